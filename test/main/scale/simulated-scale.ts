import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A bench scale on a serial server, without a plate: sends what it is told to whoever listens. */
export type SimulatedScale = {
  readonly address: string;
  /** Resolves once somebody listens. */
  heard(): Promise<void>;
  /** Sends bytes as they are. */
  send(text: string): void;
  /** Puts a weight on the plate: it moves, then rests. */
  put(weightGrams: number): void;
  close(): Promise<void>;
};

const line = (head: string, grams: number): string =>
  `${head},GS,${grams < 0 ? '-' : '+'}${(Math.abs(grams) / 1_000).toFixed(3).padStart(7, ' ')}kg\r\n`;

/** Starts a scale on a free port of this machine. */
export async function startSimulatedScale(): Promise<SimulatedScale> {
  const listeners = new Set<Socket>();
  const server = createServer((socket) => {
    listeners.add(socket);
    socket.on('close', () => listeners.delete(socket));
    socket.on('error', () => undefined);
    server.emit('heard');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const send = (text: string): void => {
    for (const socket of listeners) socket.write(text);
  };
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: async () => {
      if (listeners.size === 0) await once(server, 'heard');
    },
    send,
    put: (grams) => send(line('US', grams / 2) + line('ST', grams)),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of listeners) socket.destroy();
      await closed;
    },
  };
}
