import { describe, expect, it } from 'vitest';
import { decidePay, dueOf, freightOf } from '../../../domain/decide/freight.ts';
import { Bench, codeOf, orderData, terms, whole } from './bench.ts';

const command = {
  shipmentIds: [],
  method: 'alipay',
  reference: 'REF-1',
  payer: '',
  paidAt: null,
  disputed: false,
};

describe('dueOf', () => {
  const bench = new Bench([orderData(1), orderData(2), orderData(3)]);
  const [first = '', second = ''] = bench.handedOver(whole(1), whole(2));
  const views = () => freightOf(bench.state, terms);

  it('is what paying would record, for everything or for those named', () => {
    expect(dueOf(bench.state, { shipmentIds: [], disputed: false }, views())).toMatchObject({
      value: { shipmentIds: [first, second], totalFen: 11_950, disputedCount: 0, notDueCount: 0 },
    });
    const named = { shipmentIds: [bench.waybill(second)], disputed: false };
    expect(dueOf(bench.state, named, views())).toMatchObject({
      value: { shipmentIds: [second], totalFen: 5975 },
    });
  });

  it('names what it does not know', () => {
    expect(codeOf(dueOf(bench.state, { shipmentIds: ['SA-9'], disputed: false }, views()))).toBe(
      'shipment-unknown',
    );
  });

  it('is a promise: another total than the one that was agreed to is refused', () => {
    const pay = (expectedTotalFen: number): ReturnType<typeof decidePay> =>
      decidePay(bench.state, { ...command, expectedTotalFen }, terms, bench.context);
    expect(codeOf(pay(11_949))).toBe('payment-total-changed');
    expect(pay(11_950).ok).toBe(true);
  });
});
