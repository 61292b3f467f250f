import { rename, rm, stat } from 'node:fs/promises';
import type { Server } from 'node:net';

/** How the lock is named on a system: `abstract` on Linux, `pipe` on Windows, `socket-file` elsewhere. */
export type LockKind = 'abstract' | 'pipe' | 'socket-file';

/** Longer paths of sockets are refused by some systems. */
export const socketPathLimit = 100;

/** The kind of this system. */
export const kindHere = (): LockKind => {
  if (process.platform === 'linux') return 'abstract';
  return process.platform === 'win32' ? 'pipe' : 'socket-file';
};

/** Whether the server could take the address; false when somebody has it. Rejects for every other reason. */
export const listens = (server: Server, address: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException): void => {
      server.removeListener('listening', listening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    const listening = (): void => {
      server.removeListener('error', refused);
      resolve(true);
    };
    server.once('error', refused);
    server.once('listening', listening);
    server.listen({ path: address, exclusive: true });
  });

/** The inode of a socket file; null when it is gone. */
export const inodeOf = async (path: string): Promise<bigint | null> => {
  try {
    return (await stat(path, { bigint: true })).ino;
  } catch {
    return null;
  }
};

/** Removes the socket file `inode` of a dead process, and no fresh one that another process has put there since. */
export async function removeStale(path: string, inode: bigint): Promise<void> {
  const aside = `${path}-${process.pid}`;
  try {
    await rename(path, aside);
    if ((await inodeOf(aside)) === inode) await rm(aside, { force: true });
    else await rename(aside, path);
  } catch {
    // Somebody else removed it first; the next attempt to listen tells who has it.
  }
}
