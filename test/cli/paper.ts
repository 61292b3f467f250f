import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { cliFile } from './packbench.ts';

const stoppedShape = z.object({ port: z.number(), files: z.array(z.string()) });

/** `printers virtual` as a process of its own. */
export type VirtualPrinter = {
  readonly address: string;
  /** Interrupts it as Ctrl+C does; resolves to the pictures that it printed. */
  stop(): Promise<readonly string[]>;
};

/** Starts `printers virtual` and waits until it listens. */
export async function startVirtualPrinter(
  out: string,
  ...words: readonly string[]
): Promise<VirtualPrinter> {
  const child = spawn(
    process.execPath,
    [cliFile, 'printers', 'virtual', '--port', '0', '--out', out, '--json', ...words],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'close') as Promise<[number | null]>;
  let answer = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const [, address] = /^listening on (tcp:\S+)$/.exec(line) ?? [];
    if (address === undefined) continue;
    // Whatever it still says must not fill the pipe.
    child.stderr.resume();
    return {
      address,
      stop: async () => {
        child.kill('SIGINT');
        const [status] = await ended;
        if (status !== 0) throw new Error(`the virtual printer ended with ${status}`);
        return stoppedShape.parse(JSON.parse(answer)).files;
      },
    };
  }
  throw new Error('the virtual printer ended before it listened');
}

/** A printer that treats every connection as `behave` says. */
export async function startPeer(
  behave: (socket: Socket) => void,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    behave(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Resets the connection once it took so many bytes. */
export const resetAfter =
  (bytes: number) =>
  (socket: Socket): void => {
    let taken = 0;
    socket.on('data', (chunk) => {
      taken += chunk.length;
      if (taken >= bytes) socket.resetAndDestroy();
    });
  };

/** Takes every label without looking at it. */
export const takeAll = (socket: Socket): void => {
  socket.resume();
  socket.on('end', () => socket.end());
};
