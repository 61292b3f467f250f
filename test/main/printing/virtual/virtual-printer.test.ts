import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Socket } from 'node:net';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  parsePrinterAddress,
  printerLanguages,
  printerProblems,
} from '../../../../domain/printing/printer.ts';
import type { PrinterLanguage } from '../../../../domain/printing/printer.ts';
import { encodeLabel } from '../../../../main/printing/encoders/encode-label.ts';
import { encodeZpl } from '../../../../main/printing/encoders/zpl.ts';
import { sendLabel } from '../../../../main/printing/send.ts';
import { printerCondition, probePrinter } from '../../../../main/printing/transports/probe.ts';
import { startVirtualPrinter } from '../../../../main/printing/virtual/virtual-printer.ts';
import type {
  VirtualLabel,
  VirtualPrinter,
  VirtualPrinterOptions,
} from '../../../../main/printing/virtual/virtual-printer.ts';
import { anyBitmap, chunked, labelLike, picture, plain } from '../encoders/bitmaps.ts';
import { closePeers, shortTimings, signalled } from '../transports/peers.ts';

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1');

type Running = VirtualPrinter & {
  readonly labels: VirtualLabel[];
  readonly errors: string[];
};

const running: VirtualPrinter[] = [];

async function start(options: Partial<VirtualPrinterOptions> = {}): Promise<Running> {
  const labels: VirtualLabel[] = [];
  const errors: string[] = [];
  const printer = await startVirtualPrinter({
    port: 0,
    onLabel: (label) => void labels.push(label),
    onError: (message) => errors.push(message),
    ...options,
  });
  running.push(printer);
  return { ...printer, labels, errors };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((printer) => printer.close()));
  await closePeers();
});

const address = (port: number) => ({ kind: 'tcp', host: '127.0.0.1', port }) as const;

/** Sends the chunks over one connection and waits for the printer to close its side; the answer it gave. */
async function talk(port: number, chunks: readonly (Buffer | string)[]): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1');
  const answer: Buffer[] = [];
  socket.on('data', (chunk) => answer.push(chunk));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  for (const chunk of chunks) {
    await new Promise((resolve) => socket.write(chunk, resolve));
  }
  socket.end();
  await closed;
  return Buffer.concat(answer);
}

/** Sends bytes and breaks off without ending the connection properly. */
async function breakOff(port: number, bytes: Buffer): Promise<void> {
  const socket: Socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  await new Promise((resolve) => socket.write(bytes, resolve));
  socket.destroy();
  await once(socket, 'close');
}

const pictures = (labels: readonly VirtualLabel[]): string[][] =>
  labels.map((label) => picture(label.bitmap));

describe.each(printerLanguages)('the virtual printer in %s', (language: PrinterLanguage) => {
  it('prints what sendLabel sends, and everything was taken', async () => {
    const printer = await start();
    const bitmap = labelLike(800, 1200);
    const bytes = encodeLabel(bitmap, { ...plain, language });
    const progress: number[] = [];
    const outcome = await sendLabel(
      { address: address(printer.port), language, reports: null },
      bytes,
      { onProgress: (sent) => progress.push(sent) },
      shortTimings,
    );
    expect(outcome).toEqual({ kind: 'delivered', bytesSent: bytes.length });
    expect(progress.at(-1)).toBe(bytes.length);
    expect(printer.errors).toEqual([]);
    expect(printer.labels).toMatchObject([{ language, index: 1 }]);
    expect(pictures(printer.labels)).toEqual([picture(bitmap)]);
  });

  it.skipIf(!hasIpv6)('is probed and prints at an address of IPv6, as it is typed', async () => {
    const printer = await start({ host: '::1', language });
    const typed = parsePrinterAddress(`tcp://[::1]:${printer.port}`);
    if (!typed.ok) throw new Error(typed.refusal.code);
    const place = { address: typed.value, language };
    const reports = await probePrinter(place, '2026-11-22T00:00:00.000Z', shortTimings);
    expect(reports).toMatchObject({ ok: true, value: { condition: true } });
    const bitmap = labelLike(400, 300);
    const bytes = encodeLabel(bitmap, { ...plain, language });
    const outcome = await sendLabel({ ...place, reports: null }, bytes, {}, shortTimings);
    expect(outcome).toEqual({ kind: 'delivered', bytesSent: bytes.length });
    expect(pictures(printer.labels)).toEqual([picture(bitmap)]);
  });

  it('prints any bitmaps in any pieces over one connection', async () => {
    const printer = await start({ dpi: 203 });
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(anyBitmap, anyBitmap, cuts, async (first, second, places) => {
        printer.labels.length = 0;
        const bytes = [first, second].map((bitmap) => encodeLabel(bitmap, { ...plain, language }));
        await talk(printer.port, chunked(Buffer.concat(bytes), places));
        expect(printer.errors).toEqual([]);
        expect(pictures(printer.labels)).toEqual([picture(first), picture(second)]);
      }),
      { numRuns: 25 },
    );
  });

  it('prints the next label whole after a connection that broke off, even when it remembers', async () => {
    const bitmap = labelLike(400, 600);
    const torn = encodeLabel(labelLike(400, 600, 7), { ...plain, language });
    const whole = encodeLabel(bitmap, { ...plain, language });
    for (const remembersAcrossConnections of [false, true]) {
      const printer = await start({ remembersAcrossConnections });
      await breakOff(printer.port, torn.subarray(0, Math.floor(torn.length * 0.9)));
      await talk(printer.port, [whole]);
      expect(pictures(printer.labels).at(-1)).toEqual(picture(bitmap));
    }
  });

  it('answers when asked how it is', async () => {
    const printer = await start();
    const asked = { address: address(printer.port), language };
    expect(await printerCondition(asked)).toBe('ready');
    printer.setProblem('paper-out');
    expect(await printerCondition(asked)).toEqual({ problem: 'paper-out' });
    printer.setProblem('head-open');
    expect(await printerCondition(asked)).toEqual({ problem: 'head-open' });
    // CPCL has no words for the others; it is then busy, without saying why.
    const told =
      language === 'cpcl'
        ? (['paper-out', 'head-open', 'jam', 'ribbon-out'] as const)
        : printerProblems;
    for (const problem of told) {
      printer.setProblem(problem);
      expect(await printerCondition(asked)).toMatchObject({ problem: expect.any(String) });
    }
    expect(printer.errors).toEqual([]);
  });

  it('says what is wrong with bytes of no language, drops the connection and goes on', async () => {
    const printer = await start();
    const outcome = await sendLabel(
      { address: address(printer.port), language: 'zpl', reports: null },
      Buffer.from([0, 0, 0xfe, 0xca]),
      {},
      shortTimings,
    );
    expect(outcome.kind).toBe('unknown');
    expect(printer.errors).toEqual([
      'byte 2: 0xfe begins no label in ESC/POS, TSPL, ZPL, EPL2 or CPCL',
    ]);
    const bitmap = labelLike(80, 80);
    await talk(printer.port, [encodeLabel(bitmap, { ...plain, language })]);
    expect(pictures(printer.labels)).toEqual([picture(bitmap)]);
  });
});

describe('the virtual printer', () => {
  it('prints copies as often as TSPL PRINT and ZPL ^PQ ask', async () => {
    const printer = await start();
    await talk(printer.port, ['CLS\r\nBITMAP 0,0,1,1,0,\u000f\r\nPRINT 2,3\r\n']);
    await talk(printer.port, ['^XA^FO0,0^GFA,1,1,1,F0^FS^PQ3^XZ']);
    expect(printer.labels.map((label) => label.index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(pictures(printer.labels).flat())).toEqual(new Set(['####....']));
  });

  it('places pictures where ZPL and TSPL say', async () => {
    const printer = await start({ dpi: 203 });
    await talk(printer.port, ['^XA^PW12^LL3^LH1,0^FO2,1^GFA,1,1,1,80^FS^FO9,2^GFA,1,1,1,80^FS^XZ']);
    await talk(printer.port, [
      'SIZE 12 dot,3 dot\nCLS\nBITMAP 3,1,1,1,0,\u007f\nBITMAP 10,2,1,1,1,\u007f\nPRINT 1\n',
    ]);
    const wanted = ['............', '...#........', '..........#.'];
    expect(pictures(printer.labels)).toEqual([wanted, wanted]);
  });

  it('reads :B64: and refuses a wrong CRC, then prints the next label', async () => {
    const printer = await start();
    await talk(printer.port, ['^XA^GFA,9,9,9,:B64:MTIzNDU2Nzg5:0000^FS^XZ', '^XA^GFA,1,1,1,AA^XZ']);
    expect(printer.errors).toEqual(['byte 3: ^GF has CRC 0000 does not fit the data']);
    expect(pictures(printer.labels)).toEqual([['#.#.#.#.']]);
  });

  it('notices a flipped byte in a deflated picture', async () => {
    const printer = await start();
    const bytes = encodeZpl(labelLike(200, 200), plain);
    const at = bytes.indexOf(':Z64:') + 40;
    bytes[at] = bytes[at] === 0x41 ? 0x42 : 0x41;
    await talk(printer.port, [bytes]);
    expect(printer.labels).toEqual([]);
    expect(printer.errors).toHaveLength(1);
  });

  it.each([
    ['^XA^FO0,0^A0N,30,30^FDText^FS^XZ', 'byte 9: ^A0 is no ZPL command of pictures'],
    ['~JX^XA hello ^XZ', 'byte 7: text outside of ZPL commands'],
    ['TEXT 1,1,"3",0,1,1,"x"\r\nPRINT 1\r\n', 'byte 0: "TEXT" is no TSPL command of pictures'],
    ['GET / HTTP/1.1\r\n', 'byte 0: "GET" is no TSPL command of pictures'],
    ['\u001b@hello', 'byte 2: 0x68 is no ESC/POS command'],
    [
      'SIZE 1,1\r\nBITMAP 0,0,99999,99999,0,',
      'byte 10: the pictures of one label exceed 16777216 bytes',
    ],
  ])('complains of %j', async (text, complaint) => {
    const printer = await start();
    await talk(printer.port, [text]);
    expect(printer.errors).toEqual([complaint]);
    expect(printer.labels).toEqual([]);
  });

  it('drops a label without end before it fills the memory', async () => {
    const printer = await start();
    const megabyte = Buffer.alloc(1024 * 1024, '0');
    await talk(printer.port, [
      '^XA^FO0,0^GFA,99999999,99999999,100,',
      ...Array.from({ length: 40 }, () => megabyte),
    ]);
    expect(printer.errors).toHaveLength(1);
    expect(printer.errors[0]).toMatch(/^byte \d+: no end of this command within 16777216 bytes$/);
  });

  it('understands only the language it is told', async () => {
    const printer = await start({ language: 'zpl' });
    await talk(printer.port, [encodeLabel(labelLike(80, 80), { ...plain, language: 'escpos' })]);
    expect(printer.labels).toEqual([]);
    expect(printer.errors).toHaveLength(1);
  });

  it('closes its side only when the label has been dealt with', async () => {
    const steps: string[] = [];
    const printing = signalled();
    const printer = await start({
      onLabel: async () => {
        steps.push('printing');
        printing.signal();
        await new Promise((resolve) => setImmediate(resolve));
        steps.push('printed');
      },
    });
    const talking = talk(printer.port, ['^XA^GFA,1,1,1,AA^XZ']).then(() => steps.push('closed'));
    await printing.reached;
    await talking;
    expect(steps).toEqual(['printing', 'printed', 'closed']);
  });

  it('tells the sender nothing good when the label cannot be dealt with', async () => {
    const printer = await start({
      onLabel: () => Promise.reject(new Error('disk full')),
    });
    const bytes = encodeZpl(labelLike(80, 80), plain);
    const outcome = await sendLabel(
      { address: address(printer.port), language: 'zpl', reports: null },
      bytes,
      {},
      shortTimings,
    );
    expect(outcome.kind).toBe('unknown');
    expect(printer.errors).toEqual(['connection lost: disk full']);
  });

  it('takes connections one after the other', async () => {
    const printer = await start();
    const bitmaps = [3, 5, 9, 12].map((seed) => labelLike(160, 160, seed));
    await Promise.all(bitmaps.map((bitmap) => talk(printer.port, [encodeZpl(bitmap, plain)])));
    expect(new Set(pictures(printer.labels).map(String))).toEqual(
      new Set(bitmaps.map((bitmap) => String(picture(bitmap)))),
    );
  });

  it('frees its port when closed, also in the middle of a label', async () => {
    const printer = await start();
    const socket = connect(printer.port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    await new Promise((resolve) => socket.write('^XA', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    await printer.close();
    await closed;
    running.length = 0;
    const again = await start({ port: printer.port });
    expect(again.port).toBe(printer.port);
  });
});
