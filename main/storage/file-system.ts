import fs from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, truncate } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** A file that is being written. `write` may take fewer bytes than given; see `writeAll`. */
export type WritableFile = {
  write(bytes: Uint8Array): Promise<number>;
  /** Data and what is needed to read it back are on the disk. */
  datasync(): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
};

/** The operations of the disk that the store stands on, so that tests can count them and let them fail. */
export type FileSystem = {
  open(path: string, flags: 'a' | 'w' | 'wx'): Promise<WritableFile>;
  /** The bytes from `start` on, in chunks of about 1 MB. */
  read(path: string, start?: number): AsyncIterable<Buffer>;
  /**
   * The bytes in chunks of which each is the reader's only until it asks for the next: all lie in the same place of memory,
   * since memory that is touched for the first time is what reading a large file costs most.
   */
  lend(path: string): AsyncIterable<Buffer>;
  /** Up to `length` bytes from `start` on; fewer at the end of the file. */
  readAt(path: string, start: number, length: number): Promise<Buffer>;
  /** Cuts the file to `length` bytes and syncs it. */
  truncate(path: string, length: number): Promise<void>;
  /** Replaces `to`. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  makeDirectory(path: string): Promise<void>;
  /** Makes renames and new names in the folder durable. */
  syncDirectory(path: string): Promise<void>;
  /** The names in a folder, sorted; none when it is missing. */
  list(path: string): Promise<readonly string[]>;
  /** Bytes, or null when the file is missing. */
  size(path: string): Promise<number | null>;
};

const chunkBytes = 1 << 20;

const openWritable = (path: string, flags: string): Promise<WritableFile> =>
  new Promise((resolve, reject) => {
    fs.open(path, flags, 0o600, (error, fd) => {
      if (error) reject(error);
      else resolve(writableFrom(fd));
    });
  });

// Callbacks instead of FileHandle: about a third less time per small durable write.
const writableFrom = (fd: number): WritableFile => ({
  write: (bytes) =>
    new Promise((resolve, reject) => {
      fs.write(fd, bytes, 0, bytes.length, null, (error, written) =>
        error ? reject(error) : resolve(written),
      );
    }),
  datasync: () => settle((done) => fs.fdatasync(fd, done)),
  sync: () => settle((done) => fs.fsync(fd, done)),
  close: () => settle((done) => fs.close(fd, done)),
});

const settle = (start: (done: (error: Error | null | undefined) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });

async function readAt(path: string, start: number, length: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await handle.read(buffer, filled, length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

async function* readChunks(path: string, start = 0, place?: Buffer): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    for (let position = start; ;) {
      const buffer = place ?? Buffer.allocUnsafe(chunkBytes);
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

// A virus scanner may hold a fresh file for a moment on Windows; the rename works shortly after.
async function renameWithPatience(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      const busy = ['EPERM', 'EACCES', 'EBUSY'].includes(ioCode(error) ?? '');
      if (process.platform !== 'win32' || !busy || attempt === 8) throw error;
      await delay(20 * 2 ** attempt);
    }
  }
}

async function syncDirectory(path: string): Promise<void> {
  // Windows has no handle on a folder to sync; NTFS journals the rename itself.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The real disk. */
export const nodeFileSystem: FileSystem = {
  open: openWritable,
  read: readChunks,
  lend: (path) => readChunks(path, 0, Buffer.allocUnsafe(chunkBytes)),
  readAt,
  async truncate(path, length) {
    await truncate(path, length);
    const handle = await open(path, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename: renameWithPatience,
  remove: (path) => rm(path, { force: true, recursive: true }),
  async makeDirectory(path) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  syncDirectory,
  async list(path) {
    try {
      return (await readdir(path)).sort();
    } catch (error) {
      if (ioCode(error) === 'ENOENT') return [];
      throw error;
    }
  },
  async size(path) {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (ioCode(error) === 'ENOENT') return null;
      throw error;
    }
  },
};

/** Writes every byte, also where the disk takes fewer at a time. */
export async function writeAll(file: WritableFile, bytes: Uint8Array): Promise<void> {
  let rest = bytes;
  while (rest.length > 0) {
    const written = await file.write(rest);
    if (written === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' });
    rest = rest.subarray(written);
  }
}

/** The code of an error of the disk (`ENOSPC`, `EACCES`, ...); undefined for anything else. */
export function ioCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** What the disk said, in one line; rethrows what is no error of the disk, since that is a bug. */
export function ioReason(error: unknown): string {
  if (!(error instanceof Error) || ioCode(error) === undefined) throw error;
  return error.message.split('\n', 1)[0] ?? error.message;
}
