import { convert, isConfirmed, starterRates } from '../currency-rates.ts';
import type { CurrencyRate } from '../currency-rates.ts';
import { formatAmount } from '../money.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import { feeFor, latestOn } from './fee.ts';
import type { Fee, FeeRefusalCode, Flag } from './fee.ts';
import type { Parcel } from './parcel.ts';
import type { Plan, Source, Tariff, Warehouse } from './plan.ts';
import { goodsRestriction } from './restrictions.ts';
import { checkSize } from './size.ts';
import type { SizeRefusalCode } from './size.ts';

export type QuoteRefusalCode =
  | FeeRefusalCode
  | SizeRefusalCode
  | 'plan-unknown'
  | 'plan-country-not-served'
  | 'plan-weight-too-heavy'
  | 'plan-goods-refused'
  | 'plan-value-too-high';

/** What a plan offers for a parcel: an estimated freight, or why it does not take it. */
export type Offer = {
  /** The plan's code. */
  readonly plan: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly carrier: string;
  readonly tracked: boolean;
  /** null when refused. */
  readonly feeFen: number | null;
  /** The part of `feeFen` that is fuel surcharge; null when refused. */
  readonly fuelFen: number | null;
  readonly currency: 'CNY';
  /** null when refused. */
  readonly chargeableGrams: number | null;
  readonly volumetric: boolean;
  /** Days; null is unknown. */
  readonly transitDaysMin: number | null;
  readonly transitDaysMax: number | null;
  /** The plan's first warehouse. */
  readonly warehouse: Warehouse | null;
  readonly flags: readonly Flag[];
  /** Of the tariff, or of the plan where no tariff applies. */
  readonly source: Source;
  readonly refused: Refusal<QuoteRefusalCode> | null;
};

type IndexedPlan = {
  readonly plan: Plan;
  readonly tariffsByCountry: ReadonlyMap<string, readonly Tariff[]>;
};

/** Plans prepared for quoting; built once by `openPlanIndex` and good for as many parcels as there are. */
export type PlanIndex = {
  /** In the order of their codes. */
  readonly plans: readonly IndexedPlan[];
  readonly byCode: ReadonlyMap<string, IndexedPlan>;
  /** What values are compared by that stand in another currency than the limit of a plan. */
  readonly rates: readonly CurrencyRate[];
};

/** Compares codes by their characters, so that the order does not depend on the machine's language. */
export const byCode = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** Prepares plans for quoting. Of two plans with one code the later one counts. */
export function openPlanIndex(
  plans: Iterable<Plan>,
  rates: readonly CurrencyRate[] = starterRates,
): PlanIndex {
  const indexed = new Map<string, IndexedPlan>();
  for (const plan of plans) {
    const tariffsByCountry = new Map<string, Tariff[]>();
    for (const tariff of plan.tariffs) {
      const known = tariffsByCountry.get(tariff.country);
      if (known === undefined) tariffsByCountry.set(tariff.country, [tariff]);
      else known.push(tariff);
    }
    indexed.set(plan.code, { plan, tariffsByCountry });
  }
  return {
    plans: [...indexed.values()].sort((a, b) => byCode(a.plan.code, b.plan.code)),
    byCode: indexed,
    rates,
  };
}

/**
 * The tariff of a plan to `country` on `date` (`YYYY-MM-DD`): of those that apply the one that began last.
 * Refusals: `plan-unknown`, `plan-country-not-served`, `plan-no-tariff-on-date`, `plan-suspended`.
 */
export function tariffFor(
  index: PlanIndex,
  code: string,
  country: string,
  date: string,
): Result<
  Tariff,
  'plan-unknown' | 'plan-country-not-served' | 'plan-no-tariff-on-date' | 'plan-suspended'
> {
  const found = index.byCode.get(code);
  if (found === undefined) return refuse('plan-unknown', { plan: code });
  const tariffs = found.tariffsByCountry.get(country);
  if (tariffs === undefined) return refuse('plan-country-not-served', { plan: code, country });
  const tariff = latestOn(tariffs, date);
  if (tariff === undefined) return refuse('plan-no-tariff-on-date', { plan: code, country, date });
  if (tariff.suspended) return refuse('plan-suspended', { plan: code, country });
  return ok(tariff);
}

type Checked = { readonly fee: Fee; readonly flags: readonly Flag[] };

/** The limits of the plan in the order in which a person would fix them, then the fee. */
function checkParcel(
  plan: Plan,
  tariff: Tariff,
  parcel: Parcel,
  date: string,
  rates: readonly CurrencyRate[],
): Result<Checked, QuoteRefusalCode> {
  const { code } = plan;
  const { country } = parcel;
  const flags: Flag[] = [];

  const limit = tariff.maxWeightGrams ?? plan.maxWeightGrams;
  if (parcel.weightGrams !== null && limit !== null && parcel.weightGrams > limit) {
    return refuse('plan-weight-too-heavy', {
      plan: code,
      country,
      limit,
      grams: parcel.weightGrams,
    });
  }
  const fee = feeFor(tariff, plan, parcel, date);
  if (!fee.ok) return fee;
  flags.push(...fee.value.flags);

  const size = checkSize(plan, parcel);
  if (size.refused !== null) return { ok: false, refusal: size.refused };
  if (size.unknown && !flags.some((flag) => flag.code === 'size-unknown')) {
    flags.push(refusal('size-unknown', { plan: code }));
  }

  for (const attribute of new Set(parcel.goods)) {
    const { verdict, reason, source } = goodsRestriction(plan, attribute, country);
    if (verdict === 'refused') {
      const params = { plan: code, attribute, country, reason, source: source?.text ?? '' };
      return refuse('plan-goods-refused', params);
    }
    if (verdict === 'unknown') {
      flags.push(refusal('goods-unknown', { plan: code, attribute, country }));
    }
  }

  if (plan.maxValue !== null) {
    const limited = { plan: code, limit: formatAmount(plan.maxValue) };
    if (parcel.value === null) {
      flags.push(refusal('value-unknown', limited));
    } else {
      const { currency } = plan.maxValue;
      const value = convert(parcel.value, currency, rates);
      const declared = formatAmount(parcel.value);
      if (value === null) {
        flags.push(refusal('value-currency-differs', { ...limited, value: declared }));
      } else {
        const isSame = parcel.value.currency === currency;
        const shown = isSame ? declared : `${declared} = ${formatAmount(value)}`;
        if (value.minor > plan.maxValue.minor) {
          return refuse('plan-value-too-high', { ...limited, value: shown });
        }
        if (!isConfirmed(rates, parcel.value.currency, currency)) {
          flags.push(refusal('value-rate-unconfirmed', { ...limited, value: shown }));
        }
      }
    }
  }

  if (!tariff.source.confirmed) {
    flags.push(refusal('unconfirmed-tariff', { plan: code, country, source: tariff.source.text }));
  }
  return ok({ fee: fee.value, flags });
}

function refusedOffer(
  plan: Plan | undefined,
  code: string,
  tariff: Tariff | undefined,
  refused: Refusal<QuoteRefusalCode>,
): Offer {
  return {
    plan: code,
    nameEn: plan?.nameEn ?? code,
    nameZh: plan?.nameZh ?? code,
    carrier: plan?.carrier ?? '',
    tracked: plan?.tracked ?? false,
    feeFen: null,
    fuelFen: null,
    currency: 'CNY',
    chargeableGrams: null,
    volumetric: false,
    transitDaysMin: tariff?.transitDaysMin ?? null,
    transitDaysMax: tariff?.transitDaysMax ?? null,
    warehouse: plan?.warehouses[0] ?? null,
    flags: [],
    source: tariff?.source ?? plan?.source ?? { text: '', date: '', confirmed: false },
    refused,
  };
}

/**
 * What the plan `code` offers for a parcel on `date` (`YYYY-MM-DD`). Every reason not to take it is an offer with
 * `refused` set, also a code that no plan has (`plan-unknown`).
 */
export function quotePlan(index: PlanIndex, code: string, parcel: Parcel, date: string): Offer {
  const plan = index.byCode.get(code)?.plan;
  const tariff = tariffFor(index, code, parcel.country, date);
  if (plan === undefined || !tariff.ok) {
    const refused = tariff.ok ? refusal('plan-unknown', { plan: code }) : tariff.refusal;
    return refusedOffer(plan, code, undefined, refused);
  }
  const checked = checkParcel(plan, tariff.value, parcel, date, index.rates);
  if (!checked.ok) return refusedOffer(plan, code, tariff.value, checked.refusal);
  const { fee, flags } = checked.value;
  return {
    plan: code,
    nameEn: plan.nameEn,
    nameZh: plan.nameZh,
    carrier: plan.carrier,
    tracked: plan.tracked,
    feeFen: fee.feeFen,
    fuelFen: fee.fuelFen,
    currency: 'CNY',
    chargeableGrams: fee.chargeableGrams,
    volumetric: fee.volumetric,
    transitDaysMin: tariff.value.transitDaysMin,
    transitDaysMax: tariff.value.transitDaysMax,
    warehouse: plan.warehouses[0] ?? null,
    flags,
    source: tariff.value.source,
    refused: null,
  };
}

const price = (offer: Offer): number => offer.feeFen ?? Infinity;

/** Cheapest first, offers of one price and refused ones (which come last) by code. */
const cheapestFirst = (one: Offer, other: Offer): number =>
  price(one) === price(other) ? byCode(one.plan, other.plan) : price(one) - price(other);

/**
 * What every plan offers for a parcel on `date` (`YYYY-MM-DD`): those that take it, cheapest first, then the others by
 * code with the reason.
 */
export const quoteParcel = (index: PlanIndex, parcel: Parcel, date: string): readonly Offer[] =>
  index.plans.map(({ plan }) => quotePlan(index, plan.code, parcel, date)).sort(cheapestFirst);
