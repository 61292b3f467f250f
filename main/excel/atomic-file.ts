import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';

/** Where a file is written before it takes the place of `path`: the same folder, so that the rename is atomic. */
export const temporaryPathFor = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;

const lockCodes = new Set(['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY', 'EROFS']);

/** The refusal for an error of the file system; anything that is none is thrown on. */
function fileRefusal(error: unknown, path: string): Result<never> {
  const code = codeOf(error);
  const file = basename(path);
  if (code === undefined) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return refuse('folder-missing', { folder: dirname(path), file });
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk-full', { file });
  if (lockCodes.has(code)) return refuse('file-locked', { file });
  return refuse('file-not-written', { file, reason: code });
}

/** A virus scanner or indexer may hold a file for a moment; a person who has it open holds it longer. */
const renameAttempts = 5;
const renamePauseMs = 100;

async function renameInPlace(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const busy = process.platform === 'win32' && lockCodes.has(codeOf(error) ?? '');
      if (!busy || attempt === renameAttempts) throw error;
      await wait(renamePauseMs);
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no fsync for folders.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** An existing target must let itself be written; better to learn that before a minute of work. */
async function probe(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r+');
    await handle.close();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/**
 * Lets `produce` fill a temporary file, makes it durable and puts it in the place of `path` in one step. When anything
 * fails, the temporary file is removed and whatever stood at `path` is as before.
 * Refusals: those of `produce`, `folder-missing`, `file-locked`, `disk-full`, `file-not-written`.
 */
export async function writeAtomically(
  path: string,
  temporaryPath: string,
  produce: (temporaryPath: string) => Promise<Result<null>>,
): Promise<Result<null>> {
  try {
    await probe(path);
    const created = await open(temporaryPath, 'wx');
    await created.close();
  } catch (error) {
    return fileRefusal(error, path);
  }
  let done = false;
  try {
    const produced = await produce(temporaryPath);
    if (!produced.ok) return produced;
    const handle = await open(temporaryPath, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameInPlace(temporaryPath, path);
    done = true;
    await syncFolder(dirname(path));
    return ok(null);
  } catch (error) {
    return fileRefusal(error, path);
  } finally {
    if (!done) await rm(temporaryPath, { force: true });
  }
}
