import { describe, expect, it } from 'vitest';
import { parcelOfShipment, quoteOrder } from '../../../domain/decide/parcel.ts';
import { orderLine } from '../shipments/samples.ts';
import { Bench, codeOf, orderData, orderId, refusalOf } from './bench.ts';

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

  it('names what keeps the weight from being known', () => {
    const bench = new Bench([orderData(1, { lines: [orderLine('1', 1, 'MYSTERY')] })]);
    expect(refusalOf(quote(bench, 1))).toEqual({
      code: 'item-weight-unknown',
      params: { sku: 'MYSTERY' },
    });
    expect(codeOf(quote(bench, 99))).toBe('order-unknown');
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
