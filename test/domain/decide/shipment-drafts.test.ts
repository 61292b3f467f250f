import { describe, expect, it } from 'vitest';
import { decideHold } from '../../../domain/decide/orders.ts';
import { shipmentDrafts } from '../../../domain/decide/shipment-drafts.ts';
import { orderLine } from '../shipments/samples.ts';
import { Bench, codeOf, orderData, orderId, request, whole } from './bench.ts';

const drafts = (bench: Bench, ...numbers: readonly number[]) => {
  const found = shipmentDrafts(bench.state, numbers.map(orderId));
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
};

describe('shipmentDrafts', () => {
  it('tells what is left of an order, with its weight by the catalogue', () => {
    const bench = new Bench([orderData(1)]);
    const [before] = drafts(bench, 1).orders;
    expect(before).toMatchObject({ orderId: orderId(1), weightGrams: 3 * 120 + 300, held: null });
    const lines = [{ lineId: '1', quantity: 2 }];
    const part = bench.created(request({ kind: 'split', orderId: orderId(1), lines }));
    const [after] = drafts(bench, 1).orders;
    expect(after?.items.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['CUP-RED', 1],
      ['LAMP', 1],
    ]);
    expect(after?.weightGrams).toBe(120 + 300);
    // What was voided can be shipped again.
    bench.happened({ type: 'shipment-voided', shipmentId: part, reason: 'test' });
    expect(drafts(bench, 1).orders).toEqual([before]);
  });

  it('has nothing left of an order that is shipped whole', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    bench.created(whole(1));
    const { orders, together } = drafts(bench, 1, 2);
    expect(orders.map(({ items }) => items.length)).toEqual([0, 2]);
    // It cannot travel with anybody either.
    expect(together).toEqual([]);
  });

  it('puts orders of one buyer at one address together, each asked for once', () => {
    const elsewhere = orderData(3);
    const bench = new Bench([
      orderData(1),
      orderData(2),
      { ...elsewhere, address: { ...elsewhere.address, street: 'Elsewhere 1' } },
    ]);
    const { orders, together } = drafts(bench, 1, 2, 3, 1);
    expect(orders.map((one) => one.orderId)).toEqual([1, 2, 3].map(orderId));
    expect(together).toEqual([[orderId(1), orderId(2)]]);
  });

  it('says what stands in the way: a hold, a status, a weight that nobody knows', () => {
    const bench = new Bench([
      orderData(1),
      orderData(2, { status: 'FINISH' }),
      orderData(3, { lines: [orderLine('1', 1, 'MYSTERY')] }),
    ]);
    bench.do(decideHold(bench.state, { orderId: orderId(1), reason: 'the buyer wrote' }));
    const [held, finished, mystery] = drafts(bench, 1, 2, 3).orders;
    expect(held?.held).toBe('the buyer wrote');
    expect(finished).toMatchObject({ shippable: false, held: null });
    expect(mystery).toMatchObject({ shippable: true, weightGrams: null });
  });

  it('knows every order, or says which it does not', () => {
    expect(codeOf(shipmentDrafts(new Bench().state, [orderId(1), 'x']))).toBe('order-unknown');
  });
});
