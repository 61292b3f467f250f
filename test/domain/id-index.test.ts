import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsOf, withId, withIdUnder, withoutId } from '../../domain/id-index.ts';
import type { IdIndex } from '../../domain/id-index.ts';
import { LayeredTable } from '../../domain/layered-table.ts';

const few = fc.constantFrom('a', 'b', 'c', 'd');

type Change = (index: IdIndex, model: Map<string, Set<string>>) => IdIndex;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(few, few).map(([key, id]): Change => (index, model) => {
    model.set(key, new Set([...(model.get(key) ?? []), id]));
    return withId(index, key, id);
  }),
  fc.tuple(fc.uniqueArray(few), few).map(([keys, id]): Change => (index, model) => {
    for (const key of keys) model.set(key, new Set([...(model.get(key) ?? []), id]));
    return withIdUnder(index, keys, id);
  }),
  fc.tuple(few, few).map(([key, id]): Change => (index, model) => {
    model.get(key)?.delete(id);
    if (model.get(key)?.size === 0) model.delete(key);
    return withoutId(index, key, id);
  }),
);

describe('an index of ids', () => {
  it('knows which ids belong to each key, each once and in order, and no key without any', () => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const model = new Map<string, Set<string>>();
        let index: IdIndex = LayeredTable.of();
        for (const one of changes) index = one(index, model);
        for (const key of ['a', 'b', 'c', 'd']) {
          expect(idsOf(index, key)).toEqual([...(model.get(key) ?? [])]);
        }
        expect(index.size).toBe(model.size);
      }),
    );
  });

  it('is the same object when nothing new is said', () => {
    const index = withId(LayeredTable.of<readonly string[]>(), 'a', '1');
    expect(withId(index, 'a', '1')).toBe(index);
    expect(withoutId(index, 'b', '1')).toBe(index);
  });
});
