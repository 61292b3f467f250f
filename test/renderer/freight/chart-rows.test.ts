import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FreightStat } from '../../../domain/freight/stats.ts';
import { byCost, chartRows } from '../../../renderer/freight/chart-rows.ts';

const stat = (key: string, costFen: number): FreightStat => ({
  key,
  count: 1,
  weightGrams: 100,
  estimatedFen: costFen,
  billedFen: costFen,
  paidFen: 0,
  dueFen: costFen,
  costFen,
  averageFen: costFen,
});

const stats = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.nat(1_000_000)), {
    selector: ([key]) => key,
    maxLength: 30,
  })
  .map((pairs) => pairs.map(([key, costFen]) => stat(key, costFen)));

describe('byCost', () => {
  it('begins with what costs most, and goes by name where the cost is the same', () => {
    const sorted = byCost([stat('b', 1), stat('a', 1), stat('c', 5)]);
    expect(sorted.map(({ key }) => key)).toEqual(['c', 'a', 'b']);
  });
});

describe('chartRows', () => {
  it('names the groups and draws yuan', () => {
    expect(chartRows([stat('US', 1234)], 8, (key) => `${key}!`, 'Others')).toEqual([
      { name: 'US!', estimated: 12.34, billed: 12.34, paid: 0 },
    ]);
  });

  it('draws no more groups than fit, and loses no money', () => {
    fc.assert(
      fc.property(stats, fc.integer({ min: 2, max: 12 }), (some, limit) => {
        const rows = chartRows(some, limit, (key) => key, 'Others');
        expect(rows.length).toBe(Math.min(some.length, limit));
        const drawn = rows.reduce((sum, { estimated }) => sum + Math.round(estimated * 100), 0);
        expect(drawn).toBe(some.reduce((sum, { estimatedFen }) => sum + estimatedFen, 0));
      }),
    );
  });
});
