import { basename, dirname, join } from 'node:path';
import { type FileSystem, writeAll } from './file-system.ts';
import { quarantineFolder } from './segment.ts';

/** Takes the text or bytes of a file piece by piece. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/** The name under which the version before the newest is kept. */
export const previousPath = (path: string): string => `${path}.previous`;

/**
 * Writes a file so that its name shows either the old or the whole new content, whatever happens in between:
 * temporary file, fsync, rename, fsync of the folder. Errors of the disk are thrown; the old content then stands.
 * `current`: what becomes of the file that is there: `replace`, `keep` it as `.previous`, or `set-aside` in
 * quarantine because it is damaged (a good `.previous` then stays).
 */
export async function writeDurably(
  files: FileSystem,
  path: string,
  current: 'replace' | 'keep' | 'set-aside',
  fill: (write: Sink) => Promise<void>,
): Promise<void> {
  const folder = dirname(path);
  const temporary = `${path}.tmp`;
  await files.makeDirectory(folder);
  try {
    const file = await files.open(temporary, 'w');
    try {
      await fill((bytes) => writeAll(file, bytes));
      await file.sync();
    } finally {
      await file.close();
    }
    if (current !== 'replace' && (await files.size(path)) !== null) {
      if (current === 'keep') await files.rename(path, previousPath(path));
      else await setAside(files, path);
    }
    await files.rename(temporary, path);
    await files.syncDirectory(folder);
  } catch (error) {
    // The partial file would only take space that is perhaps already short; it is never read.
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
}

/** Moves a damaged file out of the way, never deleting it. */
async function setAside(files: FileSystem, path: string): Promise<void> {
  const folder = join(dirname(path), quarantineFolder);
  await files.makeDirectory(folder);
  await files.rename(path, await freePath(files, join(folder, basename(path))));
}

/** `path`, or `path-2`, `path-3`, ... where that name is taken. */
export async function freePath(files: FileSystem, path: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path}-${number}`;
    if ((await files.size(candidate)) === null) return candidate;
  }
}

/** Copies the bytes of `path` from `start` on into the quarantine folder, durably. Returns the copy's path. */
export async function copyToQuarantine(
  files: FileSystem,
  directory: string,
  path: string,
  start: number,
): Promise<string> {
  const folder = join(directory, quarantineFolder);
  await files.makeDirectory(folder);
  const copy = await freePath(files, join(folder, `${basename(path)}-${start}`));
  await writeDurably(files, copy, 'replace', async (write) => {
    for await (const chunk of files.read(path, start)) await write(chunk);
  });
  return copy;
}
