import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bitmap } from '../../../../domain/label/bitmap.ts';
import { encodeEscPos } from '../../../../main/printing/encoders/escpos.ts';
import { anyBitmap, drawn, labelLike, plain } from './bitmaps.ts';

type EpsonPrinter = { printImageBuffer(width: number, height: number, rgba: Buffer): Buffer };
const require = createRequire(import.meta.url);
const Epson = require('node-thermal-printer/lib/types/epson') as new () => EpsonPrinter;

/** The picture as the pixels from which node-thermal-printer makes its own raster. */
function rgba(bitmap: Bitmap): Buffer {
  const pixels = Buffer.alloc(bitmap.width * bitmap.height * 4, 255);
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      const byte = bitmap.bytes[y * bitmap.bytesPerRow + (x >> 3)] ?? 0;
      if (byte & (0x80 >> (x & 7)))
        pixels.fill(0, (y * bitmap.width + x) * 4, (y * bitmap.width + x) * 4 + 3);
    }
  }
  return pixels;
}

/** The bytes after the leading zeros. */
const afterGuard = (bytes: Buffer): Buffer => bytes.subarray(bytes.findIndex((byte) => byte !== 0));

/** The pixels of all raster bands, put together, for a picture of `bytesPerRow`. */
function rasterPayload(bytes: Buffer, bytesPerRow: number): Buffer {
  const parts: Buffer[] = [];
  const command = Buffer.from([0x1d, 0x76, 0x30, 0, bytesPerRow & 0xff, bytesPerRow >> 8]);
  let at = bytes.indexOf(command);
  while (at >= 0) {
    const length = bytesPerRow * bytes.readUInt16LE(at + 6);
    parts.push(bytes.subarray(at + 8, at + 8 + length));
    const next = at + 8 + length;
    at = bytes.subarray(next, next + command.length).equals(command) ? next : -1;
  }
  return Buffer.concat(parts);
}

describe('encodeEscPos', () => {
  it('writes initialise, print width, raster and form feed, after zeros for a whole band', () => {
    const bitmap = drawn(12, 2, (x, y) => x === y || x === 11);
    const bytes = encodeEscPos(bitmap, plain);
    expect(afterGuard(bytes).toString('hex')).toBe(
      ['1b40', '1d570c00', '1d763000', '0200', '0200', '8010', '4010', '0c'].join(''),
    );
    expect(bytes.findIndex((byte) => byte !== 0)).toBeGreaterThanOrEqual(128 * 2);
  });

  it('cuts bands of 128 rows', () => {
    const bitmap = labelLike(16, 300);
    const bytes = encodeEscPos(bitmap, plain);
    const heights: number[] = [];
    let at = bytes.indexOf(Buffer.from([0x1d, 0x76, 0x30, 0]));
    while (bytes[at] === 0x1d) {
      heights.push(bytes.readUInt16LE(at + 6));
      at += 8 + 2 * bytes.readUInt16LE(at + 6);
    }
    expect(heights).toEqual([128, 128, 44]);
  });

  it('has the same pixels as node-thermal-printer makes of the same picture', () => {
    fc.assert(
      fc.property(anyBitmap, (bitmap) => {
        const reference = new Epson().printImageBuffer(bitmap.width, bitmap.height, rgba(bitmap));
        const payload = rasterPayload(encodeEscPos(bitmap, plain), bitmap.bytesPerRow);
        expect(payload.equals(reference.subarray(8))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('turns every bit over for an inverted printer, so that the edge stays white', () => {
    const bitmap = drawn(12, 1, (x) => x === 0);
    const bytes = encodeEscPos(bitmap, { ...plain, inverted: true });
    expect(rasterPayload(bytes, 2).toString('hex')).toBe('7fff');
  });

  it.each([
    [7, 0x00],
    [0, 0xfa],
    [1, 0xfa],
    [15, 0x08],
  ])('sets darkness %i as density byte %i', (darkness, step) => {
    const bytes = encodeEscPos(labelLike(8, 8), { ...plain, darkness });
    expect(bytes.includes(Buffer.from([0x1d, 0x28, 0x4b, 2, 0, 49, step]))).toBe(true);
  });

  it('ends with a cut on continuous paper', () => {
    const bytes = encodeEscPos(labelLike(8, 8), { ...plain, ending: 'cut' });
    expect(bytes.subarray(-4).toString('hex')).toBe('1d564200');
  });
});
