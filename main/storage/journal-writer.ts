import { type FileSystem, type WritableFile, writeAll } from './file-system.ts';
import { createSegment, segmentPath } from './segment.ts';

type JournalIdentity = { readonly store: string; readonly version: number };

/** Appends to the newest segment of a journal. Calls must not overlap. Errors of the disk are thrown. */
export class JournalWriter {
  /** `seq` of the first record of the segment that is written on. */
  first: number;
  /** Length of that segment as far as it is confirmed to be on the disk. */
  bytes: number;
  readonly #files: FileSystem;
  readonly #directory: string;
  readonly #identity: JournalIdentity;
  #file: WritableFile;

  private constructor(
    files: FileSystem,
    directory: string,
    identity: JournalIdentity,
    segment: { readonly first: number; readonly bytes: number; readonly file: WritableFile },
  ) {
    this.#files = files;
    this.#directory = directory;
    this.#identity = identity;
    this.first = segment.first;
    this.bytes = segment.bytes;
    this.#file = segment.file;
  }

  /** Continues the segment that begins with `first` and is `bytes` long. */
  static async open(
    files: FileSystem,
    directory: string,
    identity: JournalIdentity,
    { first, bytes }: { readonly first: number; readonly bytes: number },
  ): Promise<JournalWriter> {
    const file = await files.open(segmentPath(directory, first), 'a');
    // A process that was killed may have left records that were written but never synced; now they are.
    await file.datasync();
    return new JournalWriter(files, directory, identity, { first, bytes, file });
  }

  /** Writes the lines in one go; they are on the disk when it resolves. */
  async append(lines: readonly Buffer[]): Promise<void> {
    const only = lines.length === 1 ? lines[0] : undefined;
    const bytes = only ?? Buffer.concat(lines);
    await writeAll(this.#file, bytes);
    await this.#file.datasync();
    this.bytes += bytes.length;
  }

  /** Seals the segment and begins the next one with the record `first`. */
  async rotate(first: number): Promise<void> {
    const bytes = await createSegment(this.#files, this.#directory, { ...this.#identity, first });
    const next = await this.#files.open(segmentPath(this.#directory, first), 'a');
    const sealed = this.#file;
    this.#file = next;
    this.first = first;
    this.bytes = bytes;
    await sealed.close();
  }

  /**
   * After a failed write: gives the file up and cuts off what was never confirmed, as far as the disk lets it.
   * What stays is recognised as a torn tail at the next start.
   */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    const path = segmentPath(this.#directory, this.first);
    await this.#files.truncate(path, this.bytes).catch(() => undefined);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
