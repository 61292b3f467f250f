import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { restoreData } from './data-care.ts';
import { fileRefusal } from './handlers/file-refusal.ts';
import { packbenchModel } from './model.ts';
import { readBackup } from './storage/backup.ts';
import { freePath, writeDurably } from './storage/durable-file.ts';
import { nodeFileSystem } from './storage/file-system.ts';
import { ioRefusal } from './storage/load-store.ts';
import { lockNoteName } from './storage/lock-note.ts';
import { acquireLock } from './storage/lock.ts';
import { replacedPrefix } from './storage/restore-folders.ts';

const pendingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('restore'), file: z.string() }),
  /** Everything but the settings is moved aside. */
  z.object({ kind: z.literal('start-anew') }),
]);

/** What is done to the data folder the next time it is about to be opened, while nobody has it open. */
export type PendingChange = z.output<typeof pendingSchema>;

/** Beside the folder and not in it: the change moves everything that is in it. */
export const pendingPath = (directory: string): string =>
  join(dirname(directory), `${basename(directory)}-pending.json`);

/**
 * Notes what is to be done at the next start. A backup is read to its end first, so that a damaged one is refused while
 * everything still runs. Refusals: `backup-damaged`, `store-format-newer`, `store-io-failed`, `file-not-written`.
 */
export async function requestChange(
  directory: string,
  change: PendingChange,
): Promise<Result<null>> {
  if (change.kind === 'restore') {
    const backup = await readBackup(change.file, packbenchModel.version);
    if (!backup.ok) return backup;
  }
  const path = pendingPath(directory);
  const written = await fileRefusal(path, () =>
    writeDurably(nodeFileSystem, path, 'replace', (write) =>
      write(Buffer.from(JSON.stringify(change))),
    ),
  );
  return written.ok ? ok(null) : written;
}

/**
 * Does what was noted, if anything, and forgets it whether it went well or not: the program must start again. Only an
 * interruption leaves the note, and then the same is done once more. Returns what was done. Refusals: those of
 * `restoreData`.
 */
export async function applyPendingChange(directory: string): Promise<Result<PendingChange | null>> {
  const path = pendingPath(directory);
  const change = await readPending(path);
  if (change === null) return ok(null);
  const changed =
    change.kind === 'restore'
      ? await restoreData(change.file, directory, true)
      : await setAside(directory);
  await rm(path, { force: true });
  return changed.ok ? ok(change) : changed;
}

async function readPending(path: string): Promise<PendingChange | null> {
  try {
    const parsed = pendingSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const stays = (name: string): boolean =>
  name.startsWith(replacedPrefix) ||
  name.startsWith('settings.json') ||
  name === lockNoteName ||
  name.startsWith('lock.socket');

/** Moves the data into a folder `replaced-…`. Refusals: `store-in-use`, `store-io-failed`. */
async function setAside(directory: string): Promise<Result<null>> {
  try {
    const lock = await acquireLock(directory, 'Packbench');
    if (!lock.ok) return lock;
    try {
      const names = (await nodeFileSystem.list(directory)).filter((name) => !stays(name));
      const aside = await freePath(
        nodeFileSystem,
        join(directory, `${replacedPrefix}${randomUUID().slice(0, 8)}`),
      );
      await nodeFileSystem.makeDirectory(aside);
      for (const name of names) {
        await nodeFileSystem.rename(join(directory, name), join(aside, name));
      }
      await nodeFileSystem.syncDirectory(aside);
      await nodeFileSystem.syncDirectory(directory);
      return ok(null);
    } finally {
      await lock.value.release();
    }
  } catch (error) {
    return ioRefusal(error, directory);
  }
}
