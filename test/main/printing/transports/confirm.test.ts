import { afterEach, describe, expect, it } from 'vitest';
import { printerLanguages } from '../../../../domain/printing/printer.ts';
import type { PrinterCondition, PrinterLanguage } from '../../../../domain/printing/printer.ts';
import { encodeLabel } from '../../../../main/printing/encoders/encode-label.ts';
import { sendLabel } from '../../../../main/printing/send.ts';
import {
  printerCondition,
  printerReady,
  probePrinter,
} from '../../../../main/printing/transports/probe.ts';
import type { SendOptions, SendOutcome } from '../../../../main/printing/transports/transport.ts';
import { startVirtualPrinter } from '../../../../main/printing/virtual/virtual-printer.ts';
import type {
  VirtualPrinter,
  VirtualPrinterOptions,
} from '../../../../main/printing/virtual/virtual-printer.ts';
import { labelLike, picture, plain } from '../encoders/bitmaps.ts';
import { closePeers, shortTimings, signalled, startPeer, verdict } from './peers.ts';

/** The languages that can confirm a label, and how. */
const confirmations = {
  zpl: 'zpl-odometer',
  tspl: 'tspl-status',
  escpos: 'escpos-process-id',
} as const;
type Confirming = keyof typeof confirmations;
const confirming = Object.keys(confirmations) as Confirming[];

/** Long enough for the head to be seen at work. */
const workMs = 250;

const probedAt = '2026-11-22T00:00:00.000Z';
const running: VirtualPrinter[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((printer) => printer.close()));
  await closePeers();
});

async function start(options: Partial<VirtualPrinterOptions> = {}) {
  const pictures: string[][] = [];
  const printer = await startVirtualPrinter({
    port: 0,
    onLabel: ({ bitmap }) => void pictures.push(picture(bitmap)),
    onError: () => undefined,
    labelMs: () => workMs,
    ...options,
  });
  running.push(printer);
  return { ...printer, pictures };
}

const at = (port: number, language: PrinterLanguage) =>
  ({ address: { kind: 'tcp', host: '127.0.0.1', port }, language }) as const;

const known = (port: number, language: Confirming) => ({
  ...at(port, language),
  reports: { condition: true, confirms: confirmations[language], probedAt },
});

const bitmap = labelLike(400, 600);

const send = (
  port: number,
  language: Confirming,
  options: SendOptions = {},
): Promise<SendOutcome> =>
  sendLabel(
    known(port, language),
    encodeLabel(bitmap, { ...plain, language }),
    options,
    shortTimings,
  );

describe('probePrinter', () => {
  it.each(confirming)('finds that a printer of %s confirms', async (language) => {
    const { port, pictures } = await start({ language });
    expect(await probePrinter(at(port, language), probedAt, shortTimings)).toEqual({
      ok: true,
      value: { condition: true, confirms: confirmations[language], probedAt },
    });
    expect(pictures).toEqual([]);
  });

  it.each(printerLanguages)('finds a mute printer of %s mute', async (language) => {
    const { port } = await start({ language, faults: [{ kind: 'mute' }] });
    expect(await probePrinter(at(port, language), probedAt, shortTimings)).toEqual({
      ok: true,
      value: { condition: false, confirms: null, probedAt },
    });
  });

  it('prints nothing that the next label would show', async () => {
    const { port, pictures } = await start({ language: 'escpos' });
    await probePrinter(at(port, 'escpos'), probedAt, shortTimings);
    expect(verdict(await send(port, 'escpos'))).toBe('acknowledged');
    expect(pictures).toEqual([picture(bitmap)]);
  });
});

describe.each(confirming)('a printer of %s that was probed', (language) => {
  it('confirms the label only when it is out', async () => {
    const paper = signalled();
    let isOut = false;
    const printer = await start({
      language,
      onLabel: async () => {
        await paper.reached;
        isOut = true;
      },
    });
    const all = signalled();
    const bytes = encodeLabel(bitmap, { ...plain, language });
    const sending = send(printer.port, language, {
      onProgress: (sent) => {
        if (sent === bytes.length) all.signal();
      },
    }).then((outcome) => ({ outcome, isOut }));
    await all.reached;
    paper.signal();
    expect(await sending).toEqual({
      outcome: {
        kind: 'acknowledged',
        bytesSent: bytes.length,
        by: confirmations[language],
      },
      isOut: true,
    });
  });

  it('confirms 20 labels, each once', async () => {
    const { port, pictures } = await start({ language });
    for (let label = 0; label < 20; label += 1) {
      expect(verdict(await send(port, language))).toBe('acknowledged');
    }
    expect(pictures.length).toBe(20);
  });

  it('gets nothing while its cover is open', async () => {
    const printer = await start({ language });
    printer.setProblem('head-open');
    expect(verdict(await send(printer.port, language))).toBe('failed: printer-head-open');
    printer.setProblem(null);
    expect(verdict(await send(printer.port, language))).toBe('acknowledged');
    expect(printer.pictures.length).toBe(1);
  });

  it('is waited for until somebody loads paper', async () => {
    const printer = await start({ language });
    printer.setProblem('paper-out');
    const told: PrinterCondition[] = [];
    const waited = await printerReady(
      at(printer.port, language),
      {
        onCondition: (condition) => {
          told.push(condition);
          printer.setProblem(null);
        },
      },
      shortTimings,
    );
    expect(waited).toEqual({ ok: true, value: 'ready' });
    expect(told).toEqual([{ problem: 'paper-out' }, 'ready']);
  });

  it('is waited for until somebody cancels', async () => {
    const printer = await start({ language });
    printer.setProblem('paper-out');
    const controller = new AbortController();
    const waited = await printerReady(
      at(printer.port, language),
      { signal: controller.signal, onCondition: () => controller.abort() },
      shortTimings,
    );
    expect(waited).toMatchObject({ ok: false, refusal: { code: 'print-cancelled' } });
  });

  it('that has become mute takes the label without a word', async () => {
    const { port, pictures } = await start({ language, faults: [{ kind: 'mute' }] });
    expect(verdict(await send(port, language))).toBe('delivered');
    expect(pictures.length).toBe(1);
  });

  it('claims nothing when its connection breaks before the answer', async () => {
    const bytes = encodeLabel(bitmap, { ...plain, language });
    const peer = await startPeer((socket, taken) =>
      socket.on('data', () => taken() > bytes.length && socket.resetAndDestroy()),
    );
    expect((await send(peer.port, language)).kind).toBe('unknown');
  });
});

describe('paper that runs out with the label in the printer', () => {
  const ranOut = { kind: 'problem', problem: 'paper-out', label: 1, seconds: null } as const;

  it('is waited for where the printer keeps the label', async () => {
    const printer = await start({ language: 'zpl', faults: [ranOut] });
    const told: PrinterCondition[] = [];
    const outcome = await send(printer.port, 'zpl', {
      onCondition: (condition) => {
        told.push(condition);
        printer.setProblem(null);
      },
    });
    expect(verdict(outcome)).toBe('acknowledged');
    expect(told).toEqual([{ problem: 'paper-out' }, 'ready']);
    expect(printer.pictures).toEqual([picture(bitmap)]);
  });

  it.each(['tspl', 'escpos'] as const)('leaves a label of %s unknown', async (language) => {
    const printer = await start({ language, faults: [ranOut] });
    expect(verdict(await send(printer.port, language))).toBe('unknown: label-met-paper-out');
    expect(await printerCondition(at(printer.port, language), shortTimings)).toEqual({
      problem: 'paper-out',
    });
  });

  it('is given up when nobody comes', async () => {
    const printer = await start({ language: 'zpl', faults: [ranOut] });
    const outcome = await sendLabel(
      known(printer.port, 'zpl'),
      encodeLabel(bitmap, { ...plain, language: 'zpl' }),
      {},
      { ...shortTimings, mendMs: 50 },
    );
    expect(verdict(outcome)).toBe('unknown: label-met-paper-out');
  });

  it('can be cancelled', async () => {
    const printer = await start({ language: 'zpl', faults: [ranOut] });
    const controller = new AbortController();
    const outcome = await send(printer.port, 'zpl', {
      signal: controller.signal,
      onCondition: () => controller.abort(),
    });
    expect(verdict(outcome)).toBe('unknown: print-cancelled-midway');
  });
});
