import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';

/**
 * A cell as it was read from a spreadsheet, before any rule looks at it. Formulas arrive as the value that the file
 * had cached for them. `null` is an empty cell.
 *
 * `date` is a cell that the workbook itself formats as a date; `iso` is the wall-clock time it shows,
 * `YYYY-MM-DDTHH:mm:ss`, without a zone and with the workbook's epoch already applied.
 * `number` keeps `shown` where the file says how the number is displayed.
 */
export type Cell =
  | null
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly shown?: string }
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string };

/** One row; `row` is the number that the spreadsheet shows beside it (1-based, hidden and blank rows counted). */
export type SheetRow = { readonly row: number; readonly cells: readonly Cell[] };

/** A sheet of a workbook, or a CSV file as the only sheet. Blank rows are left out; row numbers stay true. */
export type SheetTable = {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** The workbook counts days from 1904 (Excel for Mac): needed to read a bare serial in a date column. */
  readonly date1904: boolean;
  /** The workbook hides this sheet (lists behind its drop-downs, for instance). */
  readonly hidden?: true;
};

/** The sheets that the user sees; what the spreadsheet hides is not meant to be imported. */
export const visibleSheets = (tables: readonly SheetTable[]): readonly SheetTable[] =>
  tables.filter((table) => table.hidden !== true);

/** The first sheet that the user sees and that holds anything. Refusal: `sheet-empty`. */
export function firstSheet(
  tables: readonly SheetTable[],
  fileName: string,
): Result<SheetTable, 'sheet-empty'> {
  const first = visibleSheets(tables).find(({ rows }) => rows.length > 0);
  return first === undefined ? refuse('sheet-empty', { sheet: fileName }) : ok(first);
}
