import { serialToIso, textToIso } from './dates.ts';
import type { Cell, SheetRow } from './table.ts';

/** Spreadsheets keep 15 digits of a number; whatever had more has lost its last ones. */
const keptDigits = 15;
const firstLossyInteger = 10 ** keptDigits;

/** The cell of a row in the column `index`, empty when the row ends before it or the sheet has no such column. */
export const cellAt = (row: SheetRow, index: number | undefined): Cell =>
  index === undefined ? null : (row.cells[index] ?? null);

/** A finite number in plain digits, never with an exponent. */
function plainNumber(value: number): string {
  const text = String(value === 0 ? 0 : value);
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const digits = `${whole}${fraction}`;
  // The language writes exponents only from 1e21 on and below 1e-6, so the point lies outside the digits.
  return Number(exponent) > 0
    ? `${sign}${digits.padEnd(Number(exponent) + 1, '0')}`
    : `${sign}0.${'0'.repeat(-Number(exponent) - 1)}${digits}`;
}

const invisible = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;

/**
 * What a cell reads, trimmed, with line breaks as `\n` and characters without width removed; `''` when it is empty.
 * Numbers come in plain digits (as the file shows them where it pads with zeros), dates as `YYYY-MM-DD` or
 * `YYYY-MM-DD HH:mm:ss`.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  switch (cell.kind) {
    case 'text':
      return cell.text.replace(/\r\n?/g, '\n').replace(invisible, '').trim();
    case 'number':
      return cell.shown ?? (Number.isFinite(cell.value) ? plainNumber(cell.value) : '');
    case 'date':
      return cell.iso.endsWith('T00:00:00') ? cell.iso.slice(0, 10) : cell.iso.replace('T', ' ');
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'error':
      return cell.text;
    default:
      return cell satisfies never;
  }
}

/**
 * Whether an id in this cell can no longer be trusted: a number of over 15 digits, or a text in scientific notation
 * (`8.12345E+15`), as spreadsheets leave behind in CSV files. Importers refuse such a cell by name.
 */
export function hasLostDigits(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return false;
  if (cell.kind === 'number') return Math.abs(cell.value) >= firstLossyInteger;
  return cell.kind === 'text' && /^\s*\d(?:[.,]\d+)?E\+\d{1,3}\s*$/i.test(cell.text);
}

/** Thousands in groups of three by comma, space, dot or apostrophe; the last other separator is the decimal sign. */
const decimalForms: readonly {
  readonly form: RegExp;
  readonly group: RegExp;
  readonly comma: boolean;
}[] = [
  { form: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/, group: /$^/g, comma: false },
  { form: /^[+-]?[1-9]\d{0,2}(?:[ ,']\d{3})+(?:\.\d*)?$/, group: /[ ,']/g, comma: false },
  { form: /^[+-]?[1-9]\d{0,2}(?:[ .']\d{3})+,\d+$/, group: /[ .']/g, comma: true },
  { form: /^[+-]?[1-9]\d{0,2}(?:\.\d{3}){2,}$/, group: /\./g, comma: false },
  { form: /^[+-]?\d+,\d+$/, group: /$^/g, comma: true },
];

/**
 * The number of a cell in plain digits (`-1234.5`), exact to the last digit that was typed, or null when it is none.
 * Text may group thousands with commas, spaces or apostrophes; `1,234` is 1234, and a comma that cannot group
 * (`12,5`, `0,123`) is a decimal comma.
 */
export function cellDecimalText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  if (cell.kind === 'number') return Number.isFinite(cell.value) ? plainNumber(cell.value) : null;
  if (cell.kind !== 'text') return null;
  const text = cellText(cell)
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/[\u2212\u2013]/g, '-');
  const form = decimalForms.find((one) => one.form.test(text));
  if (form === undefined) return null;
  const digits = text.replace(form.group, '').replace(form.comma ? ',' : /$^/, '.');
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(digits) ?? [];
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  return `${sign === '-' ? '-' : ''}${integer}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The number of a cell, or null when it holds none (also when it is empty: test `cellText(cell) === ''` first). */
export function cellDecimal(cell: Cell | undefined): number | null {
  const text = cellDecimalText(cell);
  return text === null ? null : Number(text);
}

/** The whole number of a cell (`3`, `"1,000"`, `"2.0"`), or null when it holds none or one beyond 2^53. */
export function cellInteger(cell: Cell | undefined): number | null {
  const value = cellDecimal(cell);
  return value !== null && Number.isSafeInteger(value) ? (value === 0 ? 0 : value) : null;
}

/**
 * The wall-clock time of a cell as `YYYY-MM-DDTHH:mm:ss`, or null when it holds none. Reads date cells, texts (see
 * `textToIso`), numbers like 20260102 and day serials in the epoch of the table.
 */
export function cellDate(
  cell: Cell | undefined,
  table: { readonly date1904: boolean },
): string | null {
  if (cell === null || cell === undefined) return null;
  switch (cell.kind) {
    case 'date':
      return cell.iso;
    case 'text':
      return textToIso(cellText(cell));
    case 'number':
      return serialToIso(cell.value, table.date1904) ?? textToIso(plainNumber(cell.value));
    case 'boolean':
    case 'error':
      return null;
    default:
      return cell satisfies never;
  }
}
