import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { printerLanguages, printerProblems } from '../../../../domain/printing/printer.ts';
import { encodeLabel } from '../../../../main/printing/encoders/encode-label.ts';
import { sendLabel } from '../../../../main/printing/send.ts';
import { printerCondition } from '../../../../main/printing/transports/probe.ts';
import { formatFault, parseFault } from '../../../../main/printing/virtual/faults.ts';
import type { FaultPlace, PrinterFault } from '../../../../main/printing/virtual/faults.ts';
import { startVirtualPrinter } from '../../../../main/printing/virtual/virtual-printer.ts';
import type {
  VirtualLabel,
  VirtualPrinter,
  VirtualPrinterOptions,
} from '../../../../main/printing/virtual/virtual-printer.ts';
import { labelLike, picture, plain } from '../encoders/bitmaps.ts';
import { shortTimings, signalled } from '../transports/peers.ts';

const printers: VirtualPrinter[] = [];
afterEach(async () => {
  await Promise.all(printers.splice(0).map((printer) => printer.close()));
});

async function start(faults: readonly string[], options: Partial<VirtualPrinterOptions> = {}) {
  const labels: VirtualLabel[] = [];
  const struck: string[] = [];
  const errors: string[] = [];
  const printer = await startVirtualPrinter({
    port: 0,
    onLabel: (label) => void labels.push(label),
    onError: (message) => errors.push(message),
    onFault: (what) => struck.push(what),
    faults: faults.map((text) => parseFault(text)).filter((fault) => fault !== null),
    ...options,
  });
  printers.push(printer);
  return { ...printer, labels, struck, errors };
}

const address = (port: number) => ({ kind: 'tcp', host: '127.0.0.1', port }) as const;
const send = (port: number, bytes: Buffer) =>
  sendLabel({ address: address(port), language: 'zpl', reports: null }, bytes, {}, shortTimings);

/** A connection that stays open; `ask` sends bytes and waits for so many bytes of answer. */
async function talkTo(port: number): Promise<{
  readonly socket: Socket;
  readonly ask: (bytes: Buffer | string, length: number) => Promise<Buffer>;
}> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  await once(socket, 'connect');
  let answer = Buffer.alloc(0);
  let changed: () => void = () => undefined;
  socket.on('data', (chunk) => {
    answer = Buffer.concat([answer, chunk]);
    changed();
  });
  socket.on('error', () => undefined);
  return {
    socket,
    async ask(bytes, length) {
      answer = Buffer.alloc(0);
      socket.write(bytes);
      while (answer.length < length) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
      return answer;
    },
  };
}

describe('parseFault', () => {
  const place: fc.Arbitrary<FaultPlace> = fc.record({
    label: fc.integer({ min: 1, max: 999 }),
    at: fc.oneof(
      fc.record({ unit: fc.constant('bytes' as const), value: fc.nat(9_999_999) }),
      fc.record({ unit: fc.constant('percent' as const), value: fc.nat(100) }),
    ),
  });
  const seconds = fc.option(fc.nat(999));
  const anyFault: fc.Arbitrary<PrinterFault> = fc.oneof(
    fc.record({ kind: fc.constant('stall' as const), place, seconds }),
    fc.record({ kind: fc.constantFrom('reset' as const, 'close' as const), place }),
    fc.record({
      kind: fc.constant('slow' as const),
      bytesPerSecond: fc.integer({ min: 1, max: 999_999 }),
    }),
    fc.constant({ kind: 'mute' as const }),
    fc.record({
      kind: fc.constant('problem' as const),
      problem: fc.constantFrom(...printerProblems),
      label: fc.integer({ min: 1, max: 999 }),
      seconds,
    }),
  );

  it('reads what it formats', () => {
    fc.assert(
      fc.property(anyFault, (fault) => {
        expect(parseFault(formatFault(fault))).toEqual(fault);
      }),
    );
  });

  it.each([
    ['cover-open@2', 'head-open@2'],
    ['paper-out', 'paper-out@1'],
    ['reset@60000', 'reset@1:60000'],
    ['reset@50%', 'reset@1:50%'],
    ['STALL', 'stall@1:0'],
    ['mute', 'mute'],
  ])('reads %s as %s', (text, canonical) => {
    const fault = parseFault(text);
    expect(fault === null ? null : formatFault(fault)).toBe(canonical);
  });

  it.each([
    '',
    'paper',
    'paper-out@0',
    'paper-out@x',
    'reset@101%',
    'slow',
    'slow@0',
    'mute@1',
    'reset@1,5x',
  ])('refuses %j', (text) => {
    expect(parseFault(text)).toBeNull();
  });
});

describe.each(printerLanguages)('faults in the bytes of %s', (language) => {
  const bitmap = labelLike(400, 400);
  const bytes = encodeLabel(bitmap, { ...plain, language });

  it.each([0, 25, 50, 99])(
    'reset and close at %i %% let no label out; the next is whole',
    async (percent) => {
      const at = Math.floor((bytes.length * percent) / 100);
      for (const kind of ['reset', 'close'] as const) {
        const printer = await start([`${kind}@${at}`]);
        expect((await send(printer.port, bytes)).kind).not.toBe('delivered');
        expect(printer.struck).toEqual([`${kind}@1:${at}`]);
        expect(printer.labels).toEqual([]);
        expect(await send(printer.port, bytes)).toMatchObject({ kind: 'delivered' });
        expect(printer.labels.map((label) => picture(label.bitmap))).toEqual([picture(bitmap)]);
      }
    },
  );

  it('a percentage counts by the label before', async () => {
    const printer = await start(['reset@50%']);
    expect((await send(printer.port, bytes)).kind).toBe('delivered');
    expect((await send(printer.port, bytes)).kind).toBe('unknown');
    expect((await send(printer.port, bytes)).kind).toBe('delivered');
    expect(printer.labels).toHaveLength(2);
  });

  it('a stall takes no more until somebody connects anew', async () => {
    const printer = await start(['stall@1:100']);
    expect(await send(printer.port, bytes)).toMatchObject({ kind: 'unknown' });
    expect(printer.labels).toEqual([]);
    expect((await send(printer.port, bytes)).kind).toBe('delivered');
  });

  it('says what the matter is while the paper is out, and prints what waited when it is mended', async () => {
    const printer = await start(['paper-out@2']);
    const asked = { address: address(printer.port), language };
    await send(printer.port, bytes);
    expect(await printerCondition(asked)).toBe('ready');
    // All of it fits the printer's memory: taken, and not printed.
    expect((await send(printer.port, bytes)).kind).toBe('delivered');
    expect(printer.labels).toHaveLength(1);
    expect(await printerCondition(asked)).toEqual({ problem: 'paper-out' });
    expect(printer.status()).toMatchObject({ problem: 'paper-out', waiting: 1, printing: false });
    printer.setProblem(null);
    expect(await printerCondition(asked)).toBe('ready');
    expect(printer.struck).toEqual(['paper-out', 'ready']);
    expect(printer.labels).toHaveLength(2);
  });

  it('is mended by itself after the seconds that were said', async () => {
    const mended = signalled();
    const printer = await start(['cover-open@1,0'], {
      onFault: (what) => {
        if (what === 'ready') mended.signal();
      },
    });
    await send(printer.port, bytes);
    await mended.reached;
    await send(printer.port, bytes);
    expect(printer.labels).toHaveLength(2);
  });

  it('stops taking labels when it is full', async () => {
    const printer = await start(['paper-out@1'], { bufferBytes: 1 });
    expect((await send(printer.port, bytes)).kind).toBe('unknown');
    expect(printer.status().isFull).toBe(true);
  });

  it('answers nothing when it is mute', async () => {
    const printer = await start(['mute']);
    const asked = { address: address(printer.port), language };
    expect(await printerCondition(asked, shortTimings)).toBe('mute');
  });
});

describe('answers', () => {
  it('ZPL: ~HS counts what waits, ~HQES tells the error', async () => {
    const printer = await start(['paper-out@1']);
    const { ask } = await talkTo(printer.port);
    const label = '^XA^FO0,0^GFA,1,1,1,F0^FS^PQ2^XZ';
    const host = (await ask(`${label}~HS\r\n`, 82)).toString('latin1');
    expect(host).toBe(
      '\u0002030,1,0,1218,002,0,0,0,000,0,0,0\u0003\r\n' +
        '\u0002000,0,0,0,0,2,6,0,00000002,1,000\u0003\r\n' +
        '\u00021234,0\u0003\r\n',
    );
    const errors = (await ask('~HQES\r\n', 80)).toString('latin1');
    expect(errors).toContain('ERRORS:         1 00000000 00000001');
    printer.setProblem(null);
    expect((await ask('~HQES', 80)).toString('latin1')).toContain(
      'ERRORS:         0 00000000 00000000',
    );
  });

  it('TSPL: ESC ! ? is one byte of flags', async () => {
    const printer = await start([]);
    const { ask } = await talkTo(printer.port);
    for (const [problem, byte] of [
      [null, 0x00],
      ['head-open', 0x01],
      ['jam', 0x02],
      ['paper-out', 0x04],
      ['ribbon-out', 0x08],
      ['paused', 0x10],
      ['fault', 0x80],
    ] as const) {
      printer.setProblem(problem);
      expect([...(await ask('\u001b!?', 1))]).toEqual([byte]);
    }
  });

  it('ESC/POS: a process id comes back when its label is on paper, not before', async () => {
    const printer = await start(['cover-open@1']);
    const { ask, socket } = await talkTo(printer.port);
    const label = encodeLabel(labelLike(80, 40), { ...plain, language: 'escpos' });
    const processId = Buffer.from('1d28480600303031323334', 'hex');
    // The real-time answers overtake the one that waits for the label.
    const status = await ask(Buffer.concat([label, processId, Buffer.from('100402', 'hex')]), 1);
    expect(status.toString('hex')).toBe('16');
    expect(printer.labels).toEqual([]);
    const confirmed = new Promise<Buffer>((resolve) => socket.once('data', resolve));
    printer.setProblem(null);
    expect((await confirmed).toString('hex')).toBe('37223132333400');
    expect(printer.labels).toHaveLength(1);
  });

  it('paces the head and says how long it had nothing to print', async () => {
    const printer = await start([], { labelMs: () => 30 });
    const { ask } = await talkTo(printer.port);
    const label = '^XA^FO0,0^GFA,1,1,1,F0^FS^PQ2^XZ';
    expect((await ask(`${label}~HS\r\n`, 82)).toString('latin1')).toContain(',1218,002,');
    let host = '';
    while (!host.includes(',1218,000,')) host = (await ask('~HS\r\n', 82)).toString('latin1');
    expect(printer.labels).toHaveLength(2);
    expect(printer.labels.every(({ idleMs }) => idleMs >= 0)).toBe(true);
  });
});
