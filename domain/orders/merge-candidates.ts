import { receiverKey } from '../shipments/same-receiver.ts';
import { heldReason } from './holds.ts';
import type { Order } from './order.ts';
import { isShippable } from './statuses.ts';

/** Nobody can tell whether two orders without a name are of one buyer. */
const isAnonymous = (order: Order): boolean => order.buyerName.trim() === '';

/**
 * Orders that may travel in one parcel: of one buyer, to one address, waiting to be shipped and not held. Only groups
 * of two or more, in the order in which their first orders came.
 */
export function groupMergeable(orders: Iterable<Order>): readonly (readonly Order[])[] {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    if (isAnonymous(order) || !isShippable(order.status) || heldReason(order) !== null) continue;
    const key = receiverKey(order);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [order]);
    else group.push(order);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
