import { z } from 'zod';
import { currencyDecimals, isCurrency } from './currencies.ts';
import { divideHalfUp } from './money.ts';
import type { Money } from './money.ts';

/** The special drawing right of the IMF, which postal limits are written in (ISO 4217). */
export const sdr = 'XDR';

/** What 100 whole units of a currency are worth in yuan on a day, as banks in China publish it. */
export const currencyRateSchema = z.object({
  /** An ISO 4217 code, or `XDR`. */
  currency: z.string().refine((code) => code === sdr || isCurrency(code), 'is no currency'),
  cnyPer100: z.number().min(0.000_001).max(1_000_000_000),
  /** `YYYY-MM-DD`; empty where nobody noted it. */
  date: z.union([z.literal(''), z.iso.date()]).default(''),
  source: z.string().max(200).default(''),
  /** Somebody compared it with what was published. */
  confirmed: z.boolean().default(false),
});

export type CurrencyRate = z.output<typeof currencyRateSchema>;

/** Rough values to begin with. */
const starter = {
  XDR: 970,
  USD: 710,
  EUR: 830,
  GBP: 950,
  JPY: 4.6,
  HKD: 91,
  RUB: 8.8,
  UAH: 17,
  KZT: 1.35,
  PLN: 195,
  CZK: 34,
  SEK: 74,
  NOK: 70,
  DKK: 111,
  CHF: 880,
  ILS: 210,
  TRY: 17,
  KRW: 0.5,
  INR: 8.1,
  SGD: 550,
  AUD: 465,
  NZD: 415,
  CAD: 510,
  BRL: 130,
  MXN: 38,
  CLP: 0.75,
} as const;

/** The rates of a new station: near enough to choose a form, confirmed by nobody. */
export const starterRates: readonly CurrencyRate[] = Object.entries(starter).map(
  ([currency, cnyPer100]) => ({ currency, cnyPer100, date: '', source: '', confirmed: false }),
);

/** The yuan are the measure of all others. */
const yuan: CurrencyRate = {
  currency: 'CNY',
  cnyPer100: 100,
  date: '',
  source: '',
  confirmed: true,
};

/** The rate of a currency; undefined when there is none. */
export const rateOf = (
  rates: readonly CurrencyRate[],
  currency: string,
): CurrencyRate | undefined =>
  currency === yuan.currency ? yuan : rates.find((rate) => rate.currency === currency);

const perUnit = 1_000_000;

/** A rate as a whole number. */
const scaled = ({ cnyPer100 }: CurrencyRate): bigint => BigInt(Math.round(cnyPer100 * perUnit));

/** Minor units in a whole one. */
const minorPerWhole = (code: string): bigint => 10n ** BigInt(currencyDecimals(code));

/** An amount in another currency, rounded half-up to its minor unit; null when one of the two has no rate. */
export function convert(
  amount: Money,
  currency: string,
  rates: readonly CurrencyRate[],
): Money | null {
  if (amount.currency === currency) return amount;
  const [from, to] = [rateOf(rates, amount.currency), rateOf(rates, currency)];
  if (from === undefined || to === undefined) return null;
  const minor = divideHalfUp(
    BigInt(amount.minor) * scaled(from) * minorPerWhole(currency),
    scaled(to) * minorPerWhole(amount.currency),
  );
  return { minor: Number(minor), currency };
}

/** Whether the rates between two currencies were compared with what was published. */
export const isConfirmed = (rates: readonly CurrencyRate[], ...currencies: readonly string[]) =>
  new Set(currencies).size === 1 ||
  currencies.every((currency) => rateOf(rates, currency)?.confirmed === true);
