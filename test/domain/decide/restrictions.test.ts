import { describe, expect, it } from 'vitest';
import { restrictionsFor } from '../../../domain/decide/restrictions.ts';
import { goodsAttributes } from '../../../domain/catalogue/product.ts';
import { orderLine } from '../shipments/samples.ts';
import { Bench, codeOf, orderData, orderId } from './bench.ts';

describe('restrictionsFor', () => {
  const bench = new Bench([orderData(1), orderData(2, { lines: [orderLine('1', 1, 'INK')] })]);
  const restrictions = (n: number, plan: string | null) => {
    const found = restrictionsFor(bench.state, orderId(n), plan);
    if (!found.ok) throw new Error(found.refusal.code);
    return found.value;
  };

  it('tells what a plan says of the goods of an order', () => {
    const [found, ...others] = restrictions(2, 'CPAM');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ plan: 'CPAM', country: 'RU' });
    expect(found?.restrictions.map(({ attribute, verdict }) => [attribute, verdict])).toEqual([
      ['liquid', 'refused'],
    ]);
    expect(found?.prohibited.length).toBeGreaterThan(0);
  });

  it('tells of every kind of goods for general goods, and of every plan when none is named', () => {
    const found = restrictions(1, null);
    expect(found.map(({ plan }) => plan)).toEqual([...bench.state.plans.keys()]);
    expect(found[0]?.restrictions.map(({ attribute }) => attribute)).toEqual(goodsAttributes);
  });

  it('knows the order and the plan, or says which it does not', () => {
    expect(codeOf(restrictionsFor(bench.state, 'x', null))).toBe('order-unknown');
    expect(codeOf(restrictionsFor(bench.state, orderId(1), 'x'))).toBe('plan-unknown');
  });
});
