import { itemsLeft, quoteTogether } from '../../domain/decide/parcel.ts';
import { groupMergeable } from '../../domain/orders/merge-candidates.ts';
import { orderOf } from '../../domain/orders/order-entry.ts';
import { isShippable } from '../../domain/orders/statuses.ts';
import { choosePlan, parseChoiceRule } from '../../domain/plans/choose.ts';
import type { Offer, PlanIndex } from '../../domain/plans/quote.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { BatchRow } from '../../domain/shipments/batch-workbook.ts';
import { findOrder } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';

/**
 * The rows of the batch workbook: the orders named, or all that wait for shipment, each with the weight of what is left
 * of it and, where a rule is given, the plan that it chooses. Orders of one buyer at one address name each other where
 * a plan takes them together (with a rule: the one that it chooses); the fee of their parcel stands in the first row.
 * Refused: `order-unknown`, `choice-rule-invalid`.
 */
export function batchRows(
  state: State,
  plans: PlanIndex,
  wish: { readonly orderIds: readonly string[]; readonly plan: string; readonly today: string },
): Result<readonly BatchRow[]> {
  const { orderIds, today } = wish;
  const rule = wish.plan === '' ? null : parseChoiceRule(wish.plan);
  if (rule !== null && !rule.ok) return rule;
  for (const orderId of orderIds) {
    if (!state.orders.has(orderId)) return refuse('order-unknown', { orderId });
  }
  const wanted =
    orderIds.length > 0
      ? orderIds.flatMap((orderId) => findOrder(state, orderId) ?? [])
      : state.orders
          .valueSeq()
          .filter(({ status, isHeld }) => isShippable(status) && !isHeld)
          .map(orderOf)
          .toArray();
  const waiting = wanted.filter((order) => itemsLeft(state, order).length > 0);
  const quote = (parcel: readonly string[]): Quoted => {
    const offers = quoteTogether(state, plans, { orderIds: parcel, lines: null }, today);
    // What cannot be weighed yet, nobody can refuse yet.
    if (!offers.ok) return { offer: null, isRefused: false };
    if (rule === null) {
      return { offer: null, isRefused: offers.value.every(({ refused }) => refused !== null) };
    }
    const choice = choosePlan(offers.value, rule.value);
    return { offer: choice.ok ? choice.value : null, isRefused: !choice.ok };
  };
  const together = new Map<string, Together>();
  for (const group of groupMergeable(waiting)) {
    const ids = group.map(({ orderId }) => orderId);
    const { offer, isRefused } = quote(ids);
    if (!isRefused) for (const orderId of ids) together.set(orderId, { ids, offer });
  }
  return ok(
    waiting.map((order): BatchRow => {
      const { orderId, address } = order;
      const items = itemsLeft(state, order);
      const { ids, offer } = together.get(orderId) ?? {
        ids: [orderId],
        offer: quote([orderId]).offer,
      };
      return {
        orderId,
        mergeWith: ids.filter((id) => id !== orderId),
        receiverName: address.contactName,
        country: address.country,
        items,
        weightGrams: weightOf(state, items),
        plan: offer?.plan ?? '',
        // One parcel, one fee: the column adds up to what will be charged.
        estimatedFen: ids[0] === orderId ? (offer?.feeFen ?? null) : null,
        delivery: null,
        pickupCity: '',
        undeliverable: 'return',
      };
    }),
  );
}

/** The offer that the rule chooses; `isRefused` when no plan (or not the one that the rule asks for) takes the parcel. */
type Quoted = { readonly offer: Offer | null; readonly isRefused: boolean };

/** Orders that fill one row each and travel in one parcel, with the plan that a rule chose for it. */
type Together = { readonly ids: readonly string[]; readonly offer: Offer | null };

function weightOf(
  state: State,
  items: readonly { readonly sku: string; readonly quantity: number }[],
): number | null {
  let weightGrams = 0;
  for (const { sku, quantity } of items) {
    const each = state.products.get(sku)?.weightGrams ?? null;
    if (each === null) return null;
    weightGrams += each * quantity;
  }
  return weightGrams;
}
