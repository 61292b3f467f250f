import { heldReason } from '../orders/holds.ts';
import type { Address, Order, OrderLine } from '../orders/order.ts';
import { isShippable, orderStatusLabel } from '../orders/statuses.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import type { Shipment, ShipmentItem } from './shipment.ts';
import { addressDifference, buyerDiffers } from './same-receiver.ts';

/** What should become one parcel: a whole order, several of one buyer, or some pieces of one order. */
export type ParcelRequest =
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'merge'; readonly orderIds: readonly string[] }
  | {
      readonly kind: 'split';
      readonly orderId: string;
      readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
    };

/** The goods of one parcel and where they go. */
export type ParcelDraft = {
  readonly orderIds: readonly string[];
  readonly items: readonly ShipmentItem[];
  readonly receiver: Address;
};

/** What the composition looks up. */
export type ComposeContext = {
  readonly order: (orderId: string) => Order | undefined;
  /** Pieces of a line that are in shipments already, voided ones not counted (see `shippedQuantities`). */
  readonly shipped: (orderId: string, lineId: string) => number;
};

type OrderRefusalCode = 'order-unknown' | 'order-held' | 'order-not-shippable';

type LineRefusalCode =
  | 'order-has-no-lines'
  | 'order-already-shipped'
  | 'order-line-not-found'
  | 'order-line-twice'
  | 'split-quantity-invalid'
  | 'quantity-exceeds-order';

type MergeRefusalCode =
  | 'order-partly-shipped-elsewhere'
  | 'merge-needs-orders'
  | 'merge-buyer-differs'
  | 'merge-address-differs';

export type ComposeRefusalCode = OrderRefusalCode | LineRefusalCode | MergeRefusalCode;

/** Pieces per line in these shipments, voided ones not counted; 0 for lines that are in none. */
export function shippedQuantities(
  shipments: Iterable<Pick<Shipment, 'state' | 'items'>>,
): ComposeContext['shipped'] {
  const counts = new Map<string, number>();
  for (const { state, items } of shipments) {
    if (state === 'voided') continue;
    for (const { orderId, lineId, quantity } of items) {
      const key = `${orderId}/${lineId}`;
      counts.set(key, (counts.get(key) ?? 0) + quantity);
    }
  }
  return (orderId, lineId) => counts.get(`${orderId}/${lineId}`) ?? 0;
}

/**
 * The parcel that one request makes: all pieces that are left of whole and merged orders, the named ones of a split.
 * Every refusal names the order. Refuses `order-unknown`, `order-held`, `order-not-shippable`, `order-has-no-lines`,
 * `order-already-shipped`, `order-partly-shipped-elsewhere`; for a split `order-line-not-found`, `order-line-twice`, `split-quantity-invalid`,
 * `quantity-exceeds-order`; for a merge `merge-needs-orders`, `merge-buyer-differs`, `merge-address-differs`.
 */
export function composeParcel(
  request: ParcelRequest,
  context: ComposeContext,
): Result<ParcelDraft, ComposeRefusalCode> {
  switch (request.kind) {
    case 'order':
      return composeOrders([request.orderId], context);
    case 'merge': {
      const orderIds = [...new Set(request.orderIds)];
      return orderIds.length < 2 ? refuse('merge-needs-orders') : composeOrders(orderIds, context);
    }
    case 'split': {
      const order = shippableOrder(request.orderId, context);
      if (!order.ok) return order;
      const items = splitItems(order.value, request.lines, context);
      if (!items.ok) return items;
      const { orderId, address } = order.value;
      return ok({ orderIds: [orderId], items: items.value, receiver: address });
    }
    default:
      return request satisfies never;
  }
}

function shippableOrder(orderId: string, context: ComposeContext): Result<Order, OrderRefusalCode> {
  const order = context.order(orderId);
  if (order === undefined) return refuse('order-unknown', { orderId });
  const held = heldReason(order);
  if (held !== null) return refuse('order-held', { orderId, reason: held.reason });
  if (isShippable(order.status)) return ok(order);
  const status = `${orderStatusLabel(order.status, 'en')} ${orderStatusLabel(order.status, 'zh')}`;
  return refuse('order-not-shippable', { orderId, status });
}

function composeOrders(
  orderIds: readonly string[],
  context: ComposeContext,
): Result<ParcelDraft, ComposeRefusalCode> {
  const orders: Order[] = [];
  const items: ShipmentItem[] = [];
  for (const orderId of orderIds) {
    const order = shippableOrder(orderId, context);
    if (!order.ok) return order;
    const apart = orders[0] === undefined ? null : mergeObstacle(orders[0], order.value);
    if (apart !== null) return { ok: false, refusal: apart };
    const left = restOf(order.value, context);
    if (!left.ok) return left;
    if (isShippedElsewhere(order.value, context)) {
      return refuse('order-partly-shipped-elsewhere', { orderId });
    }
    orders.push(order.value);
    items.push(...left.value);
  }
  const [first] = orders;
  if (first === undefined) return refuse('merge-needs-orders');
  return ok({ orderIds, items, receiver: first.address });
}

/** Why two orders cannot go into one parcel; null when they can. */
export function mergeObstacle(
  first: Order,
  other: Order,
): Refusal<'merge-buyer-differs' | 'merge-address-differs'> | null {
  const orders = { orderId: other.orderId, other: first.orderId };
  if (buyerDiffers(first, other)) return refusal('merge-buyer-differs', orders);
  const field = addressDifference(first.address, other.address);
  return field === null ? null : refusal('merge-address-differs', { ...orders, field });
}

const itemOf = (order: Order, line: OrderLine, quantity: number): ShipmentItem => ({
  orderId: order.orderId,
  lineId: line.lineId,
  sku: line.sku,
  title: line.title,
  quantity,
});

const leftOf = (order: Order, line: OrderLine, context: ComposeContext): number =>
  Math.max(0, line.quantity - context.shipped(order.orderId, line.lineId));

/** Part of it left without us: which pieces are left, only a person can say. */
const isShippedElsewhere = (order: Order, context: ComposeContext): boolean =>
  order.status === 'SELLER_PART_SEND_GOODS' &&
  order.lines.every(({ lineId }) => context.shipped(order.orderId, lineId) === 0);

/** Everything of an order that is in no shipment yet. */
function restOf(
  order: Order,
  context: ComposeContext,
): Result<readonly ShipmentItem[], 'order-has-no-lines' | 'order-already-shipped'> {
  const { orderId } = order;
  if (order.lines.every(({ quantity }) => quantity <= 0)) {
    return refuse('order-has-no-lines', { orderId });
  }
  const items = order.lines
    .map((line) => itemOf(order, line, leftOf(order, line, context)))
    .filter(({ quantity }) => quantity > 0);
  return items.length === 0 ? refuse('order-already-shipped', { orderId }) : ok(items);
}

/** The named pieces of an order, as far as they are left. */
function splitItems(
  order: Order,
  wanted: readonly { readonly lineId: string; readonly quantity: number }[],
  context: ComposeContext,
): Result<readonly ShipmentItem[], LineRefusalCode> {
  const rest = restOf(order, context);
  if (!rest.ok) return rest;
  const { orderId } = order;
  const items: ShipmentItem[] = [];
  for (const { lineId, quantity } of wanted) {
    const line = order.lines.find((one) => one.lineId === lineId);
    if (line === undefined) return refuse('order-line-not-found', { orderId, lineId });
    if (items.some((item) => item.lineId === lineId)) {
      return refuse('order-line-twice', { orderId, lineId });
    }
    if (!Number.isInteger(quantity) || quantity < 1) {
      return refuse('split-quantity-invalid', { orderId, lineId, quantity });
    }
    const remaining = leftOf(order, line, context);
    if (quantity > remaining) {
      return refuse('quantity-exceeds-order', { orderId, lineId, quantity, remaining });
    }
    items.push(itemOf(order, line, quantity));
  }
  return items.length === 0 ? refuse('order-has-no-lines', { orderId }) : ok(items);
}
