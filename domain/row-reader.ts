import { amountFromNumber, parseAmount, type Money } from './money.ts';
import { refusal, type Refusal } from './result.ts';
import { cellAt, cellDate, cellText, hasLostDigits } from './sheets/cells.ts';
import type { RowRejection } from './sheets/import-report.ts';
import type { Cell, SheetRow, SheetTable } from './sheets/table.ts';

/** Reads one row by column key and collects what is wrong with it, each fault named by the header of its column. */
export type RowReader<Key extends string> = {
  readonly row: number;
  /** No known column of the row holds anything. */
  readonly blank: boolean;
  /** The header of a column as the sheet spells it, its first line. */
  readonly label: (key: Key) => string;
  readonly cell: (key: Key) => Cell;
  /** The text with line breaks and runs of spaces as one space; `''` when empty. Refuses error values (#N/A). */
  readonly text: (key: Key) => string;
  /** The text with its line breaks. Refuses error values. */
  readonly rawText: (key: Key) => string;
  /** The text, refused when empty. */
  readonly requiredText: (key: Key) => string;
  /** The text of an id, postcode or telephone, refused when a number format has cut its digits. */
  readonly idText: (key: Key) => string;
  /** The wall-clock time, `null` when empty or refused. */
  readonly date: (key: Key) => string | null;
  /** The amount, `null` when empty or refused. */
  readonly amount: (key: Key, currency: string) => Money | null;
  readonly reject: (key: Key, why: Refusal) => void;
  readonly rejections: readonly RowRejection[];
  /** Something to be seen that does not keep the row out. */
  readonly warn: (key: Key, what: Refusal) => void;
  readonly warnings: readonly RowRejection[];
};

/** Exports write a dash where there is nothing. */
const isDash = (text: string): boolean => /^[-–—/]+$/.test(text);

/**
 * Opens a row of `table`, whose columns stand at `index` and are named by `header`; `fallbackLabel` names columns that
 * the sheet does not have.
 */
export function openRow<Key extends string>(
  row: SheetRow,
  header: SheetRow | undefined,
  index: Readonly<Partial<Record<Key, number>>>,
  table: Pick<SheetTable, 'date1904'>,
  fallbackLabel: (key: Key) => string,
): RowReader<Key> {
  const rejections: RowRejection[] = [];
  const warnings: RowRejection[] = [];
  const cell = (key: Key): Cell => cellAt(row, index[key]);
  const label = (key: Key): string => {
    const column = index[key];
    const own = column === undefined ? '' : cellText(header?.cells[column]).split('\n')[0];
    return own === undefined || own === '' ? fallbackLabel(key) : own;
  };
  const reject = (key: Key, why: Refusal): void => {
    rejections.push({ row: row.row, field: label(key), refusal: why });
  };
  const brokenCells = new Set<Key>();
  const rawText = (key: Key): string => {
    const value = cell(key);
    if (value?.kind !== 'error') return cellText(value);
    // Rules look at a cell more than once; its fault is one.
    if (brokenCells.has(key)) return '';
    brokenCells.add(key);
    reject(key, refusal('cell-error', { field: label(key), value: value.text }));
    return '';
  };
  const text = (key: Key): string => rawText(key).replace(/\s+/g, ' ');
  const missing = (key: Key): void => {
    if (cell(key)?.kind !== 'error') reject(key, refusal('value-missing', { field: label(key) }));
  };

  return {
    row: row.row,
    blank: Object.values<number | undefined>(index).every(
      (column) => cellText(cellAt(row, column)) === '',
    ),
    label,
    cell,
    text,
    rawText,
    requiredText: (key) => {
      const value = text(key);
      if (value === '') missing(key);
      return value;
    },
    idText: (key) => {
      const value = cell(key);
      if (!hasLostDigits(value)) return text(key);
      reject(key, refusal('digits-lost', { field: label(key), value: cellText(value) }));
      return '';
    },
    date: (key) => {
      const value = text(key);
      if (value === '' || isDash(value)) return null;
      const date = cellDate(cell(key), table);
      if (date === null) reject(key, refusal('date-unreadable', { field: label(key), value }));
      return date;
    },
    amount: (key, currency) => {
      const value = text(key);
      if (value === '' || isDash(value)) return null;
      const read = cell(key);
      const amount =
        read?.kind === 'number'
          ? amountFromNumber(read.value, currency)
          : parseAmount(value, currency);
      if (amount.ok) return amount.value;
      reject(key, amount.refusal);
      return null;
    },
    reject,
    rejections,
    warn: (key, what) => {
      warnings.push({ row: row.row, field: label(key), refusal: what });
    },
    warnings,
  };
}
