import type { MessageCode } from '../../domain/messages.ts';
import type { Offer } from '../../domain/plans/quote.ts';

/** The best offers of one order; several where they are equal. */
export type Marks = {
  readonly cheapest: ReadonlySet<string>;
  readonly fastest: ReadonlySet<string>;
};

const lowest = (
  offers: readonly Offer[],
  valueOf: (offer: Offer) => number | null,
): ReadonlySet<string> => {
  const values = offers.flatMap((offer) => {
    const value = offer.refused === null ? valueOf(offer) : null;
    return value === null ? [] : [{ plan: offer.plan, value }];
  });
  const best = Math.min(...values.map(({ value }) => value));
  return new Set(values.filter(({ value }) => value === best).map(({ plan }) => plan));
};

/** Which plans are cheapest and which fastest, among those that take the parcel and state what they are judged by. */
export const marksOf = (offers: readonly Offer[]): Marks => ({
  cheapest: lowest(offers, ({ feeFen }) => feeFen),
  fastest: lowest(offers, ({ transitDaysMax }) => transitDaysMax),
});

/**
 * The codes of plans in the order in which a person wants to see them: those that take most of the orders first, equal
 * ones as they came.
 */
export function usefulFirst(
  codes: readonly string[],
  quotes: readonly { readonly offers: readonly Offer[] }[],
): readonly string[] {
  const takes = new Map<string, number>();
  for (const { offers } of quotes) {
    for (const { plan, refused } of offers) {
      if (refused === null) takes.set(plan, (takes.get(plan) ?? 0) + 1);
    }
  }
  return codes.toSorted((one, other) => (takes.get(other) ?? 0) - (takes.get(one) ?? 0));
}

/** A refusal in a word or two, for a place where its sentence has none: a key below `short` in the words. */
export type ShortRefusal =
  | 'country'
  | 'weight'
  | 'size'
  | 'goods'
  | 'value'
  | 'suspended'
  | 'date'
  | 'unknownWeight'
  | 'refused';

const shortByCode: Partial<Readonly<Record<MessageCode, ShortRefusal>>> = {
  'plan-country-not-served': 'country',
  'plan-weight-too-heavy': 'weight',
  'plan-weight-beyond-tariff': 'weight',
  'plan-side-too-long': 'size',
  'plan-sides-sum-too-large': 'size',
  'plan-parcel-too-small': 'size',
  'plan-roll-too-long': 'size',
  'plan-roll-too-short': 'size',
  'plan-roll-sum-too-large': 'size',
  'plan-roll-sum-too-small': 'size',
  'plan-goods-refused': 'goods',
  'plan-value-too-high': 'value',
  'plan-suspended': 'suspended',
  'plan-no-tariff-on-date': 'date',
  'parcel-weight-missing': 'unknownWeight',
  'parcel-weight-invalid': 'unknownWeight',
};

/** The short word for a refusal. */
export const shortRefusal = (code: MessageCode): ShortRefusal => shortByCode[code] ?? 'refused';

/** How the user wants plans chosen; `text` is what the rules of the domain read. */
export type RuleKind = 'cheapest' | 'cheapest-tracked' | 'fastest';

/** A rule in the form that the command line takes too: "cheapest tracked, under 20 days" is `cheapest-tracked<20d`. */
export const ruleText = (kind: RuleKind, underDays: number | null): string =>
  kind === 'fastest' || underDays === null ? kind : `${kind}<${underDays}d`;

/** Transit days as people write them; empty when nothing is known. */
export function daysText({
  transitDaysMin: min,
  transitDaysMax: max,
}: Pick<Offer, 'transitDaysMin' | 'transitDaysMax'>): string {
  if (max === null) return min === null ? '' : `${min}+`;
  return min === null || min === max ? String(max) : `${min}–${max}`;
}
