import { dirname, join } from 'node:path';
import { refuse, type Result } from '../../domain/result.ts';
import { decodeCheckedLine, encodeCheckedLine } from './checked-line.ts';
import { type FileSystem, writeAll } from './file-system.ts';

/** The layout of journal, snapshot and backup files that this program writes and the newest that it reads. */
export const storeFormat = 1;

export const journalFolder = 'journal';
export const archiveFolder = 'archive';
export const quarantineFolder = 'quarantine';

/** What the first line of every file says. */
export type FileHeader = {
  readonly format: number;
  /** Version of the model whose events or rows follow. */
  readonly version: number;
  /** Identifies the data folder, so that a stray file of another one is noticed. */
  readonly store: string;
};

/** The first line of a segment. */
export type SegmentHeader = FileHeader & {
  /** `seq` of the first record. */
  readonly first: number;
};

/** A segment on disk: plain in `journal/`, or gzipped in `archive/` once snapshots cover it. */
export type SegmentFile = {
  readonly first: number;
  readonly path: string;
  readonly archived: boolean;
};

const namePattern = /^(\d{12})\.log(\.gz)?$/;

export const segmentName = (first: number): string => `${String(first).padStart(12, '0')}.log`;

export const segmentPath = (directory: string, first: number): string =>
  join(directory, journalFolder, segmentName(first));

export const archivePath = (directory: string, first: number): string =>
  join(directory, archiveFolder, `${segmentName(first)}.gz`);

/**
 * Every segment of a data folder in the order of its records. One that is there twice is taken from `journal/`. That is
 * looked into first: a segment moves from there into the archive, and one that moves meanwhile is then seen twice and not
 * missed.
 */
export async function listSegments(
  files: FileSystem,
  directory: string,
): Promise<readonly SegmentFile[]> {
  const found = new Map<number, SegmentFile>();
  for (const folder of [journalFolder, archiveFolder]) {
    for (const name of await files.list(join(directory, folder))) {
      const match = namePattern.exec(name);
      const archived = folder === archiveFolder;
      if (match === null || archived !== (match[2] !== undefined)) continue;
      const first = Number(match[1]);
      if (found.has(first)) continue;
      found.set(first, { first, path: join(directory, folder, name), archived });
    }
  }
  return [...found.values()].sort((a, b) => a.first - b.first);
}

const headerWord = 'header';

export const encodeHeader = (kind: string, header: object): Buffer =>
  encodeCheckedLine(headerWord, JSON.stringify({ kind, ...header }));

/** The header in a file's first line, or null when the line is damaged or of another kind of file. */
export function decodeHeader(kind: string, line: Buffer): FileHeader | null {
  const decoded = decodeCheckedLine(line);
  if (decoded?.word !== headerWord) return null;
  const header = JSON.parse(decoded.json.toString()) as FileHeader & { readonly kind: string };
  return header.kind === kind ? header : null;
}

export const segmentKind = 'packbench-journal';

/** Refuses what a newer program wrote, by the file's name. */
export function checkFormat(
  header: { readonly format: number; readonly version: number },
  file: string,
  modelVersion: number,
): Result<void, 'store-format-newer'> {
  if (header.format > storeFormat) {
    return refuse('store-format-newer', { file, found: header.format, known: storeFormat });
  }
  if (header.version > modelVersion) {
    const found = `${header.format}.${header.version}`;
    return refuse('store-format-newer', { file, found, known: `${storeFormat}.${modelVersion}` });
  }
  return { ok: true, value: undefined };
}

/** Creates the first segment of a data folder, and the folder of segments with it; see `createSegment`. */
export async function createFirstSegment(
  files: FileSystem,
  directory: string,
  header: Omit<SegmentHeader, 'format'>,
): Promise<number> {
  await files.makeDirectory(join(directory, journalFolder));
  const bytes = await createSegment(files, directory, header);
  await files.syncDirectory(directory);
  return bytes;
}

/**
 * Creates an empty segment beside others; its name appears only when its header is on the disk. Returns its length in
 * bytes. Those who write wait for it, so that it does only what it must.
 */
export async function createSegment(
  files: FileSystem,
  directory: string,
  header: Omit<SegmentHeader, 'format'>,
): Promise<number> {
  const path = segmentPath(directory, header.first);
  const temporary = `${path}.tmp`;
  const line = encodeHeader(segmentKind, { format: storeFormat, ...header });
  const file = await files.open(temporary, 'w');
  try {
    await writeAll(file, line);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.rename(temporary, path);
  await files.syncDirectory(dirname(path));
  return line.length;
}
