import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ready } from 'zpl-renderer-js';
import type { Bitmap } from '../../../../domain/label/bitmap.ts';
import type { LabelDpi } from '../../../../domain/label/label.ts';
import { zplFormats } from '../../../../domain/printing/printer-settings.ts';
import { crc16 } from '../../../../main/printing/encoders/crc16.ts';
import { encodeEscPos } from '../../../../main/printing/encoders/escpos.ts';
import { encodeZpl } from '../../../../main/printing/encoders/zpl.ts';
import { sampleLabel } from '../../../fixtures/labels/sample-labels.ts';
import { render } from '../render/label-checks.ts';
import { isBlack } from '../render/label-reading.ts';
import { anyBitmap, drawn, plain } from './bitmaps.ts';
import { rgbaOf } from './rgba.ts';

const require = createRequire(import.meta.url);
const { rgbaToZ64 } = require('zpl-image') as {
  readonly rgbaToZ64: (
    rgba: Uint8Array,
    width: number,
    options: { readonly notrim: boolean },
  ) => { readonly z64: string };
};
type RasterEncoder = {
  image(
    data: { data: Uint8Array; width: number; height: number },
    width: number,
    height: number,
    dither: 'threshold',
    threshold: number,
  ): RasterEncoder;
  encode(): Uint8Array;
};
const ReceiptPrinterEncoder = require('@point-of-sale/receipt-printer-encoder') as new (
  options: object,
) => RasterEncoder;

/** Dots that another program draws otherwise. */
async function differingDots(zpl: Buffer, bitmap: Bitmap, dotsPerMm: number): Promise<number> {
  const { api } = await ready;
  const png = await api.zplToBase64Async(
    zpl.toString('latin1'),
    bitmap.width / dotsPerMm,
    bitmap.height / dotsPerMm,
    dotsPerMm,
  );
  const image = await loadImage(Buffer.from(png, 'base64'));
  expect([image.width, image.height]).toEqual([bitmap.width, bitmap.height]);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let differing = 0;
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      const isDark = (data[(y * image.width + x) * 4] ?? 255) < 128;
      if (isDark !== isBlack(bitmap, x, y)) differing += 1;
    }
  }
  return differing;
}

describe.each<readonly [LabelDpi, number]>([
  [203, 8],
  [300, 12],
])('a label in ZPL at %i dpi', (dpi, dotsPerMm) => {
  it.each(zplFormats)('is drawn by zpl-renderer-js dot for dot: %s', async (zplFormat) => {
    const bitmap = render(sampleLabel(), { size: '100x100', dpi });
    const zpl = encodeZpl(bitmap, { ...plain, dpi, zplFormat });
    expect(await differingDots(zpl, bitmap, dotsPerMm)).toBe(0);
  });
});

it('has the CRC that zpl-image writes, and packs the same bytes, in 100 pictures', () => {
  fc.assert(
    fc.property(anyBitmap, (bitmap) => {
      const { z64 } = rgbaToZ64(rgbaOf(bitmap), bitmap.width, { notrim: true });
      const [, packed = '', crc = ''] = /^:Z64:([\w+/=]+):([0-9A-Fa-f]{4})$/.exec(z64) ?? [];
      expect(crc16(Buffer.from(packed, 'latin1'))).toBe(Number.parseInt(crc, 16));
      expect(inflateSync(Buffer.from(packed, 'base64')).equals(bitmap.bytes)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

/** The rows of all GS v 0 rasters, one after the other. */
function rasterRows(bytes: Uint8Array): Buffer[] {
  const stream = Buffer.from(bytes);
  const command = Buffer.from([0x1d, 0x76, 0x30]);
  const rows: Buffer[] = [];
  for (let at = stream.indexOf(command); at >= 0;) {
    const bytesPerRow = stream.readUInt16LE(at + 4);
    const height = stream.readUInt16LE(at + 6);
    for (let row = 0; row < height; row += 1) {
      const start = at + 8 + row * bytesPerRow;
      rows.push(stream.subarray(start, start + bytesPerRow));
    }
    at = stream.indexOf(command, at + 8 + bytesPerRow * height);
  }
  return rows;
}

it.each([
  [96, 64],
  [93, 61],
  [577, 130],
])('burns the raster of receipt-printer-encoder: %i x %i dots', (width, height) => {
  const bitmap = drawn(width, height, (x, y) => (x * 31 + y * 17) % 7 < 3);
  // The other one takes pictures of whole bytes only: the rest is white paper.
  const whole = { width: Math.ceil(width / 8) * 8, height: Math.ceil(height / 8) * 8 };
  const data = new Uint8Array(rgbaOf(bitmap, whole.width, whole.height));
  const theirs = rasterRows(
    new ReceiptPrinterEncoder({ language: 'esc-pos', imageMode: 'raster', columns: 48 })
      .image({ data, ...whole }, whole.width, whole.height, 'threshold', 128)
      .encode(),
  );
  const ours = rasterRows(encodeEscPos(bitmap, plain));
  expect(ours).toHaveLength(height);
  expect(theirs.slice(0, height).map((row) => row.toString('hex'))).toEqual(
    ours.map((row) => row.toString('hex')),
  );
});
