import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw, crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { FileRefused, fileRefused } from './file-refused.ts';
import type { ReadLimits } from './limits.ts';

/** Takes a piece of an unpacked part. */
export type TakePiece = (piece: Buffer) => void | Promise<void>;

/** The parts of a zip container, looked up without regard to case as the packaging rules demand. */
export type ZipParts = {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** The unpacked size that the container claims; 0 for a part it does not have. */
  readonly claimedBytes: (name: string) => number;
  /**
   * Unpacks one part into `take`, piece by piece; the next one comes when `take` is done. Throws `FileRefused` for
   * damage (also a wrong checksum or size) and for what unpacks beyond the limits, whatever sizes the container claims.
   */
  readonly unpack: (name: string, take: TakePiece) => Promise<void>;
  readonly close: () => void;
};

const inflatePieceBytes = 64 * 1024;
const stored = 0;
const deflated = 8;

async function readEntries(
  zip: ZipFile,
  limits: ReadLimits,
  file: string,
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > limits.parts) throw fileRefused('file-unpacks-too-large', { file, part: '*' });
    const name = entry.fileName.toLowerCase();
    // Two parts of one name: which one a reader takes is anyone's guess.
    if (entries.has(name)) throw fileRefused('file-damaged', { file, part: entry.fileName });
    if (entry.isEncrypted()) throw fileRefused('file-encrypted', { file });
    entries.set(name, entry);
  }
  return entries;
}

/**
 * Opens a zip container held in memory. Throws `FileRefused`: `file-damaged`, `file-encrypted`, `file-unpacks-too-large`.
 */
export async function openZipParts(
  bytes: Uint8Array,
  file: string,
  limits: ReadLimits,
): Promise<ZipParts> {
  let zip: ZipFile;
  let entries: Map<string, Entry>;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    zip = await fromBufferPromise(buffer, { validateEntrySizes: false });
    entries = await readEntries(zip, limits, file);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw fileRefused('file-damaged', { file, part: 'zip' });
  }
  let unpackedInAll = 0;
  /** What was unpacked once counts no second time. */
  const unpackedWhole = new Set<Entry>();

  const unpack = async (name: string, take: TakePiece): Promise<void> => {
    const entry = entries.get(name.toLowerCase());
    if (entry === undefined) throw fileRefused('file-damaged', { file, part: name });
    const part = entry.fileName;
    let unpacked = 0;
    let checksum = 0;
    let stopped: unknown = null;
    const inspect = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
      for await (const piece of pieces) {
        unpacked += piece.length;
        if (!unpackedWhole.has(entry)) unpackedInAll += piece.length;
        const swollen =
          unpacked > limits.ratioFromBytes &&
          unpacked > limits.ratio * Math.max(1, entry.compressedSize);
        try {
          if (swollen || unpacked > limits.partBytes || unpackedInAll > limits.unpackedBytes) {
            throw fileRefused('file-unpacks-too-large', { file, part });
          }
          checksum = crc32(piece, checksum);
          await take(piece);
        } catch (error) {
          stopped = error;
          throw error;
        }
      }
    };
    if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated) {
      throw fileRefused('file-damaged', { file, part });
    }
    try {
      const packed: Readable = await zip.openReadStreamPromise(entry, { decodeFileData: false });
      if (entry.compressionMethod === stored) await pipeline(packed, inspect);
      else await pipeline(packed, createInflateRaw({ chunkSize: inflatePieceBytes }), inspect);
    } catch {
      // Stopping a stream half-way may raise an error of its own; the reason for the stop goes first.
      throw stopped ?? fileRefused('file-damaged', { file, part });
    }
    if (checksum !== entry.crc32 || unpacked !== entry.uncompressedSize) {
      throw fileRefused('file-damaged', { file, part });
    }
    unpackedWhole.add(entry);
  };

  return {
    names: [...entries.values()].map(({ fileName }) => fileName),
    has: (name) => entries.has(name.toLowerCase()),
    claimedBytes: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    unpack,
    close: () => zip.close(),
  };
}
