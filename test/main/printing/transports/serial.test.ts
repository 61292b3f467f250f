import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSerialSettings } from '../../../../domain/printing/serial.ts';
import { encodeLabel } from '../../../../main/printing/encoders/encode-label.ts';
import { sendLabel } from '../../../../main/printing/send.ts';
import { deviceTransport } from '../../../../main/printing/transports/device.ts';
import { printerCondition, probePrinter } from '../../../../main/printing/transports/probe.ts';
import { modeArguments, sttyArguments } from '../../../../main/printing/transports/serial-line.ts';
import { startVirtualPrinter } from '../../../../main/printing/virtual/virtual-printer.ts';
import { labelLike, picture, plain } from '../encoders/bitmaps.ts';
import { closePeers, shortTimings, startPeer, verdict } from './peers.ts';
import { startPseudoTerminal } from './pseudo-terminal.ts';

const probedAt = '2026-11-22T00:00:00.000Z';
const settings = { ...defaultSerialSettings, baud: 19_200, stop: 2 } as const;
/** The tools that set a line take their time on a busy machine. */
const timings = { ...shortTimings, answerMs: 2_000, confirmMs: 5_000 };

let folder = '';
let path = '';
const cleaners: (() => unknown)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serial-'));
  path = join(folder, 'ttyUSB0');
});
afterEach(async () => {
  for (const clean of cleaners.splice(0).toReversed()) await clean();
  await closePeers();
  await rm(folder, { recursive: true });
});

async function plugIn(port: number): Promise<void> {
  cleaners.push(await startPseudoTerminal(path, port));
}

const send = async (bytes: Buffer, at = path) =>
  verdict(await deviceTransport(at, settings, timings).send(bytes));

describe.skipIf(process.platform === 'win32')('a serial port', () => {
  it('carries every byte as it is, at the speed that was set', async () => {
    const bytes = Buffer.concat([
      Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
      randomBytes(9_000),
    ]);
    let done: () => void = () => undefined;
    const complete = new Promise<void>((resolve) => (done = resolve));
    const peer = await startPeer((socket, taken) => {
      socket.on('data', () => {
        if (taken() >= bytes.length) done();
      });
    });
    await plugIn(peer.port);
    expect(await send(bytes)).toBe('delivered');
    await complete;
    expect(peer.received().equals(bytes)).toBe(true);
    const port = await open(path, constants.O_RDONLY | constants.O_NOCTTY);
    const set = execFileSync('stty', ['-a'], { stdio: [port.fd, 'pipe', 'inherit'] }).toString();
    await port.close();
    expect(set).toContain('speed 19200 baud');
    for (const flag of [' cstopb', ' crtscts', '-icanon', '-opost', '-echo ']) {
      expect(set).toContain(flag);
    }
  });

  it.each(['zpl', 'tspl', 'escpos'] as const)('lets a printer of %s answer', async (language) => {
    const pictures: string[][] = [];
    const printer = await startVirtualPrinter({
      port: 0,
      // Long enough for the head to be seen at work.
      labelMs: () => 300,
      onLabel: ({ bitmap }) => void pictures.push(picture(bitmap)),
      onError: (message) => expect.unreachable(message),
    });
    cleaners.push(() => printer.close());
    await plugIn(printer.port);
    const place = { address: { kind: 'serial', path, settings }, language } as const;
    expect(await printerCondition(place, timings)).toBe('ready');
    const reports = await probePrinter(place, probedAt, timings);
    if (!reports.ok) throw new Error(reports.refusal.code);
    expect(reports.value).toMatchObject({ condition: true });
    expect(reports.value.confirms).not.toBeNull();
    const bitmap = labelLike(200, 300);
    const bytes = encodeLabel(bitmap, { ...plain, language });
    const target = { ...place, reports: reports.value };
    expect(verdict(await sendLabel(target, bytes, {}, timings))).toBe('acknowledged');
    expect(pictures).toEqual([picture(bitmap)]);
    printer.setProblem('paper-out');
    expect(await printerCondition(place, timings)).toEqual({ problem: 'paper-out' });
    expect(verdict(await sendLabel(target, bytes, {}, timings))).toBe('failed: printer-paper-out');
    // The same port as a plain device answers as well.
    const device = { address: { kind: 'device', path }, language } as const;
    expect(await printerCondition(device, timings)).toEqual({ problem: 'paper-out' });
  });

  it('gives up a port that stops taking', async () => {
    await plugIn(0);
    expect(await send(randomBytes(300_000))).toBe('unknown: printer-stalled');
  });

  it('is mute when nothing answers', async () => {
    await plugIn((await startPeer(() => undefined)).port);
    const place = { address: { kind: 'serial', path, settings }, language: 'zpl' } as const;
    expect(await printerCondition(place, shortTimings)).toBe('mute');
    expect(await probePrinter(place, probedAt, shortTimings)).toEqual({
      ok: true,
      value: { condition: false, confirms: null, probedAt },
    });
  });

  it('is refused where there is none, and nothing is created', async () => {
    expect(await send(Buffer.from('x'))).toBe('failed: printer-device-missing');
    expect(await send(Buffer.from('x'), folder)).toBe('failed: printer-device-not-a-device');
    const file = join(folder, 'COM3');
    await writeFile(file, '');
    expect(await send(Buffer.from('x'), file)).toBe('failed: printer-device-not-a-device');
    expect(await send(Buffer.from('x'), '/dev/null')).toBe('failed: printer-serial-not-a-port');
    expect(await readdir(folder)).toEqual(['COM3']);
  });
});

describe('line settings', () => {
  it('are told to stty', () => {
    expect(
      sttyArguments({ baud: 9600, bits: 7, parity: 'odd', stop: 1, flow: 'xon' }).join(' '),
    ).toBe('raw -echo clocal cread 9600 cs7 parenb parodd -cstopb -crtscts ixon');
  });

  it('are told to mode', () => {
    expect(modeArguments('COM3', defaultSerialSettings).join(' ')).toBe(
      'COM3 BAUD=115200 PARITY=n DATA=8 STOP=1 XON=off OCTS=on RTS=hs TO=off ODSR=off IDSR=off DTR=on',
    );
  });
});
