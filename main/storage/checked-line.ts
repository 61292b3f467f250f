import { crc32 } from 'node:zlib';

const space = 0x20;
const newline = 0x0a;
const checksumLength = 8;

export const checksumText = (crc: number): string => crc.toString(16).padStart(checksumLength, '0');

/** `crc32hex word json\n`, the checksum over `word json`. `json` holds no line break, as `JSON.stringify` writes none. */
export function encodeCheckedLine(word: string, json: string): Buffer {
  const body = `${word} ${json}`;
  const bodyLength = Buffer.byteLength(body);
  const line = Buffer.allocUnsafe(checksumLength + 1 + bodyLength + 1);
  line.write(body, checksumLength + 1);
  line.write(checksumText(crc32(line.subarray(checksumLength + 1, -1))), 0, 'latin1');
  line[checksumLength] = space;
  line[line.length - 1] = newline;
  return line;
}

export type CheckedLine = { readonly word: string; readonly json: Buffer };

/** The parts of a line (without its line break), or null when a single bit of it is not as written. */
export function decodeCheckedLine(line: Buffer): CheckedLine | null {
  if (line.length < checksumLength + 3 || line[checksumLength] !== space) return null;
  const body = line.subarray(checksumLength + 1);
  if (readChecksum(line) !== crc32(body)) return null;
  const wordEnd = body.indexOf(space);
  if (wordEnd < 1) return null;
  return { word: body.toString('latin1', 0, wordEnd), json: body.subarray(wordEnd + 1) };
}

/** The number that the first eight bytes say, as `checksumText` writes it; -1 for anything else, such as `A` for `a`. */
function readChecksum(line: Buffer): number {
  let value = 0;
  for (let at = 0; at < checksumLength; at += 1) {
    const byte = line[at] ?? 0;
    const digit = byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : byte - 0x30;
    if (digit < 0 || digit > 15 || (digit > 9 && byte < 0x61)) return -1;
    value = value * 16 + digit;
  }
  return value;
}
