import { deflateSync } from 'node:zlib';
import type { Bitmap } from '../../../domain/label/bitmap.ts';
import type { LabelEnding, ZplFormat } from '../../../domain/printing/printer-settings.ts';
import { crc16 } from './crc16.ts';
import { picturePayload, placedOnLabel, strips } from './wire-bitmap.ts';
import type { EncodeOptions } from './wire-bitmap.ts';

/** The manual ends the byte counts of ^GF at 99999; a 10 x 15 cm label has more, so it goes in strips. */
const maxGraphicBytes = 99_999;

/** ~JX: forgets a format that broke off, so that this label is not taken for its rest. */
const cancelPartialFormat = '~JX';

function base64Deflated(payload: Buffer): string {
  const text = deflateSync(payload).toString('base64');
  const crc = crc16(Buffer.from(text, 'latin1')).toString(16).toUpperCase().padStart(4, '0');
  return `:Z64:${text}:${crc}`;
}

/** Run lengths: g..z stand for 20, 40 .. 400 and G..Y for 1 .. 19, added up before the repeated digit. */
function runLength(count: number): string {
  const full = 'z'.repeat(Math.floor(count / 400));
  const rest = count % 400;
  const twenties = Math.floor(rest / 20);
  const ones = rest % 20;
  return (
    full +
    (twenties === 0 ? '' : String.fromCharCode('f'.charCodeAt(0) + twenties)) +
    (ones === 0 ? '' : String.fromCharCode('F'.charCodeAt(0) + ones))
  );
}

/**
 * One row of hex digits in ZPL's alternative compression; `,` fills the row with white. Its counterpart `!` is left
 * alone: there are readers that fill with the digit 1 instead of with black.
 */
function compressedRow(row: string): string {
  let length = row.length;
  while (length > 0 && row[length - 1] === '0') length -= 1;
  let runs = '';
  for (let at = 0; at < length;) {
    const digit = row[at] ?? '';
    let end = at + 1;
    while (end < length && row[end] === digit) end += 1;
    // A length takes a character at least, so that two of a digit are written out.
    runs += end - at < 3 ? row.slice(at, end) : runLength(end - at) + digit;
    at = end;
  }
  return length === row.length ? runs : `${runs},`;
}

function compressedHex(payload: Buffer, bytesPerRow: number): string {
  const hex = payload.toString('hex').toUpperCase();
  const digitsPerRow = bytesPerRow * 2;
  let previous = '';
  let written = '';
  for (let start = 0; start < hex.length; start += digitsPerRow) {
    const row = hex.slice(start, start + digitsPerRow);
    written += row === previous ? ':' : compressedRow(row);
    previous = row;
  }
  return written;
}

function graphicData(payload: Buffer, bytesPerRow: number, format: ZplFormat): string {
  switch (format) {
    case 'z64':
      return base64Deflated(payload);
    case 'acs':
      return compressedHex(payload, bytesPerRow);
    case 'hex':
      return payload.toString('hex').toUpperCase();
    default:
      return format satisfies never;
  }
}

/** The command ^GFA with the whole `bitmap`, in at most 99,999 bytes before compression. */
export function zplGraphicField(bitmap: Bitmap, inverted: boolean, format: ZplFormat): string {
  const payload = picturePayload(bitmap.bytes, inverted);
  const data = graphicData(payload, bitmap.bytesPerRow, format);
  return `^GFA,${payload.length},${payload.length},${bitmap.bytesPerRow},${data}`;
}

/** ^MN: how the printer finds the end of a label. */
const mediaTracking = { gap: '^MNY', mark: '^MNM', continuous: '^MNN' } as const;

/** ^MM: what is done behind a label. */
const printMode: Readonly<Record<LabelEnding, readonly string[]>> = {
  printer: [],
  tear: ['^MMT'],
  peel: ['^MMP'],
  cut: ['^MMC'],
};

/** One label in ZPL. Darkness 0..15 is sent as ~SD 0..30. */
export function encodeZpl(bitmap: Bitmap, options: EncodeOptions): Buffer {
  const picture = placedOnLabel(bitmap, options);
  const rowsPerStrip = Math.floor(maxGraphicBytes / picture.bytesPerRow);
  const darkness =
    options.darkness === null
      ? []
      : [`~SD${String(Math.round(options.darkness * 2)).padStart(2, '0')}`];
  const lines = [
    cancelPartialFormat,
    ...darkness,
    '^XA',
    mediaTracking[options.media],
    ...printMode[options.ending],
    ...(options.speed === null ? [] : [`^PR${options.speed}`]),
    `^PW${picture.width}`,
    `^LL${picture.height}`,
    '^LH0,0',
    ...strips(picture, rowsPerStrip).map(
      (strip) =>
        `^FO0,${strip.top}${zplGraphicField(strip.bitmap, options.inverted, options.zplFormat)}^FS`,
    ),
    `^PQ${options.copies}`,
    '^XZ',
  ];
  return Buffer.from(`${lines.join('\n')}\n`, 'latin1');
}
