import { describe, expect, it } from 'vitest';
import { matchBill } from '../../../domain/freight/bill-match.ts';
import { claimFen, disputesWorkbook, isDispute } from '../../../domain/freight/disputes.ts';
import { aShipment, waybillOf } from '../handover/samples.ts';
import { aBillLine, tolerances } from './samples.ts';

const match = matchBill({
  lines: [
    aBillLine({ amountFen: 3000 }),
    aBillLine({ amountFen: 3000 }),
    aBillLine({ waybill: waybillOf(2), amountFen: 2000 }),
    aBillLine({ waybill: waybillOf(3), weightGrams: 400 }),
    aBillLine({ waybill: waybillOf(4) }),
  ],
  shipments: [1, 2, 3, 4, 5].map((n) =>
    aShipment({
      shipmentId: `SA-00000${n}`,
      waybill: waybillOf(n),
      state: n === 4 ? 'voided' : 'handed-over',
    }),
  ),
  payments: [],
  tolerances,
});

describe('disputes', () => {
  it('are what costs too much, not what costs less or is not billed yet', () => {
    expect(match.rows.filter(isDispute).map(({ status }) => status)).toEqual([
      'over',
      'billed-twice',
      'weight-differs',
      'voided',
    ]);
  });

  it('claim back the difference, and never less than nothing', () => {
    expect(match.rows.map(claimFen)).toEqual([185, 3000, 0, 0, 2815, 0]);
  });

  it('stand in the workbook side by side, with their sums', () => {
    const [sheet] = disputesWorkbook(match).sheets;
    expect(sheet?.rows.map(([waybill]) => waybill)).toEqual([
      waybillOf(1),
      waybillOf(1),
      waybillOf(3),
      waybillOf(4),
    ]);
    expect(sheet?.totals?.[0]?.[4]).toMatchObject({ formula: 'SUM(E2:E5)', value: 60 });
  });

  it('make a sheet without rows when there are none', () => {
    const [sheet] = disputesWorkbook({ ...match, rows: [] }).sheets;
    expect(sheet?.rows).toEqual([[null]]);
  });
});
