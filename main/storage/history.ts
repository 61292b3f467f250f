import type { Refusal } from '../../domain/result.ts';
import { ioCode, type FileSystem } from './file-system.ts';
import { currentEvents, endRefusal, headerRefusal } from './load-store.ts';
import type { JournalRecord, StoreModel } from './model.ts';
import { readSegment, readSegmentBytes } from './segment-reader.ts';
import { archivePath, listSegments, type SegmentFile, type SegmentHeader } from './segment.ts';

/** Which records of the past are wanted; none of the limits is every record. */
export type HistoryFilter = {
  readonly fromSeq?: number;
  readonly throughSeq?: number;
  /**
   * Only records whose JSON text holds one of these, such as an id; of one that is spread over several lines, only the
   * events of the lines that do. Much faster than looking at every record, but it may let others through in which the
   * text stands for something else.
   */
  readonly containing?: readonly string[];
  /** Records from before this moment (ISO 8601, UTC) may be left out. */
  readonly since?: string;
  /** Called for a part of the history that cannot be read; the rest follows. */
  readonly onProblem?: (problem: Refusal) => void;
};

/** The records of a data folder in order, archived ones included. Reads only; may run while the store is written. */
export async function* readHistory<State, Event>(
  model: StoreModel<State, Event>,
  directory: string,
  files: FileSystem,
  filter: HistoryFilter = {},
): AsyncGenerator<JournalRecord<Event>, void> {
  const { fromSeq = 1, throughSeq = Infinity, containing, since, onProblem } = filter;
  const all = await listSegments(files, directory);
  const segments = since === undefined ? all : await segmentsSince(files, directory, all, since);
  // As it stands in the file: escaped the way JSON does it.
  const wanted = containing?.map((text) => Buffer.from(JSON.stringify(text).slice(1, -1)));
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (next !== undefined && next.first <= fromSeq) continue;
    if (segment.first > throughSeq) return;
    const options = {
      last: next === undefined,
      ...(wanted === undefined ? {} : { containing: wanted }),
    };
    let header: SegmentHeader | null = null;
    for await (const item of readSegment(segmentBytes(files, directory, segment), options)) {
      if (item.kind === 'header') {
        ({ header } = item);
        const refused = headerRefusal(header, segment, null, model.version);
        if (refused !== null) onProblem?.(refused);
        if (refused !== null) break;
      } else if (item.kind === 'records') {
        for (const record of currentEvents(model, item.records, header?.version ?? model.version)) {
          const { seq } = record.meta;
          if (seq > throughSeq) return;
          if (seq >= fromSeq) yield record;
        }
      } else {
        const refused = endRefusal(item.end, segment.path, item.lastSeq + 1);
        if (refused !== null) onProblem?.(refused);
      }
    }
  }
}

/** The segments without the older ones in which there is nothing of that moment or later. */
async function segmentsSince(
  files: FileSystem,
  directory: string,
  segments: readonly SegmentFile[],
  since: string,
): Promise<readonly SegmentFile[]> {
  for (const [index, segment] of [...segments.entries()].toReversed()) {
    const began = await beganAt(files, directory, segment);
    if (began !== null && began < since) return segments.slice(index);
  }
  return segments;
}

/** When the first record of the segment was written; null when it has none that can be read. */
async function beganAt(
  files: FileSystem,
  directory: string,
  segment: SegmentFile,
): Promise<string | null> {
  const options = { last: false, metaOnly: true };
  for await (const item of readSegment(segmentBytes(files, directory, segment), options)) {
    if (item.kind === 'records') return item.records[0]?.meta.at ?? null;
  }
  return null;
}

/** The segment's bytes, also when it is packed into the archive just now. */
async function* segmentBytes(
  files: FileSystem,
  directory: string,
  segment: SegmentFile,
): AsyncGenerator<Buffer, void> {
  try {
    yield* readSegmentBytes(files, segment);
  } catch (error) {
    if (segment.archived || ioCode(error) !== 'ENOENT') throw error;
    const { first } = segment;
    yield* readSegmentBytes(files, {
      first,
      path: archivePath(directory, first),
      archived: true,
    });
  }
}
