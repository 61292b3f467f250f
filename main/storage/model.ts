import { atOnce, type Steps } from '../../domain/steps.ts';
import type { StoredPiece, StoredRow } from '../../domain/stored-row.ts';

/** When, where and by whom a record was written. `seq` counts the records of a store from 1. */
export type RecordMeta = {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly station: string;
  readonly person: string;
};

/** The events of one transaction: on disk together or not at all. */
export type JournalRecord<Event> = {
  readonly meta: RecordMeta;
  readonly events: readonly Event[];
};

/**
 * What the store keeps. `State` must be persistent: `evolve` returns a new value and leaves the old one as it was,
 * since the store holds the durable state and the one that is being written side by side.
 * Events and row values are plain JSON; what `JSON.stringify` does not keep is lost before `evolve` sees it.
 */
export type StoreModel<State, Event> = {
  /** Of events and rows. A folder written by a higher version is refused by name. */
  readonly version: number;
  readonly empty: State;
  evolve(state: State, event: Event, meta: RecordMeta): State;
  toRows(state: State): Iterable<StoredRow>;
  /** `version` is the one that wrote the rows: equal to the model's or older. */
  fromRows(rows: Iterable<StoredPiece>, version: number): State;
  /**
   * Bulk form of `evolve`; may work on mutable copies. Must give the same state as `evolve` one by one, and what no event
   * touched as the same object.
   */
  replaying?(state: State, records: Iterable<JournalRecord<Event>>): Steps<State>;
  /**
   * `theirs` (by `events`) and `mine` both came from `before`: one state with the changes of both, as if mine came last;
   * null where that cannot be told without evolving again. Only for models whose events do not ask for their `seq`.
   */
  rebase?(before: State, mine: State, theirs: State, events: readonly Event[]): State | null;
  /**
   * `evolve` where events before this one may be lost: one that refers to what is not there changes nothing, and the id
   * of that is told. Without it such an event is taken like any other.
   */
  evolveAfterLoss?(
    state: State,
    event: Event,
    meta: RecordMeta,
  ): { readonly state: State; readonly missing: string | null };
  /** Makes sure that no number is given again that lost events may have given out. */
  settleLoss?(state: State): State;
  /** Brings an event written by an older version up to date. Without it events are taken as they are. */
  readonly readEvent?: (event: unknown, version: number) => Event;
};

/** The state after `records`, bit by bit. */
export function* replayingRecords<State, Event>(
  model: StoreModel<State, Event>,
  state: State,
  records: readonly JournalRecord<Event>[],
): Steps<State> {
  if (model.replaying !== undefined) return yield* model.replaying(state, records);
  let next = state;
  for (const { meta, events } of records) {
    for (const event of events) {
      next = model.evolve(next, event, meta);
      yield;
    }
  }
  return next;
}

/** The state after `records`. */
export const replayRecords = <State, Event>(
  model: StoreModel<State, Event>,
  state: State,
  records: readonly JournalRecord<Event>[],
): State => atOnce(replayingRecords(model, state, records));
