import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { constants, createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceTransport } from '../../../../main/printing/transports/device.ts';
import type { SendOptions, SendOutcome } from '../../../../main/printing/transports/transport.ts';
import { shortTimings, verdict } from './peers.ts';

const label = randomBytes(300_000);
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'device-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const send = (path: string, bytes: Buffer, options: SendOptions = {}): Promise<SendOutcome> =>
  deviceTransport(path, null, shortTimings).send(bytes, options);

/** A named pipe, which like a printer's device file takes bytes only as fast as its other end does. */
function pipe(): string {
  const path = join(folder, 'lp0');
  execFileSync('mkfifo', [path]);
  return path;
}

describe('deviceTransport', () => {
  it('never creates a file where a device is missing', async () => {
    const path = join(folder, 'lp9');
    expect(verdict(await send(path, label))).toBe('failed: printer-device-missing');
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a regular file and leaves it as it is', async () => {
    const path = join(folder, '192.168.1.50');
    await writeFile(path, 'kept');
    expect(verdict(await send(path, label))).toBe('failed: printer-device-not-a-device');
    expect((await stat(path)).size).toBe(4);
  });

  it('refuses a folder', async () => {
    expect(verdict(await send(folder, label))).toBe('failed: printer-device-not-a-device');
  });

  it('refuses an empty label and a cancelled one', async () => {
    expect(verdict(await send('/dev/null', Buffer.alloc(0)))).toBe('failed: print-job-empty');
    const signal = AbortSignal.abort();
    expect(verdict(await send('/dev/null', label, { signal }))).toBe('failed: print-cancelled');
  });
});

describe.skipIf(process.platform === 'win32')('deviceTransport on Unix devices', () => {
  it('writes every byte', async () => {
    const path = pipe();
    const reading = createReadStream(path);
    const opened = new Promise((resolve) => reading.once('open', resolve));
    // A reader of a pipe is open only once a writer is; this one holds it open without writing.
    const holder = await open(path, constants.O_RDWR);
    await opened;
    const received = buffer(reading);
    const progress: number[] = [];
    const outcome = await send(path, label, { onProgress: (sent) => progress.push(sent) });
    await holder.close();
    expect(outcome).toEqual({ kind: 'delivered', bytesSent: label.length });
    expect((await received).equals(label)).toBe(true);
    expect(progress.at(-1)).toBe(label.length);
  });

  it('says that a device without its other end takes nothing', async () => {
    expect(verdict(await send(pipe(), label))).toBe('failed: printer-device-unready');
  });

  it('leaves it unknown when the device stops taking', async () => {
    const path = pipe();
    const holder = await open(path, constants.O_RDWR);
    const outcome = await send(path, label);
    await holder.close();
    expect(verdict(outcome)).toBe('unknown: printer-stalled');
  });

  it('leaves it unknown when cancelled midway', async () => {
    const path = pipe();
    const holder = await open(path, constants.O_RDWR);
    const controller = new AbortController();
    const outcome = await send(path, label, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await holder.close();
    expect(verdict(outcome)).toBe('unknown: print-cancelled-midway');
  });

  it.skipIf(process.platform !== 'linux')('fails when the device has no room at all', async () => {
    expect(verdict(await send('/dev/full', label))).toBe('failed: printer-device-unready');
  });
});
