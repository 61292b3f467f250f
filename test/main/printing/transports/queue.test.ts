import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { queueTransport } from '../../../../main/printing/transports/queue.ts';
import type { SendOptions, SendOutcome } from '../../../../main/printing/transports/transport.ts';
import { shortTimings } from './peers.ts';

const label = randomBytes(200_000);
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queue-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A program in the place of `lp`. */
async function spooler(script: string): Promise<string> {
  const path = join(folder, 'lp');
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

const send = (
  command: string,
  queue: string,
  options: SendOptions = {},
  confirmMs = 20_000,
): Promise<SendOutcome> =>
  queueTransport(queue, { ...shortTimings, confirmMs }, { command, platform: 'linux' }).send(
    label,
    options,
  );

describe.skipIf(process.platform === 'win32')('queueTransport', () => {
  it('hands raw bytes to the queue, its name as one argument, and keeps the job number', async () => {
    const command = await spooler(
      `printf '%s\\n' "$@" > "${folder}/arguments"; cat > "${folder}/job"; echo "request id is Front-12 (0 file(s))"`,
    );
    const outcome = await send(command, 'Front desk; rm -rf');
    expect(outcome).toEqual({ kind: 'delivered', bytesSent: label.length, spoolJob: 'Front-12' });
    expect((await readFile(join(folder, 'job'))).equals(label)).toBe(true);
    expect((await readFile(join(folder, 'arguments'), 'utf8')).split('\n').slice(0, 4)).toEqual([
      '-d',
      'Front desk; rm -rf',
      '-o',
      'raw',
    ]);
  });

  it('names a queue that does not exist', async () => {
    const command = await spooler('echo "lp: The printer or class does not exist." >&2; exit 1');
    expect(await send(command, 'Nowhere')).toEqual({
      kind: 'failed',
      cause: { code: 'printer-queue-unknown', params: { queue: 'Nowhere' } },
    });
  });

  it('repeats why the spooler refused', async () => {
    const command = await spooler('echo "lp: Destination is not accepting jobs." >&2; exit 1');
    expect(await send(command, 'Closed')).toEqual({
      kind: 'failed',
      cause: {
        code: 'printer-queue-refused',
        params: { queue: 'Closed', detail: 'lp: Destination is not accepting jobs.' },
      },
    });
  });

  it('says when there is no spooler', async () => {
    expect(await send(join(folder, 'missing'), 'Any')).toEqual({
      kind: 'failed',
      cause: { code: 'printer-queue-tool-missing', params: {} },
    });
  });

  it('leaves it unknown when the spooler gives no answer', async () => {
    const command = await spooler('exec sleep 600');
    const outcome = await send(command, 'Stuck', {}, 200);
    expect(outcome).toMatchObject({
      kind: 'unknown',
      cause: { code: 'printer-queue-interrupted' },
    });
  });

  it('leaves it unknown when cancelled after handing over began', async () => {
    const controller = new AbortController();
    const sending = send(await spooler('exec sleep 600'), 'Stuck', { signal: controller.signal });
    controller.abort();
    expect(await sending).toMatchObject({ kind: 'unknown' });
  });
});

it('says that Windows queues are not in this version', async () => {
  const transport = queueTransport('Any', shortTimings, { command: 'lp', platform: 'win32' });
  expect(await transport.send(label)).toEqual({
    kind: 'failed',
    cause: { code: 'printer-queue-not-on-windows', params: {} },
  });
});
