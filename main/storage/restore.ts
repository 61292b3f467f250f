import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { extractAttachments, readBackup, type ReadBackup } from './backup.ts';
import { freePath, writeDurably } from './durable-file.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { ioRefusal, openSnapshots } from './load-store.ts';
import { lockNoteName } from './lock-note.ts';
import { acquireLock } from './lock.ts';
import type { StoreModel } from './model.ts';
import { replacedPrefix, restoringPrefix } from './restore-folders.ts';
import { createFirstSegment } from './segment.ts';

export type RestoreReport = {
  readonly seq: number;
  /** Where what was there before is kept; null when the folder was empty. */
  readonly replaced: string | null;
};

export type RestoreOptions = {
  readonly now: () => Date;
  /** Replace what is there; it is moved into a folder `replaced-<time>`. */
  readonly force?: boolean;
  readonly program?: string;
  readonly fileSystem?: FileSystem;
};

/**
 * Makes a data folder from a backup. The backup is read to its end before anything is touched, and the folder is
 * built aside before the old content is moved.
 * Refusals: `backup-damaged`, `store-format-newer`, `restore-target-not-empty`, `store-in-use`, `store-io-failed`.
 */
export async function restoreStore<State, Event>(
  model: StoreModel<State, Event>,
  file: string,
  directory: string,
  options: RestoreOptions,
): Promise<Result<RestoreReport>> {
  const files = options.fileSystem ?? nodeFileSystem;
  const backup = await readBackup(file, model.version, files);
  if (!backup.ok) return backup;
  try {
    await files.makeDirectory(directory);
    const lock = await acquireLock(directory, options.program ?? 'Packbench');
    if (!lock.ok) return lock;
    try {
      return await restoreLocked(backup.value, file, directory, files, options);
    } finally {
      await lock.value.release();
    }
  } catch (error) {
    return ioRefusal(error, directory);
  }
}

async function restoreLocked(
  backup: ReadBackup,
  file: string,
  directory: string,
  files: FileSystem,
  { now, force = false }: RestoreOptions,
): Promise<Result<RestoreReport>> {
  const present = (await files.list(directory)).filter((name) => !isAside(name));
  if (present.length > 0 && !force) return refuse('restore-target-not-empty', { directory });
  const stamp = now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '');
  const building = await freePath(files, join(directory, `${restoringPrefix}${stamp}`));
  try {
    await build(backup, building, files);
    await extractAttachments(file, building, files);
  } catch (error) {
    // Nothing has been moved yet: without the half-built folder everything is as it was.
    await files.remove(building).catch(() => undefined);
    throw error;
  }
  // From here to the end the folder `restoring-` keeps the store from being opened half replaced.
  await files.syncDirectory(directory);
  const replaced =
    present.length === 0
      ? null
      : await freePath(files, join(directory, `${replacedPrefix}${stamp}`));
  if (replaced !== null) {
    await files.makeDirectory(replaced);
    for (const name of present) await files.rename(join(directory, name), join(replaced, name));
    await files.syncDirectory(replaced);
    await files.syncDirectory(directory);
  }
  for (const name of await files.list(building)) {
    await files.rename(join(building, name), join(directory, name));
  }
  await files.syncDirectory(directory);
  await files.remove(building);
  await files.syncDirectory(directory);
  return ok({ seq: backup.snapshot.seq, replaced });
}

const isAside = (name: string): boolean =>
  name.startsWith(replacedPrefix) || name === lockNoteName || name.startsWith('lock.socket');

async function build(
  { snapshot, documents }: ReadBackup,
  folder: string,
  files: FileSystem,
): Promise<void> {
  await files.makeDirectory(folder);
  // A new identity: from here on it is another line of history than the folder that the backup was made of.
  const identity = { store: randomUUID(), version: snapshot.version };
  const { low } = openSnapshots(files, folder, snapshot.version);
  low.data = { ...snapshot, ...identity };
  await low.write();
  for (const { name, text } of documents) {
    await writeDurably(files, join(folder, name), 'replace', (write) => write(Buffer.from(text)));
  }
  await createFirstSegment(files, folder, { ...identity, first: snapshot.seq + 1 });
}
