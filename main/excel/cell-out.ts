import { isoToSerial } from '../../domain/sheets/dates.ts';
import type { CellOut, ColumnOut } from '../../domain/sheets/workbook.ts';

/** Number formats that are written. */
const numberFormats = {
  text: '@',
  integer: '0',
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
  dateTime: 'yyyy-mm-dd hh:mm:ss',
  general: 'General',
} as const;

/** A cell as the file holds it. */
export type WrittenCell = {
  readonly value:
    | null
    | string
    | number
    | { readonly formula: string; readonly result: string | number };
  readonly format: string;
};

const isBanned = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a) || code === 0x7f || code >= 0xfffe;

const suspect = /[\p{Cc}\uFFFE\uFFFF\p{Cs}]/u;

/**
 * A text without what a workbook cannot hold: control characters, U+FFFE, U+FFFF; half of a surrogate pair becomes
 * U+FFFD; line ends become `\n`.
 */
export function cleanText(text: string): string {
  if (!suspect.test(text)) return text;
  return Array.from(text.replace(/\r\n?/g, '\n'))
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
      return isBanned(code) && code <= 0xffff ? '' : character;
    })
    .join('');
}

/** Spreadsheet programs read `_x0041_` in a text as an escape; the escaped underscore keeps it as it was typed. */
export const escapeText = (text: string): string =>
  text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text;

/** The format of a column's empty cells: text, unless its rule wants numbers (a number typed as text would fail it). */
export function columnFormat(column: ColumnOut | undefined): string {
  if (column?.format === undefined) {
    const kind = column?.validation?.kind;
    return kind === 'whole' || kind === 'decimal' ? numberFormats.general : numberFormats.text;
  }
  return numberFormats[column.format];
}

const finite = (value: number): number => {
  if (!Number.isFinite(value)) throw new Error(`a spreadsheet cannot hold the number ${value}`);
  return Object.is(value, -0) ? 0 : value;
};

/** A value as it is written into `column`. Text is text whatever it begins with. */
export function writtenCell(cell: CellOut, column: ColumnOut | undefined): WrittenCell {
  const inColumn = columnFormat(column);
  // A number formatted as text would be shown as text but counted as a number.
  const numeric = inColumn === numberFormats.text ? numberFormats.general : inColumn;
  if (cell === null) return { value: null, format: inColumn };
  if (typeof cell === 'string') return { value: cleanText(cell), format: numberFormats.text };
  if (typeof cell === 'number') return { value: finite(cell), format: numeric };
  switch (cell.kind) {
    case 'money':
      return { value: finite(cell.minor) / 100, format: numberFormats.money };
    case 'date': {
      const serial = isoToSerial(cell.iso);
      if (serial === null) throw new Error(`"${cell.iso}" is no wall-clock time`);
      return {
        value: serial,
        format: Number.isInteger(serial) ? numberFormats.date : numberFormats.dateTime,
      };
    }
    case 'formula': {
      const result = typeof cell.value === 'string' ? cleanText(cell.value) : finite(cell.value);
      const format = cell.format === undefined ? numberFormats.general : numberFormats[cell.format];
      return { value: { formula: cell.formula.replace(/^=/, ''), result }, format };
    }
    default:
      return cell satisfies never;
  }
}

/** "A", "Z", "AA" for the zero-based column. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(0x41 + (rest % 26)) + letters;
  }
  return letters;
}
