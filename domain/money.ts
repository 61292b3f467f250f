import { currencyDecimals, isCurrencyAbbreviation, parseCurrency } from './currencies.ts';
import { ok, refuse, type Result } from './result.ts';

/**
 * An amount in the minor unit of its currency (fen, cents), always a safe integer.
 * `currency` is an ISO 4217 code.
 */
export type Money = { readonly minor: number; readonly currency: string };

const digitGroups = /\d(?:[\d.,'’\s]*\d)?/;

/** Splits "1.234,56" into its whole and decimal digits; null when the separators make no sense. */
function splitDigits(number: string): { whole: string; decimals: string } | null {
  const text = number.replace(/[\s'’]/g, ' ');
  const spaced = /^\d{1,3}(?: \d{3})+(?=$|[.,])/.exec(text);
  if (text.includes(' ') && spaced === null) return null;
  const compact = text.replaceAll(' ', '');
  const separators = compact.replace(/\d/g, '');
  if (separators === '') return { whole: compact, decimals: '' };
  const last = separators.slice(-1);
  const others = separators.slice(0, -1);
  const lastAt = compact.lastIndexOf(last);
  if (others === '') {
    const whole = compact.slice(0, lastAt);
    const decimals = compact.slice(lastAt + 1);
    // "1,234" groups thousands; "0,123" and "12,34" cannot.
    if (last === ',' && /^[1-9]\d{0,2}$/.test(whole) && decimals.length === 3 && spaced === null) {
      return { whole: whole + decimals, decimals: '' };
    }
    return { whole, decimals };
  }
  const grouping = others.charAt(0);
  if (others !== grouping.repeat(others.length)) return null;
  const grouped = last === grouping ? compact : compact.slice(0, lastAt);
  const groupPattern = grouping === ',' ? /^\d{1,3}(?:,\d{3})+$/ : /^\d{1,3}(?:\.\d{3})+$/;
  if (!groupPattern.test(grouped)) return null;
  return {
    whole: grouped.replace(/[.,]/g, ''),
    decimals: last === grouping ? '' : compact.slice(lastAt + 1),
  };
}

/** "$.50" is half a dollar, "руб.500" are 500 roubles: the dot right before the digits may belong to a short word. */
const beginsWithPoint = (lead: string): boolean =>
  lead.endsWith('.') && !isCurrencyAbbreviation(lead.slice(0, -1));

/**
 * Reads an amount as people and exports write it: "US $12.34", "12.34 USD", "￥1,234.56", "€ 12,34", "500 руб.".
 * Without a currency beside the digits it is `defaultCurrency`. What could be meant in two ways by a factor of 1000
 * ("1.234" dollars, "1,234" dinars) is refused, as are decimals that the currency does not have.
 */
export function parseAmount(text: string, defaultCurrency: string): Result<Money> {
  const invalid = refuse('amount-invalid', { value: text.trim() });
  const plain = text
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .trim();
  const found = digitGroups.exec(plain);
  if (found === null || plain.slice(0, found.index).endsWith('..')) return invalid;
  const isFraction = beginsWithPoint(plain.slice(0, found.index));
  const digits = isFraction ? `0.${found[0]}` : found[0];
  const lead = plain.slice(0, isFraction ? found.index - 1 : found.index);
  const after = plain.slice(found.index + found[0].length).trim();
  const signs = lead.replace(/[^+-]/g, '');
  if (signs.length > 1 || /[\d+-]/.test(after)) return invalid;
  const before = lead.replace(/[+-]/, '').trim();

  let currency = defaultCurrency;
  for (const mark of [after, before]) {
    if (mark === '') continue;
    const parsed = parseCurrency(mark, currency);
    if (parsed === null) return refuse('currency-unknown', { currency: mark, value: text.trim() });
    if (mark === before && after !== '' && parsed !== currency) return invalid;
    currency = parsed;
  }

  const parts = splitDigits(digits);
  if (parts === null) return invalid;
  const places = currencyDecimals(currency);
  const ambiguous =
    parts.decimals.length === 3 && places !== 3 && /^[1-9]\d{0,2}$/.test(parts.whole);
  const groupedDinars = places === 3 && /^\d{1,3},\d{3}$/.test(digits);
  if (ambiguous || groupedDinars) return refuse('amount-ambiguous', { value: text.trim() });
  const decimals = parts.decimals.padEnd(places, '0');
  if (/[1-9]/.test(decimals.slice(places))) {
    return refuse('amount-decimals', { value: text.trim(), currency, decimals: places });
  }
  const minor = Number(parts.whole + decimals.slice(0, places));
  if (!Number.isSafeInteger(minor)) return invalid;
  return ok({ minor: signs === '-' && minor !== 0 ? -minor : minor, currency });
}

/**
 * The amount that a number cell holds. Spreadsheets compute in binary, so 24.680000000000003 is 24.68; more decimals
 * than that error explains are refused.
 */
export function amountFromNumber(value: number, currency: string): Result<Money> {
  const places = currencyDecimals(currency);
  const scaled = value * 10 ** places;
  const minor = Math.round(scaled);
  if (!Number.isSafeInteger(minor)) return refuse('amount-invalid', { value: String(value) });
  if (Math.abs(scaled - minor) > 1e-6) {
    return refuse('amount-decimals', { value: String(value), currency, decimals: places });
  }
  return ok({ minor: minor === 0 ? 0 : minor, currency });
}

/** The digits of an amount, "1234.56", without grouping or currency: for cells and files. */
export function amountDigits(money: Money): string {
  const places = currencyDecimals(money.currency);
  const digits = String(Math.abs(money.minor)).padStart(places + 1, '0');
  const sign = money.minor < 0 ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** An amount for people, "1234.56 USD"; `parseAmount` reads it back as it was. */
export function formatAmount(money: Money): string {
  return `${amountDigits(money)} ${money.currency}`;
}

/** The sum of amounts of one currency; 0 of `currency` for none. Another currency among them is refused. */
export function sumMoney(amounts: readonly Money[], currency: string): Result<Money> {
  let minor = 0;
  for (const amount of amounts) {
    if (amount.currency !== currency) {
      return refuse('currency-mixed', { expected: currency, found: amount.currency });
    }
    minor += amount.minor;
  }
  if (!Number.isSafeInteger(minor)) throw new RangeError('A sum of money exceeds exact integers');
  return ok({ minor, currency });
}

/** `numerator / denominator` to the nearest integer, halves away from zero. `denominator` is positive. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('The denominator must be positive');
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}
