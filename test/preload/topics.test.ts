import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve } from '../../domain/evolve.ts';
import { tableNames } from '../../domain/state.ts';
import type { TableName } from '../../domain/state.ts';
import { topics, topicsOf, topicsOfProcedure } from '../../preload/topics.ts';
import type { Topic } from '../../preload/topics.ts';
import { dayOf, openDay } from '../domain/decide/random-day.ts';

/** What a table is news about; which numbers were given out is asked for by nobody. */
const topicsByTable: Readonly<Record<TableName, readonly Topic[]>> = {
  orders: ['orders'],
  products: ['catalogue'],
  plans: ['plans'],
  shipments: ['parcels', 'pieces'],
  waybillPools: ['waybills'],
  waybills: ['waybills'],
  printJobs: ['labels'],
  printBatches: ['labels'],
  handovers: ['handovers'],
  notices: ['notices'],
  bills: ['freight'],
  payments: ['freight'],
  counters: topics,
  archives: topics,
  archivedSums: topics,
  archivedHandovers: ['handovers'],
};

describe('news', () => {
  it('names a topic of every table that an event changed, whatever happened', () => {
    const day = dayOf((bench, before, since) => {
      let state = before;
      for (const { event, meta } of bench.journal.slice(since)) {
        const next = evolve(state, event, meta);
        const about = new Set(topicsOf([{ events: [event] }]));
        const silent = tableNames.filter(
          (table) =>
            next[table] !== state[table] && !topicsByTable[table].some((topic) => about.has(topic)),
        );
        expect({ [event.type]: silent }).toEqual({ [event.type]: [] });
        state = next;
      }
    });
    fc.assert(
      fc.property(day, (commands) => {
        fc.modelRun(() => ({ model: {}, real: openDay() }), commands);
      }),
      { numRuns: 40 },
    );
  });

  it('says of a parcel that only a piece went in, so that nobody counts everything for it', () => {
    const scanned = {
      type: 'item-scanned',
      shipmentId: 'SA-000001',
      lineKey: 'x',
      code: 'x',
    } as const;
    expect(topicsOf([{ events: [scanned] }, { events: [scanned] }])).toEqual(['pieces']);
    expect(topicsOfProcedure('data.stats')).not.toContain('pieces');
    expect(topicsOfProcedure('orders.list')).not.toContain('pieces');
  });

  it('makes a question that nothing is known of depend on everything but the clock', () => {
    expect(topicsOfProcedure('labels.jobs')).toEqual(topics.filter((topic) => topic !== 'clock'));
    expect(topicsOfProcedure()).toEqual(topicsOfProcedure('labels.jobs'));
  });
});
