import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { messages } from '../domain/messages.ts';
import { ok, refuse } from '../domain/result.ts';
import type { Refusal, Result } from '../domain/result.ts';
import type { WrittenFile } from '../preload/views.ts';
import type { Services } from './handlers/services.ts';
import { packbenchModel } from './model.ts';
import { attachedVolume } from './storage/archive-volume.ts';
import { backupStore, checkBackup } from './storage/backup.ts';
import { nodeFileSystem, type FileSystem } from './storage/file-system.ts';
import { ioRefusal } from './storage/load-store.ts';

type Needed = Pick<Services, 'backupLog' | 'store' | 'settings' | 'now' | 'directory' | 'pictures'>;

const failureSchema = z.custom<Refusal>((value) => {
  const read = z
    .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .safeParse(value);
  // Another version of the program may have had other words.
  return read.success && Object.hasOwn(messages, read.data.code);
});

/** How the backups went, kept on the disk: a failure must outlive a restart. */
export const backupLogSchema = z.object({
  /** ISO 8601, UTC: when the last scheduled backup was whole; null before the first. */
  scheduledAt: z.string().nullable().default(null),
  /** Why the last backup by schedule failed; null when it, or one by hand after it, succeeded. */
  failure: failureSchema.nullable().catch(null).default(null),
});

export type BackupLog = z.output<typeof backupLogSchema>;

export const emptyBackupLog: BackupLog = backupLogSchema.parse({});

const hourMilliseconds = 3_600_000;

/**
 * Writes everything into one file and reads it back. That it went well is noted; that it failed is told to who asked for it, and says
 * nothing of the backups by schedule. Refusals: `folder-missing`, `store-io-failed`, `backup-unreadable`.
 */
export async function backUp(services: Needed, path: string): Promise<Result<WrittenFile>> {
  const written = await write(services, resolve(path));
  if (written.ok) await note(services, (log) => ({ ...log, failure: null }));
  return written;
}

/** Whether the settings ask for a backup now. A last backup from the future means that the clock was wrong. */
export function isBackupDue({ settings, backupLog, now }: Needed): boolean {
  const { backup } = settings.get();
  if (backup === null) return false;
  const last = backupLog.value.scheduledAt;
  if (last === null) return true;
  const age = now().getTime() - Date.parse(last);
  return age < 0 || age >= backup.everyHours * hourMilliseconds;
}

/**
 * Writes the backup that the settings ask for, under a name with the moment, and then removes the oldest of this data
 * folder beyond as many as are to be kept; no other file is touched, and none where the new one could not be read back.
 * Null where none is set up. Refusals: `folder-missing`, `store-io-failed`, `backup-unreadable`.
 */
export async function backUpBySchedule(
  services: Needed,
  files: FileSystem = nodeFileSystem,
): Promise<Result<WrittenFile> | null> {
  const { settings, store, now } = services;
  const { backup, utcOffsetMinutes } = settings.get();
  if (backup === null) return null;
  const at = now();
  const local = new Date(at.getTime() + utcOffsetMinutes * 60_000).toISOString();
  const moment = local.slice(0, 19).replaceAll(':', '').replace('T', '-');
  const file = join(backup.directory, `${prefixOf(store.id)}${moment}.backup`);
  const written = await write(services, file, files);
  const removed = written.ok
    ? await removeOldest(backup.directory, store.id, backup.keep)
    : written;
  await note(services, ({ scheduledAt }) => ({
    scheduledAt: written.ok ? at.toISOString() : scheduledAt,
    failure: removed.ok ? null : removed.refusal,
  }));
  return written;
}

/** Several data folders may share one folder of backups: each knows its own by the id of its store. */
const prefixOf = (storeId: string): string =>
  `packbench-${storeId.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8)}-`;

const momentPattern = /^\d{4}-\d{2}-\d{2}-\d{6}\.backup$/;

/** The names of the scheduled backups of a store in a folder, oldest first. Errors of the disk are thrown. */
export async function ownBackups(directory: string, storeId: string): Promise<readonly string[]> {
  const prefix = prefixOf(storeId);
  return (await nodeFileSystem.list(directory)).filter(
    (name) => name.startsWith(prefix) && momentPattern.test(name.slice(prefix.length)),
  );
}

async function removeOldest(
  directory: string,
  storeId: string,
  keep: number,
): Promise<Result<null>> {
  try {
    const own = await ownBackups(directory, storeId);
    for (const name of own.slice(0, -keep)) await nodeFileSystem.remove(join(directory, name));
    return ok(null);
  } catch (error) {
    return ioRefusal(error, directory);
  }
}

async function write(
  { store, now, pictures }: Needed,
  file: string,
  files: FileSystem = nodeFileSystem,
): Promise<Result<WrittenFile>> {
  const folder = dirname(file);
  // Making the folder would put the copy on this disk when the one that was meant is not plugged in.
  if (!existsSync(folder)) return refuse('folder-missing', { folder, file: basename(file) });
  const shown = await pictures.files();
  // Read in the moment in which the backup takes the state: a volume that comes a moment later is in neither.
  const written = await backupStore(packbenchModel, store, file, {
    now,
    attachments: [...[...store.state.archives.keys()].map(attachedVolume), ...shown],
    fileSystem: files,
  });
  if (!written.ok) return written;
  const { rows, seq } = written.value;
  const problem = await checkBackup(file, { store: store.id, seq }, files);
  if (problem === null) return ok({ file, rows });
  // Under another name, so that nobody takes it for a backup, and it pushes no older one out.
  const aside = `${file}.damaged`;
  await files.rename(file, aside).catch(() => undefined);
  return refuse('backup-unreadable', { file: aside, problem });
}

/** A note that cannot be written changes nothing of the backup; the store says by itself that its disk is full. */
async function note({ backupLog }: Needed, change: (log: BackupLog) => BackupLog): Promise<void> {
  const before = JSON.stringify(backupLog.value);
  if (JSON.stringify(change(backupLog.value)) !== before) await backupLog.update(change);
}
