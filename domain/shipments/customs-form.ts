import { convert, rateOf, sdr } from '../currency-rates.ts';
import type { CurrencyRate } from '../currency-rates.ts';
import type { Money } from '../money.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { declarationTotal } from './declaration.ts';
import type { DeclarationLine } from './shipment.ts';

/** Up to this value, and below this weight, the small form will do (UPU convention). */
export const cn22Limits = { maxSdr: 300, belowGrams: 2000 } as const;

export type CustomsForm = 'CN22' | 'CN23';

/** Which form a parcel of this value and weight needs. Refuses `sdr-rate-missing` for a currency without a rate. */
export function customsFormFor(
  value: Money,
  weightGrams: number,
  rates: readonly CurrencyRate[],
): Result<CustomsForm, 'sdr-rate-missing'> {
  if (weightGrams >= cn22Limits.belowGrams) return ok('CN23');
  const inSdr = convert(value, sdr, rates);
  if (inSdr === null) {
    const missing = rateOf(rates, sdr) === undefined ? sdr : value.currency;
    return refuse('sdr-rate-missing', { currency: missing });
  }
  return ok(inSdr.minor <= cn22Limits.maxSdr * 100 ? 'CN22' : 'CN23');
}

/**
 * Which form the goods of a parcel need: CN22 up to 300 SDR and under 2 kg, CN23 above. Refuses
 * `declaration-currency-mixed`, `declaration-empty` and `sdr-rate-missing`.
 */
export function customsForm(
  lines: readonly DeclarationLine[],
  weightGrams: number,
  rates: readonly CurrencyRate[],
): Result<CustomsForm, 'declaration-currency-mixed' | 'declaration-empty' | 'sdr-rate-missing'> {
  const total = declarationTotal(lines);
  return total.ok ? customsFormFor(total.value.value, weightGrams, rates) : total;
}
