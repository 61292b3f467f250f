import { textOf } from '../json-text.ts';
import type { JsonText } from '../json-text.ts';
import { heldReason } from './holds.ts';
import type { Order } from './order.ts';
import type { OrderStatus } from './statuses.ts';

/**
 * An order as the state holds it: what lists of orders are filtered and counted by, and the rest as text. A station may
 * have 100,000 orders, and opening it, keeping it in memory and collecting garbage must not walk through all of each.
 */
export type OrderEntry = {
  readonly orderId: string;
  readonly status: OrderStatus;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Wall-clock `YYYY-MM-DDTHH:mm:ss` without a zone; null is unknown. */
  readonly shipBy: string | null;
  /** Whether `heldReason` gives one. */
  readonly isHeld: boolean;
  readonly text: JsonText;
};

export const entryOf = (order: Order, text = textOf(order)): OrderEntry => ({
  orderId: order.orderId,
  status: order.status,
  country: order.address.country,
  shipBy: order.shipBy,
  isHeld: heldReason(order) !== null,
  text,
});

/** The order itself, made anew. */
export const orderOf = ({ text }: OrderEntry): Order => JSON.parse(text.json) as Order;
