import { isDeepStrictEqual } from 'node:util';
import { ok, refusal, type Refusal, type Result } from '../../domain/result.ts';
import { renderMessage } from '../../domain/messages.ts';
import { previousPath } from './durable-file.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { endRefusal, headerRefusal, ioRefusal, loadStore, snapshotPath } from './load-store.ts';
import { acquireLock } from './lock.ts';
import type { StoreModel } from './model.ts';
import { readSegment, readSegmentBytes } from './segment-reader.ts';
import { listSegments } from './segment.ts';
import { problemOf, readSnapshot } from './snapshot-format.ts';

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
  readonly problems: readonly VerifyProblem[];
};

export type VerifyOptions = { readonly program?: string; readonly fileSystem?: FileSystem };

/**
 * Reads everything in a data folder that nobody has open and reports what is damaged; changes nothing. Checks every
 * byte of journal, archive and snapshots, and that the newest snapshot is what the records before it lead to.
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
      return await inspectStore(model, directory, files);
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

/** `verifyStore` for the process that has the folder open itself; nothing may be written meanwhile. */
export async function inspectStore<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  files: FileSystem = nodeFileSystem,
): Promise<Result<VerifyReport<State>>> {
  const found: Refusal[] = [];
  const note = (problem: Refusal | null): void => {
    if (problem === null || found.some((known) => isDeepStrictEqual(known, problem))) return;
    found.push(problem);
  };
  const counted = await checkSegments(model, directory, files, note);
  const path = snapshotPath(directory);
  for (const file of [path, previousPath(path)]) {
    const reading = await readSnapshot(files.read(file), 'packbench-snapshot');
    note(problemOf(reading, file, model.version));
  }
  const loaded = await loadStore(model, directory, files);
  if (!loaded.ok) note(loaded.refusal);
  else if (loaded.value === null) return missing(directory);
  else note(await compareSnapshot(model, directory, files, loaded.value.snapshotSeq));
  const problems = found.map(describeProblem);
  const state = loaded.ok ? (loaded.value?.state ?? null) : null;
  return ok({ ok: problems.length === 0, ...counted, state, problems });
}

async function checkSegments<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  files: FileSystem,
  note: (problem: Refusal | null) => void,
): Promise<{ readonly events: number; readonly records: number }> {
  const segments = await listSegments(files, directory);
  let events = 0;
  let records = 0;
  let expected: number | null = null;
  let store: string | null = null;
  for (const segment of segments) {
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
        // Behind a damaged place the numbers are unknown, so the next segment cannot be compared with it.
        expected = problem === null ? item.lastSeq + 1 : null;
      }
    }
  }
  return { events, records };
}

/** Rebuilds what the newest snapshot holds in another way, where the files still allow it, and compares. */
async function compareSnapshot<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  files: FileSystem,
  throughSeq: number,
): Promise<Refusal | null> {
  if (throughSeq === 0) return null;
  const newest = await loadStore(model, directory, files, { throughSeq });
  const hasPrevious = (await files.size(previousPath(snapshotPath(directory)))) !== null;
  const from = hasPrevious ? 'previous' : 'none';
  const rebuilt = await loadStore(model, directory, files, { from, throughSeq });
  // Records before the first snapshot of a restored folder were never in it.
  if (!newest.ok || !rebuilt.ok || newest.value === null || rebuilt.value === null) return null;
  if (rebuilt.value.seq !== throughSeq) return null;
  const rows = rowsOf(model, newest.value.state);
  const others = rowsOf(model, rebuilt.value.state);
  for (const key of new Set([...rows.keys(), ...others.keys()])) {
    if (!isDeepStrictEqual(rows.get(key), others.get(key))) {
      return refusal('snapshot-differs', { file: snapshotPath(directory), key });
    }
  }
  return null;
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
