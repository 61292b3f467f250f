import type { Event, EventMeta } from './event.ts';
import { evolve } from './evolve.ts';
import { emptyState } from './state.ts';
import type { State } from './state.ts';
import type { Steps } from './steps.ts';

type Tables = Record<keyof State, State[keyof State]>;

const names = Object.keys(emptyState) as readonly (keyof State)[];

type Records = Iterable<{ readonly meta: EventMeta; readonly events: readonly Event[] }>;

/**
 * The state after many events: the same as `evolve` gives one by one, but the tables are copied once and not for each
 * event. `state` itself stays as it was, and a table that no event touched is the same object afterwards.
 */
export function* replaying(state: State, records: Records): Steps<State> {
  let base = state;
  let next = thawed(base);
  for (const { meta, events } of records) {
    for (const event of events) {
      if (looksAtTables(event)) {
        base = evolve(frozen(next, base), event, meta);
        next = thawed(base);
      } else {
        next = evolve(next, event, meta);
      }
      yield;
    }
  }
  return frozen(next, base);
}

/** Events whose effect walks through tables or compares them while it changes them: these must stand still for it. */
const looksAtTables = ({ type }: Event): boolean =>
  type === 'orders-archived' || type === 'orders-recalled' || type === 'catalogue-imported';

function thawed(state: State): State {
  const tables = { ...state } as Tables;
  for (const name of names) tables[name] = state[name].asMutable();
  return tables as State;
}

/** `base` is what was thawed. */
function frozen(state: State, base: State): State {
  const tables = { ...state } as Tables;
  for (const name of names) {
    tables[name] = state[name].wasAltered() ? state[name].asImmutable() : base[name];
  }
  return tables as State;
}
