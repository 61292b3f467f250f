import type { Order } from '../orders/order.ts';
import type { Parcel } from '../plans/parcel.ts';
import { quoteParcel } from '../plans/quote.ts';
import type { Offer, PlanIndex } from '../plans/quote.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { expectedWeight, parcelOf } from '../shipments/parcel.ts';
import { shippedQuantities } from '../shipments/plan-shipment.ts';
import type { ProductLookup } from '../shipments/declaration.ts';
import type { Shipment, ShipmentItem } from '../shipments/shipment.ts';
import { findOrder, liveShipmentsOf } from '../state.ts';
import type { State } from '../state.ts';

/** The catalogue of a state. */
export const productsOf =
  (state: State): ProductLookup =>
  (sku) =>
    state.products.get(sku);

/** A shipment as plans look at it, with the weight on the scale. */
export const parcelOfShipment = (state: State, shipment: Shipment, weightGrams: number): Parcel =>
  parcelOf(shipment.items, productsOf(state), shipment.receiver, weightGrams);

/** What of an order is in no shipment yet, line by line. */
export function itemsLeft(state: State, { orderId, lines }: Order): readonly ShipmentItem[] {
  const shipped = shippedQuantities(liveShipmentsOf(state, orderId));
  return lines
    .map(({ lineId, sku, title, quantity }) => ({
      orderId,
      lineId,
      sku,
      title,
      quantity: quantity - shipped(orderId, lineId),
    }))
    .filter(({ quantity }) => quantity > 0);
}

/** Orders that would travel in one parcel; `lines` names the pieces of a part of one order, null takes all that is left. */
export type QuoteRequest = {
  readonly orderIds: readonly string[];
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[] | null;
};

/** The pieces of a request that are left to ship; whether the orders may ship, or travel together, does not count. */
function itemsOf(
  state: State,
  { orderIds, lines }: QuoteRequest,
): Result<
  readonly ShipmentItem[],
  'order-unknown' | 'order-has-no-lines' | 'order-already-shipped'
> {
  const items: ShipmentItem[] = [];
  for (const orderId of new Set(orderIds)) {
    const order = findOrder(state, orderId);
    if (order === undefined) return refuse('order-unknown', { orderId });
    const left = itemsLeft(state, order).flatMap((item) => {
      const part = lines?.find(({ lineId }) => lineId === item.lineId)?.quantity ?? 0;
      const quantity = lines === null ? item.quantity : Math.min(part, item.quantity);
      return quantity > 0 ? [{ ...item, quantity }] : [];
    });
    if (left.length === 0) {
      const isEmpty = order.lines.every(({ quantity }) => quantity <= 0);
      return refuse(isEmpty ? 'order-has-no-lines' : 'order-already-shipped', { orderId });
    }
    items.push(...left);
  }
  return ok(items);
}

/**
 * What every plan offers for what is left of some orders as one parcel, cheapest allowed first; it goes to the address
 * of the first of them. The weight is the sum of the catalogue. Refused by name: `order-unknown`, `order-has-no-lines`,
 * `order-already-shipped`, and whatever keeps the weight from being known.
 */
export function quoteTogether(
  state: State,
  plans: PlanIndex,
  request: QuoteRequest,
  today: string,
): Result<readonly Offer[]> {
  const items = itemsOf(state, request);
  if (!items.ok) return items;
  const receiver = findOrder(state, request.orderIds[0] ?? '')?.address;
  if (receiver === undefined) return refuse('merge-needs-orders');
  const products = productsOf(state);
  const weight = expectedWeight(items.value, products);
  if (!weight.ok) return weight;
  const parcel = parcelOf(items.value, products, receiver, weight.value);
  return ok(quoteParcel(plans, parcel, today));
}

/** What every plan offers for what is left of one order, see `quoteTogether`. */
export const quoteOrder = (
  state: State,
  plans: PlanIndex,
  orderId: string,
  today: string,
): Result<readonly Offer[]> =>
  quoteTogether(state, plans, { orderIds: [orderId], lines: null }, today);
