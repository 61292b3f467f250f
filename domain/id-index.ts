import type { LayeredTable } from './layered-table.ts';

/** The ids that belong to each key, in the order in which they came; a key without any is not there. */
export type IdIndex = LayeredTable<readonly string[]>;

const none: readonly string[] = [];

/** The ids of a key; none where there is nothing. */
export const idsOf = (index: IdIndex, key: string): readonly string[] => index.get(key) ?? none;

/** The index in which an id belongs to a key, if it did not already. A key has a handful, so that copying them is nothing. */
export function withId(index: IdIndex, key: string, id: string): IdIndex {
  const ids = idsOf(index, key);
  return ids.includes(id) ? index : index.set(key, [...ids, id]);
}

/** The index in which an id belongs to each of some keys. */
export const withIdUnder = (index: IdIndex, keys: readonly string[], id: string): IdIndex =>
  index.withMutations((changing) => {
    for (const key of keys) withId(changing, key, id);
  });

/** The index in which an id does not belong to a key. */
export function withoutId(index: IdIndex, key: string, id: string): IdIndex {
  const left = idsOf(index, key).filter((other) => other !== id);
  return left.length === 0 ? index.delete(key) : index.set(key, left);
}
