import { countryName } from '../countries.ts';
import type { CellOut, ColumnOut, SheetOut, WorkbookOut } from '../sheets/workbook.ts';
import type { Steps } from '../steps.ts';
import type { BillMatch } from './bill-match.ts';
import { isoWeek, localTime } from './calendar.ts';
import type { FreightView, Payment } from './freight.ts';
import { paymentsSheet } from './payment-sheet.ts';
import { matchSheet } from './report-match.ts';
import {
  columnLetter,
  filled,
  integerFormula,
  lastRow,
  money,
  moneyFormula,
} from './report-cells.ts';
import { freightStats, freightTotals, groupKey } from './stats.ts';
import type { FreightGrouping, FreightSums } from './stats.ts';

/** Days `YYYY-MM-DD`, both included; null for as far as there are any. */
export type Period = { readonly from: string | null; readonly to: string | null };

export type FreightReportInput = {
  /** The days of which the shipments are. */
  readonly period: Period;
  readonly views: readonly FreightView[];
  readonly payments: readonly Payment[];
  readonly match: BillMatch;
  /** The name of a plan for people; the code itself when it has none. */
  readonly planName: (code: string) => string;
  /** UTC. */
  readonly generatedAt: string;
  /** Minutes east of Greenwich in which times are shown (480 for China). */
  readonly offsetMinutes: number;
};

const shipmentsName = 'Shipments';

const shipmentColumns: readonly ColumnOut[] = [
  { header: 'Shipment', width: 14 },
  { header: 'Waybill', width: 20 },
  { header: 'Plan', width: 22 },
  { header: 'Country', width: 10 },
  { header: 'Day', width: 12, format: 'date' },
  { header: 'Week', width: 11 },
  { header: 'State', width: 12, note: 'estimated, to-pay, disputed, paid or void; see Notes' },
  { header: 'Weight g', width: 11, format: 'integer' },
  { header: 'Billed weight g', width: 15, format: 'integer' },
  { header: 'Estimated', width: 12, format: 'money' },
  { header: 'Billed', width: 12, format: 'money' },
  { header: 'Difference', width: 12, format: 'money', note: 'Billed less estimated' },
  { header: 'Paid', width: 12, format: 'money' },
  { header: 'Due', width: 12, format: 'money' },
  { header: 'Cost', width: 12, format: 'money', note: 'Billed, or estimated before the bill' },
];

const at = (header: string): string => columnLetter(shipmentColumns, header);

const summedColumns = [
  ['Weight g', 'weightGrams'],
  ['Estimated', 'estimatedFen'],
  ['Billed', 'billedFen'],
  ['Paid', 'paidFen'],
  ['Due', 'dueFen'],
  ['Cost', 'costFen'],
] as const satisfies readonly (readonly [string, keyof FreightSums])[];

/** Money or whole numbers, by the name of the sum. */
const sumCell = (formula: string, key: keyof FreightSums, value: number): CellOut =>
  key.endsWith('Fen') ? moneyFormula(formula, value) : integerFormula(formula, value);

/** A day as a spreadsheet keeps it, so that filters and pivot tables understand it. */
const dayCell = (day: string): CellOut => ({ kind: 'date', iso: `${day}T00:00:00` });

const rowsPerStep = 200;

function* shipmentsSheet(views: readonly FreightView[]): Steps<SheetOut> {
  const last = lastRow(views.length);
  const totals = freightTotals(views);
  const billed = at('Billed');
  const estimated = at('Estimated');
  const totalOf: Readonly<Record<string, CellOut>> = {
    Shipment: 'Total',
    Difference: moneyFormula(
      `SUM(${at('Difference')}2:${at('Difference')}${last})`,
      views.reduce((sum, { differenceFen }) => sum + differenceFen, 0),
    ),
    ...Object.fromEntries(
      summedColumns.map(([header, key]) => [
        header,
        sumCell(`SUM(${at(header)}2:${at(header)}${last})`, key, totals[key]),
      ]),
    ),
  };
  const rows: (readonly CellOut[])[] = [];
  for (const view of views) {
    if (rows.length % rowsPerStep === 0) yield;
    const row = rows.length + 2;
    rows.push([
      view.shipmentId,
      view.waybill,
      groupKey(view, 'plan'),
      groupKey(view, 'country'),
      dayCell(view.day),
      isoWeek(view.day),
      view.state,
      view.weightGrams,
      view.billedGrams,
      money(view.estimatedFen),
      money(view.billedFen),
      moneyFormula(
        `IF(${billed}${row}="",0,ROUND(${billed}${row}-${estimated}${row},2))`,
        view.differenceFen,
      ),
      money(view.paidFen),
      money(view.dueFen),
      moneyFormula(`IF(${billed}${row}="",${estimated}${row},${billed}${row})`, view.costFen),
    ]);
  }
  return {
    name: shipmentsName,
    columns: shipmentColumns,
    rows: filled(rows),
    totals: [shipmentColumns.map(({ header }) => totalOf[header] ?? null)],
  };
}

// Twice rounded: cost and parcels are whole numbers to divide, not what binary made of them.
const average = (cost: string, parcels: string, fen: number): CellOut =>
  moneyFormula(`IF(${parcels}=0,0,ROUND(ROUND(${cost}*100,0)/${parcels},0)/100)`, fen);

type SummarySheet = {
  readonly name: string;
  readonly by: FreightGrouping;
  /** The column of `Shipments` that is grouped by. */
  readonly key: string;
  readonly label: ((key: string) => string) | null;
};

/** Sums of one grouping: every figure a formula over `Shipments`, so that corrections there carry through. */
function* summarySheet(
  views: readonly FreightView[],
  { name, by, key, label }: SummarySheet,
): Steps<SheetOut> {
  const columns: readonly ColumnOut[] = [
    { header: key, width: 22, ...(by === 'day' ? { format: 'date' as const } : {}) },
    ...(label === null ? [] : [{ header: 'Name', width: 40 }]),
    { header: 'Parcels', width: 10, format: 'integer' },
    ...summedColumns.map(([header, sum]) => ({
      header,
      width: 13,
      format: sum.endsWith('Fen') ? ('money' as const) : ('integer' as const),
    })),
    { header: 'Average', width: 12, format: 'money', note: 'Cost per parcel' },
  ];
  const letter = (header: string): string => columnLetter(columns, header);
  const source = lastRow(views.length);
  const range = (header: string): string =>
    `${shipmentsName}!$${at(header)}$2:$${at(header)}$${source}`;

  const stats = yield* freightStats(views, by);
  const rows = stats.map((stat, index): readonly CellOut[] => {
    const row = index + 2;
    const own = `${range(key)},$A${row}`;
    return [
      by === 'day' ? dayCell(stat.key) : stat.key,
      ...(label === null ? [] : [label(stat.key)]),
      integerFormula(`COUNTIFS(${own},${range('State')},"<>void")`, stat.count),
      ...summedColumns.map(([header, sum]) =>
        sumCell(`SUMIFS(${range(header)},${own})`, sum, stat[sum]),
      ),
      average(`${letter('Cost')}${row}`, `${letter('Parcels')}${row}`, stat.averageFen),
    ];
  });

  const last = lastRow(stats.length);
  const totals = freightTotals(views);
  const below = (header: string): string => `SUM(${letter(header)}2:${letter(header)}${last})`;
  return {
    name,
    columns,
    rows: filled(rows),
    totals: [
      [
        'Total',
        ...(label === null ? [] : [null]),
        integerFormula(below('Parcels'), totals.count),
        ...summedColumns.map(([header, sum]) => sumCell(below(header), sum, totals[sum])),
        average(below('Cost'), below('Parcels'), totals.averageFen),
      ],
    ],
  };
}

const notes = (generatedAt: string, { from, to }: Period): readonly string[] => [
  'Freight report 运费报表',
  `Made 生成时间: ${generatedAt}`,
  ...(from === null && to === null
    ? []
    : [
        `Days 期间: ${from ?? ''} – ${to ?? ''}. Shipments of these days, with their payments and bill lines; bill lines of unknown waybills have no day and are left out. 未知运单的账单行没有日期，不在此列。`,
      ]),
  'All amounts are CNY. 所有金额均为人民币元。',
  'Shipments holds one row per shipment. Every total and every summary is a formula over it: correct a figure there and the report follows. 合计与汇总均为基于 Shipments 表的公式。',
  'State estimated 预估: neither handed over nor billed; nothing is to be paid yet.',
  'State to-pay 待付: handed over or billed, and not fully paid. The bill is due; before the bill, the estimate.',
  'State disputed 有争议: to be paid, but the bill is over the estimate beyond the tolerance, or came more than once.',
  'State paid 已付: what is due was paid.',
  'State void 作废: the shipment was voided. It counts as no parcel, no weight and no estimate; what was billed or paid for it stays in the sums.',
  'Cost 成本: the billed amount, or the estimate before the bill. Average 平均: cost per parcel.',
  'Weeks are ISO 8601 weeks, Monday to Sunday. 周按 ISO 8601 计算。',
  'Bill match compares estimate, bill and payment. match 相符; over 多收; under 少收; weight-differs 重量不符; unknown-waybill 未知运单; billed-twice 重复计费; voided 已作废; not-on-bill 未出账.',
];

const bilingual = (code: string): string =>
  [...new Set([countryName(code, 'en'), countryName(code, 'zh')])].join(' ');

/**
 * The freight report: `Shipments`, `By plan`, `By country`, `By day`, `By week`, `Payments`, `Bill match`, `Notes`.
 * Totals and summaries are live formulas that bear the values they will compute to.
 */
export function* freightReport(input: FreightReportInput): Steps<WorkbookOut> {
  const { views, payments, match, planName, generatedAt, offsetMinutes, period } = input;
  const waybills = new Map(views.map(({ shipmentId, waybill }) => [shipmentId, waybill ?? '']));
  const made = localTime(generatedAt, offsetMinutes).slice(0, 16).replace('T', ' ');
  const summary = (sheet: SummarySheet): Steps<SheetOut> => summarySheet(views, sheet);
  return {
    sheets: [
      yield* shipmentsSheet(views),
      yield* summary({ name: 'By plan', by: 'plan', key: 'Plan', label: planName }),
      yield* summary({ name: 'By country', by: 'country', key: 'Country', label: bilingual }),
      yield* summary({ name: 'By day', by: 'day', key: 'Day', label: null }),
      yield* summary({ name: 'By week', by: 'week', key: 'Week', label: null }),
      yield* paymentsSheet(payments, (shipmentId) => waybills.get(shipmentId) ?? '', offsetMinutes),
      yield* matchSheet(match),
      {
        name: 'Notes',
        prose: true,
        columns: [{ header: 'Notes', width: 110 }],
        rows: notes(made, period).map((text) => [text]),
      },
    ],
  };
}
