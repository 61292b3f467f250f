import { inflateSync } from 'node:zlib';
import type { Bitmap } from '../../../domain/label/bitmap.ts';
import { crc16 } from '../encoders/crc16.ts';
import { picturePayload } from '../encoders/wire-bitmap.ts';
import { WireFault } from './byte-reader.ts';
import { maxLabelBytes } from './print-job.ts';

/** The decoded data of a ^GF field, or what is wrong with it. */
type Decoded = Buffer | string;

const encodedPattern = /^:(Z64|B64):([A-Za-z0-9+/=\s]*):([0-9A-Fa-f]{4})\s*$/;
const isHexDigit = (character: string): boolean => /^[0-9A-Fa-f]$/.test(character);

/** What a run-length letter adds: G..Y 1..19, g..z 20..400; 0 for any other character. */
function countOf(character: string): number {
  if (character >= 'G' && character <= 'Y') return character.charCodeAt(0) - 'F'.charCodeAt(0);
  if (character >= 'g' && character <= 'z')
    return (character.charCodeAt(0) - 'f'.charCodeAt(0)) * 20;
  return 0;
}

/** Hex digits with ZPL's run lengths and the row fillers `,` `!` `:`. */
function decodeHex(text: string, total: number, bytesPerRow: number): Decoded {
  const digitsPerRow = bytesPerRow * 2;
  const wanted = total * 2;
  const digits = new Uint8Array(wanted);
  let at = 0;
  let count = 0;
  for (const character of text) {
    const inRow = at % digitsPerRow;
    const added = countOf(character);
    if (added > 0) {
      count += added;
    } else if (isHexDigit(character)) {
      const run = Math.max(1, count);
      if (at + run > wanted) return 'more data than announced';
      digits.fill(Number.parseInt(character, 16), at, at + run);
      at += run;
      count = 0;
    } else if (character === ',' || character === '!') {
      const end = at - inRow + digitsPerRow;
      if (end > wanted) return 'more data than announced';
      digits.fill(character === ',' ? 0 : 0xf, at, end);
      at = end;
    } else if (character === ':') {
      if (inRow !== 0 || at + digitsPerRow > wanted) return '":" inside a row';
      if (at > 0) digits.copyWithin(at, at - digitsPerRow, at);
      at += digitsPerRow;
    } else if (character.trim() !== '') {
      return `${JSON.stringify(character)} is no hex digit`;
    }
  }
  if (at < wanted) return `${Math.floor(at / 2)} of ${total} bytes of data`;
  return Buffer.from(
    Uint8Array.from(
      { length: total },
      (_, i) => ((digits[i * 2] ?? 0) << 4) | (digits[i * 2 + 1] ?? 0),
    ),
  );
}

/** `:Z64:` (deflated) or `:B64:` (plain) base64, whose CRC must be right. */
function decodeBase64(text: string, total: number): Decoded {
  const match = encodedPattern.exec(text);
  if (match === null) return 'base64 data without its end or CRC';
  const [, kind, encoded = '', crc = ''] = match;
  const actual = crc16(Buffer.from(encoded, 'latin1'));
  if (actual !== Number.parseInt(crc, 16)) return `CRC ${crc} does not fit the data`;
  const bytes = Buffer.from(encoded, 'base64');
  if (kind === 'B64') return bytes;
  try {
    return inflateSync(bytes, { maxOutputLength: total });
  } catch {
    return 'data that cannot be unpacked';
  }
}

/** The picture of `^GFA,b,c,d,data`; `parameters` is what follows GF. */
export function decodeGraphic(parameters: string, inverted: boolean, offset: number): Bitmap {
  const match = /^A,(\d{1,8}),(\d{1,8}),(\d{1,6}),([\s\S]*)$/.exec(parameters);
  if (match === null) throw new WireFault('^GF is not of the form ^GFA,b,c,d,data', offset);
  const [, , totalText, perRowText, data = ''] = match;
  const total = Number(totalText);
  const bytesPerRow = Number(perRowText);
  if (total < 1 || total > maxLabelBytes || bytesPerRow < 1 || total % bytesPerRow !== 0) {
    throw new WireFault(`^GF with ${total} bytes in rows of ${bytesPerRow}`, offset);
  }
  const decoded = /^:[ZB]64:/.test(data)
    ? decodeBase64(data, total)
    : decodeHex(data, total, bytesPerRow);
  if (typeof decoded === 'string') throw new WireFault(`^GF has ${decoded}`, offset);
  if (decoded.length !== total) {
    throw new WireFault(`^GF has ${decoded.length} of ${total} bytes of data`, offset);
  }
  const height = total / bytesPerRow;
  return { width: bytesPerRow * 8, height, bytesPerRow, bytes: picturePayload(decoded, inverted) };
}
