import { randomUUID } from 'node:crypto';
import { ok, refuse, type Refusal, type Result } from '../../domain/result.ts';
import type { MessageCode } from '../../domain/messages.ts';
import { breathing, type Breathe } from './breathing.ts';
import type { Decided, StoreRefusalCode } from './journal-store.ts';
import type { JournalRecord, RecordMeta, StoreModel } from './model.ts';
import { encodeRecord, encodeStaged, encodeStagedRecord } from './record.ts';

/** A change that is too large to be made in one go while others wait for theirs. */
export type LargeTransaction<State, Event, Value, Code extends MessageCode> = {
  /** Decides on `state` bit by bit, with `breathe` between the steps; asked again where `holds` says no. */
  readonly decide: (state: State, breathe: Breathe) => Promise<Result<Decided<Event, Value>, Code>>;
  /** Whether what was decided on `before` would be decided on `now` too. Must be quick. */
  readonly holds: (before: State, now: State) => boolean;
  readonly signal: AbortSignal;
  /** Told the share of the writing that is done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
};

/** What a large transaction may do with the store. */
export type StoreDoor<State, Event> = {
  readonly model: StoreModel<State, Event>;
  readonly origin: () => Omit<RecordMeta, 'seq' | 'person'>;
  /** The newest state, what is being written included. */
  readonly pending: () => State;
  /** The `seq` that a record would get now. */
  readonly nextSeq: () => number;
  readonly unavailable: () => Refusal<StoreRefusalCode> | null;
  /** While this is so no segment is sealed: staged lines and their record stay together. */
  readonly holdSegment: (isHeld: boolean) => void;
  /** Appends a line that belongs to no record yet; `seq` is a record that is on the disk. */
  readonly stage: (line: (seq: number) => Buffer) => Promise<Refusal<StoreRefusalCode> | null>;
  /** Appends the record; it is on the disk when it resolves. `state` is the newest from this call on. */
  readonly commit: (
    record: (seq: number) => JournalRecord<Event>,
    lines: (meta: RecordMeta, batch: number) => readonly Buffer[],
    state: State,
  ) => Promise<Refusal<StoreRefusalCode> | null>;
};

/** Up to this length a record is written in one go with everybody else's. */
const stagedFromCharacters = 1 << 20;

/** After this many others got between, the new state is computed in one go. */
const patience = 3;

/**
 * Decides, computes the next state and brings the events to the disk while small transactions go on between, and then
 * makes all of it happen at once by one short line. A crash before that line leaves nothing; what others changed
 * meanwhile stays, and what no longer fits is decided anew.
 */
export async function runLarge<State, Event, Value, Code extends MessageCode>(
  door: StoreDoor<State, Event>,
  person: string,
  large: LargeTransaction<State, Event, Value, Code>,
): Promise<Result<Value, Code | StoreRefusalCode | 'cancelled'>> {
  const { model } = door;
  const breathe = breathing();
  for (let attempt = 1; ; attempt += 1) {
    const before = door.pending();
    const decision = await large.decide(before, breathe);
    if (!decision.ok) return decision;
    if (decision.value.events.length === 0) return ok(decision.value.value);
    const origin = { ...door.origin(), person };
    const { texts, events } = await written(decision.value.events, breathe);
    const meta = { seq: door.nextSeq(), ...origin };
    let mine = before;
    for (const event of events) {
      mine = model.evolve(mine, event, meta);
      await breathe();
    }
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    const stage = length >= stagedFromCharacters ? randomUUID() : null;
    door.holdSegment(stage !== null);
    try {
      if (stage !== null) {
        for (const [part, text] of texts.entries()) {
          if (large.signal.aborted) return refuse('cancelled');
          const refused = await door.stage((seq) => encodeStaged(seq, { stage, part }, text));
          if (refused !== null) return { ok: false, refusal: refused };
          large.onProgress?.((part + 1) / texts.length);
        }
      }
      const unavailable = door.unavailable();
      if (unavailable !== null) return { ok: false, refusal: unavailable };
      if (large.signal.aborted) return refuse('cancelled');
      const now = door.pending();
      if (now !== before && !large.holds(before, now)) continue;
      const rebased = now === before ? mine : (model.rebase?.(before, mine, now) ?? null);
      if (rebased === null && attempt < patience) continue;
      const refused = await door.commit(
        (seq) => ({ meta: { seq, ...origin }, events }),
        (at, batch) =>
          stage === null
            ? encodeRecord(at, batch, texts)
            : [encodeStagedRecord(at, batch, stage, texts.length)],
        rebased ?? evolveAll(model, now, { meta: { ...meta, seq: door.nextSeq() }, events }),
      );
      return refused === null ? ok(decision.value.value) : { ok: false, refusal: refused };
    } finally {
      door.holdSegment(false);
    }
  }
}

const evolveAll = <State, Event>(
  model: StoreModel<State, Event>,
  state: State,
  { meta, events }: JournalRecord<Event>,
): State => events.reduce((next, event) => model.evolve(next, event, meta), state);

/** The events as text, and as they will be read back from it. */
async function written<Event>(
  events: readonly Event[],
  breathe: Breathe,
): Promise<{ readonly texts: readonly string[]; readonly events: readonly Event[] }> {
  const texts: string[] = [];
  const read: Event[] = [];
  for (const event of events) {
    const text = JSON.stringify(event);
    texts.push(text);
    await breathe();
    read.push(JSON.parse(text) as Event);
    await breathe();
  }
  return { texts, events: read };
}
