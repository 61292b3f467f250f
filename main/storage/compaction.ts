import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { StoredRow } from '../../domain/stored-row.ts';
import { writeDurably } from './durable-file.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { ioRefusal, loadStore, snapshotPath, type SnapshotStore } from './load-store.ts';
import type { StoreModel } from './model.ts';
import { packed } from './packing.ts';
import { readSegmentBytes } from './segment-reader.ts';
import { archivePath, listSegments, type SegmentFile } from './segment.ts';

/** Which records shall go into the new snapshot: all up to `throughSeq`, whose segments are sealed. Plain JSON. */
export type CompactionRequest = { readonly directory: string; readonly throughSeq: number };

/** `seq` of the snapshot that was written. Plain JSON. */
export type CompactionReport = { readonly seq: number };

type CompactionOptions = CompactionRequest & {
  readonly now: () => Date;
  readonly fileSystem?: FileSystem;
};

/**
 * Makes a new snapshot from the files alone (the last snapshot and the sealed segments), so it can run in a worker
 * while the store goes on writing; the store asks for one at a time. Segments that two snapshots cover are packed
 * into `archive/`.
 * Refusals: `store-damaged`, `store-records-missing`, `store-io-failed` and the others of opening a store.
 */
export async function runCompaction<State, Event>(
  model: StoreModel<State, Event>,
  options: CompactionOptions,
): Promise<Result<CompactionReport>> {
  const { directory, throughSeq, now } = options;
  const files = options.fileSystem ?? nodeFileSystem;
  try {
    const loaded = await loadStore(model, directory, files, { throughSeq });
    if (!loaded.ok) return loaded;
    if (loaded.value === null) return refuse('store-missing', { directory });
    const { state, store, seq, snapshots } = loaded.value;
    const head = { version: model.version, store, seq, at: now().toISOString() };
    return ok(await saveSnapshot(files, directory, snapshots, head, model.toRows(state)));
  } catch (error) {
    return ioRefusal(error, snapshotPath(directory));
  }
}

/** Writes a snapshot and packs away the segments that are no longer needed to rebuild from either snapshot. */
export async function saveSnapshot(
  files: FileSystem,
  directory: string,
  { low, adapter }: SnapshotStore,
  head: {
    readonly version: number;
    readonly store: string;
    readonly seq: number;
    readonly at: string;
  },
  rows: Iterable<StoredRow>,
): Promise<CompactionReport> {
  low.data = { ...head, rows };
  try {
    await low.write();
  } finally {
    low.data = null;
  }
  await archiveSegments(files, directory, adapter.previousSeq);
  return { seq: head.seq };
}

/** Packs the segments whose records all are `throughSeq` or earlier; they stay readable as history. */
async function archiveSegments(
  files: FileSystem,
  directory: string,
  throughSeq: number,
): Promise<void> {
  const segments = await listSegments(files, directory);
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (segment.archived || next === undefined || next.first > throughSeq + 1) continue;
    const path = archivePath(directory, segment.first);
    await writeDurably(files, path, 'replace', async (write) => {
      for await (const chunk of packed(files.read(segment.path))) await write(chunk);
    });
    const archived: SegmentFile = { first: segment.first, path, archived: true };
    // The plain file goes only when the packed one has been read back and is the same.
    if ((await checksum(files, archived)) !== (await checksum(files, segment))) continue;
    await files.syncDirectory(directory);
    await files.remove(segment.path);
    await files.syncDirectory(dirname(segment.path));
  }
}

async function checksum(files: FileSystem, segment: SegmentFile): Promise<number> {
  let crc = 0;
  for await (const chunk of readSegmentBytes(files, segment)) crc = crc32(chunk, crc);
  return crc;
}
