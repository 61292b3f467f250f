import { renderMessage, type Language } from '../messages.ts';
import { planSheets } from '../plans/plans-workbook-columns.ts';
import type { PlanSheetKey } from '../plans/plans-workbook-columns.ts';
import { sheetTable } from '../plans/plans-workbook-parse.ts';
import { cellText, hasLostDigits } from '../sheets/cells.ts';
import { matchColumns, rowsBelow } from '../sheets/columns.ts';
import { refusal } from '../result.ts';
import type { RowRejection } from '../sheets/import-report.ts';
import type { Cell, SheetRow, SheetTable } from '../sheets/table.ts';
import type { CellOut, SheetOut, WorkbookOut } from '../sheets/workbook.ts';
import type { ImportSheet } from './kinds.ts';

/**
 * The cell as it was. A number whose digits were cut stays a number: as text it would pass for a whole order number
 * when the sheet is imported again.
 */
function sameCell(cell: Cell | undefined): CellOut {
  if (cell === null || cell === undefined) return null;
  switch (cell.kind) {
    case 'number':
      return cell.shown === undefined || hasLostDigits(cell) ? cell.value : cellText(cell);
    case 'date':
      return { kind: 'date', iso: cell.iso };
    case 'text':
      return cell.text;
    case 'boolean':
    case 'error':
      return cellText(cell);
    default:
      return cell satisfies never;
  }
}

/** Which columns tell the reader what is wrong with a row; no import knows such headers. */
const reasonHeaders = (language: Language) =>
  language === 'zh'
    ? (['原文件行号', '未导入原因'] as const)
    : (['Row in the file', 'Why not imported'] as const);

/** A sheet with some rows of another under the headers they had, behind their row numbers and what is wrong with them. */
function sheetOfRows(
  name: string,
  { table, headerRow }: ImportSheet,
  rows: readonly SheetRow[],
  reasonOf: (row: number) => string,
  language: Language,
): SheetOut {
  const header = table.rows.find(({ row }) => row === headerRow)?.cells ?? [];
  const width = Math.max(header.length, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => ({
    header: cellText(header[index]),
    width: 18,
    format: rows.some(({ cells }) => ['number', 'date'].includes(cells[index]?.kind ?? ''))
      ? ('general' as const)
      : ('text' as const),
  }));
  const [rowHeader, reasonHeader] = reasonHeaders(language);
  return {
    name,
    columns: [
      { header: rowHeader, width: 12, format: 'integer' },
      { header: reasonHeader, width: 60 },
      ...columns,
    ],
    rows: rows.map(({ row, cells }) => [
      row,
      reasonOf(row),
      ...columns.map((_, index) => sameCell(cells[index])),
    ]),
  };
}

/** What is wrong with each row, in words. */
function reasonsByRow(
  rejected: readonly RowRejection[],
  language: Language,
): ReadonlyMap<number, readonly string[]> {
  const reasons = new Map<number, string[]>();
  for (const { row, field, refusal: why } of rejected) {
    const message = renderMessage(why, language);
    const reason = field === '' ? message : `${field}: ${message}`;
    reasons.set(row, [...(reasons.get(row) ?? []), reason]);
  }
  return reasons;
}

/**
 * The rows that were taken while a later one says otherwise. They go along with it: a repeated row that came again
 * alone would take the place of the one that was taken.
 */
const contradicted = (rejected: readonly RowRejection[]): readonly RowRejection[] =>
  rejected.flatMap(({ row, field, refusal: { code, params } }) =>
    (code === 'order-twice-in-file' || code === 'sku-twice-in-file') &&
    typeof params['firstRow'] === 'number'
      ? [{ row: params['firstRow'], field, refusal: refusal('row-contradicted', { row }) }]
      : [],
  );

/**
 * The rows of a sheet that were not taken, under the headers they had, with two columns before them that say which row it
 * was and why: ready to be mended and imported again, those columns being no header that an import knows. With a row that
 * repeats another goes the one that was taken.
 */
export function rejectedRowsWorkbook(
  sheet: ImportSheet,
  rejected: readonly RowRejection[],
  language: Language,
): WorkbookOut {
  const reasons = reasonsByRow([...rejected, ...contradicted(rejected)], language);
  const bad = sheet.table.rows.filter(({ row }) => reasons.has(row));
  const reasonOf = (row: number): string => (reasons.get(row) ?? []).join('\n');
  const name = language === 'zh' ? '未导入的行' : 'Rejected rows';
  return { sheets: [sheetOfRows(name, sheet, bad, reasonOf, language)] };
}

/**
 * The plans of a plans workbook that were left out, with all their rows in all its sheets: a plan is taken whole or not at
 * all, so its good rows have to be imported again with the mended ones. A row whose plan is not among `leftOutPlans`
 * stands alone.
 */
export function rejectedPlansWorkbook(
  tables: readonly SheetTable[],
  rejected: readonly RowRejection[],
  leftOutPlans: readonly string[],
  language: Language,
): WorkbookOut {
  const sheets = (Object.keys(planSheets) as PlanSheetKey[]).flatMap((key) => {
    const { name, columns } = planSheets[key];
    const table = sheetTable(tables, key);
    const match = table === undefined ? undefined : matchColumns<string>(table, columns);
    if (table === undefined || match?.ok !== true) return [];
    const { headerRow, index } = match.value;
    const own = rejected.filter(({ field }) => field.startsWith(`${name}!`));
    const column = index[key === 'plans' ? 'code' : 'plan'];
    const planOf = ({ cells }: SheetRow): string =>
      column === undefined ? '' : cellText(cells[column]).trim().toUpperCase();
    return [{ name, table, headerRow, reasons: reasonsByRow(own, language), planOf }];
  });
  const leftOut = new Set(leftOutPlans);
  return {
    sheets: sheets.map(({ name, table, headerRow, reasons, planOf }) => {
      const rows = rowsBelow(table, headerRow).filter(
        (row) => reasons.has(row.row) || leftOut.has(planOf(row)),
      );
      const reasonOf = (row: number): string => (reasons.get(row) ?? []).join('\n');
      return sheetOfRows(name, { table, headerRow }, rows, reasonOf, language);
    }),
  };
}
