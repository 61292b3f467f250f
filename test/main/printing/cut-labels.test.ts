import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { printerLanguages } from '../../../domain/printing/printer.ts';
import type { PrinterLanguage } from '../../../domain/printing/printer.ts';
import { openCutLabels } from '../../../main/printing/cut-labels.ts';
import { encodeLabel } from '../../../main/printing/encoders/encode-label.ts';
import { sendClosing } from '../../../main/printing/send.ts';
import type { SendOutcome } from '../../../main/printing/transports/transport.ts';
import { startVirtualPrinter } from '../../../main/printing/virtual/virtual-printer.ts';
import type { VirtualPrinter } from '../../../main/printing/virtual/virtual-printer.ts';
import { labelLike, picture, plain } from './encoders/bitmaps.ts';
import { closePeers, shortTimings, startPeer, verdict } from './transports/peers.ts';

const running: VirtualPrinter[] = [];
let folder = '';
const file = (): string => join(folder, 'cut-labels.json');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cut-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((printer) => printer.close()));
  await closePeers();
  await rm(folder, { recursive: true });
});

/** A printer that goes on counting pixels over connections, and on which the first label breaks off. */
async function cutting(kind: 'reset' | 'close' | 'stall', bytes: number) {
  const pictures: string[][] = [];
  const place = { label: 1, at: { unit: 'bytes', value: bytes } } as const;
  const printer = await startVirtualPrinter({
    port: 0,
    remembersAcrossConnections: true,
    faults: [kind === 'stall' ? { kind, place, seconds: null } : { kind, place }],
    onLabel: ({ bitmap }) => void pictures.push(picture(bitmap)),
    onError: () => undefined,
  });
  running.push(printer);
  return { port: printer.port, pictures };
}

const at = (port: number, language: PrinterLanguage) =>
  ({ address: { kind: 'tcp', host: '127.0.0.1', port }, language, reports: null }) as const;

/** Sends as a program does that was started for this label alone. */
async function sendAnew(
  port: number,
  language: PrinterLanguage,
  bitmap: Bitmap,
): Promise<SendOutcome> {
  const cuts = await openCutLabels(file());
  const bytes = encodeLabel(bitmap, { ...plain, language });
  return sendClosing(cuts, at(port, language), bytes, {}, shortTimings);
}

const torn = labelLike(800, 600, 7);
const next = labelLike(400, 600);
const places = (['reset', 'close', 'stall'] as const).flatMap((kind) =>
  [0, 25, 50, 99].map((percent) => [kind, percent] as const),
);

/** How each closing ends. */
const endings: Readonly<Record<PrinterLanguage, string>> = {
  escpos: '\0\f\u001b@',
  tspl: 'CLS\r\n',
  zpl: '~JX\n',
  epl2: '\nN\n',
  cpcl: 'ABORT\r\n',
};

describe.each(printerLanguages)('a label in %s', (language) => {
  it.each(places)(
    'that meets a %s at %i percent is not claimed, and the next one comes out whole',
    async (kind, percent) => {
      const total = encodeLabel(torn, { ...plain, language }).length;
      const printer = await cutting(kind, Math.floor((total * percent) / 100));
      const first = await sendAnew(printer.port, language, torn);
      expect(['unknown', 'failed']).toContain(first.kind);
      // Narrower than the torn one: what closes one of its own width would not be enough.
      expect(verdict(await sendAnew(printer.port, language, next))).toBe('delivered');
      expect(printer.pictures.at(-1)).toEqual(picture(next));
      const whole = printer.pictures.filter((one) => one.join() === picture(torn).join());
      expect(whole.length).toBeLessThanOrEqual(1);
      expect(JSON.parse(await readFile(file(), 'utf8').catch(() => '{}'))).toEqual({});
    },
  );

  it.each(printerLanguages.filter((one) => one !== language))(
    'that broke off is closed in its own language before one in %s',
    async (other) => {
      const received: Buffer[] = [];
      const peer = await startPeer((socket) =>
        socket
          .on('data', (chunk) => {
            received.push(chunk);
            if (received.length === 1) socket.resetAndDestroy();
          })
          .on('end', () => socket.end()),
      );
      expect((await sendAnew(peer.port, language, torn)).kind).toBe('unknown');
      const heard = peer.received().length;
      expect(verdict(await sendAnew(peer.port, other, next))).toBe('delivered');
      const sent = peer.received().subarray(heard);
      const label = encodeLabel(next, { ...plain, language: other });
      expect(sent.subarray(sent.length - label.length).equals(label)).toBe(true);
      const closing = sent.subarray(0, sent.length - label.length).toString('latin1');
      expect(closing.endsWith(endings[language])).toBe(true);
    },
  );
});

describe('sendClosing', () => {
  it('counts the bytes of the label alone', async () => {
    const peer = await startPeer((socket) => socket.on('end', () => socket.end()));
    const cuts = await openCutLabels(file());
    await cuts.record(at(peer.port, 'escpos'));
    const progress: number[] = [];
    const bytes = encodeLabel(next, { ...plain, language: 'escpos' });
    const outcome = await sendClosing(
      cuts,
      at(peer.port, 'escpos'),
      bytes,
      { onProgress: (sent) => progress.push(sent) },
      shortTimings,
    );
    expect(outcome).toEqual({ kind: 'delivered', bytesSent: bytes.length });
    expect(progress[0]).toBe(0);
    expect(progress.at(-1)).toBe(bytes.length);
  });

  it('keeps the knowledge until a label was taken, and forgets it then', async () => {
    const cuts = await openCutLabels(file());
    const printer = at(1, 'tspl');
    await cuts.record(printer);
    const bytes = encodeLabel(next, { ...plain, language: 'tspl' });
    expect((await sendClosing(cuts, printer, bytes, {}, shortTimings)).kind).toBe('failed');
    expect((await openCutLabels(file())).languageAt(printer.address)).toBe('tspl');
    await cuts.clear(printer.address);
    expect((await openCutLabels(file())).languageAt(printer.address)).toBeNull();
  });

  it('prints even when the record cannot be read', async () => {
    await writeFile(file(), 'damaged');
    const peer = await startPeer((socket) => socket.on('end', () => socket.end()));
    expect(verdict(await sendAnew(peer.port, 'zpl', next))).toBe('delivered');
  });
});
