import { deflateSync, inflateSync } from 'node:zlib';
import type { JsonText } from '../../domain/json-text.ts';
import type { StoredPack, StoredPiece, StoredRow } from '../../domain/stored-row.ts';

/** Rows of this table stand for several rows of another one, which is their key. */
export const packTable = '$packed';

/**
 * The keys of rows of one table, in order, and their values: JSON texts in lines, deflated (RFC 1950), in base 64. `count`
 * says how many before anything of it is read; version 4 did not write it.
 */
type PackValue = {
  readonly count?: number;
  readonly keys: readonly string[];
  readonly deflated: string;
};

/** To read one of them takes a tenth of a millisecond, and they become a fifth of their size. */
const rowsPerPack = 64;

/** More is not much smaller, and takes longer. */
const level = 3;

/** How many packs stay unpacked, 2 MB or so: who asks for one row mostly asks for its neighbours next. */
const unpackedLimit = 32;

let unpacked: Pack[] = [];

/** Rows as they lie in a line of a file. A start reads lines by the thousand, and of most of them nobody asks anything. */
class Pack implements StoredPack {
  readonly table: string;
  readonly count: number;
  readonly #line: Buffer;
  #keys: readonly string[] | null = null;
  #deflated = '';
  #texts: readonly string[] | null = null;

  constructor(table: string, count: number, line: Buffer) {
    this.table = table;
    this.count = count;
    this.#line = line;
  }

  keyAt(index: number): string {
    return found(this.#open(), index);
  }

  textAt(index: number): JsonText {
    return new PackedText(this, index);
  }

  jsonAt(index: number): string {
    this.#open();
    this.#texts ??= inflateSync(Buffer.from(this.#deflated, 'base64')).toString().split('\n');
    return found(this.#texts, index);
  }

  /** The keys; they and what is unpacked stay for as long as few other packs are asked. */
  #open(): readonly string[] {
    if (this.#keys !== null) return this.#keys;
    // The checksum of the file vouches for it.
    const [, , value] = JSON.parse(this.#line.toString()) as readonly [string, string, PackValue];
    this.#keys = value.keys;
    this.#deflated = value.deflated;
    unpacked.push(this);
    if (unpacked.length > unpackedLimit) {
      const [oldest] = unpacked;
      unpacked = unpacked.slice(1);
      if (oldest !== undefined) oldest.#close();
    }
    return value.keys;
  }

  #close(): void {
    this.#keys = null;
    this.#deflated = '';
    this.#texts = null;
  }
}

class PackedText implements JsonText {
  readonly #pack: Pack;
  readonly #index: number;

  constructor(pack: Pack, index: number) {
    this.#pack = pack;
    this.#index = index;
  }

  get json(): string {
    return this.#pack.jsonAt(this.#index);
  }
}

function found(texts: readonly string[], index: number): string {
  const text = texts[index];
  if (text === undefined) throw new Error(`A pack of rows has no row ${index}.`);
  return text;
}

/** The rows as a snapshot has them: those that come with a text are packed, some of one table at a time. */
export function* packRows(rows: Iterable<StoredRow>): Generator<StoredRow, void> {
  let table = '';
  let keys: string[] = [];
  let texts: string[] = [];
  const take = (): StoredRow => {
    const deflated = deflateSync(texts.join('\n'), { level }).toString('base64');
    const value: PackValue = { count: keys.length, keys, deflated };
    keys = [];
    texts = [];
    return { table: packTable, key: table, value };
  };
  for (const row of rows) {
    const isFull = keys.length === rowsPerPack;
    if (keys.length > 0 && (isFull || row.text === undefined || row.table !== table)) yield take();
    if (row.text === undefined) {
      yield row;
    } else {
      ({ table } = row);
      keys.push(row.key);
      texts.push(row.text.json);
    }
  }
  if (keys.length > 0) yield take();
}

const packStart = /^\["\$packed","(\w+)",\{"count":(\d+),/;
/** Longer than what that is looked for in. */
const startLength = 100;

/**
 * What a line of a snapshot, without its line break, stands for; null where it is no row. The bytes of the line may change
 * afterwards.
 */
export function pieceOf(line: Buffer): StoredPiece | null {
  const [, packedTable, count] = packStart.exec(line.toString('latin1', 0, startLength)) ?? [];
  if (packedTable !== undefined) return new Pack(packedTable, Number(count), Buffer.from(line));
  const row = parseRow(line);
  if (row?.table !== packTable) return row;
  // Whether the file is whole is not known before its end.
  const { keys = null, deflated = null } = Object(row.value) as Partial<PackValue>;
  return Array.isArray(keys) && typeof deflated === 'string'
    ? new Pack(row.key, keys.length, Buffer.from(line))
    : null;
}

function parseRow(line: Buffer): StoredRow | null {
  try {
    const row: unknown = JSON.parse(line.toString());
    if (!Array.isArray(row) || row.length !== 3) return null;
    const [table, key, value] = row as readonly unknown[];
    return typeof table === 'string' && typeof key === 'string' ? { table, key, value } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
