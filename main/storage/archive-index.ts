import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ArchiveVolume } from '../../domain/archive/archive.ts';
import {
  blockOf,
  compareToKey,
  HashSet,
  keyHash,
  maxBlocks,
  placeOf,
  sortedBytes,
} from './archive-keys.ts';
import { readVolume, type BlockListener, type BlockPlace } from './archive-volume.ts';
import { checksumText } from './checked-line.ts';
import { writeDurably } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { archiveFolder, decodeHeader, encodeHeader, storeFormat } from './segment.ts';

/** Finds the blocks of a volume. Derived from it: when it is lost it is made again. */
export type VolumeIndex = {
  readonly volume: ArchiveVolume;
  readonly blocks: readonly BlockPlace[];
  /** Whether one of the kinds of key that are known at once is in the volume. */
  readonly has: (hash: bigint) => boolean;
  /** Numbers of the blocks that may hold the key. */
  readonly find: (hash: bigint) => Promise<readonly number[]>;
};

const kind = 'packbench-archive-index';

type IndexHeader = {
  readonly volume: ArchiveVolume;
  readonly blocks: number;
  readonly filter: number;
  readonly places: number;
  /** CRC-32 over blocks and filter, which stay in memory. */
  readonly crc: string;
};

export const indexPath = (directory: string, name: string): string =>
  join(directory, archiveFolder, `${name}.index`);

/** One line per entry: the number of its block, a space, its text. */
export const textPath = (directory: string, name: string): string =>
  join(directory, archiveFolder, `${name}.text`);

const wordBytes = 8;

/** Collects what the index of a volume is made of while the volume is written or read. */
export class IndexBuilder {
  readonly #inMemory: (key: string) => boolean;
  readonly #ends: number[] = [];
  readonly #filter: bigint[] = [];
  readonly #places: bigint[] = [];
  #texts: Buffer[] = [];
  #lines = '';
  #start = 0;

  /** `inMemory`: whether `has` must answer for the key. */
  constructor(inMemory: (key: string) => boolean) {
    this.#inMemory = inMemory;
  }

  readonly take: BlockListener = ({ start, end }, entries) => {
    const block = this.#ends.length;
    if (block === maxBlocks) throw new Error('An archive volume has too many blocks.');
    if (block === 0) this.#start = start;
    this.#ends.push(end);
    for (const { keys, text } of entries) {
      for (const key of keys) {
        const hash = keyHash(key);
        this.#places.push(placeOf(hash, block));
        if (this.#inMemory(key)) this.#filter.push(hash);
      }
      if (text !== '') this.#lines += `${block} ${text}\n`;
    }
    if (this.#lines.length < 1 << 20) return;
    this.#texts.push(Buffer.from(this.#lines));
    this.#lines = '';
  };

  async write(files: FileSystem, directory: string, volume: ArchiveVolume): Promise<void> {
    const blocks = sortedBytes([this.#start, ...this.#ends].map(BigInt));
    const filter = sortedBytes(this.#filter);
    const places = sortedBytes(this.#places);
    const header: IndexHeader = {
      volume,
      blocks: this.#ends.length,
      filter: this.#filter.length,
      places: this.#places.length,
      crc: checksumText(crc32(filter, crc32(blocks))),
    };
    const texts = [...this.#texts, Buffer.from(this.#lines)];
    await writeDurably(files, textPath(directory, volume.name), 'replace', async (write) => {
      for (const text of texts) await write(text);
    });
    await writeDurably(files, indexPath(directory, volume.name), 'replace', async (write) => {
      await write(encodeHeader(kind, { format: storeFormat, version: 1, store: '', ...header }));
      for (const part of [blocks, filter, places]) await write(part);
    });
  }
}

/** The index of a volume, made anew from the volume where it is missing or not of it; or what is wrong with the volume. */
export async function openIndex(
  files: FileSystem,
  directory: string,
  volume: ArchiveVolume,
  inMemory: (key: string) => boolean,
): Promise<VolumeIndex | string> {
  const known = await readIndex(files, directory, volume);
  if (known !== null) return known;
  const builder = new IndexBuilder(inMemory);
  const problem = await readVolume(files, directory, volume, builder.take);
  if (problem !== null) return problem;
  await builder.write(files, directory, volume);
  return (await readIndex(files, directory, volume)) ?? 'its index cannot be read';
}

async function readIndex(
  files: FileSystem,
  directory: string,
  volume: ArchiveVolume,
): Promise<VolumeIndex | null> {
  const path = indexPath(directory, volume.name);
  const size = await files.size(path);
  if (size === null || (await files.size(textPath(directory, volume.name))) === null) return null;
  const head = await files.readAt(path, 0, 4096);
  const lineEnd = head.indexOf(10);
  const header = (lineEnd === -1 ? null : decodeHeader(kind, head.subarray(0, lineEnd))) as
    | (IndexHeader & { readonly format: number })
    | null;
  if (header === null || header.format !== storeFormat) return null;
  const { name, bytes, crc, entries } = header.volume;
  const isOfVolume =
    name === volume.name &&
    bytes === volume.bytes &&
    crc === volume.crc &&
    entries === volume.entries;
  const blocksAt = lineEnd + 1;
  const filterAt = blocksAt + (header.blocks + 1) * wordBytes;
  const placesAt = filterAt + header.filter * wordBytes;
  if (!isOfVolume || size !== placesAt + header.places * wordBytes) return null;
  const kept = await files.readAt(path, blocksAt, placesAt - blocksAt);
  if (checksumText(crc32(kept)) !== header.crc) return null;
  const edges = Array.from({ length: header.blocks + 1 }, (_, index) =>
    Number(kept.readBigUInt64LE(index * wordBytes)),
  );
  const filter = new HashSet(Buffer.from(kept.subarray(filterAt - blocksAt)));
  return {
    volume,
    blocks: Array.from({ length: header.blocks }, (_, index) => ({
      start: edges[index] ?? 0,
      end: edges[index + 1] ?? 0,
    })),
    has: (hash) => filter.has(hash),
    find: (hash) => findPlaces(files, path, { at: placesAt, count: header.places }, hash),
  };
}

/** Hashes are spread evenly, so a key lies near where its hash says: nearly always one read of a few kilobytes is enough. */
async function findPlaces(
  files: FileSystem,
  path: string,
  { at, count }: { readonly at: number; readonly count: number },
  hash: bigint,
): Promise<readonly number[]> {
  const reach = 512 + 4 * Math.ceil(Math.sqrt(count));
  const guess = Math.floor((Number(hash >> 11n) / 2 ** 53) * count);
  let from = Math.max(0, guess - reach);
  let to = Math.min(count, guess + reach);
  for (;;) {
    const bytes = await files.readAt(path, at + from * wordBytes, (to - from) * wordBytes);
    const placeAt = (index: number): bigint => bytes.readBigUInt64LE(index * wordBytes);
    const last = to - from - 1;
    const isWide =
      last < 0 ||
      ((from === 0 || compareToKey(placeAt(0), hash) < 0) &&
        (to === count || compareToKey(placeAt(last), hash) > 0));
    if (!isWide) {
      from = 0;
      to = count;
      continue;
    }
    let low = 0;
    let high = last + 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareToKey(placeAt(middle), hash) < 0) low = middle + 1;
      else high = middle;
    }
    const blocks: number[] = [];
    while (low <= last && compareToKey(placeAt(low), hash) === 0) {
      blocks.push(blockOf(placeAt(low)));
      low += 1;
    }
    return blocks;
  }
}
