import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LabelDpi } from '../../domain/label/label.ts';
import { defaultPrinterSettings } from '../../domain/printing/printer-settings.ts';
import { encodeLabel } from '../../main/printing/encoders/encode-label.ts';
import { loadLabelFonts } from '../../main/printing/render/fonts.ts';
import { renderLabel } from '../../main/printing/render/render-label.ts';
import { sampleLabel } from '../fixtures/labels/sample-labels.ts';
import { rgbaOf } from '../main/printing/encoders/rgba.ts';

const require = createRequire(import.meta.url);
const Epson = require('node-thermal-printer/lib/types/epson') as new () => {
  readonly printImageBuffer: (width: number, height: number, rgba: Buffer) => Buffer;
};
const { rgbaToZ64 } = require('zpl-image') as {
  readonly rgbaToZ64: (rgba: Uint8Array, width: number, options: object) => unknown;
};

const rounds = 12;

/**
 * Labels a second on this thread: drawn and encoded by us, and only encoded by libraries that are handed the picture. The
 * rounds alternate, so that all meet the same machine.
 */
export async function benchLabels(
  dpi: LabelDpi,
): Promise<readonly { readonly name: string; readonly perSecond: number }[]> {
  const fonts = loadLabelFonts(join(process.cwd(), 'assets/fonts'));
  const draw = (copy: number) => {
    const drawn = renderLabel({ label: sampleLabel({ copy }), size: '100x150', dpi }, fonts);
    if (!drawn.ok) throw new Error(drawn.refusal.code);
    return drawn.value;
  };
  const bitmap = draw(1);
  const rgba = rgbaOf(bitmap);
  const contestants: readonly (readonly [string, (round: number) => unknown])[] = [
    ...(['zpl', 'tspl', 'escpos'] as const).map(
      (language) =>
        [
          `drawn and in ${language}`,
          (round: number) =>
            encodeLabel(draw(round + 1), { ...defaultPrinterSettings, dpi, language }),
        ] as const,
    ),
    [
      'printImageBuffer, picture given',
      () => new Epson().printImageBuffer(bitmap.width, bitmap.height, rgba),
    ],
    ['zpl-image, picture given', () => rgbaToZ64(rgba, bitmap.width, { notrim: true })],
  ];
  const spent = contestants.map(() => 0);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, [, work]] of contestants.entries()) {
      const began = performance.now();
      work(round);
      // The first round warms everything up.
      if (round > 0) spent[index] = (spent[index] ?? 0) + performance.now() - began;
      await nextTurn();
    }
  }
  return contestants.map(([name], index) => ({
    name,
    perSecond: (rounds * 1_000) / (spent[index] ?? 1),
  }));
}
