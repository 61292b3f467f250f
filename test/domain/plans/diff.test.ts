import { describe, expect, it } from 'vitest';
import { diffPlans } from '../../../domain/plans/diff.ts';
import { charge, plan, source, tariff } from './samples.ts';

describe('diffPlans', () => {
  const before = plan({
    tariffs: [tariff({ charge: charge([150, 81, 16], [2000, 68, 17.5]) })],
    collection: [{ city: '深圳', minParcels: 5, phone: '', source }],
  });

  it('finds nothing between equal plans', () => {
    expect(diffPlans([before], [structuredClone(before)])).toEqual([]);
  });

  it('names what changed in the words of the workbook', () => {
    const after = plan({
      nameEn: 'Renamed',
      tariffs: [tariff({ charge: charge([150, 82.5, 16], [1000, 68, 17.5]) })],
    });
    expect(diffPlans([before], [after])).toEqual([
      {
        kind: 'changed',
        plan: 'TEST',
        sheet: 'Plans',
        key: 'TEST',
        field: 'Name EN',
        before: 'Test Mail',
        after: 'Renamed',
      },
      {
        kind: 'changed',
        plan: 'TEST',
        sheet: 'Tariffs',
        key: 'TEST RU 2026-01-01 150',
        field: 'Rate CNY/kg',
        before: '81',
        after: '82.5',
      },
      { kind: 'added', plan: 'TEST', sheet: 'Tariffs', key: 'TEST RU 2026-01-01 1000' },
      { kind: 'removed', plan: 'TEST', sheet: 'Tariffs', key: 'TEST RU 2026-01-01 2000' },
      { kind: 'removed', plan: 'TEST', sheet: 'Collection', key: 'TEST 深圳' },
    ]);
  });

  it('tells a plan that comes or goes in one difference', () => {
    const other = plan({ code: 'OTHER' });
    expect(diffPlans([before], [other])).toEqual([
      { kind: 'added', plan: 'OTHER', sheet: 'Plans', key: 'OTHER' },
      { kind: 'removed', plan: 'TEST', sheet: 'Plans', key: 'TEST' },
    ]);
  });
});
