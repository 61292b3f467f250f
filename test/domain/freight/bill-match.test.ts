import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchBill } from '../../../domain/freight/bill-match.ts';
import type { BillMatchInput } from '../../../domain/freight/bill-match.ts';
import { aShipment, shipmentsNumbered, waybillOf } from '../handover/samples.ts';
import { aBillLine, aPayment, tolerances } from './samples.ts';

const gone = aShipment({ state: 'handed-over' });

const match = (change: Partial<BillMatchInput> = {}) =>
  matchBill({ lines: [aBillLine()], shipments: [gone], payments: [], tolerances, ...change });

const statusOf = (change: Partial<BillMatchInput>): unknown => match(change).rows[0]?.status;

describe('matchBill', () => {
  it.each<[string, Partial<BillMatchInput>]>([
    ['match', {}],
    ['match', { lines: [aBillLine({ amountFen: 2871 })] }],
    ['over', { lines: [aBillLine({ amountFen: 2872 })] }],
    ['match', { lines: [aBillLine({ amountFen: 2759 })] }],
    ['under', { lines: [aBillLine({ amountFen: 2758 })] }],
    ['match', { lines: [aBillLine({ weightGrams: 156 })] }],
    ['weight-differs', { lines: [aBillLine({ weightGrams: 157 })] }],
    ['weight-differs', { lines: [aBillLine({ weightGrams: 145 })] }],
    ['match', { lines: [aBillLine({ weightGrams: null })] }],
    ['over', { lines: [aBillLine({ amountFen: 9000, weightGrams: 500 })] }],
    ['unknown-waybill', { lines: [aBillLine({ waybill: waybillOf(9) })] }],
    ['billed-twice', { earlier: new Set([waybillOf(1)]) }],
    ['voided', { shipments: [aShipment({ state: 'voided' })] }],
    ['not-on-bill', { lines: [] }],
  ])('finds %s', (status, change) => {
    expect(statusOf(change)).toBe(status);
  });

  it('expects a number once: the second line is all overcharge', () => {
    const { rows, totals } = match({ lines: [aBillLine(), aBillLine()] });
    expect(rows.map(({ status }) => status)).toEqual(['match', 'billed-twice']);
    expect(rows[1]).toMatchObject({ estimatedFen: null, differenceFen: 2815, paidFen: 0 });
    expect(totals).toMatchObject({ estimatedFen: 2815, billedFen: 5630, differenceFen: 2815 });
  });

  it('compares a correction in place of what it corrects', () => {
    const corrected = aBillLine({ amountFen: 2820, kind: 'correction' });
    const { rows } = match({ lines: [aBillLine({ amountFen: 9000 }), corrected] });
    expect(rows).toMatchObject([{ status: 'match', billedFen: 2820 }]);
    expect(statusOf({ lines: [corrected], earlier: new Set([waybillOf(1)]) })).toBe('match');
  });

  it('tells what was paid against what was billed', () => {
    const paymentFor = (amountFen: number) =>
      match({ payments: [aPayment({ lines: [{ shipmentId: 'SA-000001', amountFen }] })] }).rows[0]
        ?.payment;
    expect(match().rows[0]?.payment).toBe('unpaid');
    expect(paymentFor(2814)).toBe('part');
    expect(paymentFor(2815)).toBe('paid');
    expect(paymentFor(2816)).toBe('overpaid');
  });

  it('lists as missing only what was handed over and no earlier bill named', () => {
    const shipments = shipmentsNumbered(3, (n) => ({
      state: n === 3 ? 'affixed' : 'handed-over',
    }));
    const { rows } = match({ lines: [], shipments, earlier: new Set([waybillOf(2)]) });
    expect(rows.map(({ waybill }) => waybill)).toEqual([waybillOf(1)]);
  });

  it('accounts for every line and adds up, whatever is billed', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            n: fc.integer({ min: 1, max: 8 }),
            amountFen: fc.integer({ min: 0, max: 10_000 }),
            weightGrams: fc.option(fc.integer({ min: 1, max: 400 })),
          }),
        ),
        (billed) => {
          const shipments = shipmentsNumbered(5, () => ({ state: 'handed-over' }));
          const lines = billed.map(({ n, ...line }) =>
            aBillLine({ waybill: waybillOf(n), ...line }),
          );
          const { rows, totals } = match({ lines, shipments });
          expect(rows.slice(0, lines.length).map(({ waybill }) => waybill)).toEqual(
            lines.map(({ waybill }) => waybill),
          );
          const named = new Set(rows.map(({ waybill }) => waybill));
          for (const { waybill } of shipments) expect(named.has(waybill ?? '')).toBe(true);
          const byStatus = Object.values(totals.byStatus);
          expect(byStatus.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
          expect(byStatus.reduce((sum, { billedFen }) => sum + billedFen, 0)).toBe(
            lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
          );
          expect(totals.differenceFen).toBe(
            rows.reduce((sum, { differenceFen }) => sum + differenceFen, 0),
          );
        },
      ),
    );
  });
});
