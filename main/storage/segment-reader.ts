import { decodeCheckedLine } from './checked-line.ts';
import type { FileSystem } from './file-system.ts';
import type { JournalRecord } from './model.ts';
import { isUnpackError, unpacked } from './packing.ts';
import { readJournalLine, type LostRecords } from './record.ts';
import type { SegmentFile, SegmentHeader } from './segment.ts';
import { SegmentParser, type LineFault, type Place, type RecordWish } from './segment-parser.ts';

/** How a segment ends. */
export type SegmentEnd =
  | {
      readonly kind: 'clean';
      readonly closed: boolean;
      readonly bytes: number;
      /** Only the line break after the last line is missing. */
      readonly unterminated: boolean;
    }
  /** From `at` on: bytes of a write that was never confirmed. */
  | { readonly kind: 'torn'; readonly at: Place }
  /** What was confirmed once cannot be read any more. */
  | { readonly kind: 'damaged'; readonly at: Place; readonly readableAfter: number }
  | { readonly kind: 'gap'; readonly at: Place }
  | { readonly kind: 'newer'; readonly header: SegmentHeader };

export type SegmentItem =
  | { readonly kind: 'header'; readonly header: SegmentHeader }
  | { readonly kind: 'records'; readonly records: readonly JournalRecord<unknown>[] }
  | {
      readonly kind: 'end';
      readonly end: SegmentEnd;
      readonly lastSeq: number;
      /** What a repair found destroyed and marked as such. */
      readonly lost: readonly LostRecords[];
    };

/** The bytes of a segment, unpacked when it is archived; a chunk is the reader's only until it asks for the next. */
export function readSegmentBytes(files: FileSystem, segment: SegmentFile): AsyncIterable<Buffer> {
  const { path, archived } = segment;
  return archived ? unpacked(files.read(path)) : files.lend(path);
}

/** Records given at once: few, so that what was read of them is soon forgotten again. */
const batchRecords = 256;

/**
 * The records of a segment in batches, and last how it ends.
 * `last`: it is the newest segment, where an interrupted write may have left a torn tail.
 */
export async function* readSegment(
  chunks: AsyncIterable<Buffer>,
  options: RecordWish & { readonly last: boolean },
): AsyncGenerator<SegmentItem> {
  const parser = new SegmentParser(options);
  let fault: LineFault | null = null;
  let pending: Buffer[] = [];
  for await (const chunk of unpackable(chunks)) {
    if (chunk === 'unreadable') {
      fault ??= 'bad';
      break;
    }
    let start = 0;
    for (
      let newline = fault === null ? chunk.indexOf(10) : -1;
      newline !== -1 && fault === null;
      newline = chunk.indexOf(10, start)
    ) {
      const piece = chunk.subarray(start, newline);
      const headerExpected = parser.header === null;
      fault = parser.take(pending.length === 0 ? piece : Buffer.concat([...pending, piece]));
      if (fault !== null) break;
      if (headerExpected && parser.header !== null) {
        yield { kind: 'header', header: parser.header };
      }
      pending = [];
      start = newline + 1;
      if (parser.waiting >= batchRecords) yield { kind: 'records', records: parser.drain() };
    }
    if (fault === 'newer') break;
    // What a refused line began stays together with everything behind it.
    if (start < chunk.length) pending.push(Buffer.from(chunk.subarray(start)));
    const records = parser.drain();
    if (records.length > 0) yield { kind: 'records', records };
  }

  const rest = Buffer.concat(pending);
  const lineStart = parser.at;
  const unterminated =
    fault === null && options.last && rest.length > 0 && parser.header !== null
      ? parser.take(rest) === null
      : false;
  const records = parser.drain();
  if (records.length > 0) yield { kind: 'records', records };
  const end = judgeEnd(parser, { fault, rest, unterminated, last: options.last, lineStart });
  yield { kind: 'end', end, lastSeq: parser.lastSeq, lost: parser.lost };
}

/** A packed file that cannot be unpacked to its end is damaged; other errors are the disk's and thrown on. */
export async function* unpackable(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer | 'unreadable', void> {
  try {
    yield* chunks;
  } catch (error) {
    if (!isUnpackError(error)) throw error;
    yield 'unreadable';
  }
}

type Ending = {
  readonly fault: LineFault | null;
  readonly rest: Buffer;
  readonly unterminated: boolean;
  readonly last: boolean;
  readonly lineStart: Place;
};

function judgeEnd(parser: SegmentParser, ending: Ending): SegmentEnd {
  const { fault, rest, unterminated, last, lineStart } = ending;
  if (parser.header === null) return { kind: 'damaged', at: parser.at, readableAfter: 0 };
  if (fault === 'newer') return { kind: 'newer', header: parser.header };
  if (fault === 'gap') return { kind: 'gap', at: parser.at };
  const whole = fault === null && (rest.length === 0 || unterminated);
  if (whole && parser.unfinished === null) {
    const bytes = unterminated ? parser.at.byte - 1 : parser.at.byte;
    return { kind: 'clean', closed: parser.closed, bytes, unterminated };
  }
  const at = parser.unfinished ?? lineStart;
  const after = readableAfter(whole ? Buffer.alloc(0) : rest, parser.lastSeq);
  if (last && !after.confirmed) return { kind: 'torn', at };
  return { kind: 'damaged', at: lineStart, readableAfter: after.lines };
}

/**
 * Looks for whole lines behind a bad one. `confirmed`: one of them proves that the record after `lastSeq` was on the
 * disk once, as it belongs to a later write; then its loss is damage and not an interrupted write.
 */
function readableAfter(rest: Buffer, lastSeq: number): { lines: number; confirmed: boolean } {
  let lines = 0;
  let confirmed = false;
  // Tried at every offset, since the damaged byte may be the line break itself.
  for (const match of rest.toString('latin1').matchAll(/(?=[0-9a-f]{8} \d+ )/g)) {
    const newline = rest.indexOf(10, match.index);
    const line = rest.subarray(match.index, newline === -1 ? rest.length : newline);
    const decoded = decodeCheckedLine(line);
    const content = decoded === null ? null : readJournalLine(decoded);
    if (content === null) continue;
    lines += 1;
    confirmed ||= (content.kind === 'part' ? content.batch - 1 : content.seq) > lastSeq;
  }
  return { lines, confirmed };
}
