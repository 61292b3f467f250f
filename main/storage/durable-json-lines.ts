import type { Adapter } from 'lowdb';
import type { Refusal } from '../../domain/result.ts';
import { unpackRows } from '../../domain/stored-row.ts';
import { previousPath, writeDurably } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { packRows } from './row-packs.ts';
import { problemOf, readSnapshot, snapshotBytes, type Snapshot } from './snapshot-format.ts';

const kind = 'packbench-snapshot';

/**
 * lowdb's adapter for snapshots: durable, streamed, checked. `read` gives the newest whole one (`null` without any);
 * what it had to pass over stands in `problems`. `write` keeps the one before as `.previous`.
 */
export class DurableJsonLines implements Adapter<Snapshot | null> {
  readonly path: string;
  /** Of the last `read`: a damaged snapshot, or one that only a newer program can read. */
  problems: readonly Refusal[] = [];
  /** `seq` of the snapshot in `.previous`; 0 when it is missing or unread. */
  previousSeq = 0;
  /** Size of the snapshot that `read` gave. */
  bytes = 0;
  readonly #files: FileSystem;
  readonly #knownVersion: number;
  #current: { readonly seq: number } | 'damaged' | 'missing' = 'missing';

  /** `knownVersion`: the model's; a snapshot of a higher version is not read. */
  constructor(files: FileSystem, path: string, knownVersion: number) {
    this.#files = files;
    this.path = path;
    this.#knownVersion = knownVersion;
  }

  async read(): Promise<Snapshot | null> {
    this.problems = [];
    const newest = await this.#readOne(this.path);
    if (newest !== null) this.#current = { seq: newest.seq };
    else this.#current = this.problems.length > 0 ? 'damaged' : 'missing';
    if (newest !== null || this.problems.some(({ code }) => code === 'store-format-newer')) {
      return newest;
    }
    const previous = await this.readPrevious();
    if (previous !== null) this.previousSeq = previous.seq;
    return previous;
  }

  /** The snapshot before the newest. */
  readPrevious(): Promise<Snapshot | null> {
    return this.#readOne(previousPath(this.path));
  }

  /** lowdb calls it only with a snapshot. */
  async write(snapshot: Snapshot | null): Promise<void> {
    if (snapshot === null) return;
    const kept = this.#current;
    const fate = kept === 'damaged' ? 'set-aside' : 'keep';
    await writeDurably(this.#files, this.path, fate, async (write) => {
      const rows = packRows(unpackRows(snapshot.rows));
      for await (const chunk of snapshotBytes(kind, { ...snapshot, rows })) await write(chunk);
    });
    this.noteWritten(snapshot.seq);
  }

  /** Another thread has written the snapshot `seq` meanwhile. */
  noteWritten(seq: number): void {
    if (typeof this.#current === 'object') this.previousSeq = this.#current.seq;
    this.#current = { seq };
  }

  async #readOne(path: string): Promise<Snapshot | null> {
    const reading = await readSnapshot(this.#files.lend(path), kind);
    const problem = problemOf(reading, path, this.#knownVersion);
    if (problem !== null) this.problems = [...this.problems, problem];
    if (reading.kind !== 'read' || problem !== null) return null;
    this.bytes = reading.bytes;
    return reading.snapshot;
  }
}
