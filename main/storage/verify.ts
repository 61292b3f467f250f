import { isDeepStrictEqual } from 'node:util';
import { ok, refusal, type Refusal, type Result } from '../../domain/result.ts';
import { renderMessage } from '../../domain/messages.ts';
import { breathing } from './breathing.ts';
import { previousPath } from './durable-file.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { endRefusal, headerRefusal, ioRefusal, loadStore, snapshotPath } from './load-store.ts';
import { acquireLock } from './lock.ts';
import type { StoreModel } from './model.ts';
import { readSegment, readSegmentBytes } from './segment-reader.ts';
import { listSegments, type SegmentFile } from './segment.ts';
import { problemOf, readSnapshot } from './snapshot-format.ts';
import { stateHash } from './state-hash.ts';

/** Something in a data folder that is not as it was written; `line` and `byte` are 0 where only the file is known. */
export type VerifyProblem = {
  readonly file: string;
  readonly line: number;
  readonly byte: number;
  readonly code: Refusal['code'];
  /** English; `refusal` renders in any language. */
  readonly message: string;
  readonly refusal: Refusal;
};

export type VerifyReport<State> = {
  readonly ok: boolean;
  /** In the whole journal that is there, archived parts included. */
  readonly events: number;
  readonly records: number;
  /** What the folder holds; null when it cannot be rebuilt. */
  readonly state: State | null;
  /** `seq` of the last record that `state` holds. */
  readonly seq: number;
  /** Of `state`; null when it cannot be rebuilt. */
  readonly stateHash: string | null;
  /** `state` was compared with what the oldest snapshot that is kept and every record behind it lead to. */
  readonly isReplayed: boolean;
  /** Records that a repair found destroyed. */
  readonly lostRecords: number;
  readonly problems: readonly VerifyProblem[];
};

export type InspectOptions = {
  readonly fileSystem?: FileSystem;
  /** The last record to look at, where others are being written. */
  readonly throughSeq?: number;
  /** Told how many steps of how many are done. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
};

export type VerifyOptions = InspectOptions & { readonly program?: string };

/**
 * Reads everything in a data folder that nobody has open and reports what is damaged; changes nothing. Checks every
 * byte of journal, archive and snapshots, and that the state is what the oldest snapshot kept and every record behind it
 * lead to.
 * The tail of an interrupted write is no problem: the next opening sets it aside.
 * Refusals: `store-in-use`, `store-missing`, `store-io-failed`.
 */
export async function verifyStore<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  options: VerifyOptions = {},
): Promise<Result<VerifyReport<State>>> {
  const files = options.fileSystem ?? nodeFileSystem;
  try {
    if ((await files.size(directory)) === null) return missing(directory);
    const lock = await acquireLock(directory, options.program ?? 'Packbench');
    if (!lock.ok) return lock;
    try {
      return await inspectStore(model, directory, options);
    } finally {
      await lock.value.release();
    }
  } catch (error) {
    return ioRefusal(error, directory);
  }
}

const missing = (directory: string): Result<never> => ({
  ok: false,
  refusal: refusal('store-missing', { directory }),
});

/** `verifyStore` for the program that has the folder open itself. */
export async function inspectStore<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  {
    fileSystem: files = nodeFileSystem,
    throughSeq = Infinity,
    onProgress = () => undefined,
  }: InspectOptions = {},
): Promise<Result<VerifyReport<State>>> {
  const found: Refusal[] = [];
  const note = (problem: Refusal | null): void => {
    if (problem === null || found.some((known) => isDeepStrictEqual(known, problem))) return;
    found.push(problem);
  };
  const segments = await listSegments(files, directory);
  const total = segments.length + 4;
  const tell = (done: number): void => onProgress({ done, total });
  const counted = await checkSegments(model, segments, files, note, tell);
  const path = snapshotPath(directory);
  const snapshots = [];
  for (const file of [path, previousPath(path)]) {
    const reading = await readSnapshot(files.lend(file), 'packbench-snapshot');
    note(problemOf(reading, file, model.version));
    if (reading.kind === 'read') snapshots.push(reading.snapshot.seq);
  }
  tell(total - 3);
  const loaded = await loadStore(model, directory, files, { throughSeq });
  if (!loaded.ok) note(loaded.refusal);
  else if (loaded.value === null) return missing(directory);
  tell(total - 2);
  const built = loaded.ok ? loaded.value : null;
  const hash = built === null ? null : await stateHash(model.toRows(built.state), breathing());
  tell(total - 1);
  const from = snapshots.length > 1 ? 'previous' : 'none';
  const replayed =
    built === null || snapshots.length === 0
      ? null
      : await replayedState(model, directory, files, { from, throughSeq: built.seq });
  if (built !== null && replayed !== null) {
    const same = hash === (await stateHash(model.toRows(replayed), breathing()));
    if (!same) note(firstDifference(model, directory, built.state, replayed));
  }
  tell(total);
  const problems = found.map(describeProblem);
  return ok({
    ok: problems.length === 0,
    ...counted,
    state: built?.state ?? null,
    seq: built?.seq ?? 0,
    stateHash: hash,
    // Without a snapshot the state was built from every record there is.
    isReplayed: replayed !== null || (built !== null && built.snapshotSeq === 0),
    problems,
  });
}

async function checkSegments<State, Event>(
  model: StoreModel<State, Event>,
  segments: readonly SegmentFile[],
  files: FileSystem,
  note: (problem: Refusal | null) => void,
  tell: (done: number) => void,
): Promise<Pick<VerifyReport<State>, 'events' | 'records' | 'lostRecords'>> {
  let events = 0;
  let lostRecords = 0;
  let records = 0;
  let expected: number | null = null;
  let store: string | null = null;
  for (const [index, segment] of segments.entries()) {
    tell(index);
    const { first, path: file } = segment;
    if (expected !== null && expected !== first) {
      note(refusal('store-records-missing', { file, expected, line: 1, byte: 0 }));
    }
    const bytes = readSegmentBytes(files, segment);
    for await (const item of readSegment(bytes, { last: segment === segments.at(-1) })) {
      if (item.kind === 'header') {
        note(headerRefusal(item.header, segment, store, model.version));
        store ??= item.header.store;
      } else if (item.kind === 'records') {
        records += item.records.length;
        for (const record of item.records) events += record.events.length;
      } else {
        const problem = endRefusal(item.end, file, item.lastSeq + 1);
        note(problem);
        for (const { from, through } of item.lost) lostRecords += through - from + 1;
        // Behind a damaged place the numbers are unknown, so the next segment cannot be compared with it.
        expected = problem === null ? item.lastSeq + 1 : null;
      }
    }
  }
  return { events, records, lostRecords };
}

/** The same state built from an older snapshot, or from nothing; null where the files do not allow that any more. */
async function replayedState<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  files: FileSystem,
  options: { readonly from: 'previous' | 'none'; readonly throughSeq: number },
): Promise<State | null> {
  const loaded = await loadStore(model, directory, files, options);
  // Records before the first snapshot of a restored folder were never in it.
  if (!loaded.ok || loaded.value === null) return null;
  return loaded.value.seq === options.throughSeq ? loaded.value.state : null;
}

/** Where two states differ that should be the same. */
function firstDifference<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  one: State,
  other: State,
): Refusal {
  const rows = rowsOf(model, one);
  const others = rowsOf(model, other);
  const key = [...new Set([...rows.keys(), ...others.keys()])].find(
    (name) => !isDeepStrictEqual(rows.get(name), others.get(name)),
  );
  return refusal('snapshot-differs', { file: snapshotPath(directory), key: key ?? '?' });
}

const rowsOf = <State, Event>(
  model: StoreModel<State, Event>,
  state: State,
): ReadonlyMap<string, unknown> => {
  const rows = new Map<string, unknown>();
  // As JSON, since that is what a snapshot keeps of a value.
  for (const { table, key, value } of model.toRows(state)) {
    rows.set(`${table} ${key}`, JSON.parse(JSON.stringify(value) ?? 'null'));
  }
  return rows;
};

/** A problem with its place and its words. */
export function describeProblem(problem: Refusal): VerifyProblem {
  const { file = '', line = 0, byte = 0 } = problem.params;
  return {
    file: String(file),
    line: Number(line),
    byte: Number(byte),
    code: problem.code,
    message: renderMessage(problem, 'en'),
    refusal: problem,
  };
}
