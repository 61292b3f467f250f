import { heldReason } from './holds.ts';
import type { Address, Order } from './order.ts';
import { isShippable } from './statuses.ts';

/** No case, accents, spaces or punctuation: buyers type their own address differently from order to order. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Two addresses with the same key are one place and person. Telephones do not count: people give now one, now another. */
export function addressKey(address: Address): string {
  const { contactName, country, province, city, street, postcode } = address;
  return [contactName, country, province, city, street, postcode].map(plain).join('|');
}

/** Who bought: the name on the platform, or the e-mail address where the export gave none; `''` when unknown. */
export const buyerKey = (order: Order): string => plain(order.buyerName) || plain(order.buyerEmail);

/**
 * Orders that may travel in one parcel: of one buyer, to one address, waiting to be shipped and not held. Only groups
 * of two or more, in the order in which their first orders came.
 */
export function groupMergeable(orders: Iterable<Order>): readonly (readonly Order[])[] {
  const groups = new Map<string, Order[]>();
  for (const order of orders) {
    const buyer = buyerKey(order);
    if (buyer === '' || !isShippable(order.status) || heldReason(order) !== null) continue;
    const key = `${buyer}|${addressKey(order.address)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [order]);
    else group.push(order);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
