import { divideHalfUp } from '../money.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import { yuanText } from './decimal.ts';
import { knownSides } from './parcel.ts';
import type { Parcel } from './parcel.ts';
import type { Charge, FuelSurcharge, Plan, Tariff, TariffTier } from './plan.ts';

/** What an offer points out without refusing. */
export type FlagCode =
  | 'tier-inversion'
  | 'unconfirmed-tariff'
  | 'size-unknown'
  | 'goods-unknown'
  | 'value-unknown'
  | 'value-currency-differs'
  | 'value-rate-unconfirmed'
  | 'fuel-surcharge-unknown';

export type Flag = Refusal<FlagCode>;

/** The estimated freight of one parcel. */
export type Fee = {
  /** Freight, handling and fuel surcharge together, rounded half-up once. */
  readonly feeFen: number;
  /** The part of `feeFen` that the fuel surcharge added. */
  readonly fuelFen: number;
  readonly chargeableGrams: number;
  /** The tier that was charged; null for a first-weight tariff. */
  readonly tier: TariffTier | null;
  /** Charged on the space the parcel takes, which is more than its weight. */
  readonly volumetric: boolean;
  readonly flags: readonly Flag[];
};

export type FeeRefusalCode =
  | 'parcel-weight-missing'
  | 'parcel-weight-invalid'
  | 'plan-suspended'
  | 'plan-no-tariff-on-date'
  | 'plan-weight-beyond-tariff';

type Dated = { readonly validFrom: string; readonly validTo: string };

/** Whether a dated figure applies on `date` (`YYYY-MM-DD`); both ends count. */
export const appliesOn = ({ validFrom, validTo }: Dated, date: string): boolean =>
  validFrom <= date && (validTo === '' || date <= validTo);

/** Of the figures that apply on `date` the one with the latest first day; undefined when none applies. */
export function latestOn<Item extends Dated>(
  items: readonly Item[],
  date: string,
): Item | undefined {
  let latest: Item | undefined;
  for (const item of items) {
    if (appliesOn(item, date) && (latest === undefined || item.validFrom > latest.validFrom)) {
      latest = item;
    }
  }
  return latest;
}

/**
 * Amounts before the one rounding: `grams x rate` is in millionths of a fen, the fuel surcharge multiplies it by
 * ten-thousandths. `bigint`, since a heavy parcel at a high rate passes 2^53.
 */
const perFen = 1_000_000n;
const perWhole = 10_000n;

const ceilDiv = (value: bigint, divisor: bigint): bigint => (value + divisor - 1n) / divisor;

function tierAmount(tier: TariffTier, grams: number): bigint {
  return BigInt(grams) * BigInt(tier.rateMilliFenPerKg) + BigInt(tier.handlingFen) * perFen;
}

/** The tier and unrounded amount for a chargeable weight; undefined beyond the last tier. */
function amountFor(
  charge: Charge,
  grams: number,
): { readonly amount: bigint; readonly tier: TariffTier | null } | undefined {
  switch (charge.kind) {
    case 'per-kilogram': {
      const tier = charge.tiers.find(({ upToGrams }) => grams <= upToGrams);
      return tier && { amount: tierAmount(tier, grams), tier };
    }
    case 'first-and-step': {
      if (grams > charge.upToGrams) return undefined;
      const beyond = BigInt(Math.max(0, grams - charge.firstGrams));
      const steps = ceilDiv(beyond, BigInt(charge.stepGrams));
      const amount = (BigInt(charge.firstFen) + steps * BigInt(charge.stepFen)) * perFen;
      return { amount, tier: null };
    }
    default:
      return charge satisfies never;
  }
}

/** The heaviest parcel that a charge has a price for; 0 for none. */
export function heaviestGrams(charge: Charge): number {
  switch (charge.kind) {
    case 'per-kilogram':
      return charge.tiers.at(-1)?.upToGrams ?? 0;
    case 'first-and-step':
      return charge.upToGrams;
    default:
      return charge satisfies never;
  }
}

type Weight = {
  readonly grams: number;
  readonly volumetric: boolean;
  readonly sizeUnknown: boolean;
};

/**
 * The weight that is charged before the tariff's own rounding: the larger of the actual weight and, where the plan
 * charges space, length x width x height / divisor rounded up to a gram (cubic millimetres by cm3/kg are grams). No box
 * takes less space than the goods in it.
 */
function chargedWeight(plan: Plan, parcel: Parcel, weightGrams: number): Weight {
  const rule = plan.volumetric;
  if (rule === null) return { grams: weightGrams, volumetric: false, sizeUnknown: false };
  const [longest, second, third] = knownSides(parcel);
  if (longest === undefined || second === undefined || third === undefined) {
    return { grams: weightGrams, volumetric: false, sizeUnknown: true };
  }
  const applies = rule.whenSideAtLeastMm === null || longest >= rule.whenSideAtLeastMm;
  const box = BigInt(longest) * BigInt(second) * BigInt(third);
  const goods = BigInt(parcel.goodsVolumeMm3 ?? 0);
  const space = box > goods ? box : goods;
  const spaceGrams = Number(ceilDiv(space, BigInt(rule.divisorCm3PerKg)));
  const volumetric = applies && spaceGrams > weightGrams;
  return { grams: volumetric ? spaceGrams : weightGrams, volumetric, sizeUnknown: false };
}

const roundedUp = (grams: number, step: number): number => Math.ceil(grams / step) * step;

/** The lightest and the heaviest weight that a tariff ever charges in its tier at `index`; undefined if there is none. */
function tierEnds(
  tariff: Tariff,
  tiers: readonly TariffTier[],
  index: number,
): { readonly first: number; readonly last: number } | undefined {
  const step = tariff.roundUpToGrams;
  const below = tiers[index - 1]?.upToGrams ?? 0;
  const first = roundedUp(Math.max(below + 1, tariff.minChargeableGrams), step);
  const last = Math.floor((tiers[index]?.upToGrams ?? 0) / step) * step;
  return first <= last ? { first, last } : undefined;
}

/**
 * The place where a heavier parcel costs less than a lighter one and this parcel is one of the two: the dearest end of
 * a lighter tier, or the cheapest beginning of a heavier one.
 */
function inversion(
  tariff: Tariff,
  grams: number,
  feeFen: number,
  feeOf: (tier: TariffTier, grams: number) => number,
): Flag | undefined {
  if (tariff.charge.kind !== 'per-kilogram') return undefined;
  const { tiers } = tariff.charge;
  const own = tiers.findIndex(({ upToGrams }) => grams <= upToGrams);
  let lighter = { grams, feeFen };
  let heavier = { grams, feeFen };
  tiers.forEach((tier, index) => {
    const ends = index === own ? undefined : tierEnds(tariff, tiers, index);
    if (ends === undefined) return;
    if (index < own) {
      const fee = feeOf(tier, ends.last);
      if (fee > lighter.feeFen) lighter = { grams: ends.last, feeFen: fee };
    } else {
      const fee = feeOf(tier, ends.first);
      if (fee < heavier.feeFen) heavier = { grams: ends.first, feeFen: fee };
    }
  });
  // Where both exist, the heavier tier is the one a packer could still use.
  if (heavier.grams !== grams) lighter = { grams, feeFen };
  if (lighter.feeFen === heavier.feeFen) return undefined;
  return refusal('tier-inversion', {
    lighterGrams: lighter.grams,
    lighterFee: yuanText(lighter.feeFen),
    heavierGrams: heavier.grams,
    heavierFee: yuanText(heavier.feeFen),
  });
}

/** The fuel surcharge of the date in hundredths of a percent; null where the plan has surcharges but none applies. */
function fuelBasisPoints(fuel: readonly FuelSurcharge[], date: string): number | null {
  if (fuel.length === 0) return 0;
  return latestOn(fuel, date)?.basisPoints ?? null;
}

/**
 * The estimated freight of a parcel at one tariff on `date` (`YYYY-MM-DD`): kilograms x rate + handling of the tier (or
 * first weight + steps) on the chargeable weight, plus the fuel surcharge of the date, rounded half-up once.
 * Weight and size limits of the plan are checked by `quoteParcel`, not here. A sheet on which a heavier parcel is
 * cheaper is charged as it says and flagged.
 * Refusals: `parcel-weight-missing`, `parcel-weight-invalid`, `plan-suspended`, `plan-no-tariff-on-date`,
 * `plan-weight-beyond-tariff`.
 */
export function feeFor(
  tariff: Tariff,
  plan: Plan,
  parcel: Parcel,
  date: string,
): Result<Fee, FeeRefusalCode> {
  const { country } = tariff;
  if (!appliesOn(tariff, date)) {
    return refuse('plan-no-tariff-on-date', { plan: plan.code, country, date });
  }
  if (tariff.suspended) return refuse('plan-suspended', { plan: plan.code, country });
  const { weightGrams } = parcel;
  if (weightGrams === null) return refuse('parcel-weight-missing');
  if (!Number.isSafeInteger(weightGrams) || weightGrams <= 0) {
    return refuse('parcel-weight-invalid', { grams: weightGrams });
  }

  const weight = chargedWeight(plan, parcel, weightGrams);
  const atLeast = Math.max(weight.grams, tariff.minChargeableGrams);
  const chargeableGrams = roundedUp(atLeast, tariff.roundUpToGrams);
  const charged = Number.isSafeInteger(chargeableGrams)
    ? amountFor(tariff.charge, chargeableGrams)
    : undefined;
  if (charged === undefined) {
    return refuse('plan-weight-beyond-tariff', {
      plan: plan.code,
      country,
      limit: heaviestGrams(tariff.charge),
      grams: chargeableGrams,
    });
  }

  const fuel = fuelBasisPoints(plan.fuel, date);
  const withFuel = (amount: bigint): number =>
    Number(divideHalfUp(amount * (perWhole + BigInt(fuel ?? 0)), perFen * perWhole));
  const feeFen = withFuel(charged.amount);
  const inverted = inversion(tariff, chargeableGrams, feeFen, (tier, grams) =>
    withFuel(tierAmount(tier, grams)),
  );

  const flags: Flag[] = [];
  if (inverted !== undefined) flags.push(inverted);
  if (weight.sizeUnknown) flags.push(refusal('size-unknown', { plan: plan.code }));
  if (fuel === null) flags.push(refusal('fuel-surcharge-unknown', { plan: plan.code, date }));
  return ok({
    feeFen,
    fuelFen: feeFen - Number(divideHalfUp(charged.amount, perFen)),
    chargeableGrams,
    tier: charged.tier,
    volumetric: weight.volumetric,
    flags,
  });
}
