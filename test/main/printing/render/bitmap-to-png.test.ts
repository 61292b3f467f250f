import { createCanvas, loadImage } from '@napi-rs/canvas';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bitmap } from '../../../../domain/label/bitmap.ts';
import { bitmapToPng } from '../../../../main/printing/render/bitmap-to-png.ts';
import { isBlack } from './label-reading.ts';

const anyBitmap: fc.Arbitrary<Bitmap> = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 20 }) })
  .chain(({ width, height }) => {
    const bytesPerRow = Math.ceil(width / 8);
    const length = bytesPerRow * height;
    return fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => ({
      width,
      height,
      bytesPerRow,
      bytes,
    }));
  });

test('another decoder sees the same dots', async () => {
  await fc.assert(
    fc.asyncProperty(anyBitmap, async (bitmap) => {
      const image = await loadImage(bitmapToPng(bitmap, 203));
      expect([image.width, image.height]).toEqual([bitmap.width, bitmap.height]);
      const context = createCanvas(bitmap.width, bitmap.height).getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      for (let y = 0; y < bitmap.height; y += 1) {
        for (let x = 0; x < bitmap.width; x += 1) {
          const at = (y * bitmap.width + x) * 4;
          expect([data[at], data[at + 3]]).toEqual([isBlack(bitmap, x, y) ? 0 : 255, 255]);
        }
      }
    }),
    { numRuns: 40 },
  );
});

const densityOf = (png: Buffer): number => png.readUInt32BE(png.indexOf('pHYs') + 4);

test('it says its size on paper', () => {
  const bitmap = { width: 8, height: 1, bytesPerRow: 1, bytes: new Uint8Array([0x0f]) };
  expect(densityOf(bitmapToPng(bitmap, 203))).toBe(8000);
  expect(densityOf(bitmapToPng(bitmap, 300))).toBe(11811);
});
