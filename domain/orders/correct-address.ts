import { sameAddress } from './merge-import.ts';
import type { Address, Order } from './order.ts';

/** What the platform gives as the address of an order, whatever a person made of it. */
export const platformAddressOf = (order: Order): Address =>
  order.platformAddress ?? order.dismissed?.address ?? order.address;

/**
 * The order with an address that a person corrected. What the platform said stays beside it, so that the next import
 * knows a change of the platform from what was corrected; back at the platform's own, nothing is corrected any more.
 */
export function correctAddress(order: Order, address: Address): Order {
  const { platformAddress: _, dismissed, ...rest } = order;
  const said = platformAddressOf(order);
  const edit = dismissed === undefined ? {} : { dismissed: { ...dismissed, address } };
  const corrected: Order = { ...rest, ...edit, address };
  return sameAddress(said, address) ? corrected : { ...corrected, platformAddress: said };
}

/** A field of an address as it is kept: one line, without space around it. */
export const addressText = (text: string): string => text.replace(/\s+/g, ' ').trim();
