import type { GoodsAttribute } from '../catalogue/product.ts';
import type { Money } from '../money.ts';

/**
 * Where a figure comes from. Figures without a public source are `confirmed: false` and are shown as such everywhere.
 */
export type Source = {
  readonly text: string;
  /** `YYYY-MM-DD` of the source; empty when it bears none. */
  readonly date: string;
  readonly confirmed: boolean;
};

/** A weight tier: parcels up to and including `upToGrams` pay kilograms x rate + handling. */
export type TariffTier = {
  readonly upToGrams: number;
  /** Thousandths of a fen per kilogram: CNY 56.25/kg is 5_625_000. */
  readonly rateMilliFenPerKg: number;
  readonly handlingFen: number;
};

/** How the weight becomes a price. */
export type Charge =
  /** In ascending `upToGrams`. Empty only where the tariff is suspended and its sheet states no price. */
  | { readonly kind: 'per-kilogram'; readonly tiers: readonly TariffTier[] }
  /** `firstFen` up to `firstGrams`, then `stepFen` for every `stepGrams` begun, up to `upToGrams`. */
  | {
      readonly kind: 'first-and-step';
      readonly firstGrams: number;
      readonly firstFen: number;
      readonly stepGrams: number;
      readonly stepFen: number;
      readonly upToGrams: number;
    };

/** What a plan charges to one country between two dates. */
export type Tariff = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** `YYYY-MM-DD`, the first day it applies. One plan has one tariff for a country and a first day. */
  readonly validFrom: string;
  /** `YYYY-MM-DD`, the last day it applies; empty for open-ended. */
  readonly validTo: string;
  readonly suspended: boolean;
  /** At least 1. */
  readonly minChargeableGrams: number;
  /** Weight is rounded up to a multiple of this; 1 for none. */
  readonly roundUpToGrams: number;
  readonly charge: Charge;
  /** Dearer or longer per country when known; days, null is unknown. */
  readonly transitDaysMin: number | null;
  readonly transitDaysMax: number | null;
  /** A parcel to this country may weigh this much even where the plan's own limit is lower (or less); null: the plan's. */
  readonly maxWeightGrams: number | null;
  readonly source: Source;
};

/** Sizes that a plan takes, in millimetres; null is "no rule". */
export type SizeLimits = {
  readonly boxMaxSumMm: number | null;
  readonly boxMaxLongestMm: number | null;
  /** The largest face must be at least this long and this wide. */
  readonly boxMinLengthMm: number | null;
  readonly boxMinWidthMm: number | null;
  /** How far a box may fall short of the smallest size; 0 for not at all. */
  readonly boxMinToleranceMm: number;
  /** Length + two diameters of a roll. */
  readonly rollMaxSumMm: number | null;
  readonly rollMinSumMm: number | null;
  readonly rollMaxLengthMm: number | null;
  readonly rollMinLengthMm: number | null;
  readonly source: Source;
};

/** Charged on the space a parcel takes where that is more than its weight. */
export type VolumetricRule = {
  readonly divisorCm3PerKg: number;
  /** Applies only when a side is at least this long; null: always. */
  readonly whenSideAtLeastMm: number | null;
};

/** A surcharge on the freight between two dates, in hundredths of a percent. */
export type FuelSurcharge = {
  readonly validFrom: string;
  readonly validTo: string;
  readonly basisPoints: number;
  readonly source: Source;
};

/** A collecting warehouse; self-sent and domestic-express parcels go here. */
export type Warehouse = {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly city: string;
  readonly source: Source;
};

/**
 * The carrier collects at the door in `city` from `minParcels` parcels on. `city` `*` is every city; several spellings
 * of one city are separated by `/` (`深圳/Shenzhen`).
 */
export type CollectionRule = {
  readonly city: string;
  readonly minParcels: number;
  readonly phone: string;
  readonly source: Source;
};

/** What is known of goods on a plan; `unknown` is neither a yes nor a no, and is shown as such. */
export type GoodsVerdict = 'allowed' | 'refused' | 'unknown';

/** What a plan says of goods with `attribute` to `country` (`*`: every country). */
export type GoodsRule = {
  readonly attribute: GoodsAttribute;
  readonly country: string;
  readonly verdict: GoodsVerdict;
  readonly reason: string;
  readonly source: Source;
};

export const serviceClasses = ['economy', 'standard', 'express'] as const;

export type ServiceClass = (typeof serviceClasses)[number];

/** A logistics service to a set of countries at dated tariffs. */
export type Plan = {
  readonly code: string;
  readonly nameEn: string;
  readonly nameZh: string;
  /** Who the parcels are handed to: plans with one carrier share a handover. */
  readonly carrier: string;
  readonly serviceClass: ServiceClass;
  readonly tracked: boolean;
  /** An S10 waybill is expected, with this first letter of the service indicator; empty: any number. */
  readonly s10Indicator: string;
  readonly maxWeightGrams: number | null;
  readonly size: SizeLimits | null;
  /** The largest declared value of a parcel; null: no rule. */
  readonly maxValue: Money | null;
  readonly volumetric: VolumetricRule | null;
  readonly fuel: readonly FuelSurcharge[];
  readonly tariffs: readonly Tariff[];
  readonly warehouses: readonly Warehouse[];
  readonly collection: readonly CollectionRule[];
  readonly goods: readonly GoodsRule[];
  readonly trackingWebsite: string;
  readonly source: Source;
};
