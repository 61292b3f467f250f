import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What a small label printer can take before it is on paper. */
const bufferBytes = 64 * 1024;

/** What a label of 100 × 150 mm is in TSPL at 203 dpi. */
const labelBytes = (800 * 1199) / 8;

/** A printer that burns what it has been given at its own pace, byte by byte, and takes no more than its buffer holds. */
export type PacedHead = {
  readonly address: string;
  /** When the first byte came, as `performance.now()` counts. */
  firstByteAt(): number;
  /** How long the head had nothing to burn, each time, between the first byte and the last. */
  idleMs(): readonly number[];
  close(): Promise<void>;
};

/** Starts a head that needs `labelMs` for a label. One connection at a time, as printers do. */
export async function startPacedHead(labelMs: number): Promise<PacedHead> {
  const bytesPerMs = labelBytes / labelMs;
  const idleMs: number[] = [];
  const sockets = new Set<Socket>();
  let firstByteAt = 0;
  let level = 0;
  let burnedUntil = 0;
  let emptySince: number | null = null;

  const burn = (): void => {
    const now = performance.now();
    const could = (now - burnedUntil) * bytesPerMs;
    if (level > 0 && could >= level) emptySince = burnedUntil + level / bytesPerMs;
    level = Math.max(0, level - could);
    burnedUntil = now;
  };
  const take = (socket: Socket, chunk: Buffer): void => {
    if (firstByteAt === 0) firstByteAt = performance.now();
    burn();
    if (emptySince !== null) idleMs.push(performance.now() - emptySince);
    emptySince = null;
    level += chunk.length;
    if (level <= bufferBytes) return;
    socket.pause();
    setTimeout(() => socket.resume(), (level - bufferBytes) / bytesPerMs);
  };

  let turn: Promise<unknown> = Promise.resolve();
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    turn = turn.then(() => {
      socket.on('data', (chunk) => take(socket, chunk));
      socket.on('end', () => socket.end());
      socket.resume();
      return once(socket, 'close');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    firstByteAt: () => firstByteAt,
    idleMs: () => idleMs,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
