import { deadlineOf } from './deadline.ts';
import type { Deadline, DeadlineClock } from './deadline.ts';
import { heldReason } from './holds.ts';
import type { Order } from './order.ts';
import { isShippable, orderStatuses } from './statuses.ts';
import type { OrderStatus } from './statuses.ts';

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
  /** Found in the order number, the buyer, the receiver, the country, a SKU or a title, whatever the case. */
  readonly search: string;
};

/** A test of orders for one filter at one time; made once, asked for every order. */
export function orderMatcher(filter: OrderFilter, clock: DeadlineClock): (order: Order) => boolean {
  const { status, held, country, deadline } = filter;
  const wanted = filter.search.trim().toLowerCase();
  return (order) =>
    (status === null ||
      (status === 'TO_SHIP' ? isShippable(order.status) : order.status === status)) &&
    (country === '' || order.address.country === country) &&
    (deadline === null || deadlineOf(order, clock) === deadline) &&
    (held === null || (heldReason(order) !== null) === held) &&
    (wanted === '' || mentions(order, wanted));
}

const mentions = (order: Order, wanted: string): boolean =>
  [
    order.orderId,
    order.buyerName,
    order.address.contactName,
    order.address.country,
    ...order.lines.flatMap(({ sku, title }) => [sku, title]),
  ].some((text) => text.toLowerCase().includes(wanted));

/** How many orders there are of each kind: what a filter has to offer. */
export type OrderCounts = {
  readonly all: number;
  /** Waiting for shipment and not held. */
  readonly toShip: number;
  readonly held: number;
  readonly soon: number;
  readonly over: number;
  /** Most frequent first. */
  readonly countries: readonly { readonly country: string; readonly count: number }[];
  readonly statuses: readonly { readonly status: OrderStatus; readonly count: number }[];
};

/** Counts orders by what they can be filtered by. */
export function countOrders(orders: Iterable<Order>, clock: DeadlineClock): OrderCounts {
  const countries = new Map<string, number>();
  const statuses = new Map<OrderStatus, number>();
  const counts = { all: 0, toShip: 0, held: 0, soon: 0, over: 0 };
  for (const order of orders) {
    const { status } = order;
    const { country } = order.address;
    const isHeld = heldReason(order) !== null;
    const deadline = deadlineOf(order, clock);
    counts.all += 1;
    if (isHeld) counts.held += 1;
    else if (isShippable(status)) counts.toShip += 1;
    if (deadline !== null) counts[deadline] += 1;
    countries.set(country, (countries.get(country) ?? 0) + 1);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  return {
    ...counts,
    countries: [...countries]
      .map(([country, count]) => ({ country, count }))
      .sort((one, other) => other.count - one.count || (one.country < other.country ? -1 : 1)),
    statuses: [...statuses]
      .map(([status, count]) => ({ status, count }))
      .sort((one, other) => other.count - one.count || (one.status < other.status ? -1 : 1)),
  };
}
