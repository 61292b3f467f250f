import type { HistoryEntry } from '../../preload/views.ts';
import { done, table } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** What the journal says, one line an event. */
export const historyOutcome = (entries: readonly HistoryEntry[]): Outcome =>
  done(
    entries,
    table(
      ['time', 'station', 'person', 'event'],
      entries.map(({ at, station, person, event }) => [at, station, person, event.type]),
    ),
  );
