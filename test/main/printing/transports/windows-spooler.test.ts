import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PrinterCondition } from '../../../../domain/printing/printer.ts';
import { ok, refuse } from '../../../../domain/result.ts';
import {
  windowsCondition,
  windowsTransport,
} from '../../../../main/printing/transports/windows-spooler.ts';
import type { SpoolerJob, Winspool } from '../../../../main/printing/transports/winspool.ts';
import { shortTimings, verdict } from './peers.ts';

const label = randomBytes(200_000);

type Spooler = {
  /** What Windows says of the job, one answer after the other; the last one stays. */
  readonly job?: readonly SpoolerJob[];
  readonly condition?: PrinterCondition;
  readonly takes?: (chunk: Buffer) => number;
};

/** A spooler that behaves as told: how Windows itself does is tried under Wine. */
function spooler({ job = [{ kind: 'gone' }], condition = 'mute', takes }: Spooler = {}) {
  const chunks: Buffer[] = [];
  const acts: string[] = [];
  let reads = 0;
  const load = (): Promise<Winspool> =>
    Promise.resolve({
      queues: () => [],
      open: (queue) =>
        queue !== 'Label'
          ? refuse('printer-queue-unknown', { queue })
          : ok({
              startJob: () => ({ jobId: 7 }),
              write: (bytes) => {
                chunks.push(bytes);
                return Promise.resolve(takes === undefined ? bytes.length : takes(bytes));
              },
              endJob: () => acts.push('end') > 0,
              abortJob: () => void acts.push('abort'),
              readJob: () => job[Math.min(reads++, job.length - 1)] ?? { kind: 'gone' },
              deleteJob: () => void acts.push('delete'),
              condition: () => condition,
              close: () => void acts.push('close'),
            }),
    });
  return { load, acts, received: () => Buffer.concat(chunks) };
}

describe('windowsTransport', () => {
  it('spools every byte and waits until Windows is done with the job', async () => {
    const printing: SpoolerJob = { kind: 'waiting', isBegun: true, detail: 'printing' };
    const fake = spooler({ job: [printing, printing, { kind: 'gone' }] });
    expect(await windowsTransport('Label', shortTimings, fake.load).send(label)).toEqual({
      kind: 'delivered',
      bytesSent: label.length,
      spoolJob: 'Label-7',
    });
    expect(fake.received().equals(label)).toBe(true);
    expect(fake.acts).toEqual(['end', 'close']);
  });

  it.each([
    [
      'begun and not done in time',
      { kind: 'waiting', isBegun: true, detail: 'error, paperOut' },
      'unknown: printer-queue-stalled',
      ['end', 'delete', 'close'],
    ],
    [
      'held back',
      { kind: 'waiting', isBegun: false, detail: 'paused' },
      'failed: printer-queue-not-begun',
      ['end', 'delete', 'close'],
    ],
    ['deleted', { kind: 'deleted' }, 'unknown: printer-queue-ended', ['end', 'close']],
  ] as const)('knows what a job means that is %s', async (_, job, outcome, acts) => {
    const fake = spooler({ job: [job] });
    const sent = await windowsTransport('Label', shortTimings, fake.load).send(label);
    expect(verdict(sent)).toBe(outcome);
    expect(fake.acts).toEqual(acts);
  });

  it('gives the job up when the spooler takes no more', async () => {
    const fake = spooler({ takes: () => 0 });
    const sent = await windowsTransport('Label', shortTimings, fake.load).send(label);
    expect(verdict(sent)).toBe('unknown: printer-queue-interrupted');
    expect(fake.acts).toEqual(['abort', 'close']);
  });

  it('gives the job up when cancelled', async () => {
    const fake = spooler();
    const controller = new AbortController();
    const sent = await windowsTransport('Label', shortTimings, fake.load).send(label, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(verdict(sent)).toBe('unknown: printer-queue-interrupted');
    expect(fake.acts).toEqual(['abort', 'close']);
  });

  it('sends nothing to a printer that reports a problem, is not there, or has no label to print', async () => {
    const fake = spooler({ condition: { problem: 'paper-out' } });
    const send = async (queue: string, bytes: Buffer): Promise<string> =>
      verdict(await windowsTransport(queue, shortTimings, fake.load).send(bytes));
    expect(await send('Label', label)).toBe('failed: printer-paper-out');
    expect(await send('Nowhere', label)).toBe('failed: printer-queue-unknown');
    expect(await send('Label', Buffer.alloc(0))).toBe('failed: print-job-empty');
    expect(fake.received().length).toBe(0);
    expect(await windowsCondition('Label', fake.load)).toEqual({ problem: 'paper-out' });
    expect(await windowsCondition('Nowhere', fake.load)).toEqual({ problem: 'offline' });
  });
});
