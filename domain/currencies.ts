/** ISO 4217 codes in use, so that a misspelt currency is refused and not carried along. Source: ISO 4217, list one. */
const codes =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP ' +
  'CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF ' +
  'IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD ' +
  'MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB ' +
  'RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD ' +
  'UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG';

const withoutDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const withThreeDecimals = 'BHD IQD JOD KWD LYD OMR TND';

const decimalsByCode: ReadonlyMap<string, number> = new Map([
  ...codes.split(' ').map((code) => [code, 2] as const),
  ...withoutDecimals.split(' ').map((code) => [code, 0] as const),
  ...withThreeDecimals.split(' ').map((code) => [code, 3] as const),
]);

/** Whether `code` is an ISO 4217 code in capitals. */
export const isCurrency = (code: string): boolean => decimalsByCode.has(code);

/** How many decimals the minor unit of a currency has: 2 for USD, 0 for JPY, 3 for KWD. Unknown codes count 2. */
export const currencyDecimals = (code: string): number => decimalsByCode.get(code) ?? 2;

/**
 * Signs and words for currencies, in capitals and without spaces or trailing dots. `family` is a sign that several
 * currencies share: the caller's default decides when it is one of them, else the first.
 */
const marks: ReadonlyMap<string, readonly string[]> = new Map([
  ['$', ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'MXN', 'TWD', 'CLP', 'COP', 'ARS']],
  ['US$', ['USD']],
  ['美元', ['USD']],
  ['美金', ['USD']],
  ['¥', ['CNY', 'JPY']],
  ['元', ['CNY', 'TWD', 'HKD']],
  ['CN¥', ['CNY']],
  ['RMB', ['CNY']],
  ['RMB¥', ['CNY']],
  ['人民币', ['CNY']],
  ['JP¥', ['JPY']],
  ['円', ['JPY']],
  ['日元', ['JPY']],
  ['€', ['EUR']],
  ['欧元', ['EUR']],
  ['£', ['GBP']],
  ['英镑', ['GBP']],
  ['₽', ['RUB']],
  ['РУБ', ['RUB']],
  ['Р', ['RUB']],
  ['RUR', ['RUB']],
  ['卢布', ['RUB']],
  ['₩', ['KRW']],
  ['韩元', ['KRW']],
  ['₹', ['INR']],
  ['₴', ['UAH']],
  ['ГРН', ['UAH']],
  ['₸', ['KZT']],
  ['₺', ['TRY']],
  ['TL', ['TRY']],
  ['₪', ['ILS']],
  ['₫', ['VND']],
  ['฿', ['THB']],
  ['ZŁ', ['PLN']],
  ['KČ', ['CZK']],
  ['R$', ['BRL']],
  ['C$', ['CAD']],
  ['CA$', ['CAD']],
  ['A$', ['AUD']],
  ['AU$', ['AUD']],
  ['NZ$', ['NZD']],
  ['HK$', ['HKD']],
  ['港币', ['HKD']],
  ['NT$', ['TWD']],
  ['S$', ['SGD']],
  ['MX$', ['MXN']],
]);

/** Words for currencies that are written with a dot behind them. */
const abbreviations: ReadonlySet<string> = new Set(['РУБ', 'Р', 'ГРН', 'TL', 'ZŁ', 'KČ']);

/** Whether a dot behind `text` belongs to it, as in "руб.". */
export const isCurrencyAbbreviation = (text: string): boolean =>
  abbreviations.has(markOf(text).replace(/^[+-]/, ''));

const markOf = (text: string): string =>
  text.normalize('NFKC').toUpperCase().replace(/\s+/g, '').replace(/\.+$/, '');

/**
 * The ISO 4217 code that a sign, word or code means, `null` when it is not known. A sign that several currencies share
 * ($, ¥) means `defaultCurrency` when that is one of them, else the best-known one (USD, CNY).
 */
export function parseCurrency(text: string, defaultCurrency: string): string | null {
  const mark = markOf(text);
  if (isCurrency(mark)) return mark;
  const shared = marks.get(mark);
  if (shared !== undefined) {
    return shared.includes(defaultCurrency) ? defaultCurrency : (shared[0] ?? null);
  }
  // "USD$", "CNY ¥": a code with its own sign beside it.
  const [, code = '', sign = ''] = /^([A-Z]{3})([^A-Z]+)$/.exec(mark) ?? [];
  return isCurrency(code) && marks.get(sign)?.includes(code) === true ? code : null;
}
