import { decodeCheckedLine } from './checked-line.ts';
import type { JournalRecord } from './model.ts';
import { encodeLost, readJournalLine, type LostRecords } from './record.ts';
import { salvageLines, type SalvagedLine } from './salvage-lines.ts';
import { unpackable } from './segment-reader.ts';
import { decodeHeader, encodeHeader, segmentKind, type SegmentHeader } from './segment.ts';
import { SegmentParser, type Place } from './segment-parser.ts';

/** A place in a segment that is not as it was written. */
export type SegmentDamage = {
  readonly at: Place;
  /** 0 where a packed file cannot be unpacked any further. */
  readonly bytes: number;
  /** `bit`: the line is known again from its checksum; `header`: from the files beside it. */
  readonly mended: 'no' | 'line-break' | 'bit' | 'header';
};

export type SalvagedPart =
  /** Lines (with their line breaks) of the segment as it can be read again, in order. */
  | { readonly kind: 'lines'; readonly lines: readonly Buffer[] }
  | { readonly kind: 'records'; readonly records: readonly JournalRecord<unknown>[] }
  | { readonly kind: 'damage'; readonly damage: SegmentDamage }
  | { readonly kind: 'lost'; readonly lost: LostRecords; readonly isKnown: boolean };

/**
 * Everything that can still be read of a damaged segment. `header` takes the place of one that is destroyed, `next` is
 * the first record of the segment behind it, null when there is none: then bytes at the very end count as a write that
 * was never confirmed.
 */
export async function* salvageSegment(
  chunks: AsyncIterable<Buffer>,
  { header, next }: { readonly header: SegmentHeader; readonly next: number | null },
): AsyncGenerator<SalvagedPart, void> {
  const salvage = new Salvage(header);
  for await (const line of salvageLines(whole(chunks, salvage))) yield* salvage.take(line);
  yield* salvage.finish(next);
}

async function* whole(
  chunks: AsyncIterable<Buffer>,
  salvage: Salvage,
): AsyncGenerator<Buffer, void> {
  for await (const chunk of unpackable(chunks)) {
    if (chunk === 'unreadable') salvage.isCutOff = true;
    else yield chunk;
  }
}

class Salvage {
  isCutOff = false;
  readonly #header: SegmentHeader;
  readonly #parser = new SegmentParser();
  /** Lines of a record whose others are still to come. */
  #held: Buffer[] = [];

  constructor(header: SegmentHeader) {
    this.#header = header;
  }

  *take(piece: SalvagedLine): Generator<SalvagedPart, void> {
    if (piece.kind === 'bad') {
      const { at, bytes } = piece;
      const isHeader = at.byte === 0 && this.#parser.header === null;
      yield { kind: 'damage', damage: { at, bytes, mended: isHeader ? 'header' : 'no' } };
      return;
    }
    const { line, at, mended } = piece;
    if (mended !== 'no') yield { kind: 'damage', damage: { at, bytes: line.length, mended } };
    if (this.#parser.header === null && decodeHeader(segmentKind, line) === null) {
      yield* this.#accept(this.#ownHeader());
    }
    yield* this.#accept(line);
  }

  *finish(next: number | null): Generator<SalvagedPart, void> {
    if (this.#parser.header === null) yield* this.#accept(this.#ownHeader());
    if (this.isCutOff) {
      yield { kind: 'damage', damage: { at: this.#parser.at, bytes: 0, mended: 'no' } };
    }
    if (next !== null) yield* this.#lose(next - 1);
  }

  #ownHeader(): Buffer {
    return encodeHeader(segmentKind, this.#header).subarray(0, -1);
  }

  *#accept(line: Buffer): Generator<SalvagedPart, void> {
    const parser = this.#parser;
    const before = parser.lost.length;
    if (parser.take(line) !== null && !(yield* this.#resume(line))) return;
    const kept = Buffer.concat([line, Buffer.from('\n')]);
    this.#held.push(kept);
    for (const lost of parser.lost.slice(before)) yield { kind: 'lost', lost, isKnown: true };
    if (parser.unfinished !== null) return;
    yield { kind: 'lines', lines: this.#held };
    this.#held = [];
    const records = parser.drain();
    if (records.length > 0) yield { kind: 'records', records };
  }

  /** Goes on behind what is missing before this line; false when the line by itself means nothing. */
  *#resume(line: Buffer): Generator<SalvagedPart, boolean> {
    const parser = this.#parser;
    const decoded = decodeCheckedLine(line);
    const content = decoded === null ? null : readJournalLine(decoded);
    // Events ahead of a record of which others are missing: the record itself tells that it is lost.
    if (content === null || content.kind === 'staged') return false;
    const { seq } = content;
    if (content.kind === 'closed') {
      if (seq < parser.lastSeq) return false;
      yield* this.#lose(seq);
      return parser.take(line) === null;
    }
    const first = content.kind === 'lost' ? content.from : seq;
    if (first <= parser.lastSeq) return false;
    yield* this.#lose(first - 1);
    if (parser.take(line) === null) return true;
    // Its first lines, or the events ahead of it, are among what is missing.
    yield* this.#lose(seq);
    return false;
  }

  /** Marks every record up to `through` as lost that was not read. */
  *#lose(through: number): Generator<SalvagedPart, void> {
    const parser = this.#parser;
    this.#held = [];
    const from = parser.lastSeq + 1;
    // Also without a loss: a record of which only some lines came never happened.
    parser.giveUp(Math.max(through, parser.lastSeq));
    if (through < from) return;
    const lost = { from, through };
    yield { kind: 'lines', lines: [encodeLost(lost)] };
    yield { kind: 'lost', lost, isKnown: false };
  }
}
