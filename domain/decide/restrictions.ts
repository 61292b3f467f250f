import { prohibitedGoods } from '../plans/prohibited-goods.ts';
import type { ProhibitedGoods } from '../plans/prohibited-goods.ts';
import { viewRestrictions } from '../plans/restrictions.ts';
import type { Restriction } from '../plans/restrictions.ts';
import { goodsAttributes } from '../catalogue/product.ts';
import { refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { findOrder } from '../state.ts';
import type { State } from '../state.ts';

/** What forbids (or not) the goods of an order on one plan to the order's country, and what nobody may post at all. */
export type PlanRestrictions = {
  readonly plan: string;
  readonly country: string;
  /** For the attributes of the order's own goods; for all attributes when the order holds general goods only. */
  readonly restrictions: readonly Restriction[];
  readonly prohibited: readonly ProhibitedGoods[];
};

/** *View restrictions* of an order, for one plan or for all. Refused: `order-unknown`, `plan-unknown`. */
export function restrictionsFor(
  state: State,
  orderId: string,
  planCode: string | null,
): Result<readonly PlanRestrictions[]> {
  const order = findOrder(state, orderId);
  if (order === undefined) return refuse('order-unknown', { orderId });
  if (planCode !== null && !state.plans.has(planCode)) {
    return refuse('plan-unknown', { plan: planCode });
  }
  const goods = [
    ...new Set(order.lines.flatMap(({ sku }) => state.products.get(sku)?.goods ?? [])),
  ];
  const { country } = order.address;
  const plans = state.plans
    .valueSeq()
    .filter(({ code }) => planCode === null || code === planCode)
    .toArray();
  return {
    ok: true,
    value: plans.map((plan) => ({
      plan: plan.code,
      country,
      restrictions: viewRestrictions(plan, goods.length === 0 ? goodsAttributes : goods, country),
      prohibited: prohibitedGoods,
    })),
  };
}
