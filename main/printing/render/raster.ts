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

/** The picture on a canvas in black and white. Only the red channel is read, as labels have no colours. */
export function toBitmap(context: SKRSContext2D): Bitmap {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  const bytesPerRow = Math.ceil(width / 8);
  const bytes = new Uint8Array(bytesPerRow * height);
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    const row = y * bytesPerRow;
    for (let x = 0; x < width; x += 1) {
      if ((data[at] ?? 255) < burnedBelow) {
        const index = row + (x >> 3);
        bytes[index] = (bytes[index] ?? 0) | (0x80 >> (x & 7));
      }
      at += 4;
    }
  }
  return { width, height, bytesPerRow, bytes };
}
