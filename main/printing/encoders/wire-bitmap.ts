import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { mmToDots } from '../../../domain/label/geometry.ts';
import type { PrinterSettings } from '../../../domain/printing/printer-settings.ts';

/** What an encoder needs to know of the printer beside its language. */
export type EncodeOptions = Omit<PrinterSettings, 'language' | 'size'>;

/** Rows of one band of a picture: small enough for the receive buffer of any label printer. */
export const rowsPerBand = 128;

/** A white bitmap of `width` x `height` dots. */
export function blankBitmap(width: number, height: number): Bitmap {
  const bytesPerRow = Math.ceil(width / 8);
  return { width, height, bytesPerRow, bytes: new Uint8Array(bytesPerRow * height) };
}

/** Burns the black dots of `source` into `target`, its corner at (`x`, `y`) dots; what falls outside is cut off. */
export function burnInto(target: Bitmap, source: Bitmap, x: number, y: number): void {
  const firstByte = Math.floor(x / 8);
  const shift = x - firstByte * 8;
  const unusedBits = target.bytesPerRow * 8 - target.width;
  const lastMask = (0xff << unusedBits) & 0xff;
  const burn = (rowStart: number, index: number, bits: number): void => {
    if (bits === 0 || index < 0 || index >= target.bytesPerRow) return;
    const kept = index === target.bytesPerRow - 1 ? bits & lastMask : bits;
    target.bytes[rowStart + index] = (target.bytes[rowStart + index] ?? 0) | kept;
  };
  for (let row = Math.max(0, -y); row < source.height && row + y < target.height; row += 1) {
    const from = row * source.bytesPerRow;
    const to = (row + y) * target.bytesPerRow;
    for (let column = 0; column < source.bytesPerRow; column += 1) {
      const bits = source.bytes[from + column] ?? 0;
      burn(to, firstByte + column, bits >> shift);
      burn(to, firstByte + column + 1, (bits << (8 - shift)) & 0xff);
    }
  }
}

/**
 * The picture as the head shall burn it: moved by the printer's offsets on a label of unchanged size. It is moved
 * here, not by commands, since clones disagree about the commands and not every language takes both
 * directions.
 */
export function placedOnLabel(
  bitmap: Bitmap,
  options: Pick<EncodeOptions, 'dpi' | 'offsetXMm' | 'offsetYMm'>,
): Bitmap {
  const x = mmToDots(options.offsetXMm, options.dpi);
  const y = mmToDots(options.offsetYMm, options.dpi);
  if (x === 0 && y === 0) return bitmap;
  const moved = blankBitmap(bitmap.width, bitmap.height);
  burnInto(moved, bitmap, x, y);
  return moved;
}

/** The bytes of a picture with every bit turned over where asked; also the unused bits, so that they stay white. */
export function picturePayload(bytes: Uint8Array, turnedOver: boolean): Buffer {
  const payload = Buffer.from(bytes);
  if (turnedOver) {
    for (let index = 0; index < payload.length; index += 1) {
      payload[index] = ~(payload[index] ?? 0) & 0xff;
    }
  }
  return payload;
}

/** The picture cut into strips of at most `rows` rows, top first, with the row each begins at. */
export function strips(
  bitmap: Bitmap,
  rows: number,
): { readonly top: number; readonly bitmap: Bitmap }[] {
  return Array.from({ length: Math.ceil(bitmap.height / rows) }, (_, index) => {
    const top = index * rows;
    const height = Math.min(rows, bitmap.height - top);
    const start = top * bitmap.bytesPerRow;
    const bytes = bitmap.bytes.subarray(start, start + height * bitmap.bytesPerRow);
    return { top, bitmap: { ...bitmap, height, bytes } };
  });
}
