import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awaitsNotice } from '../../domain/decide/notices.ts';
import { outlineOf } from '../../domain/event-outline.ts';
import { evolve } from '../../domain/evolve.ts';
import type { State } from '../../domain/state.ts';
import { touchedBy } from '../../domain/touched.ts';
import { dayOf, openDay } from './decide/random-day.ts';

const tables = {
  orders: 'orders',
  shipments: 'shipments',
  notices: 'notices',
  jobs: 'printJobs',
} as const;

/** Ids whose fact is another one than before. */
function changedIn(
  before: State,
  after: State,
  table: (typeof tables)[keyof typeof tables],
): string[] {
  const ids = [...before[table].keys(), ...after[table].keys()];
  return [...new Set(ids.filter((id) => before[table].get(id) !== after[table].get(id)))];
}

describe('what an event touched', () => {
  it('names every fact that is new, different or gone, whatever happened, from its outline alone', () => {
    const day = dayOf((bench, before, since) => {
      let state = before;
      for (const { event, meta } of bench.journal.slice(since)) {
        const next = evolve(state, event, meta);
        const touched = touchedBy(next, outlineOf(event));
        for (const kind of ['orders', 'shipments', 'notices', 'jobs'] as const) {
          const named = new Set(touched[kind]);
          const missed = changedIn(state, next, tables[kind]).filter((id) => !named.has(id));
          expect({ [event.type]: missed }).toEqual({ [event.type]: [] });
        }
        const told = [...next.shipments].filter(([id, shipment]) => {
          const earlier = state.shipments.get(id);
          return (
            earlier !== undefined && awaitsNotice(state, earlier) !== awaitsNotice(next, shipment)
          );
        });
        for (const [id] of told) expect(touched.shipments).toContain(id);
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
});
