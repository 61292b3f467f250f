import type { GoodsAttribute } from '../catalogue/product.ts';
import type { GoodsRule, GoodsVerdict, Plan, Source } from './plan.ts';

/** What a plan says of one goods attribute to one country. */
export type Restriction = {
  readonly attribute: GoodsAttribute;
  readonly verdict: GoodsVerdict;
  /** Empty where the plan states no rule. */
  readonly reason: string;
  /** null where the plan states no rule. */
  readonly source: Source | null;
};

const strictness: Readonly<Record<GoodsVerdict, number>> = { allowed: 0, unknown: 1, refused: 2 };

const stricter = (one: GoodsRule | undefined, other: GoodsRule): GoodsRule =>
  one === undefined || strictness[other.verdict] > strictness[one.verdict] ? other : one;

/**
 * The rule of a plan for goods with `attribute` to `country`: a rule for the country goes before one for every country,
 * and of two rules for the same case the stricter one. Without a rule the verdict is `unknown`.
 */
export function goodsRestriction(
  plan: Pick<Plan, 'goods'>,
  attribute: GoodsAttribute,
  country: string,
): Restriction {
  let own: GoodsRule | undefined;
  let everywhere: GoodsRule | undefined;
  for (const rule of plan.goods) {
    if (rule.attribute !== attribute) continue;
    if (rule.country === country) own = stricter(own, rule);
    else if (rule.country === '*') everywhere = stricter(everywhere, rule);
  }
  const rule = own ?? everywhere;
  if (rule === undefined) return { attribute, verdict: 'unknown', reason: '', source: null };
  return { attribute, verdict: rule.verdict, reason: rule.reason, source: rule.source };
}

/**
 * The shipping restrictions of a plan to a country for goods with these attributes, each once and in the order given.
 * General goods (no attributes) have none.
 */
export const viewRestrictions = (
  plan: Pick<Plan, 'goods'>,
  goods: readonly GoodsAttribute[],
  country: string,
): readonly Restriction[] =>
  [...new Set(goods)].map((attribute) => goodsRestriction(plan, attribute, country));
