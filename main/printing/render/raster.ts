import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { LabelFormat } from '../../../domain/label/draw-label.ts';
import { labelSizeDots } from '../../../domain/label/geometry.ts';

/**
 * A dot is burned from this grey on (0 black, 255 white). Above the middle on purpose: a thin stroke that falls between
 * two rows of dots leaves both a little lighter than half, and must not vanish.
 */
const burnedBelow = 190;

/** A canvas of one label, 1 unit to the dot. */
export function createLabelCanvas({ size, dpi }: LabelFormat): SKRSContext2D {
  const { width, height } = labelSizeDots(size, dpi);
  return createCanvas(width, height).getContext('2d');
}

/** All four channels of eight white dots, as words of 32 bits that are and-ed together. */
const allWhite = -1;

/** The picture on a canvas in black and white. Only the red channel is read, as labels have no colours. */
export function toBitmap(context: SKRSContext2D): Bitmap {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  const bytesPerRow = Math.ceil(width / 8);
  const bytes = new Uint8Array(bytesPerRow * height);
  // Most of a label is white: eight dots at once are looked at as words before their red channels are.
  const words = new Int32Array(data.buffer, data.byteOffset, width * height);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    for (let column = 0; column < bytesPerRow; column += 1) {
      const from = row + column * 8;
      const to = Math.min(from + 8, row + width);
      let white = allWhite;
      for (let at = from; at < to; at += 1) white &= words[at] ?? allWhite;
      if (white === allWhite) continue;
      let bits = 0;
      for (let at = from; at < to; at += 1) {
        if ((data[at * 4] ?? 255) < burnedBelow) bits |= 0x80 >> (at - from);
      }
      bytes[y * bytesPerRow + column] = bits;
    }
  }
  return { width, height, bytesPerRow, bytes };
}
