import { basename, dirname, join } from 'node:path';
import { ok, refuse, type Refusal, type Result } from '../../domain/result.ts';
import { renderMessage } from '../../domain/messages.ts';
import { freePath, previousPath, writeDurably } from './durable-file.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { ioRefusal, snapshotPath } from './load-store.ts';
import { acquireLock } from './lock.ts';
import type { StoreModel } from './model.ts';
import { packed } from './packing.ts';
import { encodeLost, type LostRecords } from './record.ts';
import { planRepair, type BackupSource, type RepairPlan } from './repair-plan.ts';
import { damagesOf, sentencesOf, type RepairDamage } from './repair-report.ts';
import { rebuild, type LeftOut } from './rebuild.ts';
import { salvageSegment } from './salvage-segment.ts';
import {
  createFirstSegment,
  encodeHeader,
  quarantineFolder,
  segmentKind,
  segmentPath,
  storeFormat,
} from './segment.ts';
import { readSegmentBytes } from './segment-reader.ts';
import { packRows } from './row-packs.ts';
import { snapshotBytes } from './snapshot-format.ts';
import type { Loss, SurveyedSegment } from './survey.ts';

/** What was found in a data folder and what became of it. Plain JSON. */
export type RepairReport = {
  /** `consent-needed`: nothing was changed, because what is lost must be accepted first. */
  readonly outcome: 'nothing-to-repair' | 'repaired' | 'consent-needed';
  /** `seq` of the record up to which the state is taken from a snapshot or a backup, and of the last one. */
  readonly from: { readonly file: string | null; readonly seq: number };
  readonly seq: number;
  readonly damages: readonly RepairDamage[];
  readonly lost: readonly Loss[];
  /** Events that refer to something lost, and to what; they could not be applied. */
  readonly leftOut: readonly LeftOut[];
  /** Nobody can tell whether more followed. */
  readonly isEndUnknown: boolean;
  /** Where the damaged files are kept as they were found, with this report. */
  readonly quarantine: string | null;
  /** The same in words. */
  readonly sentences: readonly Refusal[];
};

export type RepairOptions = {
  readonly now: () => Date;
  /** Go on although records are lost. */
  readonly acceptLoss: boolean;
  /** Files from which the state may be taken where they hold what the journal lost. */
  readonly backups?: BackupSource;
  readonly program?: string;
  readonly fileSystem?: FileSystem;
};

/**
 * Makes a damaged data folder usable again. What no copy holds any more is told and given up only with consent; every
 * file that is changed is copied to `quarantine/` first. An interrupted repair can be repeated.
 * Refusals: `store-in-use`, `store-missing`, `store-format-newer`, `store-foreign-file`, `store-records-missing`,
 * `store-io-failed`.
 */
export async function repairStore<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  options: RepairOptions,
): Promise<Result<RepairReport>> {
  const files = options.fileSystem ?? nodeFileSystem;
  try {
    if ((await files.size(directory)) === null) return refuse('store-missing', { directory });
    const lock = await acquireLock(directory, options.program ?? 'Packbench');
    if (!lock.ok) return lock;
    try {
      const plan = await planRepair(directory, model.version, files, options.backups);
      if (!plan.ok) return plan;
      if (plan.value === null) return ok(nothingFound);
      return ok(await repair(model, directory, plan.value, { ...options, files }));
    } finally {
      await lock.value.release();
    }
  } catch (error) {
    return ioRefusal(error, directory);
  }
}

const nothingFound: RepairReport = {
  outcome: 'nothing-to-repair',
  from: { file: null, seq: 0 },
  seq: 0,
  damages: [],
  lost: [],
  leftOut: [],
  isEndUnknown: false,
  quarantine: null,
  sentences: [],
};

type Repairing = Pick<RepairOptions, 'now' | 'acceptLoss'> & { readonly files: FileSystem };

/** Carries out a plan in a folder that is locked. Errors of the disk are thrown; the same can be done again then. */
export async function repair<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  plan: RepairPlan,
  { now, acceptLoss, files }: Repairing,
): Promise<RepairReport> {
  const { state, leftOut } = await rebuild(model, files, plan);
  const { base, losses: lost, isEndUnknown, seq } = plan;
  const isLossy = lost.length > 0 || isEndUnknown;
  const outcome = isLossy && !acceptLoss ? 'consent-needed' : 'repaired';
  const at = now().toISOString();
  const quarantine =
    outcome === 'repaired'
      ? await freePath(files, join(directory, quarantineFolder, `repair-${stampOf(at)}`))
      : null;
  const found = {
    outcome,
    from: { file: base.kind === 'nothing' ? null : base.file, seq: base.seq },
    seq,
    damages: damagesOf(plan),
    lost,
    leftOut,
    isEndUnknown,
    quarantine,
  } as const;
  const report: RepairReport = { ...found, sentences: sentencesOf(found, plan) };
  if (quarantine === null) return report;
  await keepAside(files, directory, quarantine, { plan, report, at });
  // First, as at every snapshot: one without the segment behind it looks as if the journal's end were missing.
  if (!plan.readable.some(({ file }) => file.first === seq + 1)) {
    await createFirstSegment(files, directory, {
      version: model.version,
      store: plan.store,
      first: seq + 1,
    });
  }
  const head = { version: model.version, store: plan.store, seq, at };
  const path = snapshotPath(directory);
  // Both, so that no later start can begin before what is lost and take the state that follows for whole.
  for (const file of [path, previousPath(path)]) {
    await writeDurably(files, file, 'replace', async (write) => {
      const rows = packRows(model.toRows(state));
      const bytes = snapshotBytes('packbench-snapshot', { ...head, rows });
      for await (const chunk of bytes) await write(chunk);
    });
  }
  for (const segment of plan.segments) await mendSegment(files, segment);
  for (const hole of plan.holes) await fillHole(files, directory, plan, model.version, hole);
  await files.syncDirectory(directory);
  return report;
}

const stampOf = (at: string): string => at.replaceAll(/[-:]|\.\d+/g, '');

/** Copies everything that the repair will change or leave behind, with the report, durably. */
async function keepAside(
  files: FileSystem,
  directory: string,
  folder: string,
  {
    plan,
    report,
    at,
  }: { readonly plan: RepairPlan; readonly report: RepairReport; readonly at: string },
): Promise<void> {
  const path = snapshotPath(directory);
  const changed = [
    ...plan.segments.flatMap(({ file, stale }) => [stale ?? file]).map((file) => file.path),
    path,
    previousPath(path),
  ];
  for (const source of changed) {
    if ((await files.size(source)) === null) continue;
    await writeDurably(files, join(folder, basename(source)), 'replace', async (write) => {
      for await (const chunk of files.read(source)) await write(chunk);
    });
  }
  const { sentences, ...facts } = report;
  const words = {
    en: sentences.map((sentence) => renderMessage(sentence, 'en')),
    zh: sentences.map((sentence) => renderMessage(sentence, 'zh')),
  };
  const text = JSON.stringify({ at, ...words, ...facts }, null, 2);
  await writeDurably(files, join(folder, 'report.json'), 'replace', (write) =>
    write(Buffer.from(`${text}\n`)),
  );
  await files.syncDirectory(dirname(folder));
  await files.syncDirectory(directory);
}

/** Writes a segment anew with every line that can be read, and marks in it what is lost. */
async function mendSegment(files: FileSystem, segment: SurveyedSegment): Promise<void> {
  const { file, next, header, stale, tornAt } = segment;
  if (stale !== null) {
    await files.remove(stale.path);
    await files.syncDirectory(dirname(stale.path));
  } else if (tornAt !== null) {
    await files.truncate(file.path, tornAt);
  } else {
    const lines = salvagedLines(files, file, { header, next });
    await writeDurably(files, file.path, 'replace', async (write) => {
      for await (const bytes of file.archived ? packed(lines) : lines) await write(bytes);
    });
  }
}

async function* salvagedLines(
  files: FileSystem,
  file: SurveyedSegment['file'],
  known: Pick<SurveyedSegment, 'header' | 'next'>,
): AsyncGenerator<Buffer, void> {
  for await (const part of salvageSegment(readSegmentBytes(files, file), known)) {
    if (part.kind === 'lines') yield Buffer.concat(part.lines);
  }
}

/** Makes a segment for records of which no file is there: it says that they are lost. */
async function fillHole(
  files: FileSystem,
  directory: string,
  { store }: RepairPlan,
  version: number,
  hole: LostRecords,
): Promise<void> {
  const header = { format: storeFormat, version, store, first: hole.from };
  await writeDurably(files, segmentPath(directory, hole.from), 'replace', (write) =>
    write(Buffer.concat([encodeHeader(segmentKind, header), encodeLost(hole)])),
  );
}
