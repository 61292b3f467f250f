import type { CellOut, ColumnOut, SheetOut } from '../sheets/workbook.ts';
import type { Steps } from '../steps.ts';
import { matchStatuses } from './bill-match.ts';
import type { BillMatch } from './bill-match.ts';
import {
  columnLetter,
  filled,
  integerFormula,
  lastRow,
  money,
  moneyFormula,
} from './report-cells.ts';

const columns: readonly ColumnOut[] = [
  { header: 'Status', width: 18 },
  { header: 'Waybill', width: 20 },
  { header: 'Shipment', width: 14 },
  { header: 'Estimated', width: 12, format: 'money' },
  { header: 'Billed', width: 12, format: 'money' },
  { header: 'Difference', width: 12, format: 'money', note: 'Billed less estimated' },
  { header: 'Weight g', width: 11, format: 'integer' },
  { header: 'Billed weight g', width: 15, format: 'integer' },
  { header: 'Paid', width: 12, format: 'money' },
  { header: 'Payment', width: 12, note: 'Paid against billed: unpaid, part, paid or overpaid' },
];

const rowsPerStep = 200;

const at = (header: string): string => columnLetter(columns, header);

/** The three-way match as a sheet; below it the sums of what is on the bill, then of each status. */
export function* matchSheet({ rows, totals }: BillMatch): Steps<SheetOut> {
  const last = lastRow(rows.length);
  const range = (header: string): string => `$${at(header)}$2:$${at(header)}$${last}`;
  const onBill = `${range('Status')},"<>not-on-bill"`;
  const sumOf = (header: string, criteria: string, fen: number): CellOut =>
    moneyFormula(`SUMIFS(${range(header)},${criteria})`, fen);
  const cells: (readonly CellOut[])[] = [];
  for (const row of rows) {
    if (cells.length % rowsPerStep === 0) yield;
    const billed = `${at('Billed')}${cells.length + 2}`;
    const estimated = `${at('Estimated')}${cells.length + 2}`;
    cells.push([
      row.status,
      row.waybill,
      row.shipmentId,
      money(row.estimatedFen),
      money(row.billedFen),
      moneyFormula(`IF(${billed}="",0,ROUND(${billed}-${estimated},2))`, row.differenceFen),
      row.weightGrams,
      row.billedGrams,
      money(row.paidFen),
      row.payment,
    ]);
  }
  return {
    name: 'Bill match',
    columns,
    rows: filled(cells),
    totals: [
      [
        'On the bill',
        null,
        null,
        sumOf('Estimated', onBill, totals.estimatedFen),
        sumOf('Billed', onBill, totals.billedFen),
        sumOf('Difference', onBill, totals.differenceFen),
        null,
        null,
        sumOf('Paid', onBill, totals.paidFen),
        null,
      ],
      ...matchStatuses.map((status): readonly CellOut[] => {
        const own = `${range('Status')},"${status}"`;
        const sums = totals.byStatus[status];
        return [
          status,
          integerFormula(`COUNTIFS(${own})`, sums.count),
          null,
          sumOf('Estimated', own, sums.estimatedFen),
          sumOf('Billed', own, sums.billedFen),
        ];
      }),
    ],
  };
}
