import { describe, expect, it } from 'vitest';
import { decidePay, freightOf, matchAllBills } from '../../../domain/decide/freight.ts';
import type { BillImported } from '../../../domain/decide/freight.ts';
import { atOnce } from '../../../domain/steps.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import { isDispute } from '../../../domain/freight/disputes.ts';
import type { FreightView } from '../../../domain/freight/freight.ts';
import { aTable } from '../freight/samples.ts';
import { Bench, codeOf, orderData, refusalOf, source, terms, whole } from './bench.ts';
import { decideBill, matchOfBill } from '../at-once.ts';

const pay = (
  bench: Bench,
  change: Partial<Parameters<typeof decidePay>[1]> = {},
): ReturnType<typeof decidePay> =>
  decidePay(
    bench.state,
    {
      shipmentIds: [],
      method: 'alipay',
      reference: `REF${bench.journal.length}`,
      payer: 'Li',
      paidAt: null,
      disputed: false,
      ...change,
    },
    terms,
    bench.context,
  );

const bill = (
  bench: Bench,
  ...rows: readonly (readonly [waybill: string, grams: number, yuan: number])[]
) =>
  decideBill(
    bench.state,
    aTable(
      ['Waybill', 'Weight g', 'Amount', 'Currency', 'Date'],
      ...rows.map((row) => [...row, 'CNY', '2026-03-31']),
    ),
    source,
    bench.context,
  );

/** The match of a bill that was just taken. */
const matchedRows = (bench: Bench, { bill: taken }: BillImported) =>
  taken === null ? [] : matchOfBill(bench.state, taken, terms.tolerances).rows;

const viewOf = (bench: Bench, id: string): FreightView => {
  const view = freightOf(bench.state, terms).find(({ shipmentId }) => shipmentId === id);
  if (view === undefined) throw new Error(`no freight of ${id}`);
  return view;
};

/** Two parcels of 680 g that the carrier has: each 0.68 x 56.25 + 21.5 = 59.75. */
function twoGone(): { bench: Bench; first: string; second: string } {
  const bench = new Bench([orderData(1), orderData(2), orderData(3)]);
  const [first = '', second = ''] = bench.handedOver(whole(1), whole(2));
  return { bench, first, second };
}

describe('decidePay', () => {
  it('pays everything that is due, once', () => {
    const { bench, first, second } = twoGone();
    bench.affixed(whole(3));
    const payment = bench.do(pay(bench));
    expect(bench.state.payments.get(payment.paymentId)).toEqual(payment);
    expect(payment).toMatchObject({
      lines: [
        { shipmentId: first, amountFen: 5975 },
        { shipmentId: second, amountFen: 5975 },
      ],
      totalFen: 11_950,
    });
    expect(viewOf(bench, first)).toMatchObject({ state: 'paid', dueFen: 0, paidFen: 5975 });
    expect(codeOf(pay(bench))).toBe('payment-empty');
    expect(codeOf(pay(bench, { shipmentIds: [first] }))).toBe('payment-already-paid');
  });

  it('pays the shipments that are named, by id or by waybill', () => {
    const { bench, first, second } = twoGone();
    bench.do(pay(bench, { shipmentIds: [bench.waybill(second)] }));
    expect(viewOf(bench, first).state).toBe('to-pay');
    expect(viewOf(bench, second).state).toBe('paid');
  });

  it('pays nothing at all when one of the named cannot be paid', () => {
    const { bench, first } = twoGone();
    const here = bench.affixed(whole(3));
    expect(codeOf(pay(bench, { shipmentIds: [first, here] }))).toBe('payment-not-due');
    expect(codeOf(pay(bench, { shipmentIds: [first, 'SA-000099'] }))).toBe('shipment-unknown');
    expect(codeOf(pay(bench, { shipmentIds: [first, first] }))).toBe('payment-line-twice');
    bench.do(decideVoid(bench.state, { shipmentId: here, reason: 'x' }));
    expect(codeOf(pay(bench, { shipmentIds: [here] }))).toBe('payment-voided');
    expect(bench.state.payments.size).toBe(0);
  });

  it('wants a known method and a reference of its own', () => {
    const { bench, first, second } = twoGone();
    expect(codeOf(pay(bench, { method: 'cash' }))).toBe('payment-method-unknown');
    expect(codeOf(pay(bench, { reference: ' ' }))).toBe('payment-reference-missing');
    bench.do(pay(bench, { shipmentIds: [first], reference: 'AB 12' }));
    expect(codeOf(pay(bench, { shipmentIds: [second], reference: 'ab12' }))).toBe(
      'payment-reference-used',
    );
  });

  it('pays a disputed bill only when somebody accepts it', () => {
    const { bench, first, second } = twoGone();
    bench.do(bill(bench, [bench.waybill(first), 900, 80]));
    expect(viewOf(bench, first)).toMatchObject({ state: 'disputed', dueFen: 8000 });
    expect(codeOf(pay(bench, { shipmentIds: [first] }))).toBe('payment-disputed');
    expect(bench.do(pay(bench)).lines).toEqual([{ shipmentId: second, amountFen: 5975 }]);
    expect(refusalOf(pay(bench))).toEqual({
      code: 'payment-only-disputed',
      params: { count: 1, waybills: bench.waybill(first) },
    });
    expect(bench.do(pay(bench, { disputed: true })).lines).toEqual([
      { shipmentId: first, amountFen: 8000, accepted: true },
    ]);
  });

  it('pays what a later bill asks for beyond what was paid', () => {
    const { bench, first } = twoGone();
    bench.do(pay(bench));
    bench.do(bill(bench, [bench.waybill(first), 690, 60.25]));
    expect(viewOf(bench, first)).toMatchObject({ state: 'to-pay', dueFen: 50 });
    expect(bench.do(pay(bench)).totalFen).toBe(50);
  });
});

describe('decideBill', () => {
  it('records the lines and matches them with what was estimated', () => {
    const { bench, first, second } = twoGone();
    const imported = bench.do(
      bill(bench, [bench.waybill(first), 680, 59.75], ['RX999999999CN', 10, 1]),
    );
    expect(imported).toMatchObject({ read: 2, accepted: 2, unchanged: 0, rejected: [] });
    expect(imported.warnings.map(({ refusal }) => refusal.code)).toEqual(['bill-waybill-unknown']);
    expect(
      matchedRows(bench, imported).map(({ status, shipmentId }) => [shipmentId, status]),
    ).toEqual([
      [first, 'match'],
      [null, 'unknown-waybill'],
      [second, 'not-on-bill'],
    ]);
    expect(bench.state.bills.get(imported.bill?.billId ?? '')).toEqual(imported.bill);
    expect(viewOf(bench, first)).toMatchObject({ billedFen: 5975, billedGrams: 680 });
  });

  it('changes nothing when the same bill comes twice', () => {
    const { bench, first, second } = twoGone();
    const rows = [
      [bench.waybill(first), 680, 59.75],
      [bench.waybill(second), 680, 59.75],
    ] as const;
    bench.do(bill(bench, ...rows));
    const before = bench.journal.length;
    expect(bench.do(bill(bench, ...rows))).toMatchObject({
      read: 2,
      accepted: 0,
      unchanged: 2,
      bill: null,
    });
    expect(bench.journal).toHaveLength(before);
  });

  it('warns where a waybill is billed again with other figures, and disputes it', () => {
    const { bench, first } = twoGone();
    bench.do(bill(bench, [bench.waybill(first), 680, 59.75]));
    const again = bench.do(bill(bench, [bench.waybill(first), 690, 60]));
    expect(again).toMatchObject({ accepted: 1, unchanged: 0 });
    expect(again.warnings).toEqual([
      {
        row: 2,
        field: 'Waybill',
        refusal: { code: 'bill-again', params: { waybill: bench.waybill(first) } },
      },
    ]);
    expect(matchedRows(bench, again)[0]?.status).toBe('billed-twice');
    expect(viewOf(bench, first)).toMatchObject({ state: 'disputed', dueFen: 11_975 });
    expect(atOnce(matchAllBills(bench.state, terms.tolerances)).rows).toHaveLength(3);
  });

  it('disputes a surcharge that comes after payment, and ends that when somebody pays it', () => {
    const { bench, first } = twoGone();
    bench.do(bill(bench, [bench.waybill(first), 680, 59.75]));
    bench.do(pay(bench, { shipmentIds: [first] }));
    bench.do(bill(bench, [bench.waybill(first), 680, 5]));
    expect(viewOf(bench, first)).toMatchObject({
      state: 'disputed',
      billedFen: 6475,
      costFen: 6475,
      dueFen: 500,
    });
    bench.do(pay(bench, { shipmentIds: [first], disputed: true }));
    expect(viewOf(bench, first)).toMatchObject({ state: 'paid', paidFen: 6475, dueFen: 0 });
  });

  it('lists a doubled line and a waybill of somebody else among the disputes, once', () => {
    const { bench, first } = twoGone();
    const rows = [
      [bench.waybill(first), 680, 59.75],
      [bench.waybill(first), 680, 59.75],
      ['RX999999999CN', 10, 1],
    ] as const;
    expect(bench.do(bill(bench, ...rows))).toMatchObject({ accepted: 3, rejected: [] });
    expect(bench.do(bill(bench, ...rows))).toMatchObject({ accepted: 0, unchanged: 3 });
    const { rows: matched } = atOnce(matchAllBills(bench.state, terms.tolerances));
    expect(
      matched.filter(isDispute).map(({ status, differenceFen }) => [status, differenceFen]),
    ).toEqual([
      ['billed-twice', 5975],
      ['unknown-waybill', 100],
    ]);
  });

  it('shows what is billed for a voided shipment, which is never due', () => {
    const bench = new Bench();
    const id = bench.labelled();
    bench.do(decideVoid(bench.state, { shipmentId: id, reason: 'x' }));
    bench.do(bill(bench, [bench.waybill(id), 680, 59.75]));
    expect(viewOf(bench, id)).toMatchObject({ state: 'void', billedFen: 5975, dueFen: 0 });
    expect(codeOf(pay(bench))).toBe('payment-empty');
  });

  it('refuses a sheet that is no bill', () => {
    const { bench } = twoGone();
    const decision = decideBill(bench.state, aTable(['Order', 'Note']), source, bench.context);
    expect(codeOf(decision)).toBe('header-missing');
  });
});

describe('freightOf', () => {
  it('counts a shipment for the local day of its handover', () => {
    const { bench, first } = twoGone();
    const here = bench.affixed(whole(3));
    expect(viewOf(bench, first).day).toBe('2026-03-09');
    expect(viewOf(bench, here).state).toBe('estimated');
    const farWest = freightOf(bench.state, { ...terms, utcOffsetMinutes: -120 });
    expect(farWest.map(({ day }) => day)).toEqual(Array(3).fill('2026-03-08'));
  });
});
