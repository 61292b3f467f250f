import { describe, expect, it } from 'vitest';
import { batchRows } from '../../../main/handlers/batch-rows.ts';
import { quoteTogether } from '../../../domain/decide/parcel.ts';
import { Bench, orderData, orderId, request } from '../../domain/decide/bench.ts';
import { orderLine } from '../../domain/shipments/samples.ts';

const rowsOf = (bench: Bench, plan: string) => {
  const rows = batchRows(bench.state, bench.plans, { orderIds: [], plan, today: '2026-03-09' });
  if (!rows.ok) throw new Error(rows.refusal.code);
  return rows.value;
};

describe('the rows of the batch workbook', () => {
  it('give orders of one parcel one plan and its fee once', () => {
    const bench = new Bench([orderData(1), orderData(2, { lines: [orderLine('1', 1, 'LAMP')] })]);
    const parcel = { orderIds: [orderId(1), orderId(2)], lines: null };
    const quoted = quoteTogether(bench.state, bench.plans, parcel, '2026-03-09');
    const cheapest = quoted.ok ? quoted.value[0] : undefined;
    expect(rowsOf(bench, 'cheapest')).toMatchObject([
      { mergeWith: [orderId(2)], plan: cheapest?.plan, estimatedFen: cheapest?.feeFen },
      { mergeWith: [orderId(1)], plan: cheapest?.plan, estimatedFen: null },
    ]);
  });

  it('leave orders apart that the plan does not take together', () => {
    const brick = { lines: [orderLine('1', 1, 'BRICK')] };
    const bench = new Bench([orderData(1, brick), orderData(2, brick)]);
    const rows = rowsOf(bench, 'CPAM');
    expect(rows).toMatchObject([
      { mergeWith: [], plan: 'CPAM' },
      { mergeWith: [], plan: 'CPAM' },
    ]);
    expect(rows.every(({ estimatedFen }) => (estimatedFen ?? 0) > 0)).toBe(true);
  });

  it('quote what is left of an order beside its weight', () => {
    const bench = new Bench();
    const lines = [{ lineId: '1', quantity: 3 }];
    bench.created(request({ kind: 'split', orderId: orderId(1), lines }));
    // A lamp of 300 g: 0.3 kg x 68 + 17.50.
    expect(rowsOf(bench, 'CPAM')).toMatchObject([{ weightGrams: 300, estimatedFen: 3790 }]);
  });

  it('suggest a parcel that nobody can weigh yet', () => {
    const mystery = { lines: [orderLine('1', 1, 'MYSTERY')] };
    const bench = new Bench([orderData(1, mystery), orderData(2)]);
    expect(rowsOf(bench, '').map(({ mergeWith }) => mergeWith)).toEqual([
      [orderId(2)],
      [orderId(1)],
    ]);
  });
});
