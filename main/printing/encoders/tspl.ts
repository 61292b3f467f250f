import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { dotsPerMm } from '../../../domain/label/geometry.ts';
import type { LabelEnding } from '../../../domain/printing/printer-settings.ts';
import { picturePayload, placedOnLabel, rowsPerBand, strips } from './wire-bitmap.ts';
import type { EncodeOptions } from './wire-bitmap.ts';

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

/** The command that tells how the printer finds the end of a label. */
function labelEnd({ media, gapMm }: EncodeOptions): string {
  switch (media) {
    case 'gap':
      return `GAP ${gapMm} mm,0 mm`;
    case 'mark':
      return `BLINE ${gapMm} mm,0 mm`;
    case 'continuous':
      return 'GAP 0 mm,0 mm';
    default:
      return media satisfies never;
  }
}

/** What is done behind a label; whatever else the printer was set to is taken back. */
const endingCommands: Readonly<Record<LabelEnding, readonly string[]>> = {
  printer: [],
  tear: ['SET CUTTER OFF', 'SET PEEL OFF', 'SET TEAR ON'],
  peel: ['SET CUTTER OFF', 'SET PEEL ON'],
  cut: ['SET PEEL OFF', 'SET CUTTER 1'],
};

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
    line(labelEnd(options)),
    ...(options.speed === null ? [] : [line(`SPEED ${options.speed}`)]),
    ...(options.darkness === null ? [] : [line(`DENSITY ${Math.round(options.darkness)}`)]),
    ...endingCommands[options.ending].map(line),
    line('DIRECTION 0,0'),
    line('REFERENCE 0,0'),
    line('CLS'),
    ...strips(picture, rowsPerBand).map((strip) =>
      tsplBitmapCommand(0, strip.top, strip.bitmap, options.inverted),
    ),
    line(`PRINT 1,${options.copies}`),
  ]);
}
