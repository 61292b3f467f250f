import type { Event, EventMeta } from './event.ts';
import { evolve } from './evolve.ts';
import { emptyState } from './state.ts';
import type { State } from './state.ts';

type Tables = Record<keyof State, State[keyof State]>;

const names = Object.keys(emptyState) as readonly (keyof State)[];

/**
 * The state after many events: the same as `evolve` gives one by one, but the tables are copied once and not for each
 * event. `state` itself stays as it was.
 */
export function replay(
  state: State,
  records: Iterable<{ readonly meta: EventMeta; readonly events: readonly Event[] }>,
): State {
  let next = thawed(state);
  for (const { meta, events } of records) {
    for (const event of events) {
      next = looksAtTables(event)
        ? thawed(evolve(frozen(next), event, meta))
        : evolve(next, event, meta);
    }
  }
  return frozen(next);
}

/** Events whose effect walks through tables or compares them while it changes them: these must stand still for it. */
const looksAtTables = ({ type }: Event): boolean =>
  type === 'orders-archived' || type === 'orders-recalled' || type === 'catalogue-imported';

function thawed(state: State): State {
  const tables = { ...state } as Tables;
  for (const name of names) tables[name] = state[name].asMutable();
  return tables as State;
}

function frozen(state: State): State {
  const tables = { ...state } as Tables;
  for (const name of names) tables[name] = state[name].asImmutable();
  return tables as State;
}
