import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LabelDpi } from '../../domain/label/label.ts';
import { defaultPrinterSettings } from '../../domain/printing/printer-settings.ts';
import { printerLanguages, type PrinterLanguage } from '../../domain/printing/printer.ts';
import { openLabelRenderer } from '../../main/printing/render/renderer.ts';
import { outFolder } from '../cli/packbench.ts';
import { sampleLabel, sampleReceivers } from '../fixtures/labels/sample-labels.ts';
import { rgbaOf } from '../main/printing/encoders/rgba.ts';

const require = createRequire(import.meta.url);
const Epson = require('node-thermal-printer/lib/types/epson') as new () => {
  readonly printImageBuffer: (width: number, height: number, rgba: Buffer) => Buffer;
};
const { rgbaToZ64 } = require('zpl-image') as {
  readonly rgbaToZ64: (rgba: Uint8Array, width: number, options: object) => unknown;
};
type RasterEncoder = {
  image(image: object, width: number, height: number, dither: string, at: number): RasterEncoder;
  encode(): Uint8Array;
};
const ReceiptPrinterEncoder = require('@point-of-sale/receipt-printer-encoder') as new (
  options: object,
) => RasterEncoder;

const rounds = 8;
/** Our labels in a round; a peer gets one, for it is handed the same picture each time. */
const labelsARound = 12;
/** As many are asked for at once as the program asks for. */
const atOnce = 3;

/** Labels a second of one contestant. */
export type Speed = {
  readonly name: string;
  /** The language that it writes. */
  readonly language: PrinterLanguage;
  readonly isOurs: boolean;
  readonly perSecond: number;
};

/**
 * Labels a second: drawn and encoded by us, by the worker that the program itself draws with, and only encoded by
 * libraries that are handed the picture. No two of our labels are alike. The rounds alternate, so that all meet the same
 * machine.
 */
export async function benchLabels(dpi: LabelDpi): Promise<readonly Speed[]> {
  const renderer = openLabelRenderer({
    workerPath: join(outFolder, 'main', 'render-worker.js'),
    fontsDirectory: join(process.cwd(), 'assets/fonts'),
  });
  const receivers = Object.values(sampleReceivers);
  let drawn = 0;
  const nextLabel = () => {
    drawn += 1;
    return {
      label: sampleLabel({
        waybill: `RE${String(700_000_000 + drawn)}CN`,
        shipmentId: `S-20250311-${drawn}`,
        orderIds: [String(8_012_345_678_901_234 + drawn)],
        receiver: receivers[drawn % receivers.length] ?? sampleReceivers.latin,
      }),
      size: '100x150' as const,
      dpi,
    };
  };
  const picture = await renderer.render(nextLabel());
  if (!picture.ok) throw new Error(picture.refusal.code);
  const { width, height } = picture.value;
  const rgba = rgbaOf(picture.value);
  // It takes whole bytes only.
  const whole = { width: Math.floor(width / 8) * 8, height: Math.floor(height / 8) * 8 };
  const cropped = cropOf(rgba, width, whole);

  const ours = printerLanguages.map((language) => ({
    name: `drawn and in ${language}`,
    language,
    isOurs: true,
    labels: labelsARound,
    work: async (): Promise<void> => {
      const printer = { ...defaultPrinterSettings, dpi, language };
      let left = labelsARound;
      const lane = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          const bytes = await renderer.encode(nextLabel(), printer);
          if (!bytes.ok) throw new Error(bytes.refusal.code);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
    },
  }));
  const peer = (name: string, language: PrinterLanguage, work: () => unknown) => ({
    name: `${name}, picture given`,
    language,
    isOurs: false,
    labels: 1,
    work: async (): Promise<void> => {
      work();
      await nextTurn();
    },
  });
  const contestants = [
    ...ours,
    peer('printImageBuffer', 'escpos', () => new Epson().printImageBuffer(width, height, rgba)),
    peer('receipt-printer-encoder', 'escpos', () =>
      new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48, imageMode: 'raster' })
        .image({ data: cropped, ...whole }, whole.width, whole.height, 'threshold', 128)
        .encode(),
    ),
    peer('zpl-image', 'zpl', () => rgbaToZ64(rgba, width, { notrim: true })),
  ];
  const spent = contestants.map(() => 0);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { work }] of contestants.entries()) {
      const began = performance.now();
      await work();
      // The first round warms everything up.
      if (round > 0) spent[index] = (spent[index] ?? 0) + performance.now() - began;
    }
  }
  await renderer.close();
  return contestants.map(({ name, language, isOurs, labels }, index) => ({
    name,
    language,
    isOurs,
    perSecond: (rounds * labels * 1_000) / (spent[index] ?? 1),
  }));
}

/** The upper left part of a picture of four bytes a dot. */
function cropOf(
  rgba: Uint8Array,
  width: number,
  to: { readonly width: number; readonly height: number },
): Uint8Array {
  const cropped = new Uint8Array(to.width * to.height * 4);
  for (let y = 0; y < to.height; y += 1) {
    cropped.set(rgba.subarray(y * width * 4, (y * width + to.width) * 4), y * to.width * 4);
  }
  return cropped;
}
