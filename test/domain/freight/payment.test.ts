import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FreightView, Payment } from '../../../domain/freight/freight.ts';
import { decidePayment, duePaymentLines } from '../../../domain/freight/payment.ts';
import type { PaymentRequest } from '../../../domain/freight/payment.ts';
import { aShipment, shipmentsNumbered, waybillOf } from '../handover/samples.ts';
import { aBillLine, aPayment, viewsOf } from './samples.ts';

const mapOf = (views: readonly FreightView[]): ReadonlyMap<string, FreightView> =>
  new Map(views.map((view) => [view.shipmentId, view]));

const gone = aShipment({ state: 'handed-over' });

const request = (change: Partial<PaymentRequest> = {}): PaymentRequest => ({
  method: 'alipay',
  reference: '2026013122001',
  paidAt: '2026-01-31T10:00:00.000Z',
  payer: 'Li',
  lines: [{ shipmentId: 'SA-000001', amountFen: 2815 }],
  freight: mapOf(viewsOf([gone])),
  payments: [],
  acceptDisputed: false,
  ...change,
});

describe('decidePayment', () => {
  it('records a payment of what is due', () => {
    expect(decidePayment(request({ reference: ' 2026013122001 ' }))).toEqual({
      ok: true,
      value: {
        method: 'alipay',
        reference: '2026013122001',
        paidAt: '2026-01-31T10:00:00.000Z',
        payer: 'Li',
        lines: [{ shipmentId: 'SA-000001', amountFen: 2815 }],
        totalFen: 2815,
      },
    });
  });

  it('takes a part, then the rest, then nothing more', () => {
    const part = decidePayment(request({ lines: [{ shipmentId: 'SA-000001', amountFen: 1000 }] }));
    if (!part.ok) throw new Error('expected a payment');
    const first = { ...part.value, paymentId: 'PA-000001' };
    const freight = mapOf(viewsOf([gone], [], [first]));
    expect(duePaymentLines(freight.values())).toEqual([
      { shipmentId: 'SA-000001', amountFen: 1815 },
    ]);
    const rest = request({
      freight,
      payments: [first],
      reference: 'second',
      lines: [{ shipmentId: 'SA-000001', amountFen: 1815 }],
    });
    expect(decidePayment(rest).ok).toBe(true);
    expect(
      decidePayment({ ...rest, lines: [{ shipmentId: 'SA-000001', amountFen: 1816 }] }),
    ).toMatchObject({
      refusal: {
        code: 'payment-too-much',
        params: { waybill: waybillOf(1), amount: '18.16', due: '18.15' },
      },
    });
  });

  it.each<[string, Partial<PaymentRequest>]>([
    ['payment-method-unknown', { method: 'cash' }],
    ['payment-reference-missing', { reference: '  ' }],
    ['payment-reference-used', { payments: [aPayment({ reference: '2026 0131 22001' })] }],
    ['payment-empty', { lines: [] }],
    [
      'payment-line-twice',
      {
        lines: [
          { shipmentId: 'SA-000001', amountFen: 1 },
          { shipmentId: 'SA-000001', amountFen: 1 },
        ],
      },
    ],
    ['payment-shipment-unknown', { lines: [{ shipmentId: 'SA-000404', amountFen: 1 }] }],
    ['payment-voided', { freight: mapOf(viewsOf([aShipment({ state: 'voided' })])) }],
    ['payment-already-paid', { freight: mapOf(viewsOf([gone], [], [aPayment()])) }],
    ['payment-not-due', { freight: mapOf(viewsOf([aShipment({ state: 'bagged' })])) }],
    ['payment-disputed', { freight: mapOf(viewsOf([gone], [aBillLine({ amountFen: 9000 })])) }],
    ['payment-amount-invalid', { lines: [{ shipmentId: 'SA-000001', amountFen: 0 }] }],
    ['payment-amount-invalid', { lines: [{ shipmentId: 'SA-000001', amountFen: -5 }] }],
    ['payment-too-much', { lines: [{ shipmentId: 'SA-000001', amountFen: 2816 }] }],
  ])('refuses with %s', (code, change) => {
    expect(decidePayment(request(change))).toMatchObject({ ok: false, refusal: { code } });
  });

  it('names the waybill that is already paid', () => {
    const freight = mapOf(viewsOf([gone], [], [aPayment()]));
    expect(decidePayment(request({ freight }))).toMatchObject({
      refusal: { params: { waybill: waybillOf(1) } },
    });
  });

  it('pays a disputed bill once somebody accepts it', () => {
    const freight = mapOf(viewsOf([gone], [aBillLine({ amountFen: 9000 })]));
    expect(decidePayment(request({ freight, acceptDisputed: true })).ok).toBe(true);
  });

  it('throws on half a fen, which is a bug', () => {
    const lines = [{ shipmentId: 'SA-000001', amountFen: 0.5 }];
    expect(() => decidePayment(request({ lines }))).toThrow(RangeError);
  });

  it('never pays a shipment more than it owes and never takes a reference twice, whatever is tried', () => {
    const shipments = shipmentsNumbered(4, (n) => ({
      state: n === 4 ? 'voided' : 'handed-over',
      estimatedFen: 1000 * n,
    }));
    const bills = [aBillLine({ waybill: waybillOf(2), amountFen: 2020 })];
    const attempt = fc.record({
      reference: fc.constantFrom('a', 'A', 'b', 'c', 'd', 'e'),
      lines: fc.array(
        fc.record({
          shipmentId: fc.constantFrom('SA-000001', 'SA-000002', 'SA-000003', 'SA-000004'),
          amountFen: fc.integer({ min: -10, max: 3500 }),
        }),
        { maxLength: 4 },
      ),
      acceptDisputed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 20 }), (attempts) => {
        const payments: Payment[] = [];
        for (const one of attempts) {
          const freight = mapOf(viewsOf(shipments, bills, payments));
          const decided = decidePayment(request({ ...one, freight, payments }));
          if (decided.ok) payments.push({ ...decided.value, paymentId: `PA-${payments.length}` });
        }
        for (const view of viewsOf(shipments, bills, payments)) {
          expect(view.paidFen).toBeLessThanOrEqual(view.state === 'void' ? 0 : view.costFen);
        }
        const references = payments.map(({ reference }) => reference.toUpperCase());
        expect(new Set(references).size).toBe(references.length);
        const total = payments.reduce((sum, { totalFen }) => sum + totalFen, 0);
        const paid = viewsOf(shipments, bills, payments).reduce((sum, v) => sum + v.paidFen, 0);
        expect(total).toBe(paid);
      }),
    );
  });
});
