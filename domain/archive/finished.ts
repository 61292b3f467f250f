import { noticesOf } from '../decide/notices.ts';
import {
  billedByWaybill,
  defaultTolerances,
  freightView,
  nothingPaid,
  paidByShipment,
} from '../freight/freight.ts';
import type { Billed, Paid } from '../freight/freight.ts';
import { idsOf } from '../id-index.ts';
import { orderOf } from '../orders/order-entry.ts';
import type { OrderEntry } from '../orders/order-entry.ts';
import type { Order } from '../orders/order.ts';
import { isHeldStatus, isShippable } from '../orders/statuses.ts';
import type { Shipment } from '../shipments/shipment.ts';
import type { State } from '../state.ts';

/** Orders that belong together through their shipments, and to which nothing more is expected to happen. */
export type FinishedGroup = {
  readonly orderIds: readonly string[];
  readonly shipmentIds: readonly string[];
  /** UTC: the last thing that happened to one of them. */
  readonly finishedAt: string;
};

/**
 * The groups that were finished before `before` (UTC, ISO 8601): every parcel handed over or voided, every notice sent,
 * no freight owed, no hold by a person, no label whose fate is open or that an open batch names; orders without a parcel only when the platform
 * waits for none. Made one by one, so that a caller can pause between them. `null`s are looked-at orders in between.
 */
export function* finishedGroups(state: State, before: string): Generator<FinishedGroup | null> {
  const billed = billedByWaybill(state.bills.valueSeq().flatMap(({ lines }) => lines));
  const paid = paidByShipment(state.payments.values());
  const printing = new Set(state.printBatches.valueSeq().flatMap(({ shipmentIds }) => shipmentIds));
  const seen = new Set<string>();
  for (const orderId of state.orders.keys()) {
    if (seen.has(orderId)) continue;
    const { orders, shipments } = component(state, orderId);
    for (const order of orders) seen.add(order.orderId);
    const isFinished =
      shipments.every(
        (shipment) =>
          !printing.has(shipment.shipmentId) &&
          isShipmentFinished(state, shipment, { billed, paid }),
      ) &&
      orders.every(
        (entry) => !isStillToShip(entry, shipments) && isOrderFinished(orderOf(entry), shipments),
      );
    const finishedAt = isFinished ? lastOf(state, orders, shipments) : '';
    yield isFinished && finishedAt < before
      ? {
          orderIds: orders.map((order) => order.orderId),
          shipmentIds: shipments.map(({ shipmentId }) => shipmentId),
          finishedAt,
        }
      : null;
  }
}

/** An order with all orders and shipments that are tied to it, directly or through others. */
function component(
  state: State,
  orderId: string,
): { readonly orders: readonly OrderEntry[]; readonly shipments: readonly Shipment[] } {
  const orders = new Map<string, OrderEntry>();
  const shipments = new Map<string, Shipment>();
  const open = [orderId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const order = state.orders.get(id);
    if (order === undefined || orders.has(id)) continue;
    orders.set(id, order);
    for (const shipmentId of idsOf(state.shipmentsByOrder, id)) {
      const shipment = state.shipments.get(shipmentId);
      if (shipment === undefined) continue;
      shipments.set(shipmentId, shipment);
      open.push(...shipment.orderIds);
    }
  }
  return { orders: [...orders.values()], shipments: [...shipments.values()] };
}

function isShipmentFinished(
  state: State,
  shipment: Shipment,
  facts: {
    readonly billed: ReadonlyMap<string, Billed>;
    readonly paid: ReadonlyMap<string, Paid>;
  },
): boolean {
  const { shipmentId, waybill } = shipment;
  for (const jobId of idsOf(state.jobsByShipment, shipmentId)) {
    const job = state.printJobs.get(jobId)?.state;
    if (job === 'queued' || job === 'sending' || job === 'unknown') return false;
  }
  if (shipment.state === 'voided') return true;
  if (shipment.state !== 'handed-over') return false;
  const { dueFen, state: freight } = freightView({
    shipment,
    billed: waybill === null ? null : (facts.billed.get(waybill) ?? null),
    paid: facts.paid.get(shipmentId) ?? nothingPaid,
    tolerances: defaultTolerances,
    day: '',
  });
  const isTold = (orderId: string): boolean =>
    noticesOf(state, orderId).some(
      (notice) => notice.shipmentId === shipmentId && notice.state === 'sent',
    );
  return dueFen === 0 && freight !== 'disputed' && shipment.orderIds.every(isTold);
}

/** Most orders that are not finished: told without reading the whole of them. */
const isStillToShip = ({ status }: OrderEntry, shipments: readonly Shipment[]): boolean =>
  shipments.length === 0 && isShippable(status);

function isOrderFinished(order: Order, shipments: readonly Shipment[]): boolean {
  if (order.holds.length > 0 || order.incoming !== undefined) return false;
  const shipped = new Map<string, number>();
  let isShipped = false;
  for (const { state, items } of shipments) {
    if (state !== 'handed-over') continue;
    for (const { orderId, lineId, quantity } of items) {
      if (orderId !== order.orderId) continue;
      isShipped = true;
      shipped.set(lineId, (shipped.get(lineId) ?? 0) + quantity);
    }
  }
  const isWhole = order.lines.every(
    ({ lineId, quantity }) => (shipped.get(lineId) ?? 0) >= quantity,
  );
  if (isShipped && isWhole) return true;
  if (order.status === 'IN_CANCEL') return true;
  return (
    !isShippable(order.status) &&
    !isHeldStatus(order.status) &&
    order.status !== 'PLACE_ORDER_SUCCESS'
  );
}

/** When the last thing happened to any of them. */
function lastOf(
  state: State,
  orders: readonly OrderEntry[],
  shipments: readonly Shipment[],
): string {
  let last = '';
  const take = (at: string | null | undefined): void => {
    if (at !== null && at !== undefined && at > last) last = at;
  };
  for (const entry of orders) {
    const { orderId, importedAt } = orderOf(entry);
    take(importedAt);
    for (const { sentAt } of noticesOf(state, orderId)) take(sentAt);
  }
  for (const { createdAt, handoverId } of shipments) {
    take(createdAt);
    take(state.handovers.get(handoverId ?? '')?.closedAt);
  }
  return last;
}
