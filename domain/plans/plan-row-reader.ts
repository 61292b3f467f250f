import { refusal } from '../result.ts';
import type { Refusal } from '../result.ts';
import { cellAt, cellDate, cellDecimalText, cellText } from '../sheets/cells.ts';
import type { RowRejection } from '../sheets/import-report.ts';
import type { Cell, SheetRow, SheetTable } from '../sheets/table.ts';
import type { Source } from './plan.ts';
import type { PlanColumn } from './plans-workbook-columns.ts';

const yes = new Set(['yes', 'y', 'true', '1', '是']);
const no = new Set(['no', 'n', 'false', '0', '否']);

/** The largest weight, size or count that a sheet may state. */
const largest = 100_000_000;

/**
 * A number cell without the noise of binary fractions: spreadsheets keep 15 digits, and 24.680000000000003 is 24.68.
 */
const decimalOf = (cell: Cell): string | null =>
  cell?.kind === 'number'
    ? cellDecimalText({ kind: 'number', value: Number(cell.value.toPrecision(15)) })
    : cellDecimalText(cell);

/**
 * Reads the cells of one row by column and collects what is wrong with them, so that a row is rejected with all its
 * faults at once. A method that found a fault answers with a stand-in; the row is only used when `faults` is empty.
 */
export type PlanRowReader<Key extends string> = {
  readonly row: number;
  readonly faults: RowRejection[];
  /** Notes a fault in the column (`Tariffs!Rate CNY/kg`). */
  readonly fault: (key: Key, found: Refusal) => void;
  readonly header: (key: Key) => string;
  readonly text: (key: Key) => string;
  readonly requiredText: (key: Key) => string;
  readonly isEmpty: (key: Key) => boolean;
  /** null when empty. */
  readonly integer: (key: Key, min?: number, max?: number) => number | null;
  /** In units of `10^-places`; null when empty. */
  readonly decimal: (key: Key, places: number) => number | null;
  readonly requiredInteger: (key: Key, min?: number, max?: number) => number;
  readonly requiredDecimal: (key: Key, places: number) => number;
  /** `YYYY-MM-DD`; empty when the cell is. */
  readonly date: (key: Key) => string;
  readonly requiredDate: (key: Key) => string;
  /** null when empty. */
  readonly yesNo: (key: Key) => boolean | null;
  /** null when empty or not a choice, which is noted. */
  readonly choice: <Choice extends string>(key: Key, choices: readonly Choice[]) => Choice | null;
  /** A plan code in capitals. */
  readonly code: (key: Key) => string;
  /** ISO 3166-1 alpha-2 (`UK` is read as `GB`), or `*` where `everywhere` allows it. */
  readonly country: (key: Key, everywhere: boolean) => string;
  readonly source: (text: Key, date: Key, confirmed: Key) => Source;
};

/** A reader of one row of `table`, whose columns stand at `index`. */
export function openPlanRow<Key extends string>(
  sheet: string,
  table: SheetTable,
  columns: readonly PlanColumn<Key>[],
  index: Readonly<Partial<Record<Key, number>>>,
  row: SheetRow,
): PlanRowReader<Key> {
  const faults: RowRejection[] = [];
  const headers = new Map(columns.map(({ key, aliases }) => [key, aliases[0] ?? key]));
  const header = (key: Key): string => headers.get(key) ?? key;
  const cell = (key: Key): Cell => cellAt(row, index[key]);
  const text = (key: Key): string => cellText(cell(key));
  const isEmpty = (key: Key): boolean => text(key) === '';
  const fault = (key: Key, found: Refusal): void => {
    faults.push({ row: row.row, field: `${sheet}!${header(key)}`, refusal: found });
  };
  const missing = (key: Key): void => fault(key, refusal('value-missing', { field: header(key) }));

  const requiredText = (key: Key): string => {
    if (isEmpty(key)) missing(key);
    return text(key);
  };

  const decimal = (key: Key, places: number): number | null => {
    if (isEmpty(key)) return null;
    const digits = decimalOf(cell(key));
    if (digits === null) {
      fault(key, refusal('number-invalid', { field: header(key), value: text(key) }));
      return null;
    }
    const [whole = '', fraction = ''] = digits.split('.');
    const kept = fraction.replace(/0+$/, '');
    if (kept.length > places) {
      const params = { field: header(key), value: text(key), places };
      fault(key, refusal('plan-value-too-precise', params));
      return null;
    }
    const units = Number(whole + kept.padEnd(places, '0'));
    const max = largest * 10 ** places;
    if (digits.startsWith('-') || units > max) {
      const params = { field: header(key), value: text(key), min: 0, max: largest };
      fault(key, refusal('number-out-of-range', params));
      return null;
    }
    return units;
  };

  const integer = (key: Key, min = 0, max = largest): number | null => {
    const value = decimal(key, 0);
    if (value !== null && (value < min || value > max)) {
      fault(key, refusal('number-out-of-range', { field: header(key), value, min, max }));
      return null;
    }
    return value;
  };

  const requiredInteger = (key: Key, min?: number, max?: number): number => {
    if (isEmpty(key)) missing(key);
    return integer(key, min, max) ?? 0;
  };

  const requiredDecimal = (key: Key, places: number): number => {
    if (isEmpty(key)) missing(key);
    return decimal(key, places) ?? 0;
  };

  const date = (key: Key): string => {
    if (isEmpty(key)) return '';
    const iso = cellDate(cell(key), table);
    if (iso === null) {
      fault(key, refusal('plan-date-invalid', { field: header(key), value: text(key) }));
    }
    return iso?.slice(0, 10) ?? '';
  };

  const requiredDate = (key: Key): string => {
    if (isEmpty(key)) missing(key);
    return date(key);
  };

  const notAChoice = (key: Key, choices: readonly string[]): void => {
    const params = { field: header(key), value: text(key), choices: choices.join(', ') };
    fault(key, refusal('plan-choice-invalid', params));
  };

  const yesNo = (key: Key): boolean | null => {
    const value = text(key).toLowerCase();
    if (value === '') return null;
    if (yes.has(value)) return true;
    if (!no.has(value)) notAChoice(key, ['yes', 'no']);
    return false;
  };

  const choice = <Choice extends string>(key: Key, choices: readonly Choice[]): Choice | null => {
    const value = requiredText(key).toLowerCase();
    if (value === '') return null;
    const chosen = choices.find((one) => one === value);
    if (chosen === undefined) notAChoice(key, choices);
    return chosen ?? null;
  };

  const code = (key: Key): string => {
    const value = requiredText(key).toUpperCase();
    if (value !== '' && !/^[A-Z0-9][A-Z0-9_-]{0,39}$/.test(value)) {
      fault(key, refusal('plan-code-invalid', { field: header(key), value: text(key) }));
    }
    return value;
  };

  const country = (key: Key, everywhere: boolean): string => {
    const value = requiredText(key).toUpperCase();
    if (value === '' || (everywhere && value === '*')) return value;
    if (!/^[A-Z]{2}$/.test(value)) {
      fault(key, refusal('plan-country-invalid', { field: header(key), value: text(key) }));
    }
    // Price sheets of the trade write UK.
    return value === 'UK' ? 'GB' : value;
  };

  const source = (textKey: Key, dateKey: Key, confirmedKey: Key): Source => ({
    text: text(textKey),
    date: date(dateKey),
    confirmed: yesNo(confirmedKey) ?? false,
  });

  return {
    row: row.row,
    faults,
    fault,
    header,
    text,
    requiredText,
    isEmpty,
    integer,
    decimal,
    requiredInteger,
    requiredDecimal,
    date,
    requiredDate,
    yesNo,
    choice,
    code,
    country,
    source,
  };
}
