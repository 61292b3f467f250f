import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cupsQueues } from '../../../../main/printing/system-queues.ts';
import { cupsCondition } from '../../../../main/printing/transports/cups-printer.ts';
import { cupsTransport } from '../../../../main/printing/transports/cups-queue.ts';
import { findIppServer, ippClient } from '../../../../main/printing/transports/ipp-client.ts';
import type { IppClient } from '../../../../main/printing/transports/ipp-client.ts';
import type { SendOptions, SendOutcome } from '../../../../main/printing/transports/transport.ts';
import { hasCups, startCups } from './cups-server.ts';
import type { CupsServer } from './cups-server.ts';
import { closePeers, refusedPort, shortTimings, startPeer, verdict } from './peers.ts';

const label = randomBytes(120_000);
const timings = { ...shortTimings, confirmMs: 2_000 };

afterEach(closePeers);

it('says when there is no spooler', async () => {
  const nobody = ippClient({ host: '127.0.0.1', port: await refusedPort() });
  const outcome = await cupsTransport('Any', timings, nobody).send(label);
  expect(verdict(outcome)).toBe('failed: printer-spooler-missing');
  expect(await cupsQueues(nobody)).toEqual({ available: false, queues: [] });
});

it('says when something else than a spooler answers', async () => {
  const peer = await startPeer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nhello'));
  const client = ippClient({ host: '127.0.0.1', port: peer.port });
  expect(verdict(await cupsTransport('Any', timings, client).send(label))).toBe(
    'failed: printer-spooler-missing',
  );
});

it('does not wait for a spooler that is stuck', async () => {
  const peer = await startPeer(() => undefined);
  const client = ippClient({ host: '127.0.0.1', port: peer.port });
  const outcome = await cupsTransport('Any', { ...timings, connectMs: 200 }, client).send(label);
  expect(verdict(outcome)).toBe('failed: printer-spooler-missing');
});

it('finds CUPS where its own programs do', () => {
  expect(findIppServer('/tmp/cups.sock')).toEqual({ socketPath: '/tmp/cups.sock' });
  expect(findIppServer('printhost')).toEqual({ host: 'printhost', port: 631 });
  expect(findIppServer('printhost:6631')).toEqual({ host: 'printhost', port: 6631 });
  expect(findIppServer('[::1]:6631')).toEqual({ host: '::1', port: 6631 });
});

describe.skipIf(!hasCups)('a print queue of CUPS', () => {
  let cups: CupsServer;
  let client: IppClient;
  let queues = 0;

  beforeAll(async () => {
    cups = await startCups();
    client = ippClient({ socketPath: cups.socketPath });
  });
  afterAll(() => cups.close());

  /** A queue of its own for each test: one that stopped stays so. */
  const queueTo = (port: number, errorPolicy?: string): string => {
    queues += 1;
    cups.addQueue(`Q${queues}`, port, errorPolicy);
    return `Q${queues}`;
  };
  const send = (queue: string, bytes = label, options: SendOptions = {}): Promise<SendOutcome> =>
    cupsTransport(queue, timings, client).send(bytes, options);
  const jobsOf = (queue: string): string => cups.run('lpstat', '-W', 'not-completed', '-o', queue);

  it('carries 200 labels byte for byte, each once', { timeout: 60_000 }, async () => {
    const received: string[] = [];
    const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    const printer = createServer({ allowHalfOpen: true }, (socket) => {
      const chunks: Buffer[] = [];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('end', () => {
        received.push(sha(Buffer.concat(chunks)));
        socket.end();
      });
    }).listen(0, '127.0.0.1');
    await once(printer, 'listening');
    const queue = queueTo((printer.address() as AddressInfo).port);
    const labels = Array.from({ length: 200 }, () => randomBytes(20_000));
    for (const bytes of labels) {
      expect(await send(queue, bytes)).toMatchObject({ kind: 'delivered', bytesSent: 20_000 });
    }
    printer.close();
    expect(received).toEqual(labels.map(sha));
  });

  it('names its job as CUPS does', async () => {
    const peer = await startPeer((socket) => socket.on('end', () => socket.end()));
    const queue = queueTo(peer.port);
    const outcome = await send(queue);
    expect(outcome.kind === 'delivered' && outcome.spoolJob).toMatch(new RegExp(`^${queue}-\\d+$`));
    expect(cups.run('lpstat', '-W', 'completed', '-o', queue)).toContain(
      outcome.kind === 'delivered' ? outcome.spoolJob : 'delivered',
    );
  });

  it('is unknown by name', async () => {
    expect(verdict(await send('Nowhere'))).toBe('failed: printer-queue-unknown');
    expect(await cupsCondition('Nowhere', timings, client)).toEqual({ problem: 'offline' });
  });

  it('gets no empty label', async () => {
    expect(verdict(await send('Any', Buffer.alloc(0)))).toBe('failed: print-job-empty');
  });

  it('to a printer that never reads leaves the label unknown, and nothing in the spooler', async () => {
    const peer = await startPeer(() => undefined, true);
    const queue = queueTo(peer.port);
    const outcome = await send(queue);
    expect(verdict(outcome)).toBe('unknown: printer-queue-stalled');
    expect(outcome).toMatchObject({
      cause: { params: { detail: expect.stringMatching(/printer/i) } },
    });
    expect(jobsOf(queue)).toBe('');
  });

  it('to a printer that is off says so, and leaves nothing in the spooler', async () => {
    const queue = queueTo(await refusedPort());
    const outcome = await send(queue);
    expect(['unknown: printer-queue-stalled', 'unknown: printer-queue-ended']).toContain(
      verdict(outcome),
    );
    expect(outcome).toMatchObject({
      cause: { params: { detail: expect.stringMatching(/may not exist or is unavailable/) } },
    });
    expect(jobsOf(queue)).toBe('');
  });

  it.each(['abort-job', 'retry-job'])(
    'to a printer that resets is given up, not retried (%s)',
    async (policy) => {
      let connections = 0;
      const peer = await startPeer((socket, taken) => {
        connections += 1;
        socket.on('data', () => taken() > 30_000 && socket.resetAndDestroy());
      });
      const queue = queueTo(peer.port, policy);
      expect(verdict(await send(queue, randomBytes(16_000_000)))).toBe(
        'unknown: printer-queue-ended',
      );
      expect(jobsOf(queue)).toBe('');
      expect(connections).toBe(1);
    },
  );

  it('that is paused gets nothing', async () => {
    const peer = await startPeer((socket) => socket.on('end', () => socket.end()));
    const queue = queueTo(peer.port);
    cups.run('cupsdisable', '-r', 'no paper', queue);
    expect(await cupsCondition(queue, timings, client)).toEqual({ problem: 'paused' });
    expect(verdict(await send(queue))).toBe('failed: printer-queue-paused');
    expect(jobsOf(queue)).toBe('');
    cups.run('cupsenable', queue);
    expect(await cupsCondition(queue, timings, client)).toBe('mute');
    expect(verdict(await send(queue))).toBe('delivered');
    expect(peer.received().equals(label)).toBe(true);
  });

  it('that rejects jobs says why', async () => {
    const queue = queueTo(await refusedPort());
    cups.run('cupsreject', '-r', 'being moved', queue);
    expect(await send(queue)).toMatchObject({
      kind: 'failed',
      cause: { code: 'printer-queue-refused', params: { detail: 'being moved' } },
    });
  });

  it('whose job somebody cancels leaves the label unknown', async () => {
    const peer = await startPeer(() => cups.run('cancel', '-a', queue), true);
    const queue = queueTo(peer.port);
    expect(verdict(await send(queue))).toBe('unknown: printer-queue-ended');
  });

  it('is left alone when cancelled, with nothing in the spooler', async () => {
    const controller = new AbortController();
    const peer = await startPeer(() => controller.abort(), true);
    const queue = queueTo(peer.port);
    const outcome = await send(queue, label, { signal: controller.signal });
    expect(verdict(outcome)).toBe('unknown: printer-queue-interrupted');
    expect(jobsOf(queue)).toBe('');
  });

  it('is listed with its policy, the usual one first', async () => {
    const retrying = queueTo(9, 'retry-job');
    const aborting = queueTo(9);
    cups.run('lpadmin', '-d', aborting);
    const listed = await cupsQueues(client);
    expect(listed.available).toBe(true);
    expect(listed.queues[0]).toEqual({
      name: aborting,
      isDefault: true,
      retries: false,
      model: null,
    });
    expect(listed.queues).toContainEqual(
      expect.objectContaining({ name: retrying, isDefault: false, retries: true }),
    );
  });
});
