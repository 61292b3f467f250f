import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import * as xlsx from '@e965/xlsx';
import type { Cell, SheetRow, SheetTable } from '../../domain/sheets/table.ts';
import { fileRefused } from './file-refused.ts';
import type { ReadLimits } from './limits.ts';
import { numberCell, numberStyle } from './number-format.ts';

// Files older than Excel 97 hold their text in a Windows code page.
xlsx.set_cptable(codepages);

const textOf = (value: xlsx.CellObject['v']): string => (value === undefined ? '' : String(value));

function toCell(cell: xlsx.CellObject | undefined, date1904: boolean): Cell {
  if (cell === undefined) return null;
  switch (cell.t) {
    case 'n':
      return typeof cell.v === 'number'
        ? numberCell(
            cell.v,
            numberStyle(0, cell.z === undefined ? undefined : String(cell.z)),
            date1904,
          )
        : null;
    case 's': {
      const text = textOf(cell.v).replace(/\r\n?/g, '\n');
      return /\S/.test(text) ? { kind: 'text', text } : null;
    }
    case 'b':
      return { kind: 'boolean', value: cell.v === true };
    case 'e':
      return { kind: 'error', text: cell.w ?? textOf(cell.v) };
    case 'd':
    case 'z':
      return null;
    default:
      return cell.t satisfies never;
  }
}

/** Cells in a dense sheet: rows of cells, holes where there is none. */
type DenseRows = readonly (readonly (xlsx.CellObject | undefined)[] | undefined)[];

function toTable(
  name: string,
  sheet: xlsx.WorkSheet,
  date1904: boolean,
  context: { readonly file: string; readonly limits: ReadLimits },
): SheetTable {
  const { file, limits } = context;
  const merged = new Set<string>();
  for (const { s: from, e: to } of sheet['!merges'] ?? []) {
    for (let row = from.r; row <= Math.min(to.r, from.r + limits.rows); row += 1) {
      for (let column = from.c; column <= Math.min(to.c, from.c + limits.columns); column += 1) {
        if (row !== from.r || column !== from.c) merged.add(`${row}:${column}`);
      }
    }
  }
  const dense = (sheet['!data'] ?? []) as DenseRows;
  const rows: SheetRow[] = [];
  let cellCount = 0;
  dense.forEach((line, index) => {
    const cells: Cell[] = [];
    line?.forEach((raw, column) => {
      const cell = merged.has(`${index}:${column}`) ? null : toCell(raw, date1904);
      if (cell === null) return;
      while (cells.length < column) cells.push(null);
      cells[column] = cell;
    });
    if (cells.length === 0) return;
    cellCount += cells.length;
    rows.push({ row: index + 1, cells });
    if (rows.length > limits.rows || cellCount > limits.cells || cells.length > limits.columns) {
      throw fileRefused('sheet-too-large', {
        file,
        sheet: name,
        limitRows: limits.rows,
        limitCells: limits.cells,
      });
    }
  });
  return { name, rows, date1904 };
}

/** The directory of an OLE container names its streams in UTF-16. */
const namesStream = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(name, 'utf16le'),
  );

/**
 * Reads .xls (BIFF), and the HTML and XML that some sites call .xls, given as text.
 * Throws `FileRefused`: `file-encrypted`, `file-kind-unknown`, `file-damaged`, `sheet-too-large`.
 */
export function readXls(
  source: Uint8Array | string,
  context: { readonly file: string; readonly limits: ReadLimits },
): readonly SheetTable[] {
  const { file } = context;
  if (typeof source !== 'string') {
    if (namesStream(source, 'EncryptedPackage')) throw fileRefused('file-encrypted', { file });
    if (!namesStream(source, 'Workbook') && !namesStream(source, 'Book')) {
      throw fileRefused('file-kind-unknown', { file });
    }
  }
  let workbook: xlsx.WorkBook;
  try {
    workbook = xlsx.read(source, {
      type: typeof source === 'string' ? 'string' : 'buffer',
      // Values as they stand: the library must neither guess numbers from text nor make dates in the local zone.
      raw: true,
      cellDates: false,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      dense: true,
    });
  } catch (error) {
    if (/password|encrypt/i.test(String(error))) throw fileRefused('file-encrypted', { file });
    throw fileRefused('file-damaged', { file, part: 'workbook' });
  }
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const tables = workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined || (sheet['!type'] ?? 'sheet') !== 'sheet') return [];
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const table = toTable(name, sheet, date1904, context);
    return [hidden ? { ...table, hidden: true as const } : table];
  });
  // The library passes over what it cannot make out, down to a workbook without sheets, which no program writes.
  if (tables.length === 0) throw fileRefused('file-damaged', { file, part: 'workbook' });
  return tables;
}
