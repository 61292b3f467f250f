import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { SendOutcome, Timings } from '../../../../main/printing/transports/transport.ts';

/** Short waits, so that peers that never answer are found out soon. */
export const shortTimings: Timings = {
  connectMs: 5_000,
  stallMs: 400,
  settleMs: 50,
  confirmMs: 400,
  answerMs: 200,
  pollMs: 5,
  watchMs: 5,
  beginMs: 60,
  mendMs: 60_000,
};

/** An outcome in a few words. */
export const verdict = (outcome: SendOutcome): string =>
  'cause' in outcome ? `${outcome.kind}: ${outcome.cause.code}` : outcome.kind;

export type Peer = {
  readonly port: number;
  /** Everything received over all connections so far. */
  received(): Buffer;
  /** Resolves when the peer has seen the end of a connection. */
  readonly ended: Promise<unknown>;
  close(): Promise<void>;
};

/** A point that one side reaches and the other waits for. */
export function signalled(): { readonly signal: () => void; readonly reached: Promise<void> } {
  const emitter = new EventEmitter();
  const reached = once(emitter, 'reached').then(() => undefined);
  return { signal: () => void emitter.emit('reached'), reached };
}

const open: Peer[] = [];

/** Ends every peer that was started since the last call. */
export const closePeers = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((peer) => peer.close()));
};

/** A TCP server on 127.0.0.1 that treats each connection as `behave` says. */
export async function startPeer(
  behave: (socket: Socket, taken: () => number) => void,
  pauseOnConnect = false,
): Promise<Peer> {
  const chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  let taken = 0;
  const end = signalled();
  const server: Server = createServer({ allowHalfOpen: true, pauseOnConnect }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('end', end.signal);
    socket.on('close', end.signal);
    if (!pauseOnConnect) {
      socket.on('data', (chunk) => {
        chunks.push(chunk);
        taken += chunk.length;
      });
    }
    behave(socket, () => taken);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const peer: Peer = {
    port: (server.address() as AddressInfo).port,
    received: () => Buffer.concat(chunks),
    ended: end.reached,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  open.push(peer);
  return peer;
}

/** A port of 127.0.0.1 on which nobody listens. */
export async function refusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
