import * as fc from 'fast-check';
import type { Bitmap } from '../../../../domain/label/bitmap.ts';
import { defaultPrinterSettings } from '../../../../domain/printing/printer-settings.ts';
import type { EncodeOptions } from '../../../../main/printing/encoders/wire-bitmap.ts';

/** A bitmap whose dot at (x, y) is black where `isBlack` says so. */
export function drawn(
  width: number,
  height: number,
  isBlack: (x: number, y: number) => boolean,
): Bitmap {
  const bytesPerRow = Math.ceil(width / 8);
  const bytes = new Uint8Array(bytesPerRow * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isBlack(x, y)) {
        const at = y * bytesPerRow + (x >> 3);
        bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  return { width, height, bytesPerRow, bytes };
}

/** Rows of `#` (black) and `.`; equal bitmaps give equal text, and a failed test shows the picture. */
export const picture = (bitmap: Bitmap): string[] =>
  Array.from({ length: bitmap.height }, (_, y) =>
    Array.from({ length: bitmap.width }, (__, x) =>
      (bitmap.bytes[y * bitmap.bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7)) ? '#' : '.',
    ).join(''),
  );

/** A label-like picture without symmetry: frame, bars of many widths and a filled corner. */
export const labelLike = (width: number, height: number, seed = 1): Bitmap =>
  drawn(
    width,
    height,
    (x, y) =>
      x < 2 ||
      y === 0 ||
      (x < width / 5 && y < height / 7) ||
      (y > height / 3 && y < height / 2 && ((x * (x + seed)) >> 4) % 3 === 0) ||
      (y > height / 2 && (x * 31 + y * 17 + seed) % 11 === 0),
  );

/** Bitmaps of any size and picture, with long runs, equal rows and noise. */
export const anyBitmap: fc.Arbitrary<Bitmap> = fc
  .record({
    width: fc.integer({ min: 1, max: 130 }),
    height: fc.integer({ min: 1, max: 300 }),
    style: fc.constantFrom('noise' as const, 'runs' as const, 'white' as const, 'black' as const),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ width, height, style, seed }) =>
    drawn(width, height, (x, y) => {
      switch (style) {
        case 'noise':
          return (Math.imul(x + 1, 2_654_435_761) ^ Math.imul(y + seed, 40_503)) % 7 > 0;
        case 'runs':
          return (((y >> 3) * seed + (x >> 4)) & 1) === 1;
        case 'white':
          return false;
        case 'black':
          return true;
        default:
          return style satisfies never;
      }
    }),
  );

/** A printer without any adjustment. */
export const plain: EncodeOptions = defaultPrinterSettings;

/** `bytes` cut at the places that `cuts` (fractions of its length) name. */
export function chunked(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...new Set(cuts.map((cut) => Math.floor(cut * bytes.length)))].sort(
    (a, b) => a - b,
  );
  return [0, ...places].map((start, index) => bytes.subarray(start, places[index] ?? bytes.length));
}
