import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, gunzip, gzip } from 'node:zlib';
import type { ArchiveVolume } from '../../domain/archive/archive.ts';
import { checksumText, decodeCheckedLine, encodeCheckedLine } from './checked-line.ts';
import { writeDurably } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { archiveFolder, decodeHeader, encodeHeader, storeFormat } from './segment.ts';

/** One thing that is archived as a whole and found by any of its keys or a part of its text. `value` is plain JSON. */
export type ArchiveEntry = {
  readonly keys: readonly string[];
  /** Lower case, without line breaks; empty for what no search finds. */
  readonly text: string;
  readonly value: unknown;
};

/** Where a block lies in its volume. */
export type BlockPlace = { readonly start: number; readonly end: number };

const kind = 'packbench-archive';
const blockLength = 1 << 16;
const pack = promisify(gzip);
const unpack = promisify(gunzip);

export const volumePath = (directory: string, name: string): string =>
  join(directory, archiveFolder, `${name}.jsonl.gz`);

/** Where a volume lies in the data folder, as a backup names it. */
export const attachedVolume = (name: string): string => `${archiveFolder}/${name}.jsonl.gz`;

/** What is told of each block while a volume is written or read. */
export type BlockListener = (place: BlockPlace, entries: readonly ArchiveEntry[]) => void;

/**
 * Writes a volume: a gzip file of checked lines, made of one gzip member per block of about 64 KB of lines, so that one
 * entry is read without unpacking the rest. Its name appears when all of it is on the disk. Errors of the disk are thrown.
 */
export async function writeVolume(
  files: FileSystem,
  directory: string,
  name: string,
  entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
  listen: BlockListener,
): Promise<ArchiveVolume> {
  let bytes = 0;
  let crc = 0;
  let count = 0;
  await writeDurably(files, volumePath(directory, name), 'replace', async (write) => {
    const put = async (text: Buffer): Promise<BlockPlace> => {
      const member = await pack(text);
      await write(member);
      crc = crc32(member, crc);
      const start = bytes;
      bytes += member.length;
      return { start, end: bytes };
    };
    await put(encodeHeader(kind, { format: storeFormat, version: 1, store: '', name }));
    let lines: Buffer[] = [];
    let length = 0;
    let block: ArchiveEntry[] = [];
    const flush = async (): Promise<void> => {
      if (block.length === 0) return;
      listen(await put(Buffer.concat(lines)), block);
      lines = [];
      block = [];
      length = 0;
    };
    for await (const entry of entries) {
      count += 1;
      const line = encodeCheckedLine(String(count), JSON.stringify(entry));
      lines.push(line);
      block.push(entry);
      length += line.length;
      if (length >= blockLength) await flush();
    }
    await flush();
    await put(encodeCheckedLine('end', JSON.stringify({ entries: count })));
  });
  return { name, entries: count, bytes, crc: checksumText(crc) };
}

/** The entries of a block from its bytes in the volume; null when a single bit of them is not as written. */
export async function readBlock(member: Buffer): Promise<readonly ArchiveEntry[] | null> {
  let text: Buffer;
  try {
    text = await unpack(member);
  } catch {
    return null;
  }
  const entries: ArchiveEntry[] = [];
  let start = 0;
  for (let end = text.indexOf(10); end !== -1; end = text.indexOf(10, start)) {
    const line = decodeCheckedLine(text.subarray(start, end));
    if (line === null) return null;
    entries.push(JSON.parse(line.json.toString()) as ArchiveEntry);
    start = end + 1;
  }
  return start === text.length ? entries : null;
}

/**
 * Reads a whole volume and checks every byte against what was noted when it was written. Returns what is wrong with it,
 * null when nothing is. Blocks are told as they come, also of a volume that turns out damaged behind them.
 */
export async function readVolume(
  files: FileSystem,
  directory: string,
  volume: ArchiveVolume,
  listen: BlockListener = () => undefined,
): Promise<string | null> {
  const path = volumePath(directory, volume.name);
  const size = await files.size(path);
  if (size === null) return 'it is missing';
  if (size !== volume.bytes) return `${size} bytes instead of ${volume.bytes}`;
  let crc = 0;
  let pending: Buffer = Buffer.alloc(0);
  let place = 0;
  let count = 0;
  let isFirst = true;
  let problem: string | null = null;
  /** Takes the members that are whole; the last one stays until it is known to end. */
  const takeMembers = async (isEnd: boolean): Promise<void> => {
    while (problem === null && pending.length > 0) {
      const next = nextMember(pending);
      if (next === -1 && !isEnd) return;
      const member = pending.subarray(0, next === -1 ? pending.length : next);
      const text = isFirst ? await unpack(member).catch(() => null) : null;
      if (isFirst) {
        if (text === null || decodeHeader(kind, text.subarray(0, -1)) === null) {
          problem = 'the first line';
        }
        isFirst = false;
      } else {
        const entries = await readBlock(member);
        if (entries === null) problem = `byte ${place}`;
        else if (next !== -1) {
          count += entries.length;
          listen({ start: place, end: place + member.length }, entries);
        }
      }
      place += member.length;
      pending = pending.subarray(member.length);
    }
  };
  for await (const chunk of files.read(path)) {
    crc = crc32(chunk, crc);
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    await takeMembers(false);
  }
  await takeMembers(true);
  if (problem !== null) return problem;
  if (checksumText(crc) !== volume.crc) return 'the checksum differs';
  return count === volume.entries ? null : `${count} entries instead of ${volume.entries}`;
}

// What zlib writes before every member: the magic number, deflate, no flags, no time.
const memberStart = Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00]);

/** Where the next member begins behind the first one; -1 when none does yet. */
const nextMember = (bytes: Buffer): number => bytes.indexOf(memberStart, 1);
