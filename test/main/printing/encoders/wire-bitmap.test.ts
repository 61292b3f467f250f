import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  burnInto,
  blankBitmap,
  placedOnLabel,
  strips,
} from '../../../../main/printing/encoders/wire-bitmap.ts';
import { anyBitmap, drawn, picture, plain } from './bitmaps.ts';

const offset = fc.integer({ min: -140, max: 140 });

describe('burnInto', () => {
  it('moves every dot and cuts off what falls outside', () => {
    fc.assert(
      fc.property(anyBitmap, anyBitmap, offset, offset, (source, size, x, y) => {
        const target = blankBitmap(size.width, size.height);
        burnInto(target, source, x, y);
        const rows = picture(source);
        const wanted = drawn(size.width, size.height, (tx, ty) => rows[ty - y]?.[tx - x] === '#');
        expect(picture(target)).toEqual(picture(wanted));
        expect(target.bytes).toEqual(wanted.bytes);
      }),
      { numRuns: 60 },
    );
  });
});

describe('placedOnLabel', () => {
  const corner = drawn(32, 32, (x, y) => x < 8 && y < 8);

  it('leaves the picture alone without offsets', () => {
    expect(placedOnLabel(corner, plain)).toBe(corner);
  });

  it('moves right and down by millimetres of the head', () => {
    const moved = placedOnLabel(corner, { ...plain, offsetXMm: 1, offsetYMm: 2 });
    const wanted = drawn(32, 32, (x, y) => x >= 8 && x < 16 && y >= 16 && y < 24);
    expect(picture(moved)).toEqual(picture(wanted));
  });

  it('moves left and up over the edge', () => {
    const moved = placedOnLabel(corner, { ...plain, dpi: 300, offsetXMm: -0.5, offsetYMm: -0.5 });
    expect(picture(moved)).toEqual(picture(drawn(32, 32, (x, y) => x < 2 && y < 2)));
  });
});

describe('strips', () => {
  it('cuts the picture into rows that make it up again', () => {
    fc.assert(
      fc.property(anyBitmap, fc.integer({ min: 1, max: 200 }), (bitmap, rows) => {
        const cut = strips(bitmap, rows);
        expect(cut.flatMap((strip) => picture(strip.bitmap))).toEqual(picture(bitmap));
        expect(cut.every((strip, index) => strip.top === index * rows)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
