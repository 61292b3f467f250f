import { isoOf } from '../../domain/sheets/dates.ts';
import type { Cell, SheetRow } from '../../domain/sheets/table.ts';
import { fileRefused } from './file-refused.ts';
import type { ReadLimits } from './limits.ts';
import { numberCell } from './number-format.ts';
import type { NumberStyle } from './number-format.ts';
import { readXmlPart } from './xml-part.ts';
import type { ZipParts } from './zip-parts.ts';

/** What the cells of every sheet of one workbook refer to. */
export type WorkbookContext = {
  readonly file: string;
  readonly limits: ReadLimits;
  /** No more rows of a sheet are read than these. */
  readonly firstRows: number;
  readonly date1904: boolean;
  readonly sharedStrings: readonly Cell[];
  readonly styles: readonly NumberStyle[];
};

const escaped = /_x([0-9A-Fa-f]{4})_/g;

/** A text of a workbook as a cell; `_x000A_` stands for a character that XML could not carry (ECMA-376, 22.9.2.19). */
export function textCell(raw: string): Cell {
  const text = raw.includes('_x')
    ? raw.replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : raw;
  return /\S/.test(text) ? { kind: 'text', text: detached(text) } : null;
}

/** From this length on the engine keeps a piece of a text as a window on the whole. */
const windowedFrom = 13;

/**
 * A copy that stands alone. A text cut out of the file's XML keeps all of it in memory; over a large sheet that is
 * more than everything else together.
 */
const detached = (text: string): string =>
  text.length < windowedFrom ? text : Buffer.from(text, 'utf16le').toString('utf16le');

/** "BC12" as zero-based column and row number; null when it is no cell reference. */
function cellReference(reference: string): { column: number; row: number } | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & ~0x20;
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + code - 0x40;
  }
  const row = Number(reference.slice(at));
  return column > 0 && Number.isInteger(row) && row > 0 ? { column: column - 1, row } : null;
}

/** `t="d"` holds ISO 8601 text; what is no day (a time alone) stays text. */
function isoCell(text: string): Cell {
  const parts =
    /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:Z|[+-]00:00)?)?$/.exec(
      text.trim(),
    );
  const [year, month, day, hour, minute, second] =
    parts?.slice(1).map((part) => Number(part ?? 0)) ?? [];
  const iso = isoOf(year ?? 0, month ?? 0, day ?? 0, hour, minute, second);
  return iso === null ? textCell(text) : { kind: 'date', iso };
}

type Span = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

const merge = (reference: string): Span | null => {
  const [from, to] = reference.replaceAll('$', '').split(':').map(cellReference);
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : null;
};

/** Some writers repeat the value in every cell of a merged area; only the first one counts. */
function withoutMergedCopies(rows: SheetRow[], all: readonly Span[]): SheetRow[] {
  const first = rows[0]?.row ?? 0;
  const last = rows.at(-1)?.row ?? 0;
  const spans = all.filter(({ top, bottom }) => top <= last && bottom >= first);
  if (spans.length === 0) return rows;
  const position = new Map(rows.map(({ row }, index) => [row, index]));
  for (const { top, left, bottom, right } of spans) {
    // Rows that hold nothing are absent, so walk whichever is shorter: the area or the rows.
    const touched =
      bottom - top < rows.length
        ? Array.from({ length: bottom - top + 1 }, (_, offset) => position.get(top + offset))
        : rows.map(({ row }, index) => (row >= top && row <= bottom ? index : undefined));
    for (const index of touched) {
      const row = index === undefined ? undefined : rows[index];
      if (index === undefined || row === undefined) continue;
      const cells = row.cells.map((cell, column) =>
        column < left || column > right || (column === left && row.row === top) ? cell : null,
      );
      rows[index] = { row: row.row, cells: trimmed(cells) };
    }
  }
  return rows.filter(({ cells }) => cells.length > 0);
}

const trimmed = (cells: readonly Cell[]): readonly Cell[] => {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === null) length -= 1;
  return length === cells.length ? cells : cells.slice(0, length);
};

/** Takes some rows of a sheet; more come when it is done. */
export type TakeRows = (rows: readonly SheetRow[]) => Promise<void>;

const mergeMark = Buffer.from('mergeCell');

/**
 * The areas of a sheet part whose cells are one. They stand behind the rows that they change, so the part is looked
 * through before; that proves its checksum too, and nothing is taken of a part that is damaged.
 */
async function readSpans(
  parts: ZipParts,
  part: string,
  context: WorkbookContext,
): Promise<readonly Span[]> {
  let isMarked = false;
  await parts.unpack(part, (piece) => {
    // The mark stands there several times over, so one that two pieces share is not all there is. Where every other byte
    // is 0 it is spelled in another encoding.
    isMarked ||= piece.includes(mergeMark) || piece.includes(0);
  });
  const spans: Span[] = [];
  if (!isMarked) return spans;
  await readXmlPart(parts, part, context, {
    open: (name, attributes) => {
      const span = name === 'mergeCell' ? merge(attributes['ref'] ?? '') : null;
      if (span !== null) spans.push(span);
    },
  });
  return spans;
}

/**
 * Reads the rows of one sheet part into `take`, as they unpack. Throws `FileRefused`: `sheet-too-large` and what
 * `readXmlPart` throws.
 */
export async function readSheetRows(
  parts: ZipParts,
  part: string,
  sheet: string,
  context: WorkbookContext,
  take: TakeRows,
): Promise<void> {
  const { file, limits, firstRows, date1904, sharedStrings, styles } = context;
  // Who wants only the top of a sheet does not look through all of it before.
  const spans = firstRows === Infinity ? await readSpans(parts, part, context) : [];
  const damaged = (): Error => fileRefused('file-damaged', { file, part });
  const tooLarge = (): Error =>
    fileRefused('sheet-too-large', {
      file,
      sheet,
      limitRows: limits.rows,
      limitCells: limits.cells,
    });
  let rows: SheetRow[] = [];
  let rowCount = 0;
  let cellCount = 0;
  let row = 0;
  let column = -1;
  let cells: Cell[] = [];
  let type = 'n';
  let style: NumberStyle = { kind: 'plain' };
  let value: string[] = [];
  let within: 'nothing' | 'value' | 'inline' | 'phonetic' = 'nothing';
  let inCell = false;

  const numeric = (text: string): Cell => {
    const number = Number(text);
    if (!Number.isFinite(number)) throw damaged();
    return numberCell(number, style, date1904);
  };
  const cell = (): Cell => {
    const raw = value.length === 1 ? (value[0] ?? '') : value.join('');
    if (type === 'inlineStr' || type === 'str') return textCell(raw);
    const text = raw.trim();
    if (text === '') return null;
    switch (type) {
      case 's': {
        const shared = /^\d+$/.test(text) ? sharedStrings[Number(text)] : undefined;
        if (shared === undefined) throw damaged();
        return shared;
      }
      case 'b':
        return { kind: 'boolean', value: text === '1' || text.toLowerCase() === 'true' };
      case 'e':
        return { kind: 'error', text };
      case 'd':
        return isoCell(text);
      default:
        return numeric(text);
    }
  };

  const handOver = async (): Promise<void> => {
    const whole = withoutMergedCopies(rows, spans);
    rows = [];
    if (whole.length > 0) await take(whole);
  };

  await readXmlPart(parts, part, context, {
    open: (name, attributes) => {
      switch (name) {
        case 'row': {
          const next = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
          // Rows run downwards; a file whose rows do not cannot be told apart from a damaged one.
          if (!Number.isInteger(next) || next <= row) throw damaged();
          row = next;
          column = -1;
          cells = [];
          break;
        }
        case 'c': {
          const reference = attributes['r'];
          const at = reference === undefined ? null : cellReference(reference);
          if (reference !== undefined && at === null) throw damaged();
          column = at === null ? column + 1 : at.column;
          type = attributes['t'] ?? 'n';
          style = styles[Number(attributes['s'] ?? 0)] ?? { kind: 'plain' };
          value = [];
          inCell = true;
          break;
        }
        case 'v':
          if (inCell) within = 'value';
          break;
        case 'is':
          if (inCell) value = [];
          break;
        case 't':
          if (inCell && within !== 'phonetic') within = 'inline';
          break;
        case 'rPh':
          within = 'phonetic';
          break;
        default:
      }
    },
    text: (text) => {
      if (within === 'value' || within === 'inline') value.push(text);
    },
    close: (name) => {
      switch (name) {
        case 'v':
        case 'rPh':
          within = 'nothing';
          break;
        case 't':
          if (within === 'inline') within = 'nothing';
          break;
        case 'c': {
          inCell = false;
          const found = cell();
          if (found === null) break;
          if (column >= limits.columns) throw tooLarge();
          while (cells.length < column) cells.push(null);
          cells[column] = found;
          break;
        }
        case 'row':
          if (cells.length === 0) break;
          rowCount += 1;
          cellCount += cells.length;
          rows.push({ row, cells });
          if (rowCount > limits.rows || cellCount > limits.cells) throw tooLarge();
          if (rowCount === firstRows) throw new Enough();
          cells = [];
          break;
        default:
      }
    },
    pause: handOver,
  }).catch(async (error: unknown) => {
    if (!(error instanceof Enough)) throw error;
    await handOver();
  });
}

/** Ends the reading of a sheet of which no more is wanted. */
class Enough extends Error {}
