import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LayeredTable } from '../../../domain/layered-table.ts';
import { atOnce } from '../../../domain/steps.ts';
import { searchKey } from '../../../domain/text.ts';
import { pageOf } from '../../../main/handlers/paging.ts';
import { LiveList } from '../../../main/lists/live-list.ts';
import type { Wish } from '../../../main/lists/live-list.ts';

type Thing = { readonly id: string; readonly kind: number; readonly name: string };

const idOf = ({ id }: Thing): string => id;
const textOf = ({ id, name }: Thing): string => searchKey(`${id}\n${name}`);
const open = (things: Iterable<Thing>): LiveList<Thing> => {
  const list = new LiveList<Thing>({ idOf, textOf });
  atOnce(list.fill(things));
  return list;
};
/** Made of a table: some values lie in its base, some over it, and some of the base are others or gone by now. */
const openFrom = (
  base: readonly Thing[],
  over: readonly Thing[],
  gone: readonly string[],
): LiveList<Thing> => {
  const pairs = [...new Map(base.map((one) => [one.id, one]))];
  const table = LayeredTable.of(pairs).withMutations((rows) => {
    for (const id of gone) rows.delete(id);
    for (const one of over) rows.set(one.id, one);
  });
  const list = new LiveList<Thing>({ idOf, textOf });
  atOnce(list.fillFrom(table));
  expect([...list.values()]).toEqual([...table.values()]);
  return list;
};
const ofKind = (kind: number, search = ''): Wish<Thing> => ({
  key: `kind ${kind}`,
  matches: (thing) => kind === 0 || thing.kind === kind,
  search,
});

const id = fc.integer({ min: 0, max: 30 }).map((number) => `T${number}`);
const thing = fc.record({
  id,
  kind: fc.integer({ min: 1, max: 3 }),
  name: fc.constantFrom('Zoé', 'ЁЛКА', 'RE 123 456', '中文', ''),
});
const change = fc.record({ thing, isGone: fc.boolean() });
const question = fc.record({
  kind: fc.integer({ min: 0, max: 3 }),
  search: fc.constantFrom('', 'zoe', 'елка', 't1', '文', 'nothing'),
  cursor: fc.option(fc.integer({ min: 0, max: 30 }).map((number) => `T${number}`)),
  offset: fc.option(fc.nat(20)),
  limit: fc.integer({ min: 1, max: 12 }),
});

/** The same by a walk: a map keeps its keys in the order in which they came. */
function walked(
  all: ReadonlyMap<string, Thing>,
  asked: typeof question extends fc.Arbitrary<infer Q> ? Q : never,
) {
  const { matches, search } = ofKind(asked.kind, asked.search);
  return pageOf(all.values(), {
    ...asked,
    idOf,
    matches: (one) => matches(one) && textOf(one).includes(searchKey(search)),
    view: idOf,
  });
}

describe('a list that is kept up', () => {
  it('answers like a walk through its values, between any changes', () => {
    fc.assert(
      fc.property(
        fc.array(thing),
        fc.option(fc.tuple(fc.array(thing), fc.array(id))),
        fc.array(fc.tuple(fc.array(change, { maxLength: 4 }), question)),
        (things, table, steps) => {
          const all = new Map(things.map((one) => [one.id, one]));
          const [over, gone] = table ?? [[], []];
          for (const one of gone) all.delete(one);
          for (const one of over) all.set(one.id, one);
          const list = table === null ? open(all.values()) : openFrom(things, over, gone);
          for (const [changes, asked] of steps) {
            const changed = new Map(
              changes.map((one) => [one.thing.id, one.isGone ? undefined : one.thing]),
            );
            for (const [one, value] of changed) {
              if (value === undefined) all.delete(one);
              else all.set(one, value);
            }
            list.put(changed);
            const wish = ofKind(asked.kind, asked.search);
            const page = list.page(wish, asked, idOf);
            expect(page).toEqual(walked(all, asked));
            expect(list.count(wish)).toBe(page.total);
            const ids = list.ids(wish);
            for (const one of all.keys()) expect(list.has(wish, one)).toBe(ids.includes(one));
          }
        },
      ),
    );
  });

  it('hears of every value that a table has, once', () => {
    const table = LayeredTable.of(
      ['1', '2', '3'].map((one) => [one, { id: one, kind: 1, name: '' }]),
    )
      .set('2', { id: '2', kind: 2, name: '' })
      .set('4', { id: '4', kind: 4, name: '' })
      .delete('3');
    const heard: unknown[] = [];
    const onChange = (before: Thing | undefined, after: Thing | undefined) => {
      heard.push([before, after?.id, after?.kind]);
    };
    const list = new LiveList<Thing>({ idOf, textOf, onChange });
    atOnce(list.fillFrom(table));
    expect(heard).toEqual([
      [undefined, '4', 4],
      [undefined, '1', 1],
      [undefined, '2', 2],
    ]);
  });

  it('is the same after it was warmed', () => {
    const list = openFrom(
      [{ id: 'T1', kind: 1, name: 'Zoé' }],
      [{ id: 'T2', kind: 1, name: 'ёлка' }],
      [],
    );
    atOnce(list.warm());
    expect(list.ids(ofKind(1, 'zoe'))).toEqual(['T1']);
    list.put(new Map([['T1', { id: 'T1', kind: 1, name: 'елка' }]]));
    expect(list.ids(ofKind(1, 'елка'))).toEqual(['T1', 'T2']);
  });

  it('finds a number that is typed in groups', () => {
    const list = open([{ id: 'RE123456789CN', kind: 1, name: '' }]);
    expect(list.ids(ofKind(0, 're 123 456 789 cn'))).toEqual(['RE123456789CN']);
  });

  it('takes more changes at once than it mends one by one', () => {
    const things = Array.from({ length: 3_000 }, (_, n) => ({ id: `T${n}`, kind: 1, name: '' }));
    const list = open(things);
    expect(list.count(ofKind(2))).toBe(0);
    list.put(new Map(things.map((one) => [one.id, { ...one, kind: 2 }])));
    expect(list.count(ofKind(2))).toBe(3_000);
    expect(list.count(ofKind(1))).toBe(0);
  });
});
