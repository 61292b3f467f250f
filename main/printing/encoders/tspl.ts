import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { dotsPerMm } from '../../../domain/label/geometry.ts';
import { picturePayload, placedOnLabel, strips } from './wire-bitmap.ts';
import type { EncodeOptions } from './wire-bitmap.ts';

const gapMm = 2;
const rowsPerBand = 128;
const lineEnd = '\r\n';

const line = (text: string): Buffer => Buffer.from(text + lineEnd, 'latin1');

const millimetres = (dots: number, options: EncodeOptions): string =>
  `${Number((dots / dotsPerMm(options.dpi)).toFixed(2))} mm`;

/**
 * The command `BITMAP x,y,width in bytes,height,0,data`. In TSPL 0 burns, the opposite of `Bitmap`, so the bits are
 * turned over, except for the clones that are `inverted`.
 */
export const tsplBitmapCommand = (
  x: number,
  y: number,
  bitmap: Bitmap,
  inverted: boolean,
): Buffer =>
  Buffer.concat([
    Buffer.from(`BITMAP ${x},${y},${bitmap.bytesPerRow},${bitmap.height},0,`, 'latin1'),
    picturePayload(bitmap.bytes, !inverted),
    line(''),
  ]);

/**
 * One label in TSPL. It opens with as many empty lines as a picture band can still lack, because a job that broke
 * off leaves the printer counting pixels: they complete that band, CLS then wipes it, and otherwise they mean
 * nothing.
 */
export function encodeTspl(bitmap: Bitmap, options: EncodeOptions): Buffer {
  const picture = placedOnLabel(bitmap, options);
  const emptyLines = Math.ceil((rowsPerBand * picture.bytesPerRow) / lineEnd.length) + 1;
  return Buffer.concat([
    line(lineEnd.repeat(emptyLines)),
    line(`SIZE ${millimetres(picture.width, options)},${millimetres(picture.height, options)}`),
    line(`GAP ${gapMm} mm,0 mm`),
    ...(options.darkness === null ? [] : [line(`DENSITY ${Math.round(options.darkness)}`)]),
    line('DIRECTION 0,0'),
    line('REFERENCE 0,0'),
    line('CLS'),
    ...strips(picture, rowsPerBand).map((strip) =>
      tsplBitmapCommand(0, strip.top, strip.bitmap, options.inverted),
    ),
    line('PRINT 1,1'),
  ]);
}
