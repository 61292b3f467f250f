import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountWithin, billedByWaybill, paidByShipment } from '../../../domain/freight/freight.ts';
import type { FreightView } from '../../../domain/freight/freight.ts';
import { aShipment } from '../handover/samples.ts';
import { aBillLine, aPayment, viewsOf } from './samples.ts';

const gone = aShipment({ state: 'handed-over' });

const viewOf = (...facts: Parameters<typeof viewsOf>): FreightView => {
  const [view] = viewsOf(...facts);
  if (view === undefined) throw new Error('expected a view');
  return view;
};

describe('the state of freight', () => {
  it('is estimated, with nothing due, until the parcel is handed over or billed', () => {
    const view = viewOf([aShipment({ state: 'bagged' })]);
    expect(view).toMatchObject({ state: 'estimated', dueFen: 0, billedFen: null, costFen: 2815 });
  });

  it('owes the estimate once handed over, the bill once billed', () => {
    expect(viewOf([gone])).toMatchObject({ state: 'to-pay', dueFen: 2815, differenceFen: 0 });
    expect(viewOf([gone], [aBillLine({ amountFen: 2800 })])).toMatchObject({
      state: 'to-pay',
      dueFen: 2800,
      differenceFen: -15,
      costFen: 2800,
    });
    expect(viewOf([aShipment({ state: 'bagged' })], [aBillLine()]).state).toBe('to-pay');
  });

  it('is disputed when the bill is over the estimate beyond the tolerance, until it is paid', () => {
    const bill = [aBillLine({ amountFen: 3000 })];
    expect(viewOf([gone], bill)).toMatchObject({ state: 'disputed', dueFen: 3000 });
    const half = aPayment({ lines: [{ shipmentId: 'SA-000001', amountFen: 2815 }] });
    expect(viewOf([gone], bill, [half])).toMatchObject({ state: 'disputed', dueFen: 185 });
    const whole = aPayment({ lines: [{ shipmentId: 'SA-000001', amountFen: 3000 }] });
    expect(viewOf([gone], bill, [whole])).toMatchObject({ state: 'paid', dueFen: 0 });
  });

  it('adds what is charged later, and disputes it', () => {
    const bills = [
      aBillLine({ amountFen: 2815, kind: 'charge' }),
      aBillLine({ amountFen: 5, weightGrams: null, kind: 'charge' }),
    ];
    expect(viewOf([gone], bills)).toMatchObject({
      state: 'disputed',
      billedFen: 2820,
      dueFen: 2820,
      billedGrams: 151,
    });
    expect(viewOf([gone], bills, [aPayment()])).toMatchObject({ state: 'disputed', dueFen: 5 });
  });

  it('disputes a second charge also where what was paid covers it, until somebody accepts it', () => {
    const bills = [2000, 500].map((amountFen) => aBillLine({ amountFen, kind: 'charge' }));
    expect(viewOf([gone], bills, [aPayment()])).toMatchObject({ state: 'disputed', dueFen: 0 });
    const lines = [{ shipmentId: 'SA-000001', amountFen: 2500, accepted: true as const }];
    expect(viewOf([gone], bills, [aPayment({ lines })])).toMatchObject({
      state: 'paid',
      dueFen: 0,
    });
  });

  it('takes a correction in place of what was billed before', () => {
    const bills = [
      aBillLine({ amountFen: 4000, kind: 'charge' }),
      aBillLine({ amountFen: 2820, weightGrams: null, kind: 'correction' }),
    ];
    expect(viewOf([gone], bills)).toMatchObject({
      state: 'to-pay',
      dueFen: 2820,
      billedGrams: 151,
    });
  });

  it('lets the last line of an older journal count, as it did', () => {
    const bills = [aBillLine({ amountFen: 2815 }), aBillLine({ amountFen: 2820 })];
    expect(viewOf([gone], bills)).toMatchObject({ state: 'disputed', dueFen: 2820 });
    const lines = [{ shipmentId: 'SA-000001', amountFen: 2820 }];
    expect(viewOf([gone], bills, [aPayment({ lines })]).state).toBe('paid');
  });

  it('stays paid when a later bill asks for less, and owes the rest when it asks for more', () => {
    const payments = [aPayment()];
    expect(viewOf([gone], [aBillLine({ amountFen: 2000 })], payments).state).toBe('paid');
    expect(viewOf([gone], [aBillLine({ amountFen: 2825 })], payments)).toMatchObject({
      state: 'to-pay',
      dueFen: 10,
    });
  });

  it('is void for a voided shipment: no estimate, no weight, nothing due, but its money shows', () => {
    const voided = aShipment({ state: 'voided' });
    expect(viewOf([voided], [aBillLine()], [aPayment()])).toMatchObject({
      state: 'void',
      estimatedFen: 0,
      weightGrams: 0,
      billedFen: 2815,
      paidFen: 2815,
      dueFen: 0,
    });
  });
});

const within = (
  estimate: number,
  billed: number,
  absoluteFen: number,
  percentBasisPoints: number,
) => amountWithin(estimate, billed, { absoluteFen, percentBasisPoints });

describe('amountWithin', () => {
  it('includes both edges', () => {
    expect(within(2800, 2850, 50, 0)).toBe(true);
    expect(within(2800, 2851, 50, 0)).toBe(false);
    expect(within(2800, 2750, 50, 0)).toBe(true);
    expect(within(2800, 2749, 50, 0)).toBe(false);
    expect(within(10_000, 10_200, 0, 200)).toBe(true);
    expect(within(10_000, 10_201, 0, 200)).toBe(false);
    expect(within(2815, 2871, 0, 200)).toBe(true);
    expect(within(2815, 2872, 0, 200)).toBe(false);
  });

  it('is as wide below as above, always holds the estimate, and never narrows as tolerances grow', () => {
    const fen = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(fen, fen, fen, fc.integer({ min: 0, max: 10_000 }), (estimate, by, abs, bp) => {
        expect(within(estimate, estimate, abs, bp)).toBe(true);
        const result = within(estimate, estimate + by, abs, bp);
        expect(within(estimate, estimate - by, abs, bp)).toBe(result);
        expect(within(estimate, estimate + by, abs + 1, bp) || !result).toBe(true);
        expect(within(estimate, estimate + by, abs, bp + 1) || !result).toBe(true);
      }),
    );
  });
});

describe('sums of facts', () => {
  it('counts bill lines by waybill and adds payments by shipment', () => {
    const billed = billedByWaybill([
      aBillLine({ kind: 'charge' }),
      aBillLine({ amountFen: 1, kind: 'charge' }),
    ]);
    expect(billed.get('RE000000001CN')).toEqual({
      amountFen: 2816,
      weightGrams: 151,
      times: 2,
      charges: 2,
    });
    const paid = paidByShipment([aPayment(), aPayment({ paymentId: 'PA-000002' })]);
    expect(paid.get('SA-000001')).toEqual({ amountFen: 5630, accepted: false });
  });
});
