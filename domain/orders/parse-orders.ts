import { ok, refusal, type Result } from '../result.ts';
import { openRow } from '../row-reader.ts';
import { headerRowsSearched } from '../sheets/columns.ts';
import type { ColumnMatch } from '../sheets/columns.ts';
import type { ParsedRows, RowRejection } from '../sheets/import-report.ts';
import type { SheetRow, SheetTable } from '../sheets/table.ts';
import { matchOrderColumns, type Mapping } from './headers.ts';
import { columnLabel } from './order-columns.ts';
import type { OrderColumnKey } from './order-columns.ts';
import { readOrderRow } from './order-row.ts';
import type { OrderData } from './order.ts';

/** Reads the rows of one sheet of orders as they come; of what it was given it keeps no more than the order numbers. */
export class OrdersParser {
  readonly #sheet: Omit<SheetTable, 'rows'>;
  readonly #mapping: Mapping;
  /** The rows in which the header may be, until it is found. */
  #top: SheetRow[] = [];
  #columns: { readonly match: ColumnMatch<OrderColumnKey>; readonly header?: SheetRow } | null =
    null;
  readonly #firstRows = new Map<string, number>();

  constructor(sheet: Omit<SheetTable, 'rows'>, mapping: Mapping) {
    this.#sheet = sheet;
    this.#mapping = mapping;
  }

  /** What became of these rows, and of earlier ones that waited for the header. Refusals: see `parseOrders`. */
  take(rows: readonly SheetRow[]): Result<ParsedRows<OrderData>> {
    if (this.#columns !== null) return ok(this.#read(rows));
    for (const row of rows) this.#top.push(row);
    return this.#top.length < headerRowsSearched ? ok(nothing) : this.end();
  }

  /** What became of the rows that still waited; no more follow. */
  end(): Result<ParsedRows<OrderData>> {
    if (this.#columns !== null) return ok(nothing);
    const rows = this.#top;
    this.#top = [];
    const match = matchOrderColumns({ ...this.#sheet, rows }, this.#mapping);
    if (!match.ok) return match;
    const header = rows.find(({ row }) => row === match.value.headerRow);
    this.#columns = { match: match.value, ...(header === undefined ? {} : { header }) };
    return ok(this.#read(rows));
  }

  #read(rows: readonly SheetRow[]): ParsedRows<OrderData> {
    if (this.#columns === null) throw new Error('Orders were read before their header.');
    const { header, match } = this.#columns;
    const items: { row: number; item: OrderData }[] = [];
    const rejected: RowRejection[] = [];
    const warnings: RowRejection[] = [];
    let read = 0;
    for (const row of rows) {
      if (row.row <= match.headerRow) continue;
      const reader = openRow(row, header, match.index, this.#sheet, columnLabel);
      if (reader.blank) continue;
      read += 1;
      const { orderId, data } = readOrderRow(reader);
      const firstRow = orderId === null ? undefined : this.#firstRows.get(orderId);
      if (orderId !== null && firstRow !== undefined) {
        reader.reject('orderId', refusal('order-twice-in-file', { orderId, firstRow }));
      } else if (orderId !== null) {
        this.#firstRows.set(orderId, row.row);
      }
      if (data === null || reader.rejections.length > 0) rejected.push(...reader.rejections);
      else {
        items.push({ row: row.row, item: data });
        warnings.push(...reader.warnings);
      }
    }
    return { read, items, rejected, warnings };
  }
}

const nothing: ParsedRows<OrderData> = { read: 0, items: [], rejected: [] };

/**
 * Reads a sheet of orders, one row an order with all its items in one cell, as the seller centre exports it. Good rows
 * become orders; of each bad row everything that is wrong is named, by its header. `mapping` names headers that the
 * sheet spells in a way of its own. An order number that comes again keeps its first row; the others are refused.
 * A time left instead of a deadline is a warning, `order-time-left`. Refusals of the whole sheet: `sheet-empty`, `headers-unknown`.
 */
export function parseOrders(
  { rows, ...sheet }: SheetTable,
  mapping: Mapping = {},
): Result<ParsedRows<OrderData>> {
  const parser = new OrdersParser(sheet, mapping);
  const parsed = parser.take(rows);
  if (!parsed.ok) return parsed;
  // A sheet shorter than what is searched for the header was not read yet.
  const rest = parser.end();
  return !rest.ok || rest.value.read > 0 ? rest : parsed;
}
