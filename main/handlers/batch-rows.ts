import { quoteOrder } from '../../domain/decide/parcel.ts';
import { heldReason } from '../../domain/orders/holds.ts';
import { groupMergeable } from '../../domain/orders/merge-candidates.ts';
import { isShippable } from '../../domain/orders/statuses.ts';
import { choosePlan, parseChoiceRule } from '../../domain/plans/choose.ts';
import type { PlanIndex } from '../../domain/plans/quote.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { BatchRow } from '../../domain/shipments/batch-workbook.ts';
import { shippedQuantities } from '../../domain/shipments/plan-shipment.ts';
import { liveShipmentsOf } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';

/**
 * The rows of the batch workbook: the orders named, or all that wait for shipment, each with its weight and, where a
 * rule is given, the plan that it chooses. Orders of one buyer at one address name each other and get one plan.
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
      ? orderIds.flatMap((orderId) => state.orders.get(orderId) ?? [])
      : state.orders
          .valueSeq()
          .filter((order) => isShippable(order.status) && heldReason(order) === null)
          .toArray();
  const together = new Map<string, readonly string[]>();
  for (const group of groupMergeable(wanted)) {
    const ids = group.map(({ orderId }) => orderId);
    for (const orderId of ids)
      together.set(
        orderId,
        ids.filter((id) => id !== orderId),
      );
  }
  const planOfGroup = new Map<string, string>();
  const rows: BatchRow[] = [];
  for (const order of wanted) {
    const { orderId } = order;
    const shipped = shippedQuantities(liveShipmentsOf(state, orderId));
    const items = order.lines
      .map(({ lineId, sku, title, quantity }) => ({
        sku,
        title,
        quantity: quantity - shipped(orderId, lineId),
      }))
      .filter(({ quantity }) => quantity > 0);
    if (items.length === 0) continue;
    const quoted = quoteOrder(state, plans, orderId, today);
    const choice = quoted.ok && rule !== null ? choosePlan(quoted.value, rule.value) : null;
    const offer = choice?.ok === true ? choice.value : null;
    for (const other of together.get(orderId) ?? []) {
      if (offer !== null && !planOfGroup.has(orderId)) planOfGroup.set(other, offer.plan);
    }
    rows.push({
      orderId,
      mergeWith: together.get(orderId) ?? [],
      receiverName: order.address.contactName,
      country: order.address.country,
      items,
      weightGrams: weightOf(state, items),
      plan: planOfGroup.get(orderId) ?? offer?.plan ?? '',
      estimatedFen: offer?.feeFen ?? null,
      delivery: null,
      pickupCity: '',
      undeliverable: 'return',
    });
  }
  return ok(rows);
}

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
