import { parseCurrency } from '../currencies.ts';
import { amountFromNumber, formatAmount, parseAmount } from '../money.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { cellAt, cellDate, cellDecimal, cellText, hasLostDigits } from '../sheets/cells.ts';
import { normaliseWaybill } from '../waybills/s10.ts';
import { matchColumns, rowsBelow } from '../sheets/columns.ts';
import type { ColumnIn, ColumnMatch } from '../sheets/columns.ts';
import type { ParsedRows, RowRejection } from '../sheets/import-report.ts';
import type { Cell, SheetRow, SheetTable } from '../sheets/table.ts';

/** What a carrier charges for one waybill; the currency is CNY. */
export type BillLine = {
  /** Normalised: capitals, no spaces, no hyphens. */
  readonly waybill: string;
  /** What the carrier weighed; null when the bill does not say. */
  readonly weightGrams: number | null;
  readonly amountFen: number;
  /** `YYYY-MM-DD`; null when the bill does not say. */
  readonly date: string | null;
};

type BillKey = 'waybill' | 'weightGrams' | 'weightKg' | 'amount' | 'currency' | 'date';

/** Carriers publish no format, so each column goes by the names seen in practice; the first is that of our template. */
export const billColumns: readonly ColumnIn<BillKey>[] = [
  {
    key: 'waybill',
    required: true,
    aliases: [
      'Waybill',
      'Waybill number',
      'Waybill no',
      'Tracking number',
      'Tracking no',
      '运单号',
      '运单号码',
      '国际运单号',
      '物流单号',
      '跟踪号',
      '邮件号',
      '邮件号码',
    ],
  },
  {
    key: 'weightGrams',
    required: false,
    aliases: [
      'Weight g',
      'Weight (g)',
      'Chargeable weight g',
      'Weight',
      '计费重量(g)',
      '计费重量(克)',
      '重量(g)',
      '重量(克)',
      '重量g',
      '重量克',
      '计费重量',
      '重量',
    ],
  },
  {
    key: 'weightKg',
    required: false,
    aliases: [
      'Weight kg',
      'Chargeable weight kg',
      '计费重量(kg)',
      '计费重量(千克)',
      '重量(kg)',
      '重量(千克)',
      '重量(公斤)',
    ],
  },
  {
    key: 'amount',
    required: true,
    aliases: [
      'Amount',
      'Amount CNY',
      'Freight',
      'Fee',
      'Total',
      '金额',
      '金额(元)',
      '运费',
      '运费(元)',
      '应收金额',
      '应付金额',
      '总金额',
      '总费用',
      '费用',
      '资费',
    ],
  },
  { key: 'currency', required: false, aliases: ['Currency', '币种', '币别', '货币'] },
  {
    key: 'date',
    required: false,
    aliases: ['Date', 'Billing date', '日期', '账单日期', '计费日期', '收寄日期', '交寄日期'],
  },
];

/** Far above any parcel, far below where sums could leave exact integers. */
const maxAmountFen = 1_000_000_00;
const maxWeightGrams = 1_000_000;

/**
 * Reads a carrier's bill: `Waybill | Weight g | Amount | Currency | Date`, English or Chinese. `isKnown` tells whether a
 * waybill was ever given out here. A row without a currency is CNY. The sheet as a whole is refused with `sheet-empty`
 * or `header-missing`; a row is rejected with `value-missing`, `bill-waybill-lost-digits`, `bill-waybill-unknown`,
 * `bill-waybill-duplicate`, `bill-amount-range`, `bill-currency`, `bill-weight-invalid`, `bill-date-invalid` or what the
 * amount itself is refused with.
 */
export function parseBill(
  table: SheetTable,
  isKnown: (waybill: string) => boolean,
  mapping: Readonly<Record<string, string>> = {},
): Result<ParsedRows<BillLine>> {
  const match = matchColumns(table, billColumns, mapping);
  if (!match.ok) return match;
  const rows = rowsBelow(table, match.value.headerRow);
  const items: { row: number; item: BillLine }[] = [];
  const rejected: RowRejection[] = [];
  const firstRow = new Map<string, number>();
  for (const row of rows) {
    const line = parseLine(row, match.value, table, { isKnown, firstRow });
    if (line.ok) {
      firstRow.set(line.value.waybill, row.row);
      items.push({ row: row.row, item: line.value });
    } else {
      rejected.push({ row: row.row, field: line.field, refusal: line.refusal });
    }
  }
  return ok({ read: rows.length, items, rejected });
}

type LineResult =
  | { readonly ok: true; readonly value: BillLine }
  | ({ readonly ok: false } & Omit<RowRejection, 'row'>);

const reject = (
  field: string,
  { refusal: reason }: { readonly refusal: RowRejection['refusal'] },
): LineResult => ({ ok: false, field, refusal: reason });

function parseLine(
  row: SheetRow,
  { index }: ColumnMatch<BillKey>,
  table: SheetTable,
  seen: {
    readonly isKnown: (waybill: string) => boolean;
    readonly firstRow: ReadonlyMap<string, number>;
  },
): LineResult {
  const waybill = parseWaybill(cellAt(row, index.waybill), seen);
  if (!waybill.ok) return reject('Waybill', waybill);
  const amount = parseFen(cellAt(row, index.amount), cellText(cellAt(row, index.currency)));
  if (!amount.ok) {
    return reject(amount.refusal.code === 'bill-currency' ? 'Currency' : 'Amount', amount);
  }
  const grams = cellAt(row, index.weightGrams);
  const weight =
    cellText(grams) === '' ? parseGrams(cellAt(row, index.weightKg), 1000) : parseGrams(grams, 1);
  if (!weight.ok) return reject('Weight g', weight);
  const dateCell = cellAt(row, index.date);
  const date = cellDate(dateCell, table);
  if (date === null && cellText(dateCell) !== '') {
    return reject('Date', {
      refusal: refusal('bill-date-invalid', { value: cellText(dateCell) }),
    });
  }
  return {
    ok: true,
    value: {
      waybill: waybill.value,
      weightGrams: weight.value,
      amountFen: amount.value,
      date: date === null ? null : date.slice(0, 10),
    },
  };
}

function parseWaybill(
  cell: Cell,
  {
    isKnown,
    firstRow,
  }: {
    readonly isKnown: (waybill: string) => boolean;
    readonly firstRow: ReadonlyMap<string, number>;
  },
): Result<string> {
  const waybill = normaliseWaybill(cellText(cell));
  if (waybill === '') return refuse('value-missing', { field: 'Waybill' });
  if (hasLostDigits(cell)) return refuse('bill-waybill-lost-digits', { value: waybill });
  const row = firstRow.get(waybill);
  if (row !== undefined) return refuse('bill-waybill-duplicate', { waybill, row });
  return isKnown(waybill) ? ok(waybill) : refuse('bill-waybill-unknown', { waybill });
}

function parseFen(cell: Cell, currencyText: string): Result<number> {
  const text = cellText(cell);
  if (text === '') return refuse('value-missing', { field: 'Amount' });
  const currency = currencyText === '' ? 'CNY' : parseCurrency(currencyText, 'CNY');
  if (currency !== 'CNY') return refuse('bill-currency', { currency: currencyText });
  const amount =
    cell?.kind === 'number' ? amountFromNumber(cell.value, 'CNY') : parseAmount(text, 'CNY');
  if (!amount.ok) return amount;
  const { minor } = amount.value;
  if (amount.value.currency !== 'CNY') {
    return refuse('bill-currency', { currency: amount.value.currency });
  }
  return minor < 0 || minor > maxAmountFen
    ? refuse('bill-amount-range', {
        value: formatAmount(amount.value),
        max: maxAmountFen / 100,
      })
    : ok(minor);
}

function parseGrams(cell: Cell, gramsPerUnit: 1 | 1000): Result<number | null> {
  const text = cellText(cell);
  if (text === '') return ok(null);
  const value = cellDecimal(cell);
  if (value === null) return refuse('number-invalid', { field: 'Weight g', value: text });
  // 0.29 kg is 290.00000000000006 g in binary; a real fraction of a gram is far larger.
  const grams = Math.round(value * gramsPerUnit);
  const whole = Math.abs(value * gramsPerUnit - grams) < 1e-6;
  return whole && grams >= 1 && grams <= maxWeightGrams
    ? ok(grams)
    : refuse('bill-weight-invalid', { value: text, max: maxWeightGrams });
}

/**
 * What a bill line adds to the lines recorded for its waybill: `new` to us, the `same` as one of them (the file was
 * imported before), or `differs` (billed again with other figures).
 */
export function compareWithRecorded(
  line: BillLine,
  recorded: readonly BillLine[],
): 'new' | 'same' | 'differs' {
  const earlier = recorded.filter(({ waybill }) => waybill === line.waybill);
  if (earlier.length === 0) return 'new';
  const same = earlier.some(
    (one) =>
      one.amountFen === line.amountFen &&
      one.weightGrams === line.weightGrams &&
      one.date === line.date,
  );
  return same ? 'same' : 'differs';
}
