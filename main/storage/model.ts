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

/** Takes events one after another. */
export type Replay<State, Event> = {
  take(event: Event, meta: RecordMeta): void;
  /** The state after what was taken so far; `take` goes on from there. */
  state(): State;
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
  replay?(state: State): Replay<State, Event>;
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

/** A store that is open tells those who follow it what happens, of each event only what they need. */
export type FollowedModel<State, Event, Outline> = StoreModel<State, Event> & {
  outline(event: Event): Outline;
};

/** Begins to take events on `state`. */
export function openReplay<State, Event>(
  model: StoreModel<State, Event>,
  state: State,
): Replay<State, Event> {
  if (model.replay !== undefined) return model.replay(state);
  let next = state;
  return {
    take: (event, meta) => {
      next = model.evolve(next, event, meta);
    },
    state: () => next,
  };
}

/** The state after `records`. */
export function replayRecords<State, Event>(
  model: StoreModel<State, Event>,
  state: State,
  records: readonly JournalRecord<Event>[],
): State {
  const replay = openReplay(model, state);
  for (const { meta, events } of records) for (const event of events) replay.take(event, meta);
  return replay.state();
}
