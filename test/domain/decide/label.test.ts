import { describe, expect, it } from 'vitest';
import { fromRows, toRows } from '../../../domain/snapshot.ts';
import { labelOf } from '../../../domain/decide/label.ts';
import { starterRates } from '../../../domain/currency-rates.ts';
import { orderLine, sampleSender } from '../shipments/samples.ts';
import { Bench, codeOf, orderData, orderId, refusalOf, request, whole } from './bench.ts';
import { decideWaybillAnswers } from '../at-once.ts';

const label = (bench: Bench, shipmentId: string, sender = sampleSender()) => {
  const shipment = bench.shipment(shipmentId);
  const plan = bench.state.plans.get(shipment.plan);
  return labelOf({ shipment, plan, sender, copy: 2, date: '2026-03-09', rates: starterRates });
};

describe('labelOf', () => {
  it('shows the parcel as it was packed, pieces of one SKU together', () => {
    const bench = new Bench([orderData(1), orderData(2, { lines: [orderLine('1', 2)] })]);
    const id = bench.packed(request({ kind: 'merge', orderIds: [orderId(1), orderId(2)] }));
    const made = label(bench, id);
    if (!made.ok) throw new Error(made.refusal.code);
    expect(made.value).toMatchObject({
      waybill: bench.waybill(id),
      copy: 2,
      serviceNameEn: 'China Post Registered Air Mail',
      orderIds: [orderId(1), orderId(2)],
      items: [
        { sku: 'CUP-RED', quantity: 5 },
        { sku: 'LAMP', quantity: 1 },
      ],
      weightGrams: 920,
      totalValue: { minor: 6 * 250, currency: 'USD' },
      sortingCode: '',
    });
  });

  it('shows the sorting code that the platform gave with the number, or after it', () => {
    const bench = new Bench();
    const shipmentId = bench.created();
    const answer = { shipmentId, plan: 'CPAM', waybill: bench.waybill(shipmentId) };
    bench.do(decideWaybillAnswers(bench.state, [{ ...answer, sortingCode: '47-B' }]));
    const made = label(bench, shipmentId);
    expect(made.ok && made.value.sortingCode).toBe('47-B');
    // Known by now: the same again changes nothing, and a row without a code does not take it away.
    expect(bench.do(decideWaybillAnswers(bench.state, [{ ...answer, sortingCode: '47-B' }]))).toBe(
      0,
    );
    expect(bench.do(decideWaybillAnswers(bench.state, [answer]))).toBe(0);
    expect(fromRows(toRows(bench.state)).shipments.get(shipmentId)?.sortingCode).toBe('47-B');
  });

  it('shows the expected weight before the scale', () => {
    const bench = new Bench();
    const made = label(bench, bench.created());
    expect(made.ok && made.value.weightGrams).toBe(660);
  });

  it('wants a number and a sender that a parcel can come back to', () => {
    const bench = new Bench([orderData(1), orderData(2)], { numbers: 1 });
    const id = bench.created(whole(1));
    const numberless = bench.created(whole(2));
    expect(refusalOf(label(bench, numberless))).toEqual({
      code: 'waybill-missing',
      params: { shipmentId: numberless, plan: 'CPAM' },
    });
    expect(codeOf(label(bench, id, sampleSender({ streetEn: '' })))).toBe('address-field-missing');
  });
});
