import type { CellOut, ColumnOut, WorkbookOut } from '../sheets/workbook.ts';
import type { BillMatch, MatchRow, MatchStatus } from './bill-match.ts';
import { columnLetter, filled, lastRow, money, moneyFormula } from './report-cells.ts';

/** What a shop takes up with its carrier. A bill that is too low, or not there yet, is no loss and not among them. */
export const disputeStatuses = [
  'over',
  'weight-differs',
  'billed-twice',
  'voided',
  'unknown-waybill',
] as const satisfies readonly MatchStatus[];

/** Whether a line of the bill is to be taken up with the carrier. */
export const isDispute = ({ status }: Pick<MatchRow, 'status'>): boolean =>
  (disputeStatuses as readonly MatchStatus[]).includes(status);

/** What the carrier is asked to take back for a line, in fen: never less than nothing. */
export const claimFen = (row: MatchRow): number =>
  isDispute(row) ? Math.max(0, row.differenceFen) : 0;

/** Both languages side by side: the carrier's clerk reads the Chinese, the shop perhaps the English. */
const reasons: Readonly<Record<(typeof disputeStatuses)[number], string>> = {
  over: 'Billed more than the tariff asks 计费高于资费标准',
  'weight-differs': 'Billed at another weight than ours 计费重量与我方称重不符',
  'billed-twice': 'Billed more than once 重复计费',
  voided: 'The shipment was voided and never handed over 包裹已作废，未交运',
  'unknown-waybill': 'Not a waybill of ours 非我方运单',
};

const reasonOf = (status: MatchStatus): string =>
  Object.hasOwn(reasons, status) ? reasons[status as keyof typeof reasons] : status;

const columns: readonly ColumnOut[] = [
  { header: 'Waybill', width: 22, note: '运单号' },
  { header: 'Reason', width: 60, note: '争议原因' },
  { header: 'Estimated', width: 12, format: 'money', note: '按资费预估' },
  { header: 'Billed', width: 12, format: 'money', note: '账单金额' },
  { header: 'Difference', width: 12, format: 'money', note: 'Billed less estimated 差额' },
  { header: 'Weight g', width: 11, format: 'integer', note: '我方称重（克）' },
  { header: 'Billed weight g', width: 15, format: 'integer', note: '计费重量（克）' },
  { header: 'Paid', width: 12, format: 'money', note: '已付' },
  { header: 'Shipment', width: 14, note: '物流订单' },
  { header: 'Answer', width: 40, fillIn: true, note: 'For the carrier 承运商答复' },
];

/** The letter to the carrier: every disputed line, the amounts side by side, and their live sums. */
export function disputesWorkbook({ rows }: BillMatch): WorkbookOut {
  const disputed = rows.filter(isDispute);
  const last = lastRow(disputed.length);
  const at = (header: string): string => columnLetter(columns, header);
  const sum = (header: string, fen: number): CellOut =>
    moneyFormula(`SUM(${at(header)}2:${at(header)}${last})`, fen);
  const totalOf = (pick: (row: MatchRow) => number): number =>
    disputed.reduce((total, row) => total + pick(row), 0);
  return {
    sheets: [
      {
        name: 'Disputes',
        columns,
        rows: filled(
          disputed.map((row, index): readonly CellOut[] => [
            row.waybill,
            reasonOf(row.status),
            money(row.estimatedFen),
            money(row.billedFen),
            moneyFormula(
              `ROUND(${at('Billed')}${index + 2}-${at('Estimated')}${index + 2},2)`,
              row.differenceFen,
            ),
            row.weightGrams,
            row.billedGrams,
            money(row.paidFen),
            row.shipmentId,
            null,
          ]),
        ),
        totals: [
          [
            'Total',
            null,
            sum(
              'Estimated',
              totalOf((row) => row.estimatedFen ?? 0),
            ),
            sum(
              'Billed',
              totalOf((row) => row.billedFen ?? 0),
            ),
            sum(
              'Difference',
              totalOf((row) => row.differenceFen),
            ),
          ],
        ],
      },
    ],
  };
}
