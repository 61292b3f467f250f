import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ScaleNews, ScaleReading } from '../../../domain/scale/reading.ts';
import { followScale } from '../../../main/scale/follow-scale.ts';
import { deviceScale, openScale, parseScaleAddress } from '../../../main/scale/scale.ts';
import { startPseudoTerminal } from '../printing/transports/pseudo-terminal.ts';
import { startSimulatedScale } from './simulated-scale.ts';

const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** The scale and what it says, to be awaited one after the other. */
async function listen(address: string) {
  const opened = await openScale(address);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const scale = opened.value;
  stops.push(() => scale.close());
  const heard: ScaleReading[] = [];
  const waiting: ((reading: ScaleReading) => void)[] = [];
  scale.onReading((reading) => {
    const next = waiting.shift();
    if (next === undefined) heard.push(reading);
    else next(reading);
  });
  const next = (): Promise<ScaleReading> => {
    const [first] = heard.splice(0, 1);
    return first === undefined
      ? new Promise((resolve) => {
          waiting.push(resolve);
        })
      : Promise.resolve(first);
  };
  return { scale, next };
}

describe('a scale', () => {
  it('is heard over the network, and its end is told', async () => {
    const simulated = await startSimulatedScale();
    const { scale, next } = await listen(simulated.address);
    await simulated.heard();
    simulated.put(250);
    expect(await next()).toEqual({ weightGrams: 125, stable: false });
    expect(await next()).toEqual({ weightGrams: 250, stable: true });
    await simulated.close();
    expect(await scale.ended).toMatchObject({ code: 'scale-unreachable' });
  });

  it.skipIf(process.platform === 'win32')('is heard at a device that is only read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scale-'));
    stops.push(() => rm(folder, { recursive: true }));
    const path = join(folder, 'ttyS9');
    execFileSync('mkfifo', [path]);
    expect(await openScale(path)).toMatchObject({ refusal: { code: 'scale-address-invalid' } });
    const opened = await deviceScale(path);
    stops.push(() => opened.close());
    const reading = new Promise<ScaleReading>((resolve) => {
      opened.onReading(resolve);
    });
    const writer = await open(path, 'w');
    await writer.write('ST,GS,+  0.333kg\r\n');
    expect(await reading).toEqual({ weightGrams: 333, stable: true });
    await writer.close();
  });

  it.skipIf(process.platform === 'win32')(
    'at a serial port is heard at the speed that its address says, whatever the port was set to',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'scale-'));
      stops.push(() => rm(folder, { recursive: true }));
      const path = join(folder, 'ttyUSB0');
      const peer = createServer();
      await once(peer.listen(0, '127.0.0.1'), 'listening');
      stops.push(() => void peer.close());
      const connected = once(peer, 'connection') as Promise<[Socket]>;
      stops.push(await startPseudoTerminal(path, (peer.address() as AddressInfo).port));
      const [cable] = await connected;
      stops.push(() => void cable.destroy());
      const { next } = await listen(`serial:${path}?baud=2400&stop=2`);
      const line = execFileSync('stty', ['-F', path, '-a'], { encoding: 'utf8' });
      expect(line).toMatch(/speed 2400 baud/);
      expect(line).toMatch(/ cstopb /);
      expect(line).toMatch(/ -icanon/);
      expect(line).toMatch(/ -echo /);
      // A line that waits for its end, as a new one does, would keep this back.
      cable.write('ST,GS,+  0.333kg\r');
      expect(await next()).toEqual({ weightGrams: 333, stable: true });
    },
  );

  it('at what is no serial port is refused when its line is to be set', async () => {
    expect(await openScale('serial:/dev/null?baud=9600')).toMatchObject({
      refusal: { code: 'scale-unreachable', params: { detail: 'no serial port' } },
    });
    expect(await openScale('serial:/dev/ttyUSB0?baud=17')).toMatchObject({
      refusal: { code: 'printer-serial-setting-invalid' },
    });
  });

  it('that is not there is refused, and no file is ever made for it', async () => {
    expect(await openScale('tcp://127.0.0.1:1')).toMatchObject({
      refusal: { code: 'scale-unreachable' },
    });
    expect(await openScale('/dev/tty-that-is-not-there')).toMatchObject({
      refusal: { code: 'scale-unreachable', params: { detail: 'ENOENT' } },
    });
    const folder = await mkdtemp(join(tmpdir(), 'scale-'));
    stops.push(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'file'), '');
    expect(await openScale(join(folder, 'file'))).toMatchObject({ ok: false });
  });
});

describe('parseScaleAddress', () => {
  it('takes addresses and devices, and nothing that it would have to guess at', () => {
    const kinds = ['tcp://10.0.0.9:4001', '/dev/ttyUSB0', 'device:/dev/serial/by-id/usb-1', 'COM3'];
    for (const text of kinds) expect(parseScaleAddress(text).ok).toBe(true);
    expect(parseScaleAddress('serial:/dev/ttyUSB0?baud=4800')).toEqual({
      ok: true,
      value: {
        kind: 'serial',
        path: '/dev/ttyUSB0',
        settings: { baud: 4_800, bits: 8, parity: 'none', stop: 1, flow: 'none' },
      },
    });
    for (const text of ['', '10.0.0.9', 'queue:x', '/etc/passwd', 'ttyUSB0']) {
      expect(parseScaleAddress(text).ok).toBe(false);
    }
  });
});

describe('followScale', () => {
  it('tells changes, tells when the scale is lost, and hears it again', async () => {
    const simulated = await startSimulatedScale();
    let address: string | null = simulated.address;
    const news: ScaleNews[] = [];
    let wake = (): void => undefined;
    const until = async (isThere: () => boolean): Promise<void> => {
      while (!isThere()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    };
    const followed = followScale({
      address: () => address,
      tell: (one) => {
        news.push(one);
        wake();
      },
      retryMs: 10,
    });
    stops.push(() => followed.close());
    await simulated.heard();
    simulated.put(500);
    await until(() => news.some((one) => one.kind === 'reading' && one.reading.stable));
    await simulated.close();
    await until(() => news.at(-1)?.kind === 'lost');
    const other = await startSimulatedScale();
    stops.push(() => other.close());
    ({ address } = other);
    followed.refresh();
    await other.heard();
    other.put(80);
    await until(() => news.at(-1)?.kind === 'reading');
    expect(news.at(-1)).toMatchObject({ reading: { weightGrams: expect.any(Number) } });
  });
});
