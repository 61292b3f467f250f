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
import type { Steps } from '../steps.ts';

/** What a carrier charges for one waybill; the currency is CNY. */
export type BillLine = {
  /** Normalised: capitals, no spaces, no hyphens. */
  readonly waybill: string;
  /** What the carrier weighed; null when the bill does not say. */
  readonly weightGrams: number | null;
  readonly amountFen: number;
  /** `YYYY-MM-DD`; null when the bill does not say. */
  readonly date: string | null;
  /**
   * One more charge for the waybill, or what replaces all before it. Absent in older journals: there the last line
   * counted, whatever it was, and still does.
   */
  readonly kind?: 'charge' | 'correction';
};

type BillKey = 'waybill' | 'weightGrams' | 'weightKg' | 'amount' | 'currency' | 'date' | 'kind';

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
  {
    key: 'kind',
    required: false,
    aliases: ['Kind', 'Charge type', '类型', '费用类型', '账单类型'],
  },
];

/** What says that a line replaces earlier ones; every other kind (freight, a surcharge) is a charge of its own. */
const correctionWords =
  /^(?:correction|corrected|adjustment|replace(?:ment|s)?|更正|修正|调整|冲正)$/i;

/** What a carrier may have for a waybill, unlike the "Total" or "合计" below its rows. */
const looksLikeWaybill = /^(?=.*\d.*\d.*\d)[A-Z0-9]{8,35}$/;

/** Far above any parcel, far below where sums could leave exact integers. */
const maxAmountFen = 1_000_000_00;
const maxWeightGrams = 1_000_000;

const rowsPerStep = 100;

/** A bill as read: its lines, the rows that are none, and what is to be seen about some of the lines. */
export type ParsedBill = ParsedRows<BillLine> & { readonly warnings: readonly RowRejection[] };

/**
 * Reads a carrier's bill: `Waybill | Weight g | Amount | Currency | Date | Kind`, English or Chinese. `isKnown` tells
 * whether a waybill was ever given out here. A row without a currency is CNY. What the carrier charges twice, or for a
 * waybill of somebody else, is in the bill as it is, to be disputed: it is taken with the warnings
 * `bill-waybill-duplicate` and `bill-waybill-unknown`; in a bill that names no waybill of ours the latter are rejected.
 * The sheet as a whole is refused with `sheet-empty` or `header-missing`; a row is rejected with `value-missing`,
 * `bill-waybill-lost-digits`, `bill-waybill-invalid`, `bill-amount-range`, `bill-currency`, `bill-weight-invalid`,
 * `bill-date-invalid` or what the amount itself is refused with.
 */
export function* parseBill(
  table: SheetTable,
  isKnown: (waybill: string) => boolean,
  mapping: Readonly<Record<string, string>> = {},
): Steps<Result<ParsedBill>> {
  const match = matchColumns(table, billColumns, mapping);
  if (!match.ok) return match;
  const rows = rowsBelow(table, match.value.headerRow);
  const items: { row: number; item: BillLine }[] = [];
  const rejected: RowRejection[] = [];
  const warnings: RowRejection[] = [];
  const unknown: RowRejection[] = [];
  const firstRow = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (index % rowsPerStep === 0) yield;
    const line = parseLine(row, match.value, table);
    if (!line.ok) {
      rejected.push({ row: row.row, field: line.field, refusal: line.refusal });
      continue;
    }
    const { waybill, kind } = line.value;
    const at = { row: row.row, field: 'Waybill' };
    const earlier = firstRow.get(waybill);
    if (!isKnown(waybill)) {
      unknown.push({ ...at, refusal: refusal('bill-waybill-unknown', { waybill }) });
    } else if (earlier !== undefined && kind !== 'correction') {
      const params = { waybill, row: earlier };
      warnings.push({ ...at, refusal: refusal('bill-waybill-duplicate', params) });
    }
    firstRow.set(waybill, earlier ?? row.row);
    items.push({ row: row.row, item: line.value });
  }
  if (unknown.length < items.length) {
    return ok({ read: rows.length, items, rejected, warnings: byRow([...warnings, ...unknown]) });
  }
  // Nothing of it is ours: a file of another shop, not a bill to argue about.
  return ok({ read: rows.length, items: [], rejected: byRow([...rejected, ...unknown]), warnings });
}

const byRow = (rows: readonly RowRejection[]): readonly RowRejection[] =>
  rows.toSorted((a, b) => a.row - b.row);

type LineResult =
  | { readonly ok: true; readonly value: BillLine }
  | ({ readonly ok: false } & Omit<RowRejection, 'row'>);

const reject = (
  field: string,
  { refusal: reason }: { readonly refusal: RowRejection['refusal'] },
): LineResult => ({ ok: false, field, refusal: reason });

function parseLine(row: SheetRow, { index }: ColumnMatch<BillKey>, table: SheetTable): LineResult {
  const waybill = parseWaybill(cellAt(row, index.waybill));
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
      kind: correctionWords.test(cellText(cellAt(row, index.kind))) ? 'correction' : 'charge',
    },
  };
}

function parseWaybill(cell: Cell): Result<string> {
  const waybill = normaliseWaybill(cellText(cell));
  if (waybill === '') return refuse('value-missing', { field: 'Waybill' });
  if (hasLostDigits(cell)) return refuse('bill-waybill-lost-digits', { value: waybill });
  return looksLikeWaybill.test(waybill)
    ? ok(waybill)
    : refuse('bill-waybill-invalid', { value: waybill });
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
 * Takes the lines of a file out of those recorded for their waybills, one for one, so that the same file again adds
 * nothing while a line that stands twice in it counts twice. Answers what a line is: `new` to us, the `same` as one
 * that is recorded, or `again` (one more of a waybill that was billed).
 */
export function compareWithRecorded(
  recorded: Iterable<BillLine>,
): (line: BillLine) => 'new' | 'same' | 'again' {
  const left = new Map<string, BillLine[]>();
  for (const line of recorded) left.set(line.waybill, [...(left.get(line.waybill) ?? []), line]);
  return (line) => {
    const earlier = left.get(line.waybill);
    if (earlier === undefined) return 'new';
    const at = earlier.findIndex((one) => isSameLine(one, line));
    if (at < 0) return 'again';
    earlier.splice(at, 1);
    return 'same';
  };
}

const isSameLine = (one: BillLine, other: BillLine): boolean =>
  one.amountFen === other.amountFen &&
  one.weightGrams === other.weightGrams &&
  one.date === other.date &&
  (one.kind ?? 'charge') === (other.kind ?? 'charge');
