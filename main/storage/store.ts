import { randomUUID } from 'node:crypto';
import { ok, refusal, refuse, type Refusal, type Result } from '../../domain/result.ts';
import { copyToQuarantine } from './durable-file.ts';
import { ioCode, ioReason, nodeFileSystem, writeAll, type FileSystem } from './file-system.ts';
import { JournalStore } from './journal-store.ts';
import { JournalWriter } from './journal-writer.ts';
import { ioRefusal, loadStore, type LoadedStore } from './load-store.ts';
import { holderElsewhere, keepLockNote } from './lock-note.ts';
import { acquireLock } from './lock.ts';
import type { FollowedModel, StoreModel } from './model.ts';
import { planRepair } from './repair-plan.ts';
import { repair } from './repair.ts';
import { restoringPrefix } from './restore-folders.ts';
import { createFirstSegment, createSegment } from './segment.ts';
import { defaultStoreLimits, type Compactor, type StoreLimits } from './store-limits.ts';

/** A data folder that is open in this process; see `JournalStore` for what each member does. */
export type Store<State, Event, Outline = Event> = Pick<
  JournalStore<State, Event, Outline>,
  keyof JournalStore<State, Event, Outline>
>;

export type OpenOptions = {
  readonly directory: string;
  readonly now: () => Date;
  /** Name of this packing station, kept with every record. */
  readonly station: string;
  /** Named to whoever finds the folder in use. */
  readonly program?: string;
  /** Nothing on the disk is touched, and a missing store is refused instead of made. */
  readonly readOnly?: boolean;
  readonly limits?: Partial<StoreLimits>;
  /** Makes snapshots elsewhere, such as in a worker; without it they are made in this thread, bit by bit. */
  readonly compactor?: Compactor;
  /** Told of what goes wrong behind the scenes: a failed snapshot, a store that turned read-only. */
  readonly onProblem?: (problem: Refusal) => void;
  readonly fileSystem?: FileSystem;
  /** Asked once the folder is this program's: what its lock note says about where it answers others. */
  readonly visits?: () => Promise<unknown>;
};

/**
 * Opens the data folder, or makes one where there is none, and rebuilds the state from snapshot and journal.
 * What an interrupted write left behind is set aside in `quarantine/` and named in `notices`, and damage whose repair
 * provably loses nothing is repaired; where the disk does not
 * even allow that, the store opens with `failure` set and can only be read.
 * Refusals: `store-in-use`, `store-in-use-elsewhere`, `store-missing` (only `readOnly`), `store-format-newer`,
 * `store-damaged`, `store-records-missing`, `store-foreign-file`, `snapshot-lost`, `restore-unfinished`,
 * `store-io-failed`. A folder that is refused is left as it was.
 */
export async function openStore<State, Event, Outline>(
  model: FollowedModel<State, Event, Outline>,
  options: OpenOptions,
): Promise<Result<Store<State, Event, Outline>>> {
  const { directory, readOnly = false, program = 'Packbench' } = options;
  const files = options.fileSystem ?? nodeFileSystem;
  try {
    if (!readOnly) await files.makeDirectory(directory);
    else if ((await files.size(directory)) === null) return refuse('store-missing', { directory });
    const lock = await acquireLock(directory, program);
    if (!lock.ok) return lock;
    const opened = await openLocked(model, options, files, () => lock.value.release()).catch(
      async (error: unknown) => {
        await lock.value.release();
        throw error;
      },
    );
    if (!opened.ok) await lock.value.release();
    return opened;
  } catch (error) {
    return ioRefusal(error, directory);
  }
}

async function openLocked<State, Event, Outline>(
  model: FollowedModel<State, Event, Outline>,
  options: OpenOptions,
  files: FileSystem,
  releaseLock: () => Promise<void>,
): Promise<Result<Store<State, Event, Outline>>> {
  const { directory, now, station, readOnly = false, program = 'Packbench' } = options;
  const elsewhere = await holderElsewhere(directory, now());
  if (elsewhere !== null) {
    return refuse('store-in-use-elsewhere', { host: elsewhere.host, at: elsewhere.at });
  }
  const names = await files.list(directory);
  if (names.some((name) => name.startsWith(restoringPrefix))) {
    return refuse('restore-unfinished', { directory });
  }
  let loaded = await loadStore(model, directory, files);
  if (loaded.ok && loaded.value === null) {
    if (readOnly) return refuse('store-missing', { directory });
    await createFirstSegment(files, directory, {
      version: model.version,
      store: randomUUID(),
      first: 1,
    });
    loaded = await loadStore(model, directory, files);
  }
  let repaired: readonly Refusal[] = [];
  if (!readOnly && isDamaged(loaded)) {
    const notices = loaded.ok ? (loaded.value?.notices ?? []) : [];
    const folder = await repairWhatIsProven(model, directory, files, now);
    if (folder !== null) {
      loaded = await loadStore(model, directory, files);
      repaired = [...notices, refusal('store-repaired', { folder })];
    }
  }
  if (!loaded.ok) return loaded;
  if (loaded.value === null) throw new Error(`a new store in ${directory} cannot be found`);

  const prepared = readOnly
    ? readOnlyBecause('opened for reading only')
    : await prepareJournal(model, directory, files, loaded.value);
  const removeNote = readOnly
    ? null
    : await keepLockNote(directory, program, now, await options.visits?.());
  const store: Store<State, Event, Outline> = new JournalStore({
    model,
    directory,
    files,
    station,
    now,
    limits: { ...defaultStoreLimits, ...options.limits },
    compactor: options.compactor,
    onProblem: options.onProblem ?? (() => undefined),
    journal: prepared.journal,
    readOnly: prepared.readOnly,
    loaded: loaded.value,
    notices: [...repaired, ...loaded.value.notices, ...prepared.notices],
    release: async () => {
      await removeNote?.();
      await releaseLock();
    },
  });
  return ok(store);
}

/** Something is not as it was written, whether or not the state could be rebuilt. */
const isDamaged = <State>(loaded: Result<LoadedStore<State> | null>): boolean =>
  loaded.ok
    ? (loaded.value?.notices ?? []).length > 0
    : ['store-damaged', 'store-records-missing'].includes(loaded.refusal.code);

/**
 * Repairs what can be proven to be what it was before, and nothing else. Returns where the damaged files are kept; null
 * when nothing was repaired, also where the disk does not allow it.
 */
async function repairWhatIsProven<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  files: FileSystem,
  now: () => Date,
): Promise<string | null> {
  try {
    const plan = await planRepair(directory, model.version, files);
    if (!plan.ok || plan.value === null || !plan.value.isProven) return null;
    const report = await repair(model, directory, plan.value, { now, acceptLoss: false, files });
    return report.quarantine;
  } catch (error) {
    if (ioCode(error) === undefined) throw error;
    return null;
  }
}

type Prepared = {
  readonly journal: JournalWriter | null;
  readonly readOnly: Refusal<'store-read-only'> | null;
  readonly notices: readonly Refusal[];
};

const readOnlyBecause = (reason: string): Prepared => ({
  journal: null,
  readOnly: refusal('store-read-only', { reason }),
  notices: [],
});

/** Brings the journal to where the next record can be appended. */
async function prepareJournal<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  files: FileSystem,
  { active, store, seq }: LoadedStore<State>,
): Promise<Prepared> {
  const { file, header, end } = active;
  const identity = { store, version: model.version };
  try {
    const notices: Refusal[] = [];
    let bytes = end.kind === 'clean' ? end.bytes : 0;
    if (end.kind === 'torn') {
      bytes = end.at.byte;
      const size = (await files.size(file.path)) ?? bytes;
      const quarantine = await copyToQuarantine(files, directory, file.path, bytes);
      await files.syncDirectory(directory);
      await files.truncate(file.path, bytes);
      const removed = { file: file.path, bytes: size - bytes, quarantine };
      notices.push(refusal('store-tail-removed', removed));
    }
    if (end.kind === 'clean' && end.unterminated) {
      await terminate(files, file.path);
      bytes += 1;
    }
    let { first } = header;
    if (header.version < model.version || file.archived) {
      // An older program must not find newer events behind its own header.
      first = seq + 1;
      bytes = await createSegment(files, directory, { ...identity, first });
    }
    const journal = await JournalWriter.open(files, directory, identity, { first, bytes });
    return { journal, readOnly: null, notices };
  } catch (error) {
    if (ioCode(error) === undefined) throw error;
    return readOnlyBecause(ioReason(error));
  }
}

async function terminate(files: FileSystem, path: string): Promise<void> {
  const file = await files.open(path, 'a');
  try {
    await writeAll(file, Buffer.from('\n'));
    await file.datasync();
  } finally {
    await file.close();
  }
}
