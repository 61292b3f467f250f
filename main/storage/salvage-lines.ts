import { decodeCheckedLine } from './checked-line.ts';
import { restoreFlippedBit } from './flipped-bit.ts';
import type { Place } from './segment-parser.ts';

/** A line that is as it was written, or bytes that are not. */
export type SalvagedLine =
  | {
      readonly kind: 'line';
      /** Without its line break. */
      readonly line: Buffer;
      readonly at: Place;
      /** Bytes that were not as written although the line is: `bit` when its checksum had to tell which bit. */
      readonly mended: 'no' | 'line-break' | 'bit';
    }
  | { readonly kind: 'bad'; readonly at: Place; readonly bytes: number };

type RawLine = { readonly bytes: Buffer; readonly at: Place; readonly isTerminated: boolean };

const newline = Buffer.from('\n');

/** Longer stretches of bad bytes are not looked into. */
const mendableBytes = 8 << 20;

/** The lines of a damaged file in order, with what is known of the bytes between them. */
export async function* salvageLines(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<SalvagedLine, void> {
  let bad: Buffer[] = [];
  let badAt: Place | null = null;
  for await (const { bytes, at, isTerminated } of rawLines(chunks)) {
    const start = goodFrom(bytes);
    if (start === null) {
      badAt ??= at;
      bad.push(bytes, ...(isTerminated ? [newline] : []));
      continue;
    }
    if (start > 0) {
      badAt ??= at;
      bad.push(bytes.subarray(0, start));
    }
    if (badAt !== null) yield* mend(Buffer.concat(bad), badAt);
    bad = [];
    badAt = null;
    yield {
      kind: 'line',
      line: bytes.subarray(start),
      at: { line: at.line, byte: at.byte + start },
      mended: 'no',
    };
  }
  if (badAt !== null) yield* mend(Buffer.concat(bad), badAt);
}

async function* rawLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<RawLine, void> {
  let pending: Buffer[] = [];
  let at: Place = { line: 1, byte: 0 };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const bytes = Buffer.concat([...pending, chunk.subarray(start, end)]);
      yield { bytes, at, isTerminated: true };
      at = { line: at.line + 1, byte: at.byte + bytes.length + 1 };
      pending = [];
      start = end + 1;
    }
    if (start < chunk.length) pending.push(Buffer.from(chunk.subarray(start)));
  }
  if (pending.length > 0) yield { bytes: Buffer.concat(pending), at, isTerminated: false };
}

/** From which byte on this is a whole line; null when no part of it is. */
function goodFrom(bytes: Buffer): number | null {
  if (decodeCheckedLine(bytes) !== null) return 0;
  if (bytes.length > mendableBytes) return null;
  // The line break before it may be what is damaged.
  for (const { index } of bytes.toString('latin1').matchAll(/(?=[0-9a-f]{8} \d+ )/g)) {
    if (decodeCheckedLine(bytes.subarray(index)) !== null) return index;
  }
  return null;
}

/** Tries to read bad bytes as one line, and else as the lines that they look like. */
function* mend(bytes: Buffer, at: Place): Generator<SalvagedLine, void> {
  const known = bytes.length > mendableBytes ? null : mendLine(bytes, at);
  if (known !== null) {
    yield known;
    return;
  }
  const breaks = bytes.length > mendableBytes ? -1 : bytes.subarray(0, -1).indexOf(10);
  if (breaks === -1) {
    yield { kind: 'bad', at, bytes: bytes.length };
    return;
  }
  const first = bytes.subarray(0, breaks + 1);
  yield mendLine(first, at) ?? { kind: 'bad', at, bytes: first.length };
  yield* mend(bytes.subarray(breaks + 1), { line: at.line + 1, byte: at.byte + first.length });
}

function mendLine(bytes: Buffer, at: Place): SalvagedLine | null {
  // Its last byte is its line break, damaged or not.
  const line = bytes.subarray(0, -1);
  if (decodeCheckedLine(line) !== null) return { kind: 'line', line, at, mended: 'line-break' };
  const restored = restoreFlippedBit(line);
  return restored === null ? null : { kind: 'line', line: restored, at, mended: 'bit' };
}
