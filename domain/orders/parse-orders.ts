import { ok, refusal, type Result } from '../result.ts';
import { openRow } from '../row-reader.ts';
import { rowsBelow } from '../sheets/columns.ts';
import type { ParsedRows, RowRejection } from '../sheets/import-report.ts';
import type { SheetTable } from '../sheets/table.ts';
import { matchOrderColumns, type Mapping } from './headers.ts';
import { columnLabel } from './order-columns.ts';
import { readOrderRow } from './order-row.ts';
import type { OrderData } from './order.ts';

/**
 * Reads a sheet of orders, one row an order with all its items in one cell, as the seller centre exports it. Good rows
 * become orders; of each bad row everything that is wrong is named, by its header. `mapping` names headers that the
 * sheet spells in a way of its own. An order number that comes again keeps its first row; the others are refused.
 * Refusals of the whole sheet: `sheet-empty`, `headers-unknown`.
 */
export function parseOrders(
  table: SheetTable,
  mapping: Mapping = {},
): Result<ParsedRows<OrderData>> {
  const matched = matchOrderColumns(table, mapping);
  if (!matched.ok) return matched;
  const { headerRow, index } = matched.value;
  const header = table.rows.find(({ row }) => row === headerRow);

  const items: { row: number; item: OrderData }[] = [];
  const rejected: RowRejection[] = [];
  const firstRows = new Map<string, number>();
  let read = 0;
  for (const row of rowsBelow(table, headerRow)) {
    const reader = openRow(row, header, index, table, columnLabel);
    if (reader.blank) continue;
    read += 1;
    const { orderId, data } = readOrderRow(reader);
    const firstRow = orderId === null ? undefined : firstRows.get(orderId);
    if (orderId !== null && firstRow !== undefined) {
      reader.reject('orderId', refusal('order-twice-in-file', { orderId, firstRow }));
    } else if (orderId !== null) {
      firstRows.set(orderId, row.row);
    }
    if (data === null || reader.rejections.length > 0) rejected.push(...reader.rejections);
    else items.push({ row: row.row, item: data });
  }
  return ok({ read, items, rejected });
}
