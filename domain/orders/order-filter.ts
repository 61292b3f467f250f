import { searchKey } from '../text.ts';
import { deadlineOf } from './deadline.ts';
import type { Deadline, DeadlineClock } from './deadline.ts';
import type { OrderEntry } from './order-entry.ts';
import type { Order } from './order.ts';
import { isShippable, orderStatuses } from './statuses.ts';

/** What a list can be filtered by: a status, or every status that waits for shipment. */
export const statusFilters = ['TO_SHIP', ...orderStatuses] as const;

export type StatusFilter = (typeof statusFilters)[number];

/** Which orders are wanted; null and the empty text ask for nothing. */
export type OrderFilter = {
  readonly status: StatusFilter | null;
  readonly held: boolean | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly deadline: Deadline | null;
  /** Found in the order number, the buyer, the receiver, the country, a SKU or a title; see `searchKey`. */
  readonly search: string;
};

/** A test of orders for one filter at one time, its text aside; made once, asked for every order. */
export function orderMatcher(
  { status, held, country, deadline }: Omit<OrderFilter, 'search'>,
  clock: DeadlineClock,
): (order: OrderEntry) => boolean {
  return (order) =>
    (status === null ||
      (status === 'TO_SHIP' ? isShippable(order.status) : order.status === status)) &&
    (country === '' || order.country === country) &&
    (deadline === null || deadlineOf(order, clock) === deadline) &&
    (held === null || order.isHeld === held);
}

/** What the text of a filter finds an order by; a line for each part, so that nothing is found across two. */
export const orderText = ({ orderId, buyerName, address, lines }: Order): string =>
  searchKey(
    [
      orderId,
      buyerName,
      address.contactName,
      address.country,
      ...lines.flatMap(({ sku, title }) => [sku, title]),
    ].join('\n'),
  );
