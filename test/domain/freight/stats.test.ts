import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freightGroupings, freightTotals } from '../../../domain/freight/stats.ts';
import { shipmentsNumbered, waybillOf } from '../handover/samples.ts';
import { aBillLine, aPayment, viewsOf } from './samples.ts';
import { freightStats } from '../at-once.ts';

describe('freightStats', () => {
  const shipments = shipmentsNumbered(4, (n) => ({
    state: n === 4 ? 'voided' : 'handed-over',
    plan: n === 3 ? 'YANWEN_AM' : 'CPAM',
    createdAt: `2026-01-0${n + 2}T00:00:00.000Z`,
    estimatedFen: n * 1000 + 1,
    weightGrams: n * 100,
  }));
  const views = viewsOf(
    shipments,
    [
      aBillLine({ waybill: waybillOf(1), amountFen: 1100 }),
      aBillLine({ waybill: waybillOf(4), amountFen: 70 }),
    ],
    [aPayment({ lines: [{ shipmentId: 'SA-000002', amountFen: 500 }] })],
  );

  it('sums by plan; a voided parcel brings its money and nothing else', () => {
    expect(freightStats(views, 'plan')).toEqual([
      {
        key: 'CPAM',
        count: 2,
        weightGrams: 300,
        estimatedFen: 3002,
        billedFen: 1170,
        paidFen: 500,
        dueFen: 1100 + 1501,
        costFen: 1100 + 2001 + 70,
        averageFen: 1586,
      },
      {
        key: 'YANWEN_AM',
        count: 1,
        weightGrams: 300,
        estimatedFen: 3001,
        billedFen: 0,
        paidFen: 0,
        dueFen: 3001,
        costFen: 3001,
        averageFen: 3001,
      },
    ]);
  });

  it('groups by country, day and ISO week, in order', () => {
    expect(freightStats(views, 'country').map(({ key }) => key)).toEqual(['RU']);
    expect(freightStats(views, 'day').map(({ key }) => key)).toEqual([
      '2026-01-03',
      '2026-01-04',
      '2026-01-05',
      '2026-01-06',
    ]);
    expect(freightStats(views, 'week').map(({ key, count }) => [key, count])).toEqual([
      ['2026-W01', 2],
      ['2026-W02', 1],
    ]);
  });

  it('is empty over nothing', () => {
    expect(freightStats([], 'plan')).toEqual([]);
    expect(freightTotals([])).toMatchObject({ count: 0, averageFen: 0 });
  });

  it('adds up to the totals, however it is grouped', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            plan: fc.constantFrom('CPAM', 'EMS', ''),
            fen: fc.integer({ min: 0, max: 10_000_000 }),
            day: fc.integer({ min: 1, max: 28 }),
            state: fc.constantFrom('handed-over', 'voided', 'packed'),
          }),
        ),
        (parcels) => {
          const random = viewsOf(
            shipmentsNumbered(parcels.length, (n) => {
              const parcel = parcels[n - 1];
              return {
                plan: parcel?.plan ?? '',
                estimatedFen: parcel?.fen ?? 0,
                state: parcel?.state ?? 'created',
                createdAt: `2026-02-${String(parcel?.day ?? 1).padStart(2, '0')}T00:00:00.000Z`,
              };
            }),
          );
          const { averageFen: _, ...totals } = freightTotals(random);
          for (const by of freightGroupings) {
            const groups = freightStats(random, by);
            for (const key of Object.keys(totals) as (keyof typeof totals)[]) {
              expect(groups.reduce((sum, group) => sum + group[key], 0)).toBe(totals[key]);
            }
          }
        },
      ),
    );
  });
});
