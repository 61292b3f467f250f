import { Low, type Adapter } from 'lowdb';
import type { ZodType } from 'zod';
import { ok, refuse, refusal, type Refusal, type Result } from '../../domain/result.ts';
import { previousPath, writeDurably } from './durable-file.ts';
import { ioCode, nodeFileSystem, type FileSystem } from './file-system.ts';
import { ioRefusal } from './load-store.ts';

type Reading<Value> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'damaged'; readonly problem: string };

/**
 * lowdb's adapter for one small JSON document. What is read is checked against a zod schema; a damaged file gives way
 * to the version before it. `null` when there is no file yet. When neither can be read, `problem` says why.
 */
export class DurableJson<Value> implements Adapter<Value | null> {
  readonly path: string;
  /** Of the last `read`: why the newest file was not used. */
  problem: string | null = null;
  readonly #files: FileSystem;
  readonly #schema: ZodType<Value>;

  constructor(files: FileSystem, path: string, schema: ZodType<Value>) {
    this.#files = files;
    this.path = path;
    this.#schema = schema;
  }

  async read(): Promise<Value | null> {
    const newest = await this.#readOne(this.path);
    this.problem = newest.kind === 'damaged' ? newest.problem : null;
    if (newest.kind === 'read') return newest.value;
    if (newest.kind === 'missing') return null;
    const previous = await this.#readOne(previousPath(this.path));
    return previous.kind === 'read' ? previous.value : null;
  }

  /** lowdb calls it only with a value. */
  async write(value: Value | null): Promise<void> {
    if (this.problem === null) await this.#keepPrevious();
    const bytes = Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
    const current = this.problem === null ? 'replace' : 'set-aside';
    await writeDurably(this.#files, this.path, current, (write) => write(bytes));
    this.problem = null;
  }

  /** A copy and not a rename, so that a missing file means that the user deleted it. */
  async #keepPrevious(): Promise<void> {
    const bytes = await this.#bytes(this.path);
    if (bytes === null) return;
    await writeDurably(this.#files, previousPath(this.path), 'replace', (write) => write(bytes));
  }

  async #readOne(path: string): Promise<Reading<Value>> {
    const bytes = await this.#bytes(path);
    if (bytes === null) return { kind: 'missing' };
    // Editors on Windows put a byte order mark in front; it changes nothing.
    const text = bytes.toString().replace(/^\uFEFF/, '');
    if (text.trim() === '') return damaged('it is empty');
    if (text.includes('\0')) return damaged('it holds NUL bytes');
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      if (error instanceof SyntaxError) return damaged(error.message);
      throw error;
    }
    const parsed = this.#schema.safeParse(json);
    if (parsed.success) return { kind: 'read', value: parsed.data };
    const [issue] = parsed.error.issues;
    return damaged(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }

  async #bytes(path: string): Promise<Buffer | null> {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of this.#files.read(path)) chunks.push(chunk);
      return Buffer.concat(chunks);
    } catch (error) {
      if (ioCode(error) === 'ENOENT') return null;
      throw error;
    }
  }
}

const damaged = (problem: string): { readonly kind: 'damaged'; readonly problem: string } => ({
  kind: 'damaged',
  problem,
});

/** A small document in memory and on disk, such as the settings. */
export type JsonDocument<Value> = {
  /** What is on the disk, or the defaults where nothing is. */
  readonly value: Value;
  /** Named when the newest file could not be read and the one before it is used. */
  readonly notice: Refusal<'document-recovered'> | null;
  /** Resolves when the change of the newest value is on the disk. Refusal: `store-io-failed`; the old value then stands. */
  update(change: (value: Value) => Value): Promise<Result<Value>>;
  /** The same for a change that may be refused when the value is seen; nothing is written then. */
  decide(change: (value: Value) => Result<Value>): Promise<Result<Value>>;
};

/**
 * Opens a small JSON document.
 * Refusals: `document-damaged` when neither the file nor its previous version can be read; `store-io-failed`.
 */
export async function openJsonDocument<Value>(
  path: string,
  schema: ZodType<Value>,
  defaults: Value,
  files: FileSystem = nodeFileSystem,
): Promise<Result<JsonDocument<Value>>> {
  const adapter = new DurableJson(files, path, schema);
  const low = new Low<Value | null>(adapter, null);
  try {
    await low.read();
  } catch (error) {
    return ioRefusal(error, path);
  }
  const { problem } = adapter;
  if (problem !== null && low.data === null)
    return refuse('document-damaged', { file: path, problem });
  let value = low.data ?? defaults;
  let last: Promise<unknown> = Promise.resolve();

  const save = async (change: (value: Value) => Result<Value>): Promise<Result<Value>> => {
    const next = change(value);
    if (!next.ok) return next;
    try {
      low.data = next.value;
      await low.write();
      ({ value } = next);
      return next;
    } catch (error) {
      low.data = value;
      return ioRefusal(error, path);
    }
  };

  const decide: JsonDocument<Value>['decide'] = (change) => {
    // One after another: each change sees the one before it.
    const done = last.then(() => save(change));
    last = done.catch(() => undefined);
    return done;
  };

  return ok({
    get value() {
      return value;
    },
    notice: problem === null ? null : refusal('document-recovered', { file: path, problem }),
    update: (change) => decide((current) => ok(change(current))),
    decide,
  });
}
