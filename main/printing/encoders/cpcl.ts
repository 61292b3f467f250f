import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { picturePayload, placedOnLabel, rowsPerBand, strips } from './wire-bitmap.ts';
import type { EncodeOptions } from './wire-bitmap.ts';

const line = (text: string): Buffer => Buffer.from(`${text}\r\n`, 'latin1');

/** SPEED counts steps up to 5, CONTRAST up to 3. */
const maxSpeed = 5;
const maxContrast = 3;
const darknessSteps = 15;

/** The command `CG width in bytes,height,x,y,data`; 1 burns. */
export const cpclCompressedGraphics = (
  x: number,
  y: number,
  bitmap: Bitmap,
  inverted: boolean,
): Buffer =>
  Buffer.concat([
    Buffer.from(`CG ${bitmap.bytesPerRow} ${bitmap.height} ${x} ${y} `, 'latin1'),
    picturePayload(bitmap.bytes, inverted),
    line(''),
  ]);

/** How the printer finds the end of a label, and that it goes there behind it. */
const labelEnd = {
  gap: { sense: ['GAP-SENSE'], feed: ['FORM'] },
  mark: { sense: ['BAR-SENSE'], feed: ['FORM'] },
  continuous: { sense: ['JOURNAL'], feed: [] },
} as const;

/**
 * One label in CPCL. It opens with as many zero bytes as a picture band can still lack, because a job that broke off
 * leaves the printer counting pixels: they complete that band in white, and otherwise they mean nothing.
 */
export function encodeCpcl(bitmap: Bitmap, options: EncodeOptions): Buffer {
  const picture = placedOnLabel(bitmap, options);
  // The manual writes 200 for heads of 203 dpi.
  const dpi = options.dpi === 203 ? 200 : options.dpi;
  const { sense, feed } = labelEnd[options.media];
  const contrast =
    options.darkness === null ? null : Math.round((options.darkness / darknessSteps) * maxContrast);
  return Buffer.concat([
    Buffer.alloc(rowsPerBand * picture.bytesPerRow + 1),
    line(''),
    line(`! 0 ${dpi} ${dpi} ${picture.height} ${options.copies}`),
    line(`PAGE-WIDTH ${picture.width}`),
    ...sense.map(line),
    ...(contrast === null ? [] : [line(`CONTRAST ${contrast}`)]),
    ...(options.speed === null ? [] : [line(`SPEED ${Math.min(maxSpeed, options.speed)}`)]),
    ...strips(picture, rowsPerBand).map((strip) =>
      cpclCompressedGraphics(0, strip.top, strip.bitmap, options.inverted),
    ),
    ...feed.map(line),
    line('PRINT'),
  ]);
}
