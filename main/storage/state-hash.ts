import { createHash } from 'node:crypto';
import type { StoredRow } from '../../domain/stored-row.ts';
import type { Breathe } from './breathing.ts';

/** As many rows as are hashed between two looks at the clock. */
const rowsPerStep = 64;

const modulus = 1n << 128n;

/**
 * A hash of a state from its rows, 32 hex digits. The order of the rows and of the fields in them does not matter: two
 * states have the same one exactly when they hold the same facts. It is the sum of the rows' SHA-256, cut to 128 bits.
 */
export async function stateHash(rows: Iterable<StoredRow>, breathe: Breathe): Promise<string> {
  let sum = 0n;
  let count = 0;
  for (const { table, key, value } of rows) {
    const text = JSON.stringify([table, key, value], inOrder);
    const digest = createHash('sha256').update(text).digest();
    sum = (sum + (digest.readBigUInt64BE(0) << 64n) + digest.readBigUInt64BE(8)) % modulus;
    count += 1;
    if (count % rowsPerStep === 0) await breathe();
  }
  return sum.toString(16).padStart(32, '0');
}

/** Objects with their fields in one order, whichever they were made in. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
