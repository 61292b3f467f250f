import { amountDigits } from '../money.ts';
import type { Paper } from '../paper/paper.ts';
import { handoverFacts, handoverListBags, type HandoverListInput } from './handover-list.ts';
import { handoverTotals } from './handover.ts';

const yuan = (fen: number): string => amountDigits({ minor: fen, currency: 'CNY' });

/** The handover list (交接清单) as a document: one row per parcel, a table for each bag, and lines for both signatures. */
export function handoverPaper(input: HandoverListInput): Paper {
  const bags = handoverListBags(input);
  const totals = handoverTotals(input.handover, input.shipments);
  const facts = [
    ...handoverFacts(input),
    ['Bags 袋数', String(bags.length)],
    ['Parcels 件数', String(totals.count)],
    ['Weight g 重量', String(totals.weightGrams)],
    ['Estimated CNY 预估运费', yuan(totals.estimatedFen)],
  ] as const;
  const none = { heading: '', facts: [], columns: [], rows: [] };
  return {
    title: '交接清单 Handover list',
    language: 'zh-CN',
    apart: false,
    sections: [
      { ...none, facts },
      ...bags.map((bag) => ({
        heading: `Bag 袋 ${bag.bagId}`,
        facts: [],
        columns: [
          { title: 'No. 序号', share: 0.09, align: 'right' as const },
          { title: 'Waybill 运单号', share: 0.2 },
          { title: 'Plan 物流方案', share: 0.24 },
          { title: 'Country 国家', share: 0.21 },
          { title: 'Weight g 重量', share: 0.12, align: 'right' as const },
          { title: 'Est. CNY 预估运费', share: 0.14, align: 'right' as const },
        ],
        rows: bag.rows.map((row) => [
          String(row.number),
          row.waybill,
          row.plan,
          row.country,
          String(row.weightGrams),
          yuan(row.estimatedFen),
        ]),
        totals: [
          '',
          `${bag.totals.count} parcels 件`,
          '',
          '',
          String(bag.totals.weightGrams),
          yuan(bag.totals.estimatedFen),
        ],
      })),
      {
        ...none,
        signatures: [
          'Handed over by 发货人 · 姓名、签字、日期',
          `Received by 承运商取件人 ${input.handover.driver} · 姓名、签字、日期`,
        ],
      },
    ],
  };
}
