import type { Money } from '../money.ts';
import type { Source } from '../plans/plan.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { declarationTotal } from './declaration.ts';
import type { DeclarationLine } from './shipment.ts';

/** What a special drawing right is worth: `minorPerSdr` minor units of `currency`. */
export type SdrRate = {
  readonly currency: string;
  readonly minorPerSdr: number;
  readonly source: Source;
};

const rounded: Source = {
  text: 'Rough rates, near enough to choose the form; replace them with those the IMF publishes for the day',
  date: '',
  confirmed: false,
};

/** Rates that the form is chosen with unless the caller has newer ones. */
export const sdrRates: readonly SdrRate[] = [
  { currency: 'USD', minorPerSdr: 137, source: rounded },
  { currency: 'EUR', minorPerSdr: 117, source: rounded },
  { currency: 'CNY', minorPerSdr: 983, source: rounded },
  { currency: 'GBP', minorPerSdr: 100, source: rounded },
  { currency: 'JPY', minorPerSdr: 197, source: rounded },
  { currency: 'HKD', minorPerSdr: 1075, source: rounded },
];

/** Up to this value, and below this weight, the small form will do (UPU convention). */
export const cn22Limits = { maxSdr: 300, belowGrams: 2000 } as const;

export type CustomsForm = 'CN22' | 'CN23';

/** Which form a parcel of this value and weight needs. Refuses `sdr-rate-missing` for a currency without a rate. */
export function customsFormFor(
  value: Money,
  weightGrams: number,
  rates: readonly SdrRate[] = sdrRates,
): Result<CustomsForm, 'sdr-rate-missing'> {
  if (weightGrams >= cn22Limits.belowGrams) return ok('CN23');
  const rate = rates.find(({ currency }) => currency === value.currency);
  if (rate === undefined) {
    return refuse('sdr-rate-missing', {
      currency: value.currency,
      known: rates.map(({ currency }) => currency).join(', '),
    });
  }
  return ok(value.minor <= cn22Limits.maxSdr * rate.minorPerSdr ? 'CN22' : 'CN23');
}

/**
 * Which form the goods of a parcel need: CN22 up to 300 SDR and under 2 kg, CN23 above. Refuses
 * `declaration-currency-mixed`, `declaration-empty` and `sdr-rate-missing`.
 */
export function customsForm(
  lines: readonly DeclarationLine[],
  weightGrams: number,
  rates: readonly SdrRate[] = sdrRates,
): Result<CustomsForm, 'declaration-currency-mixed' | 'declaration-empty' | 'sdr-rate-missing'> {
  const total = declarationTotal(lines);
  return total.ok ? customsFormFor(total.value.value, weightGrams, rates) : total;
}
