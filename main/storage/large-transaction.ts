import { randomUUID } from 'node:crypto';
import { ok, refuse, type Refusal, type Result } from '../../domain/result.ts';
import type { MessageCode } from '../../domain/messages.ts';
import { atOnce, type Steps } from '../../domain/steps.ts';
import { breathing, inSlices, type Breathe } from './breathing.ts';
import type { StoreRefusalCode } from './journal-store.ts';
import {
  openReplay,
  type FollowedModel,
  type JournalRecord,
  type RecordMeta,
  type Replay,
} from './model.ts';
import { encodeRecord, encodeStaged, encodeStagedRecord } from './record.ts';

/** Takes the next events of a large transaction; refused when they cannot be written, or nobody wants them any more. */
export type WriteEvents<Event> = (
  events: readonly Event[],
) => Promise<Result<null, StoreRefusalCode | 'cancelled'>>;

/** A change that is too large to be made in one go while others wait for theirs. */
export type LargeTransaction<State, Event, Value, Code extends MessageCode> = {
  /**
   * Decides on `state` bit by bit and gives each bit to `write`, whose refusals it passes on; with `breathe` between what
   * takes long beside. Asked again from the beginning where `holds` says no: what was written then never happened.
   */
  readonly decide: (
    state: State,
    write: WriteEvents<Event>,
    breathe: Breathe,
  ) => Promise<Result<Value, Code>>;
  /** Whether what was decided on `before` would be decided on `now` too, after `theirs` happened between the two. */
  readonly holds: (before: State, now: State, theirs: readonly Event[]) => Steps<boolean>;
  readonly signal: AbortSignal;
};

/** What a large transaction may do with the store. */
export type StoreDoor<State, Event, Outline> = {
  readonly model: FollowedModel<State, Event, Outline>;
  readonly origin: () => Omit<RecordMeta, 'seq' | 'person'>;
  /** The newest state, what is being written included. */
  readonly pending: () => State;
  /** What others do from now on, in a list that grows with it; one such list at a time. */
  readonly watch: () => readonly Event[];
  readonly unwatch: () => void;
  /** The `seq` that a record would get now. */
  readonly nextSeq: () => number;
  readonly unavailable: () => Refusal<StoreRefusalCode> | null;
  /** While this is so no segment is sealed: staged lines and their record stay together. */
  readonly holdSegment: (isHeld: boolean) => void;
  /** Appends a line that belongs to no record yet; `seq` is a record that is on the disk. */
  readonly stage: (line: (seq: number) => Buffer) => Promise<Refusal<StoreRefusalCode> | null>;
  /** Appends the record; it is on the disk when it resolves. `state` is the newest from this call on. */
  readonly commit: (
    record: (seq: number) => JournalRecord<Outline>,
    lines: (meta: RecordMeta, batch: number) => readonly Buffer[],
    state: State,
  ) => Promise<Refusal<StoreRefusalCode> | null>;
};

/** Up to this length a record is written in one go with everybody else's. */
const stagedFromCharacters = 1 << 20;

/** After others got between this often, the new state is computed in one go. */
const patience = 3;

/** Events on their way to the disk ahead of their record. */
class Draft<State, Event, Outline> {
  readonly before: State;
  /** What others did since `before`. */
  readonly theirs: readonly Event[];
  /** The events as they are written: as objects they would be the larger part of what there is to collect. */
  readonly texts: string[] = [];
  /** What those who follow the store are told of them. */
  readonly outlines: Outline[] = [];
  /** The name of the lines that are on their way; null as long as all of it is little. */
  stage: string | null = null;
  /** How many of `texts` are. */
  staged = 0;
  readonly #door: StoreDoor<State, Event, Outline>;
  readonly meta: RecordMeta;
  readonly #replay: Replay<State, Event>;
  #length = 0;

  constructor(door: StoreDoor<State, Event, Outline>, meta: RecordMeta) {
    this.#door = door;
    this.meta = meta;
    this.before = door.pending();
    this.theirs = door.watch();
    this.#replay = openReplay(door.model, this.before);
  }

  async take(
    events: readonly Event[],
    breathe: Breathe,
  ): Promise<Result<null, StoreRefusalCode | 'cancelled'>> {
    for (const event of events) {
      const text = JSON.stringify(event);
      await breathe();
      // As it will be read back, so that the state in memory and after a restart cannot differ.
      const written = JSON.parse(text) as Event;
      await breathe();
      this.#replay.take(written, this.meta);
      this.outlines.push(this.#door.model.outline(written));
      this.texts.push(text);
      this.#length += text.length;
      await breathe();
    }
    return this.#length < stagedFromCharacters ? ok(null) : this.#stageAll(breathe);
  }

  /** `before` with all events. */
  after(): State {
    return this.#replay.state();
  }

  /** Another state with all events. */
  *on(state: State, seq: number): Steps<State> {
    const meta = { ...this.meta, seq };
    const replay = openReplay(this.#door.model, state);
    for (const text of this.texts) {
      replay.take(JSON.parse(text) as Event, meta);
      yield;
    }
    return replay.state();
  }

  async #stageAll(breathe: Breathe): Promise<Result<null, StoreRefusalCode>> {
    if (this.stage === null) {
      this.stage = randomUUID();
      this.#door.holdSegment(true);
    }
    const { stage } = this;
    // Asked for together, they need not wait for the disk one by one.
    const lines: Promise<Refusal<StoreRefusalCode> | null>[] = [];
    for (; this.staged < this.texts.length; this.staged += 1) {
      const part = this.staged;
      const text = this.texts[part] ?? '';
      lines.push(this.#door.stage((seq) => encodeStaged(seq, { stage, part }, text)));
      await breathe();
    }
    const refused = (await Promise.all(lines)).find((line) => line !== null);
    return refused === undefined ? ok(null) : { ok: false, refusal: refused };
  }
}

/**
 * Decides, computes the next state and brings the events to the disk while small transactions go on between, and then
 * makes all of it happen at once by one short line. A crash before that line leaves nothing; what others changed
 * meanwhile stays, and what no longer fits is decided anew. Held in memory are the events as text and the state after them.
 */
export async function runLarge<State, Event, Outline, Value, Code extends MessageCode>(
  door: StoreDoor<State, Event, Outline>,
  person: string,
  large: LargeTransaction<State, Event, Value, Code>,
): Promise<Result<Value, Code | StoreRefusalCode | 'cancelled'>> {
  const breathe = breathing();
  for (;;) {
    const origin = { ...door.origin(), person };
    const meta = { seq: door.nextSeq(), ...origin };
    const draft = new Draft(door, meta);
    try {
      const decision = await large.decide(
        draft.before,
        (events) =>
          large.signal.aborted ? Promise.resolve(refuse('cancelled')) : draft.take(events, breathe),
        breathe,
      );
      if (!decision.ok || draft.texts.length === 0) return decision;
      const next = await rebased(door, draft, large.holds, breathe);
      const unavailable = door.unavailable();
      if (unavailable !== null) return { ok: false, refusal: unavailable };
      if (large.signal.aborted) return refuse('cancelled');
      if (next === null) continue;
      const { outlines, stage, staged, texts } = draft;
      const refused = await door.commit(
        (seq) => ({ meta: { seq, ...origin }, events: outlines }),
        (at, batch) =>
          stage === null
            ? encodeRecord(at, batch, texts)
            : [encodeStagedRecord(at, batch, stage, staged)],
        next,
      );
      return refused === null ? decision : { ok: false, refusal: refused };
    } finally {
      door.unwatch();
      door.holdSegment(false);
    }
  }
}

/** The newest state with the draft's events; null where they would not be decided on it any more. */
async function rebased<State, Event, Outline>(
  door: StoreDoor<State, Event, Outline>,
  draft: Draft<State, Event, Outline>,
  holds: LargeTransaction<State, Event, unknown, never>['holds'],
  breathe: Breathe,
): Promise<State | null> {
  let { before } = draft;
  let state = draft.after();
  let known = 0;
  for (let look = 1; ; look += 1) {
    const now = door.pending();
    if (now === before) return state;
    const theirs = draft.theirs.slice(known);
    known = draft.theirs.length;
    const steps = follow(door, draft, holds, { before, mine: state, now, theirs });
    // Where something happens at every breath, the last look is taken without any.
    const next = look < patience ? await inSlices(steps, breathe) : atOnce(steps);
    if (next === null) return null;
    // The next look has only to see what happened during this one.
    state = next;
    before = now;
  }
}

function* follow<State, Event, Outline>(
  { model, nextSeq }: StoreDoor<State, Event, Outline>,
  draft: Draft<State, Event, Outline>,
  holds: LargeTransaction<State, Event, unknown, never>['holds'],
  {
    before,
    mine,
    now,
    theirs,
  }: {
    readonly before: State;
    /** `before` with the draft's events. */
    readonly mine: State;
    /** `before` with the events of others. */
    readonly now: State;
    readonly theirs: readonly Event[];
  },
): Steps<State | null> {
  if (!(yield* holds(before, now, theirs))) return null;
  const both = model.rebase?.(before, mine, now, theirs) ?? null;
  if (both !== null) return both;
  return yield* draft.on(now, nextSeq());
}
