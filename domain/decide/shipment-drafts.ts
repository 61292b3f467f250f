import { heldReason } from '../orders/holds.ts';
import { groupMergeable } from '../orders/merge-candidates.ts';
import type { Order } from '../orders/order.ts';
import { isShippable } from '../orders/statuses.ts';
import { refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { findOrder } from '../state.ts';
import type { State } from '../state.ts';
import { itemsLeft } from './parcel.ts';

/** An order as it can become parcels: what is left of it, and what stands in the way. */
export type OrderDraft = {
  readonly orderId: string;
  readonly receiver: string;
  readonly city: string;
  readonly country: string;
  /** What is in no shipment yet. */
  readonly items: readonly {
    readonly lineId: string;
    readonly sku: string;
    readonly title: string;
    readonly quantity: number;
  }[];
  /** From the catalogue; null when the weight of an item is not known. */
  readonly weightGrams: number | null;
  readonly held: string | null;
  /** Its status lets it be shipped. */
  readonly shippable: boolean;
};

export type ShipmentDrafts = {
  readonly orders: readonly OrderDraft[];
  /** Orders of one buyer at one address, two or more in a group: they can travel in one parcel. */
  readonly together: readonly (readonly string[])[];
};

/** What is left to ship of some orders, and which of them can travel together. Refused: `order-unknown`. */
export function shipmentDrafts(state: State, orderIds: readonly string[]): Result<ShipmentDrafts> {
  const orders: Order[] = [];
  for (const orderId of new Set(orderIds)) {
    const order = findOrder(state, orderId);
    if (order === undefined) return refuse('order-unknown', { orderId });
    orders.push(order);
  }
  const drafts = orders.map((order) => draftOf(state, order));
  const open = new Set(
    drafts.flatMap(({ orderId, items }) => (items.length === 0 ? [] : [orderId])),
  );
  return {
    ok: true,
    value: {
      orders: drafts,
      together: groupMergeable(orders.filter(({ orderId }) => open.has(orderId))).map((group) =>
        group.map(({ orderId }) => orderId),
      ),
    },
  };
}

function draftOf(state: State, order: Order): OrderDraft {
  const { orderId, address } = order;
  const items = itemsLeft(state, order).map(({ lineId, sku, title, quantity }) => ({
    lineId,
    sku,
    title,
    quantity,
  }));
  let weightGrams: number | null = 0;
  for (const { sku, quantity } of items) {
    const each = state.products.get(sku)?.weightGrams ?? null;
    weightGrams = each === null || weightGrams === null ? null : weightGrams + each * quantity;
  }
  return {
    orderId,
    receiver: address.contactName,
    city: address.city,
    country: address.country,
    items,
    weightGrams,
    held: heldReason(order)?.reason ?? null,
    shippable: isShippable(order.status),
  };
}
