import type { ArchiveVolume } from '../../domain/archive/archive.ts';
import { refusal, type Refusal } from '../../domain/result.ts';
import { oneAfterAnother } from '../in-turn.ts';
import { keyHash } from './archive-keys.ts';
import { IndexBuilder, openIndex, textPath, type VolumeIndex } from './archive-index.ts';
import {
  readBlock,
  readVolume,
  volumePath,
  writeVolume,
  type ArchiveEntry,
} from './archive-volume.ts';
import { ioReason, nodeFileSystem, type FileSystem } from './file-system.ts';

export type ArchiveOptions = {
  readonly directory: string;
  /** Kinds of key (what stands before the colon) for which `has` answers. */
  readonly knownAtOnce: readonly string[];
  readonly onProblem: (problem: Refusal) => void;
  readonly fileSystem?: FileSystem;
};

/** As many unpacked blocks as are kept: neighbours are often asked for one after the other. */
const cachedBlocks = 32;

/**
 * The volumes of a data folder: written once, then only read. What is asked for is looked for in the newest volume
 * first, so that an entry that was archived again goes before its older self.
 */
export class Archive {
  readonly #directory: string;
  readonly #files: FileSystem;
  readonly #inMemory: (key: string) => boolean;
  readonly #onProblem: (problem: Refusal) => void;
  /** What was found of each volume that cannot be read whole. */
  readonly #damage = new Map<string, Refusal>();
  readonly #cache = new Map<string, readonly ArchiveEntry[]>();
  #indexes: readonly VolumeIndex[] = [];

  private constructor({ directory, knownAtOnce, onProblem, fileSystem }: ArchiveOptions) {
    const kinds = new Set(knownAtOnce);
    this.#directory = directory;
    this.#files = fileSystem ?? nodeFileSystem;
    this.#inMemory = (key) => kinds.has(key.slice(0, key.indexOf(':')));
    this.#onProblem = onProblem;
  }

  /** Opens the volumes, oldest first. One that is damaged is reported and left out. Errors of the disk are thrown. */
  static async open(volumes: Iterable<ArchiveVolume>, options: ArchiveOptions): Promise<Archive> {
    const archive = new Archive(options);
    for (const volume of volumes) await archive.#register(volume);
    return archive;
  }

  /** One after another: the name of a volume is free until what is in it has left the state. */
  readonly inTurn = oneAfterAnother();

  /** Whether a key of a kind that is known at once is archived; asks memory only. */
  has(key: string): boolean {
    // An import asks for each of its orders.
    if (this.#indexes.length === 0) return false;
    const hash = keyHash(key);
    return this.#indexes.some((index) => index.has(hash));
  }

  /** The entry with this key; null when there is none or its block is damaged, which is reported. */
  async find(key: string): Promise<ArchiveEntry | null> {
    const hash = keyHash(key);
    const isKnownAtOnce = this.#inMemory(key);
    for (const index of this.#indexes) {
      if (isKnownAtOnce && !index.has(hash)) continue;
      for (const block of await index.find(hash)) {
        const entries = await this.#block(index, block);
        const found = entries.find(({ keys }) => keys.includes(key));
        if (found !== undefined) return found;
      }
    }
    return null;
  }

  /** Entries whose text holds `text`, whatever its case; the newest first, no more than `limit`. */
  async search(
    text: string,
    limit: number,
    signal?: AbortSignal,
  ): Promise<readonly ArchiveEntry[]> {
    const sought = text.toLowerCase();
    const found: ArchiveEntry[] = [];
    for (const index of this.#indexes) {
      for await (const block of this.#blocksWith(index, Buffer.from(sought))) {
        if (signal?.aborted === true) return found;
        for (const entry of await this.#block(index, block)) {
          if (!entry.text.includes(sought)) continue;
          found.push(entry);
          if (found.length === limit) return found;
        }
      }
    }
    return found;
  }

  /**
   * The entries of the volumes that are wanted by their names, the newest volume first, read block by block. `nameOf` is
   * a key that is known at once, null for an entry that is not wanted; one that was archived again comes as it is there.
   */
  async *entries(
    isWanted: (volume: string) => boolean,
    nameOf: (entry: ArchiveEntry) => string | null,
  ): AsyncGenerator<ArchiveEntry, void> {
    const newer: VolumeIndex[] = [];
    for (const index of this.#indexes) {
      const blocks = isWanted(index.volume.name) ? index.blocks.keys() : [];
      for (const block of blocks) {
        for (const entry of await this.#block(index, block)) {
          const name = nameOf(entry);
          if (name === null) continue;
          const hash = keyHash(name);
          if (!newer.some((one) => one.has(hash))) yield entry;
        }
      }
      newer.push(index);
    }
  }

  /** What was found of the volumes that are wanted by their names, when something of them could not be read. */
  damageOf(isWanted: (volume: string) => boolean): Refusal | null {
    for (const [volume, found] of this.#damage) if (isWanted(volume)) return found;
    return null;
  }

  /** Writes a new volume, which is then looked into. Errors of the disk are thrown; nothing is changed then. */
  async add(
    name: string,
    entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
  ): Promise<ArchiveVolume> {
    const builder = new IndexBuilder(this.#inMemory);
    const volume = await writeVolume(this.#files, this.#directory, name, entries, builder.take);
    await builder.write(this.#files, this.#directory, volume);
    await this.#register(volume);
    return volume;
  }

  async #register(volume: ArchiveVolume): Promise<void> {
    const index = await openIndex(this.#files, this.#directory, volume, this.#inMemory);
    // A name comes again when the first file of that name was never taken into the state.
    const others = this.#indexes.filter((one) => one.volume.name !== volume.name);
    for (const id of this.#cache.keys()) {
      if (id.startsWith(`${volume.name} `)) this.#cache.delete(id);
    }
    this.#damage.delete(volume.name);
    if (typeof index === 'string') this.#report(volume.name, index);
    this.#indexes = typeof index === 'string' ? others : [index, ...others];
  }

  #report(name: string, problem: string): void {
    const file = volumePath(this.#directory, name);
    const found = refusal('archive-damaged', { file, problem });
    this.#damage.set(name, found);
    this.#onProblem(found);
  }

  async #block(index: VolumeIndex, block: number): Promise<readonly ArchiveEntry[]> {
    const id = `${index.volume.name} ${block}`;
    const known = this.#cache.get(id);
    if (known !== undefined) return known;
    const place = index.blocks[block];
    if (place === undefined) return [];
    const path = volumePath(this.#directory, index.volume.name);
    const member = await this.#files
      .readAt(path, place.start, place.end - place.start)
      .catch((error: unknown) => {
        ioReason(error);
        return null;
      });
    const entries = member === null ? null : await readBlock(member);
    if (entries === null) this.#report(index.volume.name, `byte ${place.start}`);
    this.#cache.set(id, entries ?? []);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > cachedBlocks && oldest !== undefined) this.#cache.delete(oldest);
    return entries ?? [];
  }

  /** Numbers of the blocks with a text that holds these bytes, each once, in order. */
  async *#blocksWith(index: VolumeIndex, sought: Buffer): AsyncGenerator<number, void> {
    const path = textPath(this.#directory, index.volume.name);
    let rest: Buffer = Buffer.alloc(0);
    let last = -1;
    for await (const chunk of this.#files.read(path)) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = bytes.lastIndexOf(10) + 1;
      const lines = bytes.subarray(0, end);
      for (let at = lines.indexOf(sought); at !== -1;) {
        const start = lines.lastIndexOf(10, at) + 1;
        const block = Number(lines.toString('latin1', start, lines.indexOf(32, start)));
        if (block !== last) yield block;
        last = block;
        const next = lines.indexOf(10, at);
        at = lines.indexOf(sought, next + 1);
      }
      rest = bytes.subarray(end);
    }
  }
}

/** What is wrong with the volumes of a data folder; reads every byte of them. */
export async function checkVolumes(
  directory: string,
  volumes: Iterable<ArchiveVolume>,
  files: FileSystem = nodeFileSystem,
): Promise<readonly Refusal[]> {
  const problems: Refusal[] = [];
  for (const volume of volumes) {
    const problem = await readVolume(files, directory, volume);
    if (problem === null) continue;
    problems.push(
      refusal('archive-damaged', { file: volumePath(directory, volume.name), problem }),
    );
  }
  return problems;
}
