import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { byCode } from './quote.ts';
import type { Offer, QuoteRefusalCode } from './quote.ts';

/** How a plan is chosen for a parcel without asking a person. */
export type ChoiceRule =
  | { readonly kind: 'cheapest'; readonly tracked: boolean; readonly maxTransitDays: number | null }
  | { readonly kind: 'fastest' }
  | { readonly kind: 'plan'; readonly code: string };

export type ChoiceRefusalCode =
  | QuoteRefusalCode
  | 'no-plan-accepts'
  | 'no-plan-comparable'
  | 'no-plan-tracked'
  | 'no-plan-in-time'
  | 'no-transit-time-known';

const cheaper = (one: Offer, other: Offer): number =>
  (one.feeFen ?? 0) - (other.feeFen ?? 0) || byCode(one.plan, other.plan);

const best = (
  offers: readonly Offer[],
  order: (one: Offer, other: Offer) => number,
): Offer | undefined =>
  offers.reduce<Offer | undefined>(
    (found, offer) => (found === undefined || order(offer, found) < 0 ? offer : found),
    undefined,
  );

const isIncomparable = ({ flags }: Offer): boolean =>
  flags.some(({ code }) => code === 'value-currency-differs');

/**
 * The offer that a rule chooses. Ties go to the cheaper plan, then to the first code. A plan whose longest transit time
 * is not known is never taken where time counts.
 * Refusals: `no-plan-accepts`, `no-plan-tracked`, `no-plan-in-time`, `no-transit-time-known`, `no-plan-comparable`, and for a plan named by
 * its code `plan-unknown` or what its offer was refused with.
 */
export function choosePlan(
  offers: readonly Offer[],
  rule: ChoiceRule,
): Result<Offer, ChoiceRefusalCode> {
  if (rule.kind === 'plan') {
    const offer = offers.find(({ plan }) => plan === rule.code);
    if (offer === undefined) return refuse('plan-unknown', { plan: rule.code });
    return offer.refused === null ? ok(offer) : { ok: false, refusal: offer.refused };
  }

  // No rule may choose a plan whose limit of value nobody could compare; a person can, by the plan's code.
  const taken = offers.filter(({ refused }) => refused === null);
  const accepted = taken.filter((offer) => !isIncomparable(offer));
  if (accepted.length === 0) {
    if (taken.length > 0) return refuse('no-plan-comparable', { count: taken.length });
    // A parcel without a weight is refused by every plan for that one reason: say it instead of "no plan".
    const missing = offers.find((one) => one.refused?.code.startsWith('parcel-'))?.refused;
    if (missing) return { ok: false, refusal: missing };
    return refuse('no-plan-accepts', { count: offers.length });
  }
  switch (rule.kind) {
    case 'cheapest': {
      const tracked = rule.tracked ? accepted.filter((offer) => offer.tracked) : accepted;
      if (tracked.length === 0) return refuse('no-plan-tracked', { count: accepted.length });
      const days = rule.maxTransitDays;
      const inTime =
        days === null
          ? tracked
          : tracked.filter(
              ({ transitDaysMax }) => transitDaysMax !== null && transitDaysMax <= days,
            );
      const offer = best(inTime, cheaper);
      return offer === undefined ? refuse('no-plan-in-time', { days: days ?? 0 }) : ok(offer);
    }
    case 'fastest': {
      const timed = accepted.filter(({ transitDaysMax }) => transitDaysMax !== null);
      const offer = best(
        timed,
        (one, other) =>
          (one.transitDaysMax ?? 0) - (other.transitDaysMax ?? 0) || cheaper(one, other),
      );
      return offer === undefined ? refuse('no-transit-time-known') : ok(offer);
    }
    default:
      return rule satisfies never;
  }
}

const cheapestForm = /^cheapest(-tracked)?(?:(<=?|:)(\d{1,3})d?)?$/i;

/**
 * Reads a rule as the command line takes it: `cheapest`, `cheapest-tracked`, `cheapest-tracked<20d` (fewer than 20
 * days; `<=20d` and `:20d` mean at most 20), `fastest`, or the code of a plan.
 * Refuses `choice-rule-invalid`; whether a plan has the code is found out when choosing.
 */
export function parseChoiceRule(text: string): Result<ChoiceRule, 'choice-rule-invalid'> {
  const rule = text.trim();
  const cheapest = cheapestForm.exec(rule.replace(/\s+/g, ''));
  if (cheapest !== null) {
    const [, tracked, comparison, digits] = cheapest;
    const days = digits === undefined ? null : Number(digits) - (comparison === '<' ? 1 : 0);
    if (days !== null && days < 1) return refuse('choice-rule-invalid', { rule });
    return ok({ kind: 'cheapest', tracked: tracked !== undefined, maxTransitDays: days });
  }
  if (rule.toLowerCase() === 'fastest') return ok({ kind: 'fastest' });
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(rule) && !/^cheapest/i.test(rule)) {
    return ok({ kind: 'plan', code: rule.toUpperCase() });
  }
  return refuse('choice-rule-invalid', { rule });
}
