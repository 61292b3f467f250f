import { ok, refuse, type Result } from '../../domain/result.ts';
import type { FileSystem } from './file-system.ts';
import { previousPath } from './durable-file.ts';
import { snapshotPath } from './load-store.ts';
import { unpacked } from './packing.ts';
import type { LostRecords } from './record.ts';
import { surveySegments, type Loss, type SurveyedSegment } from './survey.ts';
import { problemOf, readSnapshot, type SnapshotKind } from './snapshot-format.ts';

/** A state on the disk to begin with; `kind` `nothing` is the empty one. */
export type RepairBase = {
  readonly kind: SnapshotKind | 'nothing';
  readonly file: string;
  /** `seq` of the last record that it holds. */
  readonly seq: number;
};

/** Files that may be backups of the store with this id, the one to be tried first first. */
export type BackupSource = (store: string) => Promise<readonly string[]>;

export const noBackups: BackupSource = async () => [];

/** What a repair would do. */
export type RepairPlan = {
  readonly store: string;
  readonly base: RepairBase;
  /** `seq` of the last record that can be told of; new ones follow it. */
  readonly seq: number;
  /** Those that are damaged. */
  readonly segments: readonly SurveyedSegment[];
  /** All of them, for what they still hold to be read. */
  readonly readable: readonly SurveyedSegment[];
  /** Records for which there is no file at all. */
  readonly holes: readonly LostRecords[];
  readonly badSnapshots: readonly { readonly file: string; readonly problem: string }[];
  readonly losses: readonly Loss[];
  /** The end of the journal is damaged or missing, so more may have followed that nobody can tell of. */
  readonly isEndUnknown: boolean;
  /** Every record is as it was written, or held by a snapshot: the state will be exactly what it was. */
  readonly isProven: boolean;
};

/**
 * Finds out what of a damaged data folder can be made good, and how. Changes nothing. `backups` are files from which
 * the state may be taken where it holds what the journal lost. Null where there is nothing to repair.
 * Refusals: `store-missing`, `store-format-newer`, `store-foreign-file`, `store-records-missing`.
 */
export async function planRepair(
  directory: string,
  modelVersion: number,
  files: FileSystem,
  backups: BackupSource = noBackups,
): Promise<Result<RepairPlan | null>> {
  const snapshots: RepairBase[] = [];
  const badSnapshots: { file: string; problem: string }[] = [];
  let store: string | null = null;
  const path = snapshotPath(directory);
  for (const file of [path, previousPath(path)]) {
    const reading = await readSnapshot(files.lend(file), 'packbench-snapshot');
    if (reading.kind === 'damaged') badSnapshots.push({ file, problem: reading.problem });
    const problem = reading.kind === 'damaged' ? null : problemOf(reading, file, modelVersion);
    if (problem !== null) return { ok: false, refusal: problem };
    if (reading.kind !== 'read') continue;
    store ??= reading.snapshot.store;
    snapshots.push({ kind: 'packbench-snapshot', file, seq: reading.snapshot.seq });
  }
  const surveyed = await surveySegments(directory, modelVersion, files, store);
  if (!surveyed.ok) return surveyed;
  const survey = surveyed.value;
  store ??= survey.store;
  if (store === null) return refuse('store-missing', { directory });
  const nothing: RepairBase = { kind: 'nothing', file: '', seq: 0 };
  const newest = snapshots[0] ?? nothing;
  const first = survey.segments[0]?.file.first ?? newest.seq + 1;
  const early = first > 1 ? [{ from: 1, through: first - 1, before: null, after: null }] : [];
  const lost = [...early, ...survey.lost];
  const isNeeded = (base: RepairBase): boolean => lost.some(({ through }) => through > base.seq);
  const base = isNeeded(newest)
    ? await bestOf(newest, store, { lost, modelVersion, files, backups })
    : newest;
  const losses = lost.flatMap((loss) =>
    loss.through > base.seq ? [{ ...loss, from: Math.max(loss.from, base.seq + 1) }] : [],
  );
  // A snapshot is made only when the segment behind it exists.
  const isEndUnknown =
    survey.endsBadly ||
    (base.kind === 'packbench-snapshot' &&
      !survey.segments.some(({ file }) => file.first === base.seq + 1));
  const tail = { from: survey.lastSeq + 1, through: base.seq };
  const isBeyond = base.seq > survey.lastSeq && survey.segments.length > 0;
  const holes = isBeyond ? [...survey.holes, tail] : survey.holes;
  const segments = survey.segments.filter(({ isWhole, stale }) => !isWhole || stale !== null);
  const isHealthy =
    segments.length === 0 &&
    holes.length === 0 &&
    badSnapshots.length === 0 &&
    losses.length === 0 &&
    !isEndUnknown;
  if (isHealthy) return ok(null);
  const guessed = segments
    .filter(({ next }) => next === null || next > base.seq + 1)
    .flatMap(({ damages }) => damages)
    .some(({ mended }) => mended === 'bit' || mended === 'header');
  return ok({
    store,
    base,
    seq: Math.max(base.seq, survey.lastSeq),
    segments,
    readable: survey.segments,
    holes,
    badSnapshots,
    losses,
    isEndUnknown,
    isProven: losses.length === 0 && !guessed && !isEndUnknown && base.kind !== 'packbench-backup',
  });
}

type BaseSearch = {
  readonly lost: readonly LostRecords[];
  readonly modelVersion: number;
  readonly files: FileSystem;
  readonly backups: BackupSource;
};

/** The first backup of the store that holds what the journal lost, else the snapshot. */
async function bestOf(
  newest: RepairBase,
  store: string,
  { lost, modelVersion, files, backups }: BaseSearch,
): Promise<RepairBase> {
  for (const file of await backups(store)) {
    const reading = await readSnapshot(unpacked(files.read(file)), 'packbench-backup');
    if (reading.kind !== 'read' || reading.snapshot.store !== store) continue;
    const { seq, version } = reading.snapshot;
    const helps = lost.some(({ from, through }) => from <= seq && through > newest.seq);
    if (helps && seq > newest.seq && version <= modelVersion) {
      return { kind: 'packbench-backup', file, seq };
    }
  }
  return newest;
}
