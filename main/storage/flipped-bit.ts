import { crc32 } from 'node:zlib';
import { checksumText, decodeCheckedLine } from './checked-line.ts';

const checksumLength = 8;
const space = 0x20;

/** What the checksum does with each byte; the remainders of zlib's polynomial. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

/**
 * The line (without its line break) as it was before one of its bits changed; null when more than that happened to it.
 * The checksum tells which bit: each leaves a remainder of its own. Damage of another kind passes for a flipped bit in
 * about one of two billion cases per byte of the line.
 */
export function restoreFlippedBit(line: Buffer): Buffer | null {
  if (line.length < checksumLength + 3) return null;
  const body = line.subarray(checksumLength + 1);
  const actual = crc32(body);
  // The flipped bit may be in the checksum itself, or in the space behind it.
  const headed = Buffer.concat([Buffer.from(`${checksumText(actual)} `, 'latin1'), body]);
  if (differingBits(headed, line) === 1) return whole(headed);
  const noted = line.toString('latin1', 0, checksumLength);
  if (!/^[0-9a-f]{8}$/.test(noted) || line[checksumLength] !== space) return null;
  const place = flippedIn(body.length, (Number.parseInt(noted, 16) ^ actual) >>> 0);
  if (place === null) return null;
  const restored = Buffer.from(line);
  const index = checksumLength + 1 + place.byte;
  restored[index] = (restored[index] ?? 0) ^ (1 << place.bit);
  return whole(restored);
}

const whole = (line: Buffer): Buffer | null => (decodeCheckedLine(line) === null ? null : line);

/** How many bits of the checksum and the space behind it differ. */
function differingBits(one: Buffer, other: Buffer): number {
  let count = 0;
  for (let index = 0; index <= checksumLength; index += 1) {
    for (let rest = (one[index] ?? 0) ^ (other[index] ?? 0); rest !== 0; rest >>= 1) {
      count += rest & 1;
    }
  }
  return count;
}

/** Which bit of `length` bytes changes their checksum by `difference`; null when none does by itself. */
function flippedIn(
  length: number,
  difference: number,
): { readonly byte: number; readonly bit: number } | null {
  const changes = Uint32Array.from({ length: 8 }, (_, bit) => remainders[1 << bit] ?? 0);
  for (let byte = length - 1; byte >= 0; byte -= 1) {
    const bit = changes.indexOf(difference);
    if (bit !== -1) return { byte, bit };
    // One byte further from the end: the change has gone through one more step.
    for (let at = 0; at < 8; at += 1) {
      const change = changes[at] ?? 0;
      changes[at] = (remainders[change & 0xff] ?? 0) ^ (change >>> 8);
    }
  }
  return null;
}
