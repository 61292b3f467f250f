import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { labelSizes } from '../../../domain/label/label.ts';
import type { LabelDpi, LabelSize } from '../../../domain/label/label.ts';
import { qrText } from '../../../domain/label/scan-code.ts';
import { zplFormats } from '../../../domain/printing/printer-settings.ts';
import type { ZplFormat } from '../../../domain/printing/printer-settings.ts';
import { printerLanguages } from '../../../domain/printing/printer.ts';
import type { PrinterLanguage } from '../../../domain/printing/printer.ts';
import { encodeLabel } from '../../../main/printing/encoders/encode-label.ts';
import { bitmapToPng } from '../../../main/printing/render/bitmap-to-png.ts';
import { createLabelDecoder } from '../../../main/printing/virtual/label-decoder.ts';
import { sampleLabel, sampleReceivers } from '../../fixtures/labels/sample-labels.ts';
import { plain } from './encoders/bitmaps.ts';
import { render, symbolsOf } from './render/label-checks.ts';
import { hasZbar, readWithZxing, runsOfRow } from './render/label-reading.ts';

const run = promisify(execFile);

type Case = {
  readonly language: PrinterLanguage;
  readonly dpi: LabelDpi;
  readonly size: LabelSize;
  readonly zplFormat: ZplFormat;
  readonly inverted: boolean;
  readonly receiver: keyof typeof sampleReceivers;
  readonly waybill: string;
  readonly copy: number;
  readonly sortingCode: string;
};

const anyCase: fc.Arbitrary<Case> = fc.record({
  language: fc.constantFrom(...printerLanguages),
  // Fewer of 600 dpi: their pictures are nine times as large.
  dpi: fc.oneof(
    { weight: 30, arbitrary: fc.constant(203 as const) },
    { weight: 8, arbitrary: fc.constant(300 as const) },
    { weight: 1, arbitrary: fc.constant(600 as const) },
  ),
  size: fc.constantFrom(...labelSizes),
  zplFormat: fc.constantFrom(...zplFormats),
  inverted: fc.boolean(),
  receiver: fc.constantFrom(...(Object.keys(sampleReceivers) as (keyof typeof sampleReceivers)[])),
  waybill: fc.oneof(
    fc.stringMatching(/^[A-Z]{2}\d{9}[A-Z]{2}$/),
    fc.stringMatching(/^LP\d{14}$/),
    fc.stringMatching(/^\d{10,16}$/),
  ),
  copy: fc.constantFrom(1, 1, 2, 12),
  sortingCode: fc.constantFrom('', '', '47-B'),
});

/** The picture as it comes out of a printer of that language. */
function printed(one: Case): Bitmap {
  const { waybill, copy, sortingCode, size, dpi } = one;
  const label = sampleLabel({
    waybill,
    copy,
    sortingCode,
    receiver: sampleReceivers[one.receiver],
  });
  const decoder = createLabelDecoder({ inverted: one.inverted, dpi });
  const [event, ...more] = decoder.push(
    encodeLabel(render(label, { size, dpi }), { ...plain, ...one }),
  );
  if (event?.kind !== 'label' || more.length > 0) throw new Error(JSON.stringify({ event, more }));
  return event.bitmap;
}

/** Lengths of the runs of equal modules in a row. */
const runsOf = (modules: readonly boolean[]): number[] =>
  modules.reduce<number[]>(
    (runs, module, at) =>
      at > 0 && module === modules[at - 1]
        ? [...runs.slice(0, -1), (runs.at(-1) ?? 0) + 1]
        : [...runs, 1],
    [],
  );

/** Whether a row of the picture has these bars in whole dots, with so many modules of white on both sides. */
function hasBars(bitmap: Bitmap, bars: readonly number[], quietModules: number): boolean {
  for (let y = 0; y < bitmap.height; y += 3) {
    const runs = runsOfRow(bitmap, y);
    for (let from = 1; from + bars.length < runs.length; from += 2) {
      const module = (runs[from] ?? 0) / (bars[0] ?? 1);
      if (
        Number.isInteger(module) &&
        bars.every((bar, at) => runs[from + at] === bar * module) &&
        Math.min(runs[from - 1] ?? 0, runs[from + bars.length] ?? 0) >= quietModules * module
      ) {
        return true;
      }
    }
  }
  return false;
}

/** What zbarimg reads in each of the files, sorted, by one process for all of them. */
async function readAllWithZbar(files: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const only = ['-Sdisable', '-Scode128.enable', '-Sqrcode.enable'];
  const { stdout } = await run('zbarimg', ['-q', '--xml', ...only, ...files], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const read = new Map<string, string[]>();
  for (const [, file = '', symbols = ''] of stdout.matchAll(
    /<source href='([^']*)'>([\s\S]*?)<\/source>/g,
  )) {
    const texts = [...symbols.matchAll(/type='([^']+)'[\s\S]*?<!\[CDATA\[([\s\S]*?)\]\]>/g)];
    read.set(file, texts.map(([, type, text]) => `${type}:${text}`).sort());
  }
  return read;
}

async function expectZbarReads(files: ReadonlyMap<string, Case>): Promise<void> {
  const read = await readAllWithZbar([...files.keys()]);
  for (const [file, one] of files) {
    expect([JSON.stringify(one), read.get(file)]).toEqual([
      JSON.stringify(one),
      [`CODE-128:${one.waybill}`, `QR-Code:${qrText(one.waybill, one.copy)}`],
    ]);
  }
}

const labels = 500;
const batch = 50;

it(
  `${labels} random labels: every language, size and head gives codes that two readers read exactly`,
  { timeout: 300_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'random-labels-'));
    try {
      const cases = fc.sample(anyCase, { numRuns: labels, seed: 20_250_311 });
      let reading = Promise.resolve();
      for (let start = 0; start < cases.length; start += batch) {
        const files = new Map<string, Case>();
        for (const [index, one] of cases.slice(start, start + batch).entries()) {
          const bitmap = printed(one);
          const symbols = symbolsOf(sampleLabel({ waybill: one.waybill, copy: one.copy }));
          const said = JSON.stringify(one);
          expect([said, hasBars(bitmap, symbols.code128, 10)]).toEqual([said, true]);
          expect([said, hasBars(bitmap, runsOf(symbols.qr[0] ?? []), 4)]).toEqual([said, true]);
          const file = join(folder, `${start + index}.png`);
          await writeFile(file, bitmapToPng(bitmap, one.dpi));
          files.set(file, one);
          expect([said, await readWithZxing(bitmap)]).toEqual([
            said,
            [`Code128:${one.waybill}`, `QRCode:${qrText(one.waybill, one.copy)}`],
          ]);
        }
        // The other reader is a process of its own: it reads while the next labels are drawn.
        await reading;
        if (!hasZbar) continue;
        reading = expectZbarReads(files);
        reading.catch(() => undefined);
      }
      await reading;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
