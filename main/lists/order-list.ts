import { orderMatcher, orderText } from '../../domain/orders/order-filter.ts';
import type { OrderFilter } from '../../domain/orders/order-filter.ts';
import type { DeadlineClock } from '../../domain/orders/deadline.ts';
import { orderOf } from '../../domain/orders/order-entry.ts';
import type { OrderEntry } from '../../domain/orders/order-entry.ts';
import { OrderTally } from '../../domain/orders/order-tally.ts';
import { LiveList } from './live-list.ts';
import type { Wish } from './live-list.ts';

/** The orders as a list, and how many there are of each kind. */
export type OrderList = { readonly list: LiveList<OrderEntry>; readonly tally: OrderTally };

export function openOrderList(): OrderList {
  const tally = new OrderTally();
  const list = new LiveList<OrderEntry>({
    idOf: ({ orderId }) => orderId,
    textOf: (entry) => orderText(orderOf(entry)),
    onChange: tally.change,
  });
  return { list, tally };
}

/** The orders that a filter asks for at one time. */
export const orderWish = (
  { search, ...filter }: OrderFilter,
  clock: DeadlineClock,
): Wish<OrderEntry> => {
  const { status, held, country, deadline } = filter;
  // Deadlines pass: what was found for one moment does not hold for another.
  const moment = deadline === null ? null : clock.now;
  return {
    key: JSON.stringify([status, held, country, deadline, moment]),
    matches: orderMatcher(filter, clock),
    search,
  };
};
