import type { Event } from './event.ts';
import type { State } from './state.ts';
import { touchedBy } from './touched.ts';

/**
 * The state with the changes of two that both came from `before`, as if mine came last; `events` made it theirs. Null
 * where both changed the same row, or put rows into the same table: then it matters who came first.
 */
export function rebase(
  before: State,
  mine: State,
  theirs: State,
  events: readonly Event[],
): State | null {
  const next: Record<string, unknown> = { ...theirs };
  for (const name of Object.keys(mine) as readonly (keyof State)[]) {
    if (mine[name] === before[name]) continue;
    const both = theirs[name] === before[name] ? mine[name] : joined(name);
    if (both === null) return null;
    next[name] = both;
  }
  return next as State;

  function joined(name: keyof State): unknown {
    switch (name) {
      case 'orders':
        return withRows(before.orders, mine.orders, theirs.orders, touched('orders'));
      case 'shipments':
        return withRows(before.shipments, mine.shipments, theirs.shipments, touched('shipments'));
      case 'notices':
        return withRows(before.notices, mine.notices, theirs.notices, touched('notices'));
      case 'printJobs':
        return withRows(before.printJobs, mine.printJobs, theirs.printJobs, touched('jobs'));
      case 'counters':
        return withRows(before.counters, mine.counters, theirs.counters, theirs.counters.keys());
      default:
        return null;
    }
  }

  /** Null where whole groups of rows went or came. */
  function touched(kind: 'orders' | 'shipments' | 'notices' | 'jobs'): Iterable<string> | null {
    return events.some(({ type }) => type === 'orders-archived' || type === 'orders-recalled')
      ? null
      : new Set(events.flatMap((event) => touchedBy(theirs, event)[kind]));
  }
}

type Rows<Row, Table> = {
  readonly size: number;
  get(id: string): Row | undefined;
  withMutations(change: (rows: { set(id: string, row: Row): unknown }) => void): Table;
};

/** My rows with those of theirs put over them that they changed; null where that is not all that they did. */
function withRows<Row, Table extends Rows<Row, Table>>(
  before: Table,
  mine: Table,
  theirs: Table,
  keys: Iterable<string> | null,
): Table | null {
  if (keys === null || (theirs.size !== before.size && mine.size !== before.size)) return null;
  const changed: [string, Row][] = [];
  for (const key of keys) {
    const row = theirs.get(key);
    const earlier = before.get(key);
    if (row === earlier) continue;
    if (row === undefined || mine.get(key) !== earlier) return null;
    changed.push([key, row]);
  }
  return mine.withMutations((rows) => {
    for (const [key, row] of changed) rows.set(key, row);
  });
}
