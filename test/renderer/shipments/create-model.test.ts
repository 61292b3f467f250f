import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byPlan,
  firstDelivery,
  giveTracking,
  merge,
  openSuggestions,
  parcelsOf,
  requestsOf,
  separate,
  split,
  withPlan,
} from '../../../renderer/shipments/create-model.ts';

const parcels = parcelsOf(['1', '2', '3'], new Map([['1', 'CPAM']]));

describe('the parcels to create', () => {
  it('are one for each order, with its plan', () => {
    expect(parcels.map(({ orderIds, plan }) => [orderIds, plan])).toEqual([
      [['1'], 'CPAM'],
      [['2'], ''],
      [['3'], ''],
    ]);
    expect(byPlan(parcels).map(({ plan }) => plan)).toEqual(['', 'CPAM']);
  });

  it('take several orders together, and give them back', () => {
    const merged = merge(parcels, ['1', '3']);
    expect(merged.map(({ orderIds, plan }) => [orderIds, plan])).toEqual([
      [['1', '3'], 'CPAM'],
      [['2'], ''],
    ]);
    expect(openSuggestions(parcels, [['1', '3']])).toEqual([['1', '3']]);
    expect(openSuggestions(merged, [['1', '3']])).toEqual([]);
    const apart = separate(merged, merged[0]?.key ?? '');
    expect(apart.flatMap(({ orderIds }) => orderIds)).toEqual(['1', '3', '2']);
  });

  it('have a domestic number of their own, or that of their plan', () => {
    const mates = withPlan(
      parcels,
      new Map([
        ['2', 'CPAM'],
        ['3', 'EUB'],
      ]),
    );
    const listed = giveTracking(mates, '1', ['SF1', 'SF2', 'SF3']);
    // The third goes with another plan, so a list for the first plan stops before it.
    expect(listed.map(({ tracking }) => tracking)).toEqual(['SF1', 'SF2', '']);
    const deliveries = new Map([
      ['CPAM', { ...firstDelivery, delivery: 'domestic' as const, tracking: 'ALL' }],
      ['EUB', { ...firstDelivery, delivery: 'warehouse' as const, tracking: '' }],
    ]);
    const numbers = (of: typeof mates) => requestsOf(of, deliveries).map((one) => one.tracking);
    expect(numbers(listed)).toEqual(['SF1', 'SF2', '']);
    expect(numbers(giveTracking(listed, '2', ['']))).toEqual(['SF1', 'ALL', '']);
    expect(merge(listed, ['1', '2'])[0]?.tracking).toBe('SF1');
  });

  it('split an order in two, and join it again', () => {
    const items = [
      { lineId: '1', quantity: 3 },
      { lineId: '2', quantity: 1 },
    ];
    const two = split(parcels, '1', items, new Map([['1', 2]]));
    expect(two.slice(0, 2).map(({ parts }) => parts)).toEqual([
      [
        { lineId: '1', quantity: 1 },
        { lineId: '2', quantity: 1 },
      ],
      [{ lineId: '1', quantity: 2 }],
    ]);
    expect(separate(two, '1/b')).toHaveLength(3);
    expect(split(parcels, '1', items, new Map())).toBe(parcels);
    expect(
      split(
        parcels,
        '1',
        items,
        new Map([
          ['1', 9],
          ['2', 9],
        ]),
      ),
    ).toBe(parcels);
  });

  it('neither lose nor double a piece when they are split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -2, max: 12 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (lines) => {
          const items = lines.map(([quantity], index) => ({ lineId: String(index), quantity }));
          const out = new Map(lines.map(([, moved], index) => [String(index), moved]));
          const after = split(parcels, '2', items, out);
          const pieces = new Map<string, number>();
          for (const { orderIds, parts } of after) {
            if (orderIds[0] !== '2') continue;
            for (const { lineId, quantity } of parts ?? items) {
              expect(quantity).toBeGreaterThan(0);
              pieces.set(lineId, (pieces.get(lineId) ?? 0) + quantity);
            }
          }
          expect([...pieces]).toEqual(
            expect.arrayContaining(items.map((i) => [i.lineId, i.quantity])),
          );
        },
      ),
    );
  });

  it('are asked for only once they have a plan', () => {
    const door = { ...firstDelivery, delivery: 'door' as const, pickupCity: '深圳' };
    const requests = requestsOf(
      withPlan(parcels, new Map([['2', 'EUB']])),
      new Map([['EUB', door]]),
    );
    expect(requests).toMatchObject([
      { orderIds: ['1'], plan: 'CPAM', delivery: 'warehouse', lines: null },
      { orderIds: ['2'], plan: 'EUB', delivery: 'door', pickupCity: '深圳' },
    ]);
  });
});
