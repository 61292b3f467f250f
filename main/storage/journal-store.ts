import { ok, refusal, type Refusal, type Result } from '../../domain/result.ts';
import type { MessageCode } from '../../domain/messages.ts';
import { standAside } from '../courtesy.ts';
import { saveSnapshot, type CompactionReport } from './compaction.ts';
import { ioCode, ioReason, type FileSystem } from './file-system.ts';
import { readHistory, type HistoryFilter } from './history.ts';
import type { JournalWriter } from './journal-writer.ts';
import { runLarge, type LargeTransaction, type StoreDoor } from './large-transaction.ts';
import { ioRefusal, snapshotPath, type LoadedStore, type SnapshotStore } from './load-store.ts';
import type { FollowedModel, JournalRecord, RecordMeta } from './model.ts';
import { encodeClosed, encodeRecord } from './record.ts';
import type { Compactor, StoreLimits } from './store-limits.ts';

/** What a decision wants to be written down, and what its caller gets once that is on the disk. */
export type Decided<Event, Value> = { readonly events: readonly Event[]; readonly value: Value };

export type StoreRefusalCode = 'store-read-only' | 'store-closed';

type Waiting<State, Outline> = {
  readonly record: JournalRecord<Outline> | null;
  readonly lines: readonly Buffer[];
  readonly state: State;
  readonly settle: (refused: Refusal<StoreRefusalCode> | null) => void;
};

export type StoreParts<State, Event, Outline> = {
  readonly model: FollowedModel<State, Event, Outline>;
  readonly directory: string;
  readonly files: FileSystem;
  readonly station: string;
  readonly now: () => Date;
  readonly limits: StoreLimits;
  readonly compactor: Compactor | undefined;
  readonly onProblem: (problem: Refusal) => void;
  /** Null when nothing may be written; then `readOnly` says why. */
  readonly journal: JournalWriter | null;
  readonly readOnly: Refusal<'store-read-only'> | null;
  readonly loaded: LoadedStore<State>;
  readonly notices: readonly Refusal[];
  readonly release: () => Promise<void>;
};

/**
 * A data folder that is open in this process. `state` is what is on the disk and changes only after it is there.
 * Made by `openStore`; see there.
 */
export class JournalStore<State, Event, Outline = Event> {
  readonly directory: string;
  /** Identity of the data folder. */
  readonly id: string;
  /** What was found damaged or unfinished at the opening and made good. */
  readonly notices: readonly Refusal[];
  readonly #parts: StoreParts<State, Event, Outline>;
  readonly #journal: JournalWriter | null;
  readonly #listeners = new Set<(records: readonly JournalRecord<Outline>[]) => void>();
  #state: State;
  #seq: number;
  /** The state and `seq` including what is not on the disk yet. */
  #pending: State;
  #pendingSeq: number;
  /** The last record that was handed to a write: the next batch begins after it. */
  #takenSeq: number;
  #queue: Waiting<State, Outline>[] = [];
  #flushing: Promise<void> | null = null;
  #failure: Refusal<'store-read-only'> | null;
  #closing: Promise<void> | null = null;
  #sealWanted = false;
  #compacting: Promise<Result<CompactionReport>> | null = null;
  /** Aborted once somebody waits for the compaction that runs. */
  #hurry = new AbortController();
  #lastCompaction: Promise<Result<CompactionReport>> | null = null;
  #unmarked = false;
  /** The large transactions, one after another. */
  #large: Promise<unknown> = Promise.resolve();
  #segmentHeld = false;
  /** What happens beside the large transaction that runs. */
  #beside: Event[] | null = null;
  /** Written since the last snapshot (or the last attempt at one). */
  #since: { records: number; bytes: number };

  constructor(parts: StoreParts<State, Event, Outline>) {
    const { loaded } = parts;
    this.#parts = parts;
    this.directory = parts.directory;
    this.id = loaded.store;
    this.notices = parts.notices;
    this.#journal = parts.journal;
    this.#failure = parts.readOnly;
    this.#state = loaded.state;
    this.#pending = loaded.state;
    this.#seq = loaded.seq;
    this.#pendingSeq = loaded.seq;
    this.#takenSeq = loaded.seq;
    this.#since = { records: loaded.replayed.records, bytes: loaded.replayed.bytes };
  }

  /** What is on the disk. */
  get state(): State {
    return this.#state;
  }

  /** `seq` of the last record on the disk; 0 when there is none. */
  get seq(): number {
    return this.#seq;
  }

  /** Why nothing can be saved any more; null while all is well. */
  get failure(): Refusal<'store-read-only'> | null {
    return this.#failure;
  }

  /**
   * Lets `decide` look at the newest state (what is being written included) and appends its events as one record:
   * all or nothing. Resolves when they, and everything that `decide` could see, are on the disk.
   * Refusals: those of `decide`; `store-read-only` when it could not be saved; `store-closed`.
   */
  async transact<Value, Code extends MessageCode>(
    person: string,
    decide: (state: State) => Result<Decided<Event, Value>, Code>,
  ): Promise<Result<Value, Code | StoreRefusalCode>> {
    const unavailable = this.#unavailable();
    if (unavailable !== null) return { ok: false, refusal: unavailable };
    standAside();
    const decision = decide(this.#pending);
    const refused = await this.#write(person, decision.ok ? decision.value.events : []);
    if (refused !== null) return { ok: false, refusal: refused };
    return decision.ok ? ok(decision.value.value) : decision;
  }

  /**
   * The same for a change so large that others must not wait for it: it is decided, encoded and brought to the disk bit
   * by bit while small transactions go on between, and happens at once at the end. Refused besides: `cancelled`.
   */
  transactLarge<Value, Code extends MessageCode>(
    person: string,
    large: LargeTransaction<State, Event, Value, Code>,
  ): Promise<Result<Value, Code | StoreRefusalCode | 'cancelled'>> {
    const run = async (): Promise<Result<Value, Code | StoreRefusalCode | 'cancelled'>> => {
      const unavailable = this.#unavailable();
      if (unavailable !== null) return { ok: false, refusal: unavailable };
      const outcome = await runLarge(this.#door(), person, large);
      // What the decision saw is on the disk before anybody is told of it.
      const refused = await this.#write(person, []);
      return refused === null ? outcome : { ok: false, refusal: refused };
    };
    const running = this.#large.then(run);
    this.#large = running.catch(() => undefined);
    return running;
  }

  #door(): StoreDoor<State, Event, Outline> {
    const { model, station, now } = this.#parts;
    return {
      model,
      origin: () => ({ at: now().toISOString(), station }),
      pending: () => this.#pending,
      watch: () => {
        this.#beside = [];
        return this.#beside;
      },
      unwatch: () => {
        this.#beside = null;
      },
      nextSeq: () => this.#pendingSeq + 1,
      unavailable: () => this.#unavailable(),
      holdSegment: (isHeld) => {
        this.#segmentHeld = isHeld;
        if (!isHeld && this.#sealWanted) this.#startFlush();
      },
      stage: async (line) => {
        const unavailable = this.#unavailable() ?? this.#failure;
        if (unavailable !== null) return unavailable;
        return this.#enqueue(null, [line(this.#seq)]);
      },
      commit: async (record, lines, state) => {
        if (this.#failure !== null) return this.#failure;
        const entry = record(this.#pendingSeq + 1);
        const encoded = lines(entry.meta, this.#takenSeq + 1);
        this.#pending = state;
        this.#pendingSeq = entry.meta.seq;
        return this.#enqueue(entry, encoded);
      },
    };
  }

  /** Calls `listener` with the records of each write, in outline, once they are on the disk. Returns what ends it. */
  onCommit(listener: (records: readonly JournalRecord<Outline>[]) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** The records up to now, oldest first, archived ones included. */
  history(filter: HistoryFilter = {}): AsyncGenerator<JournalRecord<Event>, void> {
    const { model, directory, files } = this.#parts;
    const throughSeq = Math.min(filter.throughSeq ?? Infinity, this.#seq);
    return readHistory(model, directory, files, { ...filter, throughSeq });
  }

  /** Makes a snapshot of everything that is on the disk by now. The store stays usable meanwhile. */
  async compact(): Promise<Result<CompactionReport>> {
    await this.#large;
    while (this.#compacting !== null) {
      this.#hurry.abort();
      await this.#compacting;
    }
    const unavailable = this.#unavailable();
    if (unavailable !== null) return { ok: false, refusal: unavailable };
    this.#lastCompaction = null;
    this.#sealWanted = true;
    this.#startFlush();
    await this.#flushing;
    this.#hurry.abort();
    const refused = this.#failure ?? refusal('store-closed');
    return this.#lastCompaction ?? { ok: false, refusal: refused };
  }

  /** Waits for what is being written, tidies up, and gives the folder free. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #unavailable(): Refusal<StoreRefusalCode> | null {
    if (this.#closing !== null) return refusal('store-closed');
    return this.#journal === null ? null : this.#failure;
  }

  /** Queues the events as the next record; null when they are on the disk. */
  #write(
    person: string,
    events: readonly Event[],
  ): Promise<Refusal<StoreRefusalCode> | null> | Refusal<StoreRefusalCode> | null {
    if (events.length === 0 && this.#pendingSeq === this.#seq) return null;
    if (events.length > 0 && this.#failure !== null) return this.#failure;
    const { model, station, now } = this.#parts;
    let record: JournalRecord<Outline> | null = null;
    let lines: readonly Buffer[] = [];
    if (events.length > 0) {
      const seq = this.#pendingSeq + 1;
      const meta: RecordMeta = { seq, at: now().toISOString(), station, person };
      const texts = events.map((event) => JSON.stringify(event));
      // Applied as they will be read back, so that the state in memory and after a restart cannot differ.
      const written = texts.map((text) => JSON.parse(text) as Event);
      lines = encodeRecord(meta, this.#takenSeq + 1, texts);
      let state = this.#pending;
      for (const event of written) state = model.evolve(state, event, meta);
      record = { meta, events: written.map((event) => model.outline(event)) };
      this.#beside?.push(...written);
      this.#pending = state;
      this.#pendingSeq = seq;
    }
    return this.#enqueue(record, lines);
  }

  #enqueue(
    record: JournalRecord<Outline> | null,
    lines: readonly Buffer[],
  ): Promise<Refusal<StoreRefusalCode> | null> {
    const state = this.#pending;
    return new Promise((settle) => {
      this.#queue.push({ record, lines, state, settle });
      this.#startFlush();
    });
  }

  #startFlush(): void {
    // Begins a moment later, so that everything asked for in this turn goes into one write.
    this.#flushing ??= Promise.resolve().then(() => this.#flush());
  }

  async #flush(): Promise<void> {
    while (this.#queue.length > 0 || (this.#sealWanted && !this.#segmentHeld)) {
      let batch = this.#queue;
      this.#queue = [];
      this.#takenSeq = this.#pendingSeq;
      try {
        await this.#commit(batch);
        batch = [];
        await this.#sealWhenDue();
      } catch (error) {
        await this.#fail(error, batch);
        break;
      }
    }
    this.#flushing = null;
  }

  /** The only place that writes to the journal or begins a segment, so that nothing can get between the two. */
  async #commit(batch: readonly Waiting<State, Outline>[]): Promise<void> {
    const journal = this.#journal;
    const lines = batch.flatMap((waiting) => waiting.lines);
    if (journal !== null && lines.length > 0) {
      const before = journal.bytes;
      await journal.append(lines);
      this.#unmarked = true;
      this.#since.bytes += journal.bytes - before;
    }
    this.#publish(batch);
  }

  /** Begins a new segment when that is wanted or the newest is long, once everybody who waited has an answer. */
  async #sealWhenDue(): Promise<void> {
    const journal = this.#journal;
    if (journal === null) {
      this.#sealWanted = false;
      return;
    }
    const { limits } = this.#parts;
    const { records, bytes } = this.#since;
    const due = records >= limits.compactRecords || bytes >= limits.compactBytes;
    if (due && this.#compacting === null) this.#sealWanted = true;
    const seal = this.#sealWanted;
    if (this.#segmentHeld || (!seal && journal.bytes < limits.segmentBytes)) return;
    this.#sealWanted = false;
    // Whoever asks for something now waits for it.
    standAside();
    if (journal.first <= this.#seq) await journal.rotate(this.#seq + 1);
    if (seal && this.#compacting === null) this.#startCompaction();
  }

  #publish(batch: readonly Waiting<State, Outline>[]): void {
    const last = batch.at(-1);
    if (last === undefined) return;
    const records = batch.flatMap(({ record }) => (record === null ? [] : [record]));
    this.#state = last.state;
    this.#seq = records.at(-1)?.meta.seq ?? this.#seq;
    this.#since.records += records.length;
    for (const { settle } of batch) settle(null);
    if (records.length === 0) return;
    for (const listener of this.#listeners) {
      try {
        listener(records);
      } catch (error) {
        // A listener's bug must surface, but what was written is written.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  /** The disk refused: nothing more is written, and everybody who waits is told so. */
  async #fail(error: unknown, batch: readonly Waiting<State, Outline>[]): Promise<void> {
    const reason = ioCode(error) === undefined ? String(error) : ioReason(error);
    const failure = refusal('store-read-only', { reason });
    this.#failure = failure;
    this.#sealWanted = false;
    const waiting = [...batch, ...this.#queue];
    this.#queue = [];
    this.#pending = this.#state;
    this.#pendingSeq = this.#seq;
    await this.#journal?.abandon();
    for (const { settle } of waiting) settle(failure);
    this.#parts.onProblem(failure);
  }

  #startCompaction(): void {
    this.#since = { records: 0, bytes: 0 };
    this.#hurry = new AbortController();
    this.#compacting = this.#runCompaction(this.#state, this.#seq).finally(() => {
      this.#compacting = null;
    });
    this.#lastCompaction = this.#compacting;
  }

  async #runCompaction(state: State, throughSeq: number): Promise<Result<CompactionReport>> {
    const { compactor, directory, onProblem } = this.#parts;
    const result =
      compactor === undefined
        ? await this.#saveSnapshot(state, throughSeq)
        : await compactor({ directory, throughSeq }, this.#hurry.signal);
    if (!result.ok) onProblem(result.refusal);
    else if (compactor !== undefined) this.#snapshots.adapter.noteWritten(result.value.seq);
    return result;
  }

  get #snapshots(): SnapshotStore {
    return this.#parts.loaded.snapshots;
  }

  async #saveSnapshot(state: State, seq: number): Promise<Result<CompactionReport>> {
    const { model, directory, files, now } = this.#parts;
    const head = { version: model.version, store: this.id, seq, at: now().toISOString() };
    try {
      return ok(await saveSnapshot(files, directory, this.#snapshots, head, model.toRows(state)));
    } catch (error) {
      return ioRefusal(error, snapshotPath(directory));
    }
  }

  async #close(): Promise<void> {
    try {
      // It writes into the folder until it has ended, which it does by itself: it is refused from now on.
      await this.#large;
      await this.#flushing;
      this.#hurry.abort();
      // Its failure is its caller's; the folder must be given free all the same.
      await this.#compacting?.catch(() => undefined);
      if (this.#journal !== null && this.#failure === null) await this.#finish(this.#journal);
    } finally {
      await this.#parts.release();
    }
  }

  async #finish(journal: JournalWriter): Promise<void> {
    const { limits, onProblem } = this.#parts;
    const { records, bytes } = this.#since;
    try {
      const due = records >= limits.closeRecords || bytes >= limits.closeBytes;
      if (due && journal.first <= this.#seq) await journal.rotate(this.#seq + 1);
      if (this.#unmarked) await journal.append([encodeClosed(this.#seq)]);
      await journal.close();
      if (!due) return;
      const saved = await this.#saveSnapshot(this.#state, this.#seq);
      if (!saved.ok) onProblem(saved.refusal);
    } catch (error) {
      // Everything confirmed is on the disk already; only the tidying up failed.
      await journal.abandon();
      onProblem(ioRefusal(error, this.directory).refusal);
    }
  }
}
