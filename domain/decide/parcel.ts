import type { Parcel } from '../plans/parcel.ts';
import { quoteParcel } from '../plans/quote.ts';
import type { Offer, PlanIndex } from '../plans/quote.ts';
import { refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { expectedWeight, parcelOf } from '../shipments/parcel.ts';
import type { ProductLookup } from '../shipments/declaration.ts';
import type { Shipment, ShipmentItem } from '../shipments/shipment.ts';
import type { State } from '../state.ts';

/** The catalogue of a state. */
export const productsOf =
  (state: State): ProductLookup =>
  (sku) =>
    state.products.get(sku);

/** A shipment as plans look at it, with the weight on the scale. */
export const parcelOfShipment = (state: State, shipment: Shipment, weightGrams: number): Parcel =>
  parcelOf(shipment.items, productsOf(state), shipment.receiver, weightGrams);

/**
 * What every plan offers for an order as one parcel, cheapest allowed first. The weight is the sum of the catalogue.
 * Refused by name: `order-unknown`, and whatever keeps the weight from being known.
 */
export function quoteOrder(
  state: State,
  plans: PlanIndex,
  orderId: string,
  today: string,
): Result<readonly Offer[]> {
  const order = state.orders.get(orderId);
  if (order === undefined) return refuse('order-unknown', { orderId });
  const items: ShipmentItem[] = order.lines.map(({ lineId, sku, title, quantity }) => ({
    orderId,
    lineId,
    sku,
    title,
    quantity,
  }));
  const products = productsOf(state);
  const weight = expectedWeight(items, products);
  if (!weight.ok) return weight;
  const parcel = parcelOf(items, products, order.address, weight.value);
  return { ok: true, value: quoteParcel(plans, parcel, today) };
}
