import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { mmToDots } from '../../../domain/label/geometry.ts';
import type { LabelEnding } from '../../../domain/printing/printer-settings.ts';
import { picturePayload, placedOnLabel, rowsPerBand, strips } from './wire-bitmap.ts';
import type { EncodeOptions } from './wire-bitmap.ts';

/** EPL2 ends its lines with a line feed only. */
const line = (text: string): Buffer => Buffer.from(`${text}\n`, 'latin1');

/** The highest of the speed steps that some printer has; slower printers take their own highest for it. */
const maxSpeed = 6;

/**
 * The command `GW x,y,width in bytes,height,data`. As in TSPL 0 burns (Zebra's note on GW), so the bits are turned over,
 * except for the clones that are `inverted`. The comma before the data is missing in the manual and needed.
 */
export const epl2GraphicWrite = (x: number, y: number, bitmap: Bitmap, inverted: boolean): Buffer =>
  Buffer.concat([
    Buffer.from(`GW${x},${y},${bitmap.bytesPerRow},${bitmap.height},`, 'latin1'),
    picturePayload(bitmap.bytes, !inverted),
    line(''),
  ]);

/** Q: the length of a label, and of the gap or black mark behind it, in dots. */
function labelLength(height: number, { media, gapMm, dpi }: EncodeOptions): string {
  const gap = mmToDots(gapMm, dpi);
  switch (media) {
    case 'gap':
      return `Q${height},${gap}`;
    case 'mark':
      return `Q${height},B${gap}`;
    case 'continuous':
      return `Q${height},0`;
    default:
      return media satisfies never;
  }
}

/** O: cutter and label-taken sensor; D goes with both, since shipping labels are direct thermal. */
const endingOptions: Readonly<Record<LabelEnding, readonly string[]>> = {
  printer: [],
  tear: ['OD'],
  peel: ['OD,P'],
  cut: ['OD,C'],
};

/**
 * One label in EPL2. It opens with as many empty lines as a picture band can still lack, because a job that broke off
 * leaves the printer counting pixels: they complete that band, N then wipes it, and otherwise they mean nothing.
 */
export function encodeEpl2(bitmap: Bitmap, options: EncodeOptions): Buffer {
  const picture = placedOnLabel(bitmap, options);
  return Buffer.concat([
    line('\n'.repeat(rowsPerBand * picture.bytesPerRow + 1)),
    line('N'),
    line(`q${picture.width}`),
    line(labelLength(picture.height, options)),
    ...(options.speed === null ? [] : [line(`S${Math.min(maxSpeed, options.speed)}`)]),
    ...(options.darkness === null ? [] : [line(`D${options.darkness}`)]),
    ...endingOptions[options.ending].map(line),
    line('ZT'),
    line('R0,0'),
    line('N'),
    ...strips(picture, rowsPerBand).map((strip) =>
      epl2GraphicWrite(0, strip.top, strip.bitmap, options.inverted),
    ),
    line(`P${options.copies}`),
  ]);
}
