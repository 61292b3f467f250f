import { crc32 } from 'node:zlib';
import { refusal, type Refusal } from '../../domain/result.ts';
import { isPack } from '../../domain/stored-row.ts';
import type { StoredPiece, StoredRow } from '../../domain/stored-row.ts';
import { checksumText } from './checked-line.ts';
import { ioCode } from './file-system.ts';
import { isUnpackError } from './packing.ts';
import { pieceOf } from './row-packs.ts';
import { decodeHeader, encodeHeader, storeFormat } from './segment.ts';

/** A state as rows, as it was after the record `seq`. */
export type Snapshot = SnapshotHead & { readonly rows: Iterable<StoredPiece> };

export type SnapshotHead = {
  /** Version of the model that made the rows. */
  readonly version: number;
  readonly store: string;
  readonly seq: number;
  /** ISO 8601, UTC: when it was taken. */
  readonly at: string;
};

type SnapshotHeader = SnapshotHead & { readonly format: number };

/** What the first line of a file says it is. */
export type SnapshotKind = 'packbench-snapshot' | 'packbench-backup';

/** Rows of this table are pieces of a file: `key` is its path in the data folder, `value` some of its bytes in base 64. */
export const attachmentTable = '$file';

const chunkLength = 1 << 18;
const openingBrace = 0x7b;
const footerPattern = /^\{"count":(\d+),"crc":"([0-9a-f]{8})"\}$/;

/** Header, rows and footer in pieces of bounded size, so that the size of the state does not matter. */
export async function* snapshotBytes(
  kind: SnapshotKind,
  snapshot: SnapshotHead & { readonly rows: Iterable<StoredRow> | AsyncIterable<StoredRow> },
): AsyncGenerator<Buffer, void> {
  const { rows, ...header } = snapshot;
  const first = encodeHeader(kind, { format: storeFormat, ...header });
  let crc = crc32(first);
  yield first;
  let count = 0;
  let text = '';
  const take = (): Buffer => {
    const bytes = Buffer.from(text);
    crc = crc32(bytes, crc);
    text = '';
    return bytes;
  };
  for await (const { table, key, value } of rows) {
    text += `${JSON.stringify([table, key, value])}\n`;
    count += 1;
    if (text.length >= chunkLength) yield take();
  }
  yield take();
  yield Buffer.from(`{"count":${count},"crc":"${checksumText(crc)}"}\n`);
}

export type SnapshotReading =
  | { readonly kind: 'missing' }
  | { readonly kind: 'read'; readonly snapshot: Snapshot; readonly bytes: number }
  | { readonly kind: 'newer'; readonly format: number }
  | { readonly kind: 'damaged'; readonly problem: string };

/** Puts a snapshot together from its lines. */
class SnapshotParser {
  header: SnapshotHeader | null = null;
  readonly rows: StoredPiece[] = [];
  /** Rows of attached files since they were last taken from here. */
  attached: StoredRow[] = [];
  readonly #kind: SnapshotKind;
  readonly #keepsRows: boolean;
  #count = 0;
  #footer: string | null = null;
  #crc = 0;

  constructor(kind: SnapshotKind, keepsRows: boolean) {
    this.#kind = kind;
    this.#keepsRows = keepsRows;
  }

  /** Takes a line with its line break; false when it cannot be part of a whole snapshot. */
  take(whole: Buffer): boolean {
    const line = whole.subarray(0, -1);
    if (this.#footer !== null) return false;
    if (this.header === null) {
      this.header = decodeHeader(this.#kind, line) as SnapshotHeader | null;
      if (this.header === null) return false;
    } else if (line[0] === openingBrace) {
      this.#footer = line.toString();
      return true;
    } else if (!this.#keepsRows) {
      this.#count += 1;
    } else {
      const piece = pieceOf(line);
      if (piece === null) return false;
      this.#count += 1;
      if (!isPack(piece) && piece.table === attachmentTable) this.attached.push(piece);
      else this.rows.push(piece);
    }
    this.#crc = crc32(whole, this.#crc);
    return true;
  }

  /** What is wrong with the whole; null when it is as it was written. */
  problem(): string | null {
    const match = footerPattern.exec(this.#footer ?? '');
    if (match === null) return 'the end is missing';
    const [, count, crc] = match;
    const same = Number(count) === this.#count && crc === checksumText(this.#crc);
    return same ? null : 'the checksum differs';
  }
}

/** Takes the rows of attached files, which may be larger than memory. */
export type AttachmentSink = (row: StoredRow) => Promise<void>;

const damaged = (problem: string): SnapshotReading => ({ kind: 'damaged', problem });

/**
 * Reads a snapshot from the bytes of its file; rows are given only when all of it is as it was written. Attached files
 * go to `sink` before that is known. `rows: 'checked'`: they are only checked, and none is given.
 */
export async function readSnapshot(
  chunks: AsyncIterable<Buffer>,
  kind: SnapshotKind,
  sink: AttachmentSink = async () => undefined,
  rows: 'given' | 'checked' = 'given',
): Promise<SnapshotReading> {
  const parser = new SnapshotParser(kind, rows === 'given');
  let bytes = 0;
  let line = 1;
  let pending: Buffer[] = [];
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      let start = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        const piece = chunk.subarray(start, end + 1);
        if (!parser.take(pending.length === 0 ? piece : Buffer.concat([...pending, piece]))) {
          return damaged(`line ${line}`);
        }
        const format = parser.header?.format ?? storeFormat;
        if (format > storeFormat) return { kind: 'newer', format };
        pending = [];
        start = end + 1;
        line += 1;
        for (const row of parser.attached.splice(0)) await sink(row);
      }
      if (start < chunk.length) pending.push(Buffer.from(chunk.subarray(start)));
    }
  } catch (error) {
    if (ioCode(error) === 'ENOENT') return { kind: 'missing' };
    if (isUnpackError(error)) return damaged(`line ${line}`);
    throw error;
  }
  if (parser.header === null) return damaged('line 1');
  const problem = pending.length > 0 ? 'text after the end' : parser.problem();
  if (problem !== null) return damaged(problem);
  const { version, store, seq, at } = parser.header;
  return {
    kind: 'read',
    snapshot: { version, store, seq, at, rows: parser.rows },
    bytes,
  };
}

/** Why a snapshot cannot be used; null for one that can, or that is not there. */
export function problemOf(
  reading: SnapshotReading,
  file: string,
  knownVersion: number,
): Refusal | null {
  switch (reading.kind) {
    case 'missing':
      return null;
    case 'damaged':
      return refusal('snapshot-damaged', { file, problem: reading.problem });
    case 'newer':
      return refusal('store-format-newer', { file, found: reading.format, known: storeFormat });
    case 'read': {
      const { version } = reading.snapshot;
      if (version <= knownVersion) return null;
      const found = `${storeFormat}.${version}`;
      const known = `${storeFormat}.${knownVersion}`;
      return refusal('store-format-newer', { file, found, known });
    }
    default:
      return reading satisfies never;
  }
}
