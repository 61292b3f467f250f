import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { picturePayload, placedOnLabel, rowsPerBand, strips } from './wire-bitmap.ts';
import type { EncodeOptions } from './wire-bitmap.ts';

const ESC = 0x1b;
const GS = 0x1d;
const formFeed = Buffer.from([0x0c]);
const initialise = Buffer.from([ESC, 0x40]);
/** GS V 66 0: feed to the cutter and cut. */
const feedAndCut = Buffer.from([GS, 0x56, 66, 0]);

const littleEndian16 = (value: number): [number, number] => [value & 0xff, (value >> 8) & 0xff];

/** GS W: the printable width in dots, since a raster alone tells its width only in whole bytes. */
const printAreaWidth = (dots: number): Buffer => Buffer.from([GS, 0x57, ...littleEndian16(dots)]);

/** GS ( K function 49: density in steps of about 5 % around the factory setting; its range is -6..+8. */
function density(darkness: number): Buffer {
  const step = Math.max(-6, Math.min(8, Math.round(darkness) - 7));
  return Buffer.from([GS, 0x28, 0x4b, 2, 0, 49, step & 0xff]);
}

/** GS v 0: one band of the picture at normal size. */
const rasterBand = (band: Bitmap, turnedOver: boolean): Buffer =>
  Buffer.concat([
    Buffer.from([
      GS,
      0x76,
      0x30,
      0,
      ...littleEndian16(band.bytesPerRow),
      ...littleEndian16(band.height),
    ]),
    picturePayload(band.bytes, turnedOver),
  ]);

/**
 * One label in ESC/POS: raster bands and the feed to the next label, or a cut on continuous paper. It opens with as many
 * zero bytes as a band can still lack, because a job that broke off leaves the printer counting pixels: the zeros
 * complete that band in white and are ignored otherwise, so that this label is not eaten as the rest of the last one.
 */
export function encodeEscPos(bitmap: Bitmap, options: EncodeOptions): Buffer {
  const picture = placedOnLabel(bitmap, options);
  const headerLength = 8;
  const label = [
    ...strips(picture, rowsPerBand).map((strip) => rasterBand(strip.bitmap, options.inverted)),
    options.ending === 'cut' ? feedAndCut : formFeed,
  ];
  return Buffer.concat([
    Buffer.alloc(rowsPerBand * picture.bytesPerRow + headerLength),
    initialise,
    ...(options.darkness === null ? [] : [density(options.darkness)]),
    printAreaWidth(picture.width),
    ...Array.from({ length: options.copies }, () => label).flat(),
  ]);
}
