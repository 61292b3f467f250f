import type { SheetRow, SheetTable } from '../../domain/sheets/table.ts';

/** What is known of a sheet before its rows. */
export type SheetHead = Omit<SheetTable, 'rows'>;

/** Takes the sheets of a file while it is read; more comes when what was given is done with. */
export type SheetTaker = {
  readonly begin: (sheet: SheetHead) => void | Promise<void>;
  /** Some rows of the sheet that began last; never none. */
  readonly rows: (rows: readonly SheetRow[]) => Promise<void>;
};

/** Rows of what was read as a whole are handed on in parts of about this many. */
const rowsPerPart = 500;

/** Hands on the first rows of a sheet that is in memory already. */
export async function handOn(
  { rows, ...head }: SheetTable,
  firstRows: number,
  taker: SheetTaker,
): Promise<void> {
  await taker.begin(head);
  const count = Math.min(rows.length, firstRows);
  for (let from = 0; from < count; from += rowsPerPart) {
    await taker.rows(rows.slice(from, Math.min(count, from + rowsPerPart)));
  }
}

/** Keeps everything. */
export function collectSheets(): SheetTaker & { readonly tables: readonly SheetTable[] } {
  const tables: (SheetHead & { readonly rows: SheetRow[] })[] = [];
  return {
    tables,
    begin: (sheet) => void tables.push({ ...sheet, rows: [] }),
    rows: async (rows) => {
      const table = tables.at(-1);
      for (const row of rows) table?.rows.push(row);
    },
  };
}
