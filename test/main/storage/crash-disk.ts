import { dirname } from 'node:path';
import type { FileSystem } from '../../../main/storage/file-system.ts';
import { diskError } from './faulty-file-system.ts';

/** So few that lines lie in several chunks. */
const lentBytes = 100;

type Write = { readonly at: number; readonly bytes: Buffer } | { readonly length: number };

/** A file's content as the disk has it, and what was written but never synced. */
type Inode = { durable: Buffer; unsynced: Write[] };

type NameChange = {
  readonly folders: readonly string[];
  readonly apply: (names: Map<string, Inode>) => void;
};

function applied(content: Buffer, write: Write): Buffer {
  if ('length' in write) return content.subarray(0, write.length);
  const end = write.at + write.bytes.length;
  const next = Buffer.alloc(Math.max(content.length, end));
  content.copy(next);
  write.bytes.copy(next, write.at);
  return next;
}

const current = ({ durable, unsynced }: Inode): Buffer => unsynced.reduce(applied, durable);

/**
 * A disk in memory that loses what it may lose when the power goes: of unsynced writes any may be there, a part of it or
 * none, in whatever order; of names changed in folders that were not synced likewise. `cutAfter` operations that change
 * something it takes no more.
 */
export class CrashDisk implements FileSystem {
  /** Operations that changed something so far. */
  operations = 0;
  readonly #cutAfter: number;
  #names = new Map<string, Inode>();
  #durableNames = new Map<string, Inode>();
  #changes: NameChange[] = [];

  constructor(cutAfter = Infinity, files: ReadonlyMap<string, Buffer> = new Map()) {
    this.#cutAfter = cutAfter;
    for (const [path, durable] of files) {
      const inode = { durable, unsynced: [] };
      this.#names.set(path, inode);
      this.#durableNames.set(path, inode);
    }
  }

  /** What is found when the power is back; `random` gives numbers from 0 to below 1. */
  afterPowerCut(random: () => number): ReadonlyMap<string, Buffer> {
    const names = new Map(this.#durableNames);
    for (const change of this.#changes) if (random() < 0.5) change.apply(names);
    return new Map(
      [...names].map(([path, { durable, unsynced }]) => {
        let content = durable;
        for (const write of unsynced) {
          const fate = random();
          if (fate < 0.4) continue;
          const part =
            'bytes' in write && fate < 0.7
              ? {
                  ...write,
                  bytes: write.bytes.subarray(0, Math.floor(write.bytes.length * random())),
                }
              : write;
          content = applied(content, part);
        }
        return [path, content];
      }),
    );
  }

  #step(path: string): void {
    this.operations += 1;
    if (this.operations > this.#cutAfter) throw diskError('EIO', path);
  }

  #inode(path: string): Inode {
    const inode = this.#names.get(path);
    if (inode === undefined) throw diskError('ENOENT', path);
    return inode;
  }

  #change(change: NameChange): void {
    change.apply(this.#names);
    this.#changes.push(change);
  }

  #sync(inode: Inode, path: string): void {
    this.#step(path);
    inode.durable = current(inode);
    inode.unsynced = [];
  }

  async open(path: string, flags: 'a' | 'w' | 'wx') {
    this.#step(path);
    const known = this.#names.get(path);
    const inode = known ?? { durable: Buffer.alloc(0), unsynced: [] };
    if (known === undefined) {
      this.#change({ folders: [dirname(path)], apply: (names) => names.set(path, inode) });
    } else if (flags === 'w') {
      inode.unsynced.push({ length: 0 });
    }
    return {
      write: async (bytes: Uint8Array) => {
        this.#step(path);
        inode.unsynced.push({ at: current(inode).length, bytes: Buffer.from(bytes) });
        return bytes.length;
      },
      datasync: async () => this.#sync(inode, path),
      sync: async () => this.#sync(inode, path),
      close: async () => undefined,
    };
  }

  async *read(path: string, start = 0): AsyncGenerator<Buffer> {
    const content = current(this.#inode(path)).subarray(start);
    if (content.length > 0) yield Buffer.from(content);
  }

  async *lend(path: string): AsyncGenerator<Buffer> {
    const content = current(this.#inode(path));
    for (let at = 0; at < content.length; at += lentBytes) {
      const chunk = Buffer.from(content.subarray(at, at + lentBytes));
      yield chunk;
      // Whoever still looks at it sees something else.
      chunk.fill('x');
    }
  }

  async readAt(path: string, start: number, length: number): Promise<Buffer> {
    return Buffer.from(current(this.#inode(path)).subarray(start, start + length));
  }

  async truncate(path: string, length: number): Promise<void> {
    const inode = this.#inode(path);
    inode.unsynced.push({ length });
    this.#sync(inode, path);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step(to);
    const inode = this.#inode(from);
    this.#change({
      folders: [dirname(from), dirname(to)],
      apply: (names) => {
        names.set(to, inode);
        names.delete(from);
      },
    });
  }

  async remove(path: string): Promise<void> {
    this.#step(path);
    this.#change({ folders: [dirname(path)], apply: (names) => names.delete(path) });
  }

  async makeDirectory(path: string): Promise<void> {
    this.#step(path);
  }

  async syncDirectory(path: string): Promise<void> {
    this.#step(path);
    const [synced, others] = [true, false].map((wanted) =>
      this.#changes.filter(({ folders }) => folders.includes(path) === wanted),
    );
    for (const change of synced ?? []) change.apply(this.#durableNames);
    this.#changes = others ?? [];
  }

  async list(path: string): Promise<readonly string[]> {
    const prefix = `${path}/`;
    const names = [...this.#names.keys()].filter((name) => name.startsWith(prefix));
    return [...new Set(names.map((name) => name.slice(prefix.length).split('/')[0] ?? ''))].sort();
  }

  async size(path: string): Promise<number | null> {
    const inode = this.#names.get(path);
    if (inode !== undefined) return current(inode).length;
    return [...this.#names.keys()].some((name) => name.startsWith(`${path}/`)) ? 0 : null;
  }
}
