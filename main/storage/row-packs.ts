import { deflateSync, inflateSync } from 'node:zlib';
import type { JsonText } from '../../domain/json-text.ts';
import type { StoredRow } from '../../domain/stored-row.ts';

/** Rows of this table stand for several rows of another one, which is their key. */
export const packTable = '$packed';

/** The keys of rows of one table, in order, and their values: JSON texts in lines, deflated (RFC 1950), in base 64. */
type PackValue = { readonly keys: readonly string[]; readonly deflated: string };

/** To read one of them takes a tenth of a millisecond, and they become a fifth of their size. */
const rowsPerPack = 64;

/** More is not much smaller, and takes longer. */
const level = 3;

/** How many packs stay unpacked, 2 MB or so: who asks for one row mostly asks for its neighbours next. */
const unpackedLimit = 32;

let unpacked: Pack[] = [];

/** Values of rows, packed as they are in the file. */
class Pack {
  readonly #deflated: Buffer;
  #texts: readonly string[] | null = null;

  constructor(deflated: string) {
    this.#deflated = Buffer.from(deflated, 'base64');
  }

  textAt(index: number): string {
    if (this.#texts === null) {
      this.#texts = inflateSync(this.#deflated).toString().split('\n');
      unpacked.push(this);
      if (unpacked.length > unpackedLimit) {
        const [oldest] = unpacked;
        if (oldest !== undefined) oldest.#texts = null;
        unpacked = unpacked.slice(1);
      }
    }
    const text = this.#texts[index];
    if (text === undefined) throw new Error(`A pack of rows has no row ${index}.`);
    return text;
  }
}

/**
 * A row whose value is unpacked when it is asked for. It is its own text: of very many rows each should be one object, since
 * all that stays in memory is moved there more than once while a file is read.
 */
class PackedRow implements StoredRow, JsonText {
  readonly table: string;
  readonly key: string;
  readonly #pack: Pack;
  readonly #index: number;

  constructor(table: string, key: string, pack: Pack, index: number) {
    this.table = table;
    this.key = key;
    this.#pack = pack;
    this.#index = index;
  }

  get text(): JsonText {
    return this;
  }

  get json(): string {
    return this.#pack.textAt(this.#index);
  }

  get value(): unknown {
    return JSON.parse(this.json);
  }
}

/** The rows as a snapshot has them: those that come with a text are packed, some of one table at a time. */
export function* packRows(rows: Iterable<StoredRow>): Generator<StoredRow, void> {
  let table = '';
  let keys: string[] = [];
  let texts: string[] = [];
  const take = (): StoredRow => {
    const deflated = deflateSync(texts.join('\n'), { level }).toString('base64');
    const value: PackValue = { keys, deflated };
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

/** The rows that `packRows` was given; those of a pack are unpacked when their values are asked for. */
export function* unpackRows(rows: Iterable<StoredRow>): Generator<StoredRow, void> {
  for (const row of rows) {
    if (row.table !== packTable) {
      yield row;
      continue;
    }
    // The checksum of the file vouches for it.
    const { keys, deflated } = row.value as PackValue;
    const pack = new Pack(deflated);
    for (const [index, key] of keys.entries()) yield new PackedRow(row.key, key, pack, index);
  }
}
