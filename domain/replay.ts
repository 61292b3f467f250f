import type { Event, EventMeta } from './event.ts';
import { evolve } from './evolve.ts';
import { emptyState } from './state.ts';
import type { State } from './state.ts';

type Tables = Record<keyof State, State[keyof State]>;

const names = Object.keys(emptyState) as readonly (keyof State)[];

/**
 * Takes many events one by one: the state after them is the same as `evolve` gives, but the tables are copied once and not
 * for each event. The state it begins with stays as it was, and a table that no event touched is the same object afterwards.
 */
export class Replay {
  #base: State;
  /** With tables that change themselves. */
  #next: State;

  constructor(state: State) {
    this.#base = state;
    this.#next = thawed(state);
  }

  take(event: Event, meta: EventMeta): void {
    if (looksAtTables(event)) this.#begin(evolve(this.state(), event, meta));
    else this.#next = evolve(this.#next, event, meta);
  }

  /** The state after what was taken so far. */
  state(): State {
    const state = frozen(this.#next, this.#base);
    this.#begin(state);
    return state;
  }

  #begin(state: State): void {
    this.#base = state;
    this.#next = thawed(state);
  }
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
