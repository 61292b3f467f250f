import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { ioCode } from './file-system.ts';
import { readLockNote } from './lock-note.ts';
import { inodeOf, kindHere, listens, removeStale, socketPathLimit } from './lock-socket.ts';
import type { LockKind } from './lock-socket.ts';

/** Held until `release`, or until the process ends in whatever way: the system takes it back then. */
export type StoreLock = { release(): Promise<void> };

type Holder = { readonly pid: number | string; readonly program: string };

// Long enough for a busy holder, short enough for a person who waits for the refusal.
const answerWaitMs = 400;
/**
 * Takes the data folder for this process; a second one, or a second opening in this one, is refused with the
 * holder's process id and program. The lock is a listening socket, so it cannot outlive its process.
 * It reaches as far as one computer (on Linux: one network namespace). A folder shared by two computers is not
 * protected by it; there `lock.json` lets the second one notice the first (see `lock-note.ts`).
 */
export async function acquireLock(
  directory: string,
  program: string,
  kind: LockKind = kindHere(),
): Promise<Result<StoreLock, 'store-in-use'>> {
  const address = await addressOf(directory, kind);
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(`${JSON.stringify({ pid: process.pid, program } satisfies Holder)}\n`);
  });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await listens(server, address)) {
      server.unref();
      return ok({
        release: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
          }),
      });
    }
    const stale = kind === 'socket-file' ? await inodeOf(address) : null;
    const answer = await askHolder(address);
    if (answer.kind === 'gone') {
      // It ended between our two questions, or left its socket file behind when it was killed.
      if (stale !== null) await removeStale(address, stale);
      continue;
    }
    const holder = answer.holder ?? (await readLockNote(directory));
    return refuse('store-in-use', {
      pid: holder?.pid ?? '?',
      program: holder?.program ?? 'Packbench',
    });
  }
  return refuse('store-in-use', { pid: '?', program: 'Packbench' });
}

/** The process id of whoever has the folder open; null when nobody has, or does not say. */
export async function holderOf(directory: string): Promise<Holder['pid'] | null> {
  try {
    const answer = await askHolder(await addressOf(directory, kindHere()));
    return answer.kind === 'holder' ? (answer.holder?.pid ?? null) : null;
  } catch (error) {
    // A folder that does not exist is held by nobody.
    if (ioCode(error) === undefined) throw error;
    return null;
  }
}

async function addressOf(directory: string, kind: LockKind): Promise<string> {
  if (kind === 'abstract') {
    const { dev, ino } = await stat(directory, { bigint: true });
    return `\0packbench-${dev}:${ino}`;
  }
  const path = await realpath(directory);
  const hash = createHash('sha256').update(kind === 'pipe' ? path.toLowerCase() : path);
  const name = `packbench-${hash.digest('hex').slice(0, 32)}`;
  if (kind === 'pipe') return `\\\\.\\pipe\\${name}`;
  const inFolder = join(path, 'lock.socket');
  return Buffer.byteLength(inFolder) <= socketPathLimit ? inFolder : join(tmpdir(), name);
}

type Answer =
  | { readonly kind: 'holder'; readonly holder: Holder | null }
  | { readonly kind: 'gone' };

const askHolder = (address: string): Promise<Answer> =>
  new Promise((resolve) => {
    const socket = net.connect({ path: address });
    let text = '';
    const timer = setTimeout(() => finish({ kind: 'holder', holder: null }), answerWaitMs);
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      text += piece;
    });
    socket.on('end', () => finish({ kind: 'holder', holder: parseHolder(text) }));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const gone = error.code === 'ECONNREFUSED' || error.code === 'ENOENT';
      finish(gone ? { kind: 'gone' } : { kind: 'holder', holder: null });
    });
  });

function parseHolder(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}
