import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { setImmediate as yieldToLoop } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CellOut, SheetOut, WorkbookOut } from '../../domain/sheets/workbook.ts';
import { temporaryPathFor, writeAtomically } from './atomic-file.ts';
import { columnFormat, columnLetters, escapeText, writtenCell } from './cell-out.ts';
import type { WrittenCell } from './cell-out.ts';
import { excelLimits } from './limits.ts';
import { planLists, safeSheetNames, validations } from './sheet-furniture.ts';
import type { ListPlan } from './sheet-furniture.ts';

export type WriteOptions = {
  /** Where the file is made before it takes its place; in the same folder. */
  readonly temporaryPath?: string;
  /** Told the share of the rows that is done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
};

type Style = Partial<ExcelJS.Style>;

const tint: ExcelJS.Fill = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFFFF8DC' },
};
const headerFill: ExcelJS.Fill = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFE7EBF0' },
};

/** Empty cells to fill in are tinted this far down; a whole tinted column would print as hundreds of pages. */
const tintedRowsAtMost = 1000;
const defaultRowHeight = 15;
/** Rows are written in steps, so that progress is told and memory is given back in between. */
const rowsPerStep = 250;
/**
 * Up to here texts go into the shared table, as spreadsheet programs do it; beyond, that table (kept in memory until
 * the end) would not fit, and texts are written into their cells.
 */
const sharedTextsAtMost = 150_000;

const allRows = (sheet: SheetOut): readonly (readonly CellOut[])[] => [
  ...(sheet.prose === true ? [] : [sheet.columns.map(({ header }) => header)]),
  ...sheet.rows,
  ...(sheet.totals ?? []),
];

const textLength = (cell: CellOut): number => (typeof cell === 'string' ? cell.length : 0);

/** What no spreadsheet program would open is refused before a byte is written. */
function checked(
  workbook: WorkbookOut,
  file: string,
): Result<null, 'cell-text-too-long' | 'sheet-too-large'> {
  for (const sheet of workbook.sheets) {
    const rows = allRows(sheet);
    if (rows.length > excelLimits.rows || sheet.columns.length > excelLimits.columns) {
      return refuse('sheet-too-large', {
        file,
        sheet: sheet.name,
        limitRows: excelLimits.rows,
        limitCells: excelLimits.rows * excelLimits.columns,
      });
    }
    for (const [index, cells] of rows.entries()) {
      const column = cells.findIndex((cell) => textLength(cell) > excelLimits.cellCharacters);
      if (column === -1) continue;
      return refuse('cell-text-too-long', {
        sheet: sheet.name,
        cell: `${columnLetters(column)}${index + 1}`,
        length: textLength(cells[column] ?? null),
        limit: excelLimits.cellCharacters,
      });
    }
  }
  return ok(null);
}

type StyleKind = 'body' | 'total' | 'prose';

/** Equal styles are one object: the library then looks each up once, not once a cell. */
function styleBook(): (format: string, kind: StyleKind, tinted: boolean) => Style {
  const known = new Map<string, Style>();
  return (format, kind, tinted) => {
    const key = `${kind}|${tinted}|${format}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const style: Style = {
      numFmt: format,
      ...(tinted ? { fill: tint } : {}),
      ...(kind === 'total' ? { font: { bold: true } } : {}),
      ...(kind === 'prose' ? { alignment: { wrapText: true, vertical: 'top' as const } } : {}),
    };
    known.set(key, style);
    return style;
  };
}

const headerStyle: Style = {
  numFmt: '@',
  font: { bold: true },
  fill: headerFill,
  alignment: { wrapText: true, vertical: 'middle' },
};

function cellValue(value: WrittenCell['value'], inline: boolean): ExcelJS.CellValue {
  if (typeof value !== 'string') return value;
  const text = escapeText(value);
  // As rich text of a single run the library writes a true inline string, which keeps outer spaces.
  return inline && text !== '' ? { richText: [{ text }] } : text;
}

function writeHeader(worksheet: ExcelJS.Worksheet, sheet: SheetOut, inline: boolean): void {
  const row = worksheet.getRow(1);
  sheet.columns.forEach(({ header, note }, index) => {
    const cell = row.getCell(index + 1);
    cell.value = cellValue(writtenCell(header, undefined).value, inline);
    cell.style = headerStyle;
    if (note !== undefined) cell.note = writtenCell(note, undefined).value as string;
  });
  row.commit();
}

async function writeSheet(
  worksheet: ExcelJS.Worksheet,
  sheet: SheetOut,
  lists: ListPlan,
  inline: boolean,
  onRows: (count: number) => void,
): Promise<void> {
  const styleOf = styleBook();
  const kind: StyleKind = sheet.prose === true ? 'prose' : 'body';
  worksheet.columns = sheet.columns.map((column) => ({
    width: column.width,
    style: { numFmt: columnFormat(column) },
  }));
  let rowNumber = 0;
  if (sheet.prose !== true) {
    writeHeader(worksheet, sheet, inline);
    rowNumber = 1;
  }
  const addRow = async (cells: readonly CellOut[], rowKind: StyleKind): Promise<void> => {
    rowNumber += 1;
    const row = worksheet.getRow(rowNumber);
    const width = Math.max(cells.length, rowKind === 'body' ? sheet.columns.length : 0);
    for (let index = 0; index < width; index += 1) {
      const column = sheet.columns[index];
      const tinted = rowKind === 'body' && column?.fillIn === true;
      const { value, format } = writtenCell(cells[index] ?? null, column);
      if (value === null && !tinted) continue;
      const cell = row.getCell(index + 1);
      cell.value = cellValue(value, inline);
      cell.style = styleOf(format, rowKind, tinted);
    }
    // The library leaves out a row without values, colour and all, unless it has a height.
    if (cells.length === 0) row.height = defaultRowHeight;
    row.commit();
    if (rowNumber % rowsPerStep === 0) {
      onRows(rowsPerStep);
      await yieldToLoop();
    }
  };
  for (const cells of sheet.rows) await addRow(cells, kind);
  for (const cells of sheet.totals ?? []) await addRow(cells, 'total');

  const canTint = sheet.totals === undefined && sheet.columns.some(({ fillIn }) => fillIn === true);
  const empty = Math.min(sheet.validatedRows ?? 0, tintedRowsAtMost) - sheet.rows.length;
  if (canTint && kind === 'body') {
    for (let count = 0; count < empty; count += 1) await addRow([], 'body');
  }
  for (const { range, rule } of validations(sheet, lists)) {
    // The library's own type leaves this member out, although its guide uses it.
    (
      worksheet as unknown as {
        dataValidations: { add: (range: string, rule: ExcelJS.DataValidation) => void };
      }
    ).dataValidations.add(range, rule);
  }
  worksheet.commit();
}

async function stream(
  target: string,
  workbook: WorkbookOut,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const texts = workbook.sheets.reduce(
    (sum, sheet) => sum + sheet.rows.length * sheet.columns.length,
    0,
  );
  const inline = texts > sharedTextsAtMost;
  const total = workbook.sheets.reduce((sum, sheet) => sum + allRows(sheet).length, 0);
  let done = 0;
  const output = createWriteStream(target, { flags: 'w' });
  const failed = new Promise<never>((_, reject) => {
    output.once('error', reject);
  });
  const work = async (): Promise<void> => {
    const writer = new ExcelJS.stream.xlsx.WorkbookWriter({
      stream: output,
      useStyles: true,
      useSharedStrings: !inline,
    });
    writer.creator = 'Packbench';
    writer.lastModifiedBy = 'Packbench';
    const names = safeSheetNames(workbook.sheets.map(({ name }) => name));
    const lists = planLists(workbook, names);
    for (const [index, sheet] of workbook.sheets.entries()) {
      const frozen = sheet.frozenRows ?? (sheet.prose === true ? 0 : 1);
      const worksheet = writer.addWorksheet(names[index] ?? '', {
        views: frozen > 0 ? [{ state: 'frozen', ySplit: frozen }] : [],
        pageSetup: {
          orientation: sheet.prose === true ? 'portrait' : 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
      });
      await writeSheet(worksheet, sheet, lists, inline, (count) => {
        done += count;
        onProgress(Math.min(1, done / Math.max(1, total)));
      });
    }
    if (lists.sheet !== null) {
      const worksheet = writer.addWorksheet(lists.sheet.name, { state: 'veryHidden' });
      await writeSheet(worksheet, lists.sheet, lists, inline, () => {});
    }
    await writer.commit();
  };
  try {
    await Promise.race([work(), failed]);
  } catch (error) {
    output.destroy();
    throw error;
  }
}

/**
 * Writes a workbook as .xlsx: first to a temporary file, made durable, then in one step into its place. Text is always
 * text; only `formula` cells are formulas. A cell that is not of a sheet's rule (a date that is none, NaN) throws.
 * Refusals: `cell-text-too-long`, `sheet-too-large`, `folder-missing`, `file-locked`, `disk-full`, `file-not-written`.
 */
export async function writeWorkbook(
  path: string,
  workbook: WorkbookOut,
  options: WriteOptions = {},
): Promise<Result<null>> {
  const fine = checked(workbook, basename(path));
  if (!fine.ok) return fine;
  return writeAtomically(path, options.temporaryPath ?? temporaryPathFor(path), async (target) => {
    await stream(target, workbook, options.onProgress ?? (() => {}));
    return ok(null);
  });
}
