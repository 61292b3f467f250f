import type { OrderColumnKey } from '../../domain/orders/order-columns.ts';
import type { SheetHeader } from '../../domain/orders/sheet-headers.ts';

/** Each header of a sheet with the column that it means; empty for none. */
export type Assignment = Readonly<Record<string, OrderColumnKey | ''>>;

/** What the program understood by itself. */
export const understood = (headers: readonly SheetHeader[]): Assignment =>
  Object.fromEntries(headers.map(({ header, column }) => [header, column]));

/** `header` means `column` now; a column belongs to one header, so another that had it loses it. */
export const assign = (
  assignment: Assignment,
  header: string,
  column: OrderColumnKey | '',
): Assignment => ({
  ...Object.fromEntries(
    Object.entries(assignment).map(([other, had]) => [other, had === column ? '' : had]),
  ),
  [header]: column,
});
