import { ok, refuse, type Result } from '../../domain/result.ts';
import type { FileSystem } from './file-system.ts';
import { headerRefusal } from './load-store.ts';
import type { JournalRecord, RecordMeta } from './model.ts';
import type { LostRecords } from './record.ts';
import { salvageSegment, type SalvagedPart, type SegmentDamage } from './salvage-segment.ts';
import { readSegment, readSegmentBytes } from './segment-reader.ts';
import {
  archivePath,
  decodeHeader,
  encodeHeader,
  listSegments,
  segmentKind,
  storeFormat,
  type SegmentFile,
  type SegmentHeader,
} from './segment.ts';

/** Records that the journal lost, and what was written last before and first after them, where that is known. */
export type Loss = LostRecords & {
  readonly before: RecordMeta | null;
  readonly after: RecordMeta | null;
};

/** A segment as it was found. */
export type SurveyedSegment = {
  readonly file: SegmentFile;
  /** The first record of the segment behind it; null when there is none. */
  readonly next: number | null;
  readonly header: SegmentHeader;
  /** It can be used as it is; the tail of an interrupted write does not count. */
  readonly isWhole: boolean;
  /** A damaged copy beside the whole one. */
  readonly stale: SegmentFile | null;
  /** Where a write begins that was never confirmed; null where there is none. */
  readonly tornAt: number | null;
  readonly damages: readonly SegmentDamage[];
};

export type Survey = {
  readonly store: string | null;
  readonly segments: readonly SurveyedSegment[];
  /** `seq` of the last record that can be told of. */
  readonly lastSeq: number;
  readonly lost: readonly Loss[];
  /** Its last bytes are damaged, and nothing tells what they were. */
  readonly endsBadly: boolean;
  /** Records for which there is no file at all; among the lost ones. */
  readonly holes: readonly LostRecords[];
};

/**
 * Reads every segment, damaged ones as far as they can be read.
 * Refusals: `store-format-newer`, `store-foreign-file`, `store-records-missing` for segments that overlap.
 */
export async function surveySegments(
  directory: string,
  version: number,
  files: FileSystem,
  knownStore: string | null,
): Promise<Result<Survey>> {
  const listed = await listSegments(files, directory);
  const segments: SurveyedSegment[] = [];
  const holes: LostRecords[] = [];
  const lost: Loss[] = [];
  let store = knownStore;
  let last: RecordMeta | null = null;
  let endsBadly = false;
  let lastSeq = (listed[0]?.first ?? 1) - 1;
  const note = (range: LostRecords): void => {
    lost.push({ ...range, before: last, after: null });
  };
  const follow = (records: readonly JournalRecord<unknown>[]): void => {
    const after = records[0]?.meta ?? null;
    for (const [index, loss] of lost.entries()) {
      if (loss.after === null && loss.from <= (after?.seq ?? 0)) lost[index] = { ...loss, after };
    }
    last = records.at(-1)?.meta ?? last;
  };
  for (const [index, found] of listed.entries()) {
    const next = listed[index + 1]?.first ?? null;
    if (found.first <= lastSeq) {
      const expected = lastSeq + 1;
      return refuse('store-records-missing', { file: found.path, expected, line: 1, byte: 0 });
    }
    if (found.first > lastSeq + 1) {
      const hole = { from: lastSeq + 1, through: found.first - 1 };
      holes.push(hole);
      note(hole);
    }
    const { file, isWhole, stale, tornAt } = await betterCopy(files, directory, found, next);
    const damages: SegmentDamage[] = [];
    let header: SegmentHeader = {
      format: storeFormat,
      version,
      store: store ?? '',
      first: file.first,
    };
    lastSeq = file.first - 1;
    endsBadly = false;
    for await (const part of readSurveyed(files, { file, next, header, isWhole })) {
      if (part.kind === 'lines') {
        const read = headerIn(part.lines);
        if (read === null) endsBadly = false;
        header = read ?? header;
        const refused = headerRefusal(header, file, store, version);
        if (refused !== null) return { ok: false, refusal: refused };
        store ??= header.store;
      } else if (part.kind === 'damage') {
        damages.push(part.damage);
        endsBadly = part.damage.mended === 'no' || part.damage.mended === 'header';
      } else if (part.kind === 'lost') {
        note(part.lost);
        lastSeq = Math.max(lastSeq, part.lost.through);
      } else {
        follow(part.records);
        lastSeq = Math.max(lastSeq, part.records.at(-1)?.meta.seq ?? 0);
      }
    }
    segments.push({ file, next, header, isWhole, stale, tornAt, damages });
  }
  return ok({ store, segments, lastSeq, lost, endsBadly, holes });
}

function headerIn(lines: readonly Buffer[]): SegmentHeader | null {
  const [line] = lines;
  return line === undefined
    ? null
    : (decodeHeader(segmentKind, line.subarray(0, -1)) as SegmentHeader | null);
}

const headerPart = (header: SegmentHeader): SalvagedPart => ({
  kind: 'lines',
  lines: [encodeHeader(segmentKind, header)],
});

/** What a segment holds, as far as it can be read. */
export const readSurveyed = (
  files: FileSystem,
  { file, next, header, isWhole }: Pick<SurveyedSegment, 'file' | 'next' | 'header' | 'isWhole'>,
): AsyncIterable<SalvagedPart> =>
  isWhole
    ? readWhole(files, file, next)
    : salvageSegment(readSegmentBytes(files, file), { header, next });

/** The parts of a segment that needs no salvage. */
async function* readWhole(
  files: FileSystem,
  file: SegmentFile,
  next: number | null,
): AsyncGenerator<SalvagedPart, void> {
  for await (const item of readSegment(readSegmentBytes(files, file), { last: next === null })) {
    if (item.kind === 'records') yield item;
    else if (item.kind === 'header') yield headerPart(item.header);
    else {
      if (item.end.kind === 'newer') yield headerPart(item.end.header);
      for (const lost of item.lost) yield { kind: 'lost', lost, isKnown: true };
    }
  }
}

/** Of a segment that was packed but not yet removed there are two copies: the whole one, if either is. */
async function betterCopy(
  files: FileSystem,
  directory: string,
  found: SegmentFile,
  next: number | null,
): Promise<Pick<SurveyedSegment, 'file' | 'isWhole' | 'stale' | 'tornAt'>> {
  const { isWhole, tornAt } = await readability(files, found, next);
  if (isWhole) return { file: found, isWhole, stale: null, tornAt };
  const path = archivePath(directory, found.first);
  const other: SegmentFile = { first: found.first, path, archived: true };
  const hasOther = !found.archived && (await files.size(path)) !== null;
  return hasOther && (await readability(files, other, next)).isWhole
    ? { file: other, isWhole: true, stale: found, tornAt: null }
    : { file: found, isWhole: false, stale: null, tornAt: null };
}

/** Whether every record up to the next segment can be read as it stands. */
async function readability(
  files: FileSystem,
  file: SegmentFile,
  next: number | null,
): Promise<Pick<SurveyedSegment, 'isWhole' | 'tornAt'>> {
  for await (const item of readSegment(readSegmentBytes(files, file), { last: next === null })) {
    if (item.kind !== 'end') continue;
    const { end, lastSeq } = item;
    // One that a newer program wrote is refused by its header later on.
    const isGood = end.kind !== 'damaged' && end.kind !== 'gap';
    const isWhole = end.kind === 'newer' || (isGood && (next === null || lastSeq === next - 1));
    return { isWhole, tornAt: end.kind === 'torn' ? end.at.byte : null };
  }
  return { isWhole: false, tornAt: null };
}
