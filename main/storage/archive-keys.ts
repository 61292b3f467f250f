import { hash } from 'node:crypto';

/** The first 64 bits of the SHA-256 of a key: what the index of an archive volume is sorted by. */
export const keyHash = (key: string): bigint => hash('sha256', key, 'buffer').readBigUInt64BE(0);

/** A sorted set of 64-bit hashes, eight bytes each; asked for without making a number of any of them. */
export class HashSet {
  readonly bytes: Buffer;
  readonly #halves: Uint32Array;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(bytes);
    this.#halves = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  }

  has(sought: bigint): boolean {
    const high = Number(sought >> 32n);
    const low = Number(sought & 0xffffffffn);
    let from = 0;
    let to = this.#halves.length >> 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      // Little-endian, as on every machine that this runs on.
      const difference =
        (this.#halves[2 * middle + 1] ?? 0) - high || (this.#halves[2 * middle] ?? 0) - low;
      if (difference === 0) return true;
      if (difference < 0) from = middle + 1;
      else to = middle;
    }
    return false;
  }
}

/** The hashes sorted, as bytes. */
export function sortedBytes(values: readonly bigint[]): Buffer {
  const sorted = BigUint64Array.from(values).sort();
  return Buffer.from(sorted.buffer, sorted.byteOffset, sorted.byteLength);
}

const blockBits = 16n;

/** How many blocks a volume may have, since a place in the index holds the number of the block. */
export const maxBlocks = 1 << Number(blockBits);

/** A place in the index: 48 bits of the key's hash, then the block. */
export const placeOf = (sought: bigint, block: number): bigint =>
  ((sought >> blockBits) << blockBits) | BigInt(block);

export const blockOf = (place: bigint): number => Number(place & 0xffffn);

/** Whether a place stands for a key with this hash (or for one that is alike in 48 bits). */
export const compareToKey = (place: bigint, sought: bigint): number => {
  const one = place >> blockBits;
  const other = sought >> blockBits;
  return one < other ? -1 : one > other ? 1 : 0;
};
