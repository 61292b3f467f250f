import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { openAnswerer } from './answerer.ts';
import type { AnswerCall, Answerer } from './answerer.ts';
import { readJsonLines, sendJsonLine } from './json-lines.ts';
import { helloSchema, visitorMessageSchema } from './visits.ts';
import type { HolderMessage, VisitNote } from './visits.ts';

/** The socket on which the program that has the folder open answers other programs of the same user. */
export type Visits = {
  readonly note: VisitNote;
  /** Takes no more visitors, waits for what was asked, and says goodbye. */
  readonly close: () => Promise<void>;
};

const maxVisitors = 32;
/** A request names at most some thousand ids. */
const maxRequestCharacters = 16 << 20;
const helloWaitMs = 5_000;
/** How long a visitor may take to hang up after the `bye`. */
const leaveWaitMs = 1_000;
const folderPrefix = 'packbench-';
const socketName = 'visits';

/** The user's own folder for sockets where there is one, else that for temporary files. */
const socketFolders = (): readonly string[] => {
  const own = process.env['XDG_RUNTIME_DIR'];
  return own === undefined || own === '' ? [tmpdir()] : [own, tmpdir()];
};

/**
 * Listens for visitors and lets `answer` answer them. Nobody but this user reaches the socket (mode 0600, in a folder
 * of mode 0700), and nobody who cannot read the note is answered. Null where the system gives no socket: the folder
 * then is this program's alone, as it would be without.
 */
export async function receiveVisits(version: string, answer: AnswerCall): Promise<Visits | null> {
  const token = randomBytes(24).toString('base64url');
  const visitors = new Map<Socket, Answerer | null>();
  let isClosing = false;
  const server = net.createServer((socket) => {
    if (visitors.size >= maxVisitors) {
      socket.destroy();
      return;
    }
    visitors.set(socket, null);
    const late = setTimeout(() => socket.destroy(), helloWaitMs);
    const begin = (message: unknown): Answerer | null => {
      const hello = helloSchema.safeParse(message);
      const isOurs =
        hello.success && hello.data.version === version && isSame(hello.data.token, token);
      if (!isOurs) {
        socket.destroy();
        return null;
      }
      clearTimeout(late);
      sendJsonLine(socket, { kind: 'welcome' } satisfies HolderMessage);
      return openAnswerer((told) => sendJsonLine(socket, told), answer);
    };
    readJsonLines(socket, maxRequestCharacters, (message) => {
      const answerer = visitors.get(socket) ?? null;
      if (answerer === null) {
        if (!isClosing) visitors.set(socket, begin(message));
        return;
      }
      const asked = visitorMessageSchema.safeParse(message);
      if (!asked.success) socket.destroy();
      else if (!isClosing || asked.data.kind === 'cancel') answerer.hear(asked.data);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(late);
      visitors.get(socket)?.stop();
      visitors.delete(socket);
    });
  });
  const address = await listen(server);
  if (address === null) return null;
  return {
    note: { address, token, version },
    close: async () => {
      isClosing = true;
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      for (const [socket, answerer] of visitors) void goodbye(socket, answerer);
      await closed;
      await removeAddress(address);
    },
  };
}

/**
 * What was asked before is answered; what comes after was not done, and the `bye` says so. The visitor hangs up: were
 * the line cut under what it is about to ask, it would never read the `bye`.
 */
async function goodbye(socket: Socket, answerer: Answerer | null): Promise<void> {
  await answerer?.settled();
  sendJsonLine(socket, { kind: 'bye' } satisfies HolderMessage);
  socket.end();
  const late = setTimeout(() => socket.destroy(), leaveWaitMs);
  socket.once('close', () => clearTimeout(late));
}

const isSame = (given: string, token: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Null where no folder takes a socket. */
async function listen(server: net.Server): Promise<string | null> {
  if (process.platform === 'win32') {
    const address = `\\\\.\\pipe\\packbench-visits-${randomBytes(16).toString('hex')}`;
    return (await listens(server, address)) ? address : null;
  }
  for (const folder of socketFolders()) {
    const own = await mkdtemp(join(folder, folderPrefix)).catch(() => null);
    if (own === null) continue;
    const address = join(own, socketName);
    if (await listens(server, address)) {
      await chmod(address, 0o600);
      return address;
    }
    await removeAddress(address);
  }
  return null;
}

const listens = (server: net.Server, path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const refused = (): void => resolve(false);
    server.once('error', refused);
    server.listen({ path, exclusive: true }, () => {
      server.removeListener('error', refused);
      resolve(true);
    });
  });

/** Removes a socket of ours, also one that a killed program left behind; nothing else. */
export async function removeAddress(address: string): Promise<void> {
  const folder = dirname(address);
  const isOurs =
    socketFolders().includes(dirname(folder)) &&
    basename(folder).startsWith(folderPrefix) &&
    basename(address) === socketName;
  if (isOurs) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}
