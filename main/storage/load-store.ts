import { join } from 'node:path';
import { Low } from 'lowdb';
import { ok, refusal, refuse, type Refusal, type Result } from '../../domain/result.ts';
import { DurableJsonLines } from './durable-json-lines.ts';
import { ioReason, type FileSystem } from './file-system.ts';
import type { LostRecords } from './record.ts';
import { replayRecords, type JournalRecord, type StoreModel } from './model.ts';
import { readSegment, readSegmentBytes, type SegmentEnd } from './segment-reader.ts';
import type { Snapshot } from './snapshot-format.ts';
import {
  checkFormat,
  journalFolder,
  listSegments,
  storeFormat,
  type SegmentFile,
  type SegmentHeader,
} from './segment.ts';

/** The segment that is written on, and how it ends: `clean` or `torn`. */
export type ActiveSegment = {
  readonly file: SegmentFile;
  readonly header: SegmentHeader;
  readonly end: SegmentEnd;
};

/** What is on disk, put together. */
export type LoadedStore<State> = {
  readonly store: string;
  readonly state: State;
  /** `seq` of the last record; 0 when there is none. */
  readonly seq: number;
  readonly active: ActiveSegment;
  readonly snapshots: SnapshotStore;
  readonly snapshotSeq: number;
  readonly replayed: Replayed;
  /** What was damaged and could be made good from elsewhere. */
  readonly notices: readonly Refusal[];
};

/** What was read after the snapshot; bytes of whole segments. */
export type Replayed = {
  readonly records: number;
  readonly events: number;
  readonly bytes: number;
};

/** lowdb over the snapshots of a data folder, with its adapter, which knows what became of them. */
export type SnapshotStore = {
  readonly low: Low<Snapshot | null>;
  readonly adapter: DurableJsonLines;
};

/** Path of the newest snapshot. */
export const snapshotPath = (directory: string): string => join(directory, 'snapshot.jsonl');

export function openSnapshots(
  files: FileSystem,
  directory: string,
  knownVersion: number,
): SnapshotStore {
  const adapter = new DurableJsonLines(files, snapshotPath(directory), knownVersion);
  return { low: new Low<Snapshot | null>(adapter, null), adapter };
}

/** Which snapshot to begin with (`none`: replay everything) and after which record to stop. */
export type LoadOptions = {
  readonly from?: 'newest' | 'previous' | 'none';
  readonly throughSeq?: number;
};

/**
 * Rebuilds the state of a data folder: a whole snapshot, then the records after it. Changes nothing on disk.
 * Null when the folder holds no store yet. Errors of the disk are thrown.
 */
export async function loadStore<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  files: FileSystem,
  { from = 'newest', throughSeq = Infinity }: LoadOptions = {},
): Promise<Result<LoadedStore<State> | null>> {
  const snapshots = openSnapshots(files, directory, model.version);
  const { low, adapter } = snapshots;
  const segments = await listSegments(files, directory);
  const newest = segments.at(-1);
  // The newest file tells first whether a newer program was here; then nothing else is judged.
  const newer = newest === undefined ? null : await newerSegment(files, newest, model.version);
  if (newer !== null) return { ok: false, refusal: newer };
  if (from === 'newest') await low.read();
  if (from === 'previous') low.data = await adapter.readPrevious();
  const snapshot = low.data;
  // The rows become the state; holding them here too would double the memory.
  low.data = null;
  const notices = adapter.problems;
  const tooNew = notices.find(({ code }) => code === 'store-format-newer');
  if (tooNew !== undefined) return { ok: false, refusal: tooNew };
  if (newest === undefined && snapshot === null && notices.length === 0) return ok(null);

  const snapshotSeq = snapshot?.seq ?? 0;
  // A snapshot is made only when the segment behind it exists, so without that one something is missing.
  const start =
    snapshot === null
      ? segments.findLastIndex(({ first }) => first <= 1)
      : segments.findIndex(({ first }) => first === snapshotSeq + 1);
  if (newest === undefined || start === -1) {
    const file = segments[0]?.path ?? join(directory, journalFolder);
    return { ok: false, refusal: lostSnapshot(notices) ?? missing(file, snapshotSeq + 1) };
  }
  const state = snapshot === null ? model.empty : model.fromRows(snapshot.rows, snapshot.version);
  const replay = new Replay(model, state, snapshot?.store ?? null, snapshotSeq, throughSeq);
  for (const file of segments.slice(start)) {
    if (file.first > throughSeq && replay.active !== null) break;
    const refused = await replay.take(files, file, file === newest);
    if (refused !== null) return { ok: false, refusal: refused };
  }
  const { active, store } = replay;
  if (active === null || store === null || replay.seq < snapshotSeq) {
    return { ok: false, refusal: missing(newest.path, replay.seq + 1) };
  }
  const { seq, replayed } = replay;
  return ok({ store, state: replay.state, seq, active, snapshots, snapshotSeq, replayed, notices });
}

/** A snapshot that could not be used, said as the reason why nothing can be rebuilt. */
function lostSnapshot(notices: readonly Refusal[]): Refusal | null {
  const damaged = notices[0];
  if (damaged === undefined) return null;
  const { file = '', problem = '' } = damaged.params;
  return refusal('snapshot-lost', { file, problem });
}

const missing = (file: string, expected: number): Refusal =>
  refusal('store-records-missing', { file, expected, line: 1, byte: 0 });

async function newerSegment(
  files: FileSystem,
  segment: SegmentFile,
  knownVersion: number,
): Promise<Refusal | null> {
  for await (const item of readSegment(readSegmentBytes(files, segment), { last: false })) {
    if (item.kind === 'header') {
      const checked = checkFormat(item.header, segment.path, knownVersion);
      return checked.ok ? null : checked.refusal;
    }
    if (item.kind === 'end')
      return item.end.kind === 'newer' ? endRefusal(item.end, segment.path, 0) : null;
  }
  return null;
}

/** Applies segment after segment to a state. */
class Replay<State, Event> {
  state: State;
  seq = 0;
  store: string | null;
  active: ActiveSegment | null = null;
  replayed: Replayed = { records: 0, events: 0, bytes: 0 };
  readonly #model: StoreModel<State, Event>;
  readonly #afterSeq: number;
  readonly #throughSeq: number;

  constructor(
    model: StoreModel<State, Event>,
    state: State,
    store: string | null,
    afterSeq: number,
    throughSeq: number,
  ) {
    this.#model = model;
    this.state = state;
    this.store = store;
    this.#afterSeq = afterSeq;
    this.#throughSeq = throughSeq;
  }

  async take(files: FileSystem, file: SegmentFile, last: boolean): Promise<Refusal | null> {
    if (this.active !== null && file.first !== this.seq + 1)
      return missing(file.path, this.seq + 1);
    let header: SegmentHeader | null = null;
    for await (const item of readSegment(readSegmentBytes(files, file), { last })) {
      switch (item.kind) {
        case 'header': {
          ({ header } = item);
          const refused = headerRefusal(header, file, this.store, this.#model.version);
          if (refused !== null) return refused;
          this.store = header.store;
          break;
        }
        case 'records':
          this.#apply(item.records, header?.version ?? this.#model.version);
          break;
        case 'end': {
          const refused =
            endRefusal(item.end, file.path, item.lastSeq + 1) ?? this.#lost(item.lost, file);
          if (refused !== null) return refused;
          this.seq = Math.min(item.lastSeq, this.#throughSeq);
          if (header !== null) this.active = { file, header, end: item.end };
          const { bytes, ...counts } = this.replayed;
          const { end } = item;
          this.replayed = {
            ...counts,
            bytes: bytes + (end.kind === 'clean' ? end.bytes : 0),
          };
          break;
        }
        default:
          item satisfies never;
      }
    }
    return null;
  }

  /** What a repair marked as lost must be in the snapshot: nothing may follow on a state without it. */
  #lost(ranges: readonly LostRecords[], { path: file }: SegmentFile): Refusal | null {
    const range = ranges.find(
      ({ from, through }) => through > this.#afterSeq && from <= this.#throughSeq,
    );
    return range === undefined ? null : refusal('store-records-lost', { file, ...range });
  }

  #apply(read: readonly JournalRecord<unknown>[], version: number): void {
    const wanted = read.filter(
      ({ meta }) => meta.seq > this.#afterSeq && meta.seq <= this.#throughSeq,
    );
    const records = currentEvents(this.#model, wanted, version);
    this.state = replayRecords(this.#model, this.state, records);
    let { records: count, events } = this.replayed;
    count += records.length;
    for (const record of records) events += record.events.length;
    this.replayed = { ...this.replayed, records: count, events };
  }
}

/** The records with their events brought up to the model's version. */
export function currentEvents<State, Event>(
  model: StoreModel<State, Event>,
  records: readonly JournalRecord<unknown>[],
  version: number,
): readonly JournalRecord<Event>[] {
  const { readEvent } = model;
  // The checksum vouches that these are the events which this model, of this version, once wrote.
  if (readEvent === undefined) return records as readonly JournalRecord<Event>[];
  return records.map(({ meta, events }) => ({
    meta,
    events: events.map((event) => readEvent(event, version)),
  }));
}

/** Why a segment's header does not fit; null when it does. `store` null: not known yet. */
export function headerRefusal(
  header: SegmentHeader,
  file: SegmentFile,
  store: string | null,
  knownVersion: number,
): Refusal | null {
  const checked = checkFormat(header, file.path, knownVersion);
  if (!checked.ok) return checked.refusal;
  if (header.first !== file.first) return missing(file.path, file.first);
  const foreign = store !== null && header.store !== store;
  return foreign ? refusal('store-foreign-file', { file: file.path }) : null;
}

/** Why a segment cannot be used; null for one that is whole or whose tail was never confirmed. */
export function endRefusal(end: SegmentEnd, file: string, expected: number): Refusal | null {
  switch (end.kind) {
    case 'clean':
    case 'torn':
      return null;
    case 'damaged':
      return refusal('store-damaged', { file, ...end.at });
    case 'gap':
      return refusal('store-records-missing', { file, expected, ...end.at });
    case 'newer':
      return refusal('store-format-newer', {
        file,
        found: end.header.format,
        known: storeFormat,
      });
    default:
      return end satisfies never;
  }
}

/** A failure of the disk as a refusal; anything else is a bug and thrown on. */
export function ioRefusal(error: unknown, file: string): { ok: false; refusal: Refusal } {
  return refuse('store-io-failed', { file, reason: ioReason(error) });
}
