import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { tcpTransport } from '../../../../main/printing/transports/tcp.ts';
import type { SendOptions, SendOutcome } from '../../../../main/printing/transports/transport.ts';
import { closePeers, refusedPort, shortTimings, signalled, startPeer, verdict } from './peers.ts';

const label = randomBytes(120_000);
const batch = randomBytes(2_000_000);

const send = (port: number, bytes: Buffer, options: SendOptions = {}): Promise<SendOutcome> =>
  tcpTransport({ kind: 'tcp', host: '127.0.0.1', port }, shortTimings).send(bytes, options);

afterEach(closePeers);

describe('a printer that closes after us', () => {
  it.each([
    ['one byte', Buffer.from('x')],
    ['one label', label],
    ['2 MB', batch],
  ])('has %s, byte for byte', async (_, bytes) => {
    const peer = await startPeer((socket) => socket.on('end', () => socket.end()));
    const progress: number[] = [];
    const outcome = await send(peer.port, bytes, { onProgress: (sent) => progress.push(sent) });
    expect(outcome).toEqual({ kind: 'delivered', bytesSent: bytes.length });
    expect(peer.received().equals(bytes)).toBe(true);
    expect(progress.at(-1)).toBe(bytes.length);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it('may read slowly', async () => {
    const peer = await startPeer((socket) => {
      socket.on('data', () => {
        socket.pause();
        setImmediate(() => socket.resume());
      });
      socket.on('end', () => socket.end());
    });
    expect(await send(peer.port, batch)).toEqual({ kind: 'delivered', bytesSent: batch.length });
    expect(peer.received().equals(batch)).toBe(true);
  });

  it('may begin to read only when everything has been sent', async () => {
    const allSent = signalled();
    const peer = await startPeer((socket) => {
      socket.pause();
      void allSent.reached.then(() => socket.resume());
      socket.on('end', () => socket.end());
    });
    const onProgress = (sent: number): void => {
      if (sent === label.length) allSent.signal();
    };
    expect(verdict(await send(peer.port, label, { onProgress }))).toBe('delivered');
    expect(peer.received().equals(label)).toBe(true);
  });

  it('may talk meanwhile', async () => {
    const peer = await startPeer((socket) => {
      socket.write(randomBytes(300_000));
      socket.on('end', () => socket.end('thanks'));
    });
    expect(verdict(await send(peer.port, label))).toBe('delivered');
  });
});

describe('a printer of which nobody knows', () => {
  it.each([
    ['one label', label],
    ['2 MB', batch],
    ['more than any buffer', Buffer.alloc(32_000_000)],
  ])('never reads: %s', async (_, bytes) => {
    const peer = await startPeer(() => undefined, true);
    const outcome = await send(peer.port, bytes);
    expect(outcome.kind).toBe('unknown');
    expect(['printer-never-confirmed', 'printer-stalled']).toContain(
      outcome.kind === 'unknown' ? outcome.cause.code : '',
    );
  });

  it('stalls without a hope of having everything', async () => {
    const peer = await startPeer(() => undefined, true);
    const outcome = await send(peer.port, Buffer.alloc(32_000_000));
    expect(verdict(outcome)).toBe('unknown: printer-stalled');
    expect(outcome.kind === 'unknown' && outcome.bytesSent < 32_000_000).toBe(true);
  });

  it('reads everything and never closes', async () => {
    const peer = await startPeer(() => undefined);
    expect(verdict(await send(peer.port, label))).toBe('unknown: printer-never-confirmed');
    expect(peer.received().equals(label)).toBe(true);
  });

  it.each([
    [1, label],
    [30_000, label],
    [60_000, label],
    [118_800, label],
    [60_000, batch],
    [1_980_000, batch],
  ])('resets after %i bytes', async (after, bytes) => {
    const peer = await startPeer((socket, taken) =>
      socket.on('data', () => taken() >= after && socket.resetAndDestroy()),
    );
    expect(verdict(await send(peer.port, bytes))).toBe('unknown: printer-connection-broken');
  });

  it.each([
    [1, label],
    [30_000, label],
    [118_800, label],
    [60_000, batch],
    [1_980_000, batch],
  ])('closes after %i bytes', async (after, bytes) => {
    const peer = await startPeer((socket, taken) =>
      socket.on('data', () => taken() >= after && socket.destroy()),
    );
    expect((await send(peer.port, bytes)).kind).toBe('unknown');
  });

  it.each([
    [1, label],
    [30_000, label],
    [118_800, label],
    [60_000, batch],
  ])('closes its side after %i bytes and reads on', async (after, bytes) => {
    const peer = await startPeer((socket, taken) =>
      socket.on('data', () => {
        if (taken() >= after) socket.end();
      }),
    );
    expect(verdict(await send(peer.port, bytes))).toBe('unknown: printer-closed-early');
  });

  it('gets nothing more after the verdict', async () => {
    const verdictGiven = signalled();
    const peer = await startPeer((socket) => {
      socket.pause();
      void verdictGiven.reached.then(() => socket.resume());
    });
    expect((await send(peer.port, batch)).kind).toBe('unknown');
    verdictGiven.signal();
    await peer.ended;
    expect(peer.received().length).toBeLessThan(batch.length);
  });
});

describe('nothing can have reached', () => {
  it('a port on which nobody listens', async () => {
    expect(verdict(await send(await refusedPort(), label))).toBe(
      'failed: printer-refused-connection',
    );
  });

  it('a host that has no address', async () => {
    const transport = tcpTransport(
      { kind: 'tcp', host: 'no-such-printer.invalid', port: 9100 },
      shortTimings,
    );
    const outcome = await transport.send(label);
    expect(outcome).toMatchObject({
      kind: 'failed',
      cause: { code: 'printer-host-unknown', params: { host: 'no-such-printer.invalid' } },
    });
  });

  it('a printer for which there is no label', async () => {
    const peer = await startPeer(() => undefined);
    expect(verdict(await send(peer.port, Buffer.alloc(0)))).toBe('failed: print-job-empty');
  });

  it('a printer on IPv6 that is not there', async () => {
    const transport = tcpTransport(
      { kind: 'tcp', host: '::1', port: await refusedPort() },
      shortTimings,
    );
    expect((await transport.send(label)).kind).toBe('failed');
  });
});

describe('cancelling', () => {
  it('before the connection fails for certain', async () => {
    const peer = await startPeer(() => undefined);
    const outcome = await send(peer.port, label, { signal: AbortSignal.abort() });
    expect(verdict(outcome)).toBe('failed: print-cancelled');
    expect(peer.received().length).toBe(0);
  });

  it('while connecting fails for certain', async () => {
    const peer = await startPeer(() => undefined);
    const controller = new AbortController();
    const sending = send(peer.port, label, { signal: controller.signal });
    controller.abort();
    expect(verdict(await sending)).toBe('failed: print-cancelled');
    expect(peer.received().length).toBe(0);
  });

  it('after the first bytes leaves it unknown, and the printer gets no more', async () => {
    const peer = await startPeer((socket) => socket.on('end', () => socket.end()));
    const controller = new AbortController();
    const outcome = await send(peer.port, batch, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(verdict(outcome)).toBe('unknown: print-cancelled-midway');
    await peer.ended;
    expect(peer.received().length).toBeLessThan(batch.length);
  });

  it('while the printer is about to confirm leaves it unknown', async () => {
    const controller = new AbortController();
    const peer = await startPeer((socket) => socket.on('end', () => controller.abort()));
    const outcome = await send(peer.port, label, { signal: controller.signal });
    expect(verdict(outcome)).toBe('unknown: print-cancelled-midway');
  });
});

it('sends the next label whole after one that broke', async () => {
  let connections = 0;
  const second: Buffer[] = [];
  const peer = await startPeer((socket) => {
    connections += 1;
    if (connections === 1) socket.on('data', () => socket.resetAndDestroy());
    else socket.on('data', (chunk) => second.push(chunk)).on('end', () => socket.end());
  });
  expect((await send(peer.port, batch)).kind).toBe('unknown');
  expect(verdict(await send(peer.port, label))).toBe('delivered');
  expect(Buffer.concat(second).equals(label)).toBe(true);
});
