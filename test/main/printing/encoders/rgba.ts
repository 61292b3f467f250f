import type { Bitmap } from '../../../../domain/label/bitmap.ts';
import { isBlack } from '../render/label-reading.ts';

/** A picture as other libraries take it: four bytes a pixel, on white paper of `width` x `height`. */
export function rgbaOf(
  bitmap: Bitmap,
  width: number = bitmap.width,
  height: number = bitmap.height,
): Buffer {
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      if (isBlack(bitmap, x, y)) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return pixels;
}
