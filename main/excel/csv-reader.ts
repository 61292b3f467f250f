import { parse } from 'csv-parse/sync';
import type { Cell, SheetRow, SheetTable } from '../../domain/sheets/table.ts';
import { fileRefused } from './file-refused.ts';
import { beginsFormula } from './formula-guard.ts';
import type { ReadLimits } from './limits.ts';

const delimiters = [',', '\t', ';', '|'] as const;
const sampledLines = 30;

/** The delimiter that the top lines use most, outside quotes; a comma when they use none. */
function findDelimiter(text: string): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  let lines = 0;
  for (let at = 0; at < text.length && lines < sampledLines; at += 1) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === '\n') lines += 1;
    else if (!quoted && counts.has(character)) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  // A tab inside a value is rare and a comma is not: any tab in the sample's lines outweighs commas.
  const tabs = counts.get('\t') ?? 0;
  if (tabs >= Math.max(1, lines)) return '\t';
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/**
 * A value without the guards that keep spreadsheet programs from reading it their own way: `="0012"`, and an
 * apostrophe before a sign that would begin a formula (our own CSV writer sets it).
 */
function unguarded(value: string): string {
  const wrapped = /^="(.*)"$/s.exec(value);
  if (wrapped?.[1] !== undefined) return wrapped[1].replaceAll('""', '"');
  return value.startsWith("'") && beginsFormula.test(value) ? value.slice(1) : value;
}

const csvCell = (value: string): Cell => {
  const text = unguarded(value);
  return /\S/.test(text) ? { kind: 'text', text } : null;
};

const lastFilled = (cells: readonly Cell[]): number => {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === null) length -= 1;
  return length;
};

/**
 * Reads delimited text; every value is text, and a record is a row even when it spans lines.
 * Throws `FileRefused`: `file-damaged` (a quote that never ends), `sheet-too-large`.
 */
export function readCsv(
  text: string,
  context: { readonly file: string; readonly sheet: string; readonly limits: ReadLimits },
): SheetTable {
  const { file, sheet, limits } = context;
  const rows: SheetRow[] = [];
  let cellCount = 0;
  let row = 0;
  let refused: Error | null = null;
  try {
    parse(text, {
      delimiter: findDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      // Each record is turned into a row at once; keeping the library's own copy too would double the memory.
      on_record: (record: readonly string[]) => {
        row += 1;
        const cells = record.map(csvCell);
        const length = lastFilled(cells);
        if (length === 0) return null;
        cellCount += length;
        if (rows.length >= limits.rows || cellCount > limits.cells || length > limits.columns) {
          refused = fileRefused('sheet-too-large', {
            file,
            sheet,
            limitRows: limits.rows,
            limitCells: limits.cells,
          });
          throw refused;
        }
        rows.push({ row, cells: cells.slice(0, length) });
        return null;
      },
    });
  } catch (error) {
    if (refused !== null) throw refused;
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : row + 1;
    throw fileRefused('file-damaged', { file, part: `line ${line}` });
  }
  return { name: sheet, rows, date1904: false };
}
