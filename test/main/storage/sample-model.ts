import { Map } from 'immutable';
import { ok, type Result } from '../../../domain/result.ts';
import type { Decided } from '../../../main/storage/journal-store.ts';
import { unpackRows } from '../../../domain/stored-row.ts';
import type { FollowedModel } from '../../../main/storage/model.ts';

/** A small store of counted items: enough to tell states apart in every order of events. */
export type Item = { readonly count: number; readonly note: string; readonly seq: number };

export type State = {
  readonly items: Map<string, Item>;
  readonly total: number;
};

export type Event =
  | { readonly type: 'added'; readonly key: string; readonly count: number; readonly note: string }
  | { readonly type: 'removed'; readonly key: string };

export const model: FollowedModel<State, Event, Event> = {
  version: 1,
  empty: { items: Map(), total: 0 },
  evolve(state, event, meta) {
    switch (event.type) {
      case 'added': {
        const before = state.items.get(event.key)?.count ?? 0;
        const item = { count: before + event.count, note: event.note, seq: meta.seq };
        return { items: state.items.set(event.key, item), total: state.total + event.count };
      }
      case 'removed':
        return { items: state.items.delete(event.key), total: state.total };
      default:
        return event satisfies never;
    }
  },
  outline: (event) => event,
  *toRows(state) {
    yield { table: 'total', key: 'total', value: state.total };
    for (const [key, value] of state.items) yield { table: 'items', key, value };
  },
  fromRows(pieces) {
    let total = 0;
    const items = Map<string, Item>().asMutable();
    for (const { table, key, value } of unpackRows(pieces)) {
      if (table === 'total') total = value as number;
      else items.set(key, value as Item);
    }
    return { items: items.asImmutable(), total };
  },
};

/** A state as plain values, for comparison. */
export const plain = (state: State): unknown => ({
  total: state.total,
  items: Object.fromEntries([...state.items].sort(([a], [b]) => (a < b ? -1 : 1))),
});

/** A decision that adds one item. */
export const add =
  (key: string, count = 1, note = '') =>
  (): Result<Decided<Event, string>> =>
    ok({ events: [{ type: 'added', key, count, note }], value: key });
