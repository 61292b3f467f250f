import { ok, refuse, type Result } from '../result.ts';
import { parcelDifferences, sameAddress } from './merge-import.ts';
import type { Order, OrderHold } from './order.ts';
import { isHeldStatus, orderStatusLabel, stopsParcels } from './statuses.ts';
import type { OrderStatus } from './statuses.ts';

const heldBy = (status: OrderStatus): OrderHold => ({
  kind: 'status',
  reason: `${orderStatusLabel(status, 'en')} / ${orderStatusLabel(status, 'zh')}`,
});

/**
 * Why an order must not ship, `null` when nothing stops it. Its status goes first (only the platform can lift that),
 * then a change made after a shipment was created, then a person's hold.
 */
export function heldReason(order: Order): OrderHold | null {
  if (isHeldStatus(order.status)) return heldBy(order.status);
  return (
    order.holds.find(({ kind }) => kind === 'edited') ??
    order.holds.find(({ kind }) => kind === 'manual') ??
    null
  );
}

/**
 * Why a parcel of the order that is still here must not leave, `null` when it may: what holds the order, or a status
 * in which the customer did not pay yet or expects nothing more.
 */
export const parcelHeldReason = (order: Order): OrderHold | null =>
  stopsParcels(order.status) ? heldBy(order.status) : heldReason(order);

/** The order with a person's hold on it; an earlier one of a person is replaced. */
export function hold(order: Order, reason: string): Order {
  const others = order.holds.filter(({ kind }) => kind !== 'manual');
  return { ...order, holds: [...others, { kind: 'manual', reason }] };
}

/**
 * The order without the holds of people and of edits; an edit that waits is dismissed.
 * Refusals: `order-held-by-status` (only the platform lifts that), `order-not-held`.
 */
export function release(order: Order): Result<Order> {
  const held = heldReason(order);
  if (held === null) return refuse('order-not-held', { orderId: order.orderId });
  if (held.kind === 'status') {
    return refuse('order-held-by-status', { orderId: order.orderId, reason: held.reason });
  }
  return ok({ ...withoutEdit(order), holds: [] });
}

/**
 * The order with what the platform says now, no longer held for it. Shipments made from the old data stay as they are; a
 * correction of the address goes where the platform has another one.
 * Refusal: `order-has-no-edit`.
 */
export function acceptEdit(order: Order): Result<Order> {
  if (order.incoming === undefined) {
    return refuse('order-has-no-edit', { orderId: order.orderId });
  }
  const { incoming, dismissed: _, platformAddress, ...rest } = order;
  const isCorrected = platformAddress !== undefined && sameAddress(incoming.address, order.address);
  return ok({
    ...rest,
    ...incoming,
    ...(isCorrected ? { platformAddress } : {}),
    holds: withoutEditedHold(order),
  });
}

/**
 * The order as it was, no longer held for the edit; the same edit will not hold it again.
 * Refusal: `order-has-no-edit`.
 */
export function dismissEdit(order: Order): Result<Order> {
  if (order.incoming === undefined) {
    return refuse('order-has-no-edit', { orderId: order.orderId });
  }
  return ok({ ...withoutEdit(order), holds: withoutEditedHold(order) });
}

const withoutEditedHold = (order: Order): readonly OrderHold[] =>
  order.holds.filter(({ kind }) => kind !== 'edited');

function withoutEdit(order: Order): Order {
  const { incoming, ...rest } = order;
  if (incoming === undefined) return rest;
  const isContested =
    order.platformAddress !== undefined && !sameAddress(incoming.address, order.address);
  if (!isContested) return { ...rest, dismissed: incoming };
  // The correction stands against what the platform says now.
  const { address } = order;
  const dismissed = { ...incoming, address };
  const corrected: Order = { ...rest, platformAddress: incoming.address };
  return parcelDifferences(order, dismissed).length === 0 ? corrected : { ...corrected, dismissed };
}
