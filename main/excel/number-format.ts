import { serialToIso } from '../../domain/sheets/dates.ts';
import type { Cell } from '../../domain/sheets/table.ts';

/**
 * Numbers of the built-in formats that show a date, also the East Asian ones that a file never spells out.
 * Source: ECMA-376 part 1, 18.8.30. 45 to 47 are times; without a day they stay numbers.
 */
const builtInDates: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a built-in number format shows a date. */
const isBuiltInDate = (id: number): boolean =>
  builtInDates.some(([from, to]) => id >= from && id <= to);

/**
 * Whether a format code shows a date: it has a year, month, day or hour outside quotes, brackets and escapes
 * (`0.0\m` is metres, `yyyy"年"` a date). Elapsed time (`[h]:mm`) is an amount, not a date.
 */
function isDateFormat(code: string): boolean {
  const section = code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./gs, '')
    .split(';')[0];
  if (section === undefined || /\[(?:h+|m+|s+)\]/i.test(section)) return false;
  const tokens = section
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|standard/gi, '')
    .replace(/e[+-]/gi, '')
    .replace(/s\.0+/gi, 's')
    .toLowerCase();
  return /[ymdhs]|e{1,4}/.test(tokens) && !/[0#?]/.test(tokens);
}

/** How a file says that a number is to be shown, as far as it matters here. */
export type NumberStyle =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'padded'; readonly digits: number };

const plain: NumberStyle = { kind: 'plain' };

/** The style of a format by its number and its code; a code wins over the number. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return isBuiltInDate(id) ? { kind: 'date' } : plain;
  if (/^0{2,30}$/.test(code)) return { kind: 'padded', digits: code.length };
  return isDateFormat(code) ? { kind: 'date' } : plain;
}

/** A number cell as its style shows it: a date where it falls on a day, padded digits, or the plain number. */
export function numberCell(value: number, style: NumberStyle, date1904: boolean): Cell {
  switch (style.kind) {
    case 'date': {
      const iso = serialToIso(value, date1904);
      return iso === null ? { kind: 'number', value } : { kind: 'date', iso };
    }
    case 'padded':
      return Number.isSafeInteger(value) && value >= 0
        ? { kind: 'number', value, shown: String(value).padStart(style.digits, '0') }
        : { kind: 'number', value };
    case 'plain':
      return { kind: 'number', value };
    default:
      return style satisfies never;
  }
}
