import { describe, expect, it } from 'vitest';
import { parcelOfShipment, quoteOrder, quoteTogether } from '../../../domain/decide/parcel.ts';
import type { QuoteRequest } from '../../../domain/decide/parcel.ts';
import { orderLine } from '../shipments/samples.ts';
import { Bench, codeOf, orderData, orderId, refusalOf, request, whole } from './bench.ts';

describe('quoteOrder', () => {
  const quote = (bench: Bench, n: number) =>
    quoteOrder(bench.state, bench.plans, orderId(n), '2026-03-09');

  it('offers every plan for the weight of the whole order, cheapest allowed first', () => {
    const quoted = quote(new Bench(), 1);
    if (!quoted.ok) throw new Error(quoted.refusal.code);
    const taken = quoted.value.filter(({ refused }) => refused === null);
    const fees = taken.map(({ feeFen }) => feeFen ?? 0);
    expect(fees).toEqual([...fees].sort((a, b) => a - b));
    expect(quoted.value.slice(0, taken.length)).toEqual(taken);
    expect(taken.find(({ plan }) => plan === 'CPAM')?.feeFen).toBe(5863);
  });

  it('offers for what is left of an order that left in part', () => {
    const bench = new Bench();
    const lines = [{ lineId: '1', quantity: 3 }];
    const part = request({ kind: 'split', orderId: orderId(1), lines });
    bench.created(part);
    const left = quote(bench, 1);
    if (!left.ok) throw new Error(left.refusal.code);
    // A lamp of 300 g: 0.3 kg x 68 + 17.50.
    expect(left.value.find(({ plan }) => plan === 'CPAM')?.feeFen).toBe(3790);
    bench.created(whole(1));
    expect(codeOf(quote(bench, 1))).toBe('order-already-shipped');
  });

  it('names what keeps the weight from being known', () => {
    const bench = new Bench([orderData(1, { lines: [orderLine('1', 1, 'MYSTERY')] })]);
    expect(refusalOf(quote(bench, 1))).toEqual({
      code: 'item-weight-unknown',
      params: { sku: 'MYSTERY' },
    });
    expect(codeOf(quote(bench, 99))).toBe('order-unknown');
  });
});

describe('quoteTogether', () => {
  const bench = new Bench([
    orderData(1, { lines: [orderLine('1', 1, 'BRICK')] }),
    orderData(2, { lines: [orderLine('1', 1, 'BRICK')] }),
    orderData(3),
  ]);
  const cpam = (parcel: QuoteRequest) => {
    const quoted = quoteTogether(bench.state, bench.plans, parcel, '2026-03-09');
    if (!quoted.ok) throw new Error(quoted.refusal.code);
    return quoted.value.find(({ plan }) => plan === 'CPAM');
  };

  it('offers for the goods of all orders together', () => {
    const apart = cpam({ orderIds: [orderId(1)], lines: null });
    expect(apart?.refused).toBeNull();
    const together = cpam({ orderIds: [orderId(1), orderId(2)], lines: null });
    expect(together?.refused).toMatchObject({
      code: 'plan-weight-too-heavy',
      params: { grams: 3800 },
    });
  });

  it('offers for the named pieces of an order', () => {
    const part = cpam({ orderIds: [orderId(3)], lines: [{ lineId: '2', quantity: 9 }] });
    // No more than are left: one lamp.
    expect(part?.feeFen).toBe(3790);
  });
});

describe('parcelOfShipment', () => {
  it('goes by the weight on the scale', () => {
    const bench = new Bench();
    const shipment = bench.shipment(bench.created());
    expect(parcelOfShipment(bench.state, shipment, 777)).toMatchObject({
      country: 'RU',
      weightGrams: 777,
      value: { minor: 1000, currency: 'USD' },
    });
  });
});
