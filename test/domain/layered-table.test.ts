import fc from 'fast-check';
import { OrderedMap } from 'immutable';
import { describe, expect, it } from 'vitest';
import { ArrayRows } from '../../domain/base-rows.ts';
import type { BaseRows } from '../../domain/base-rows.ts';
import { LayeredTable } from '../../domain/layered-table.ts';

type Pair = { readonly table: LayeredTable<number>; readonly model: OrderedMap<string, number> };

const id = fc.integer({ min: 0, max: 12 }).map(String);

/** One change, made to a table and to an `OrderedMap`. */
const change = fc.oneof(
  fc.tuple(id, fc.nat()).map(([key, row]) => ({ table, model }: Pair): Pair => ({
    table: table.set(key, row),
    model: model.set(key, row),
  })),
  id.map((key) => ({ table, model }: Pair): Pair => ({
    table: table.delete(key),
    model: model.delete(key),
  })),
  fc.array(id).map((keys) => ({ table, model }: Pair): Pair => ({
    table: table.deleteAll(keys),
    model: model.deleteAll(keys),
  })),
  fc.array(fc.tuple(id, fc.option(fc.nat()))).map((pairs) => ({ table, model }: Pair): Pair => ({
    table: table.withMutations((rows) => {
      for (const [key, row] of pairs) {
        if (row === null) rows.delete(key);
        else rows.set(key, row);
      }
    }),
    model: model.withMutations((rows) => {
      for (const [key, row] of pairs) {
        if (row === null) rows.delete(key);
        else rows.set(key, row);
      }
    }),
  })),
);

const seen = ({ table, model }: Pair): void => {
  expect([...table]).toEqual([...model]);
  expect([...table.keys()]).toEqual([...model.keys()]);
  expect([...table.values()]).toEqual([...model.values()]);
  expect(table.valueSeq().toArray()).toEqual(model.valueSeq().toArray());
  expect(table.size).toBe(model.size);
  expect(table.isEmpty()).toBe(model.isEmpty());
  for (let key = 0; key <= 13; key += 1) {
    expect(table.get(String(key))).toBe(model.get(String(key)));
    expect(table.has(String(key))).toBe(model.has(String(key)));
  }
};

type Box = { readonly of: number };

/** A base that makes its rows when they are asked for, as that of the orders. */
const madeAnew = (count: number): BaseRows<Box> => {
  const ids = new ArrayRows(
    Array.from({ length: count }, (_, n) => String(n)),
    Array.from({ length: count }, (_, n) => n),
  );
  const kept = new Map<number, Box>();
  const rowAt = (place: number): Box => kept.get(place) ?? { of: place };
  return {
    size: count,
    idAt: (place) => ids.idAt(place),
    rowAt,
    keptAt: (place) => {
      const row = rowAt(place);
      kept.set(place, row);
      return row;
    },
    placeOf: (one) => ids.placeOf(one),
    prepare: () => ids.prepare(),
  };
};

const base = fc.uniqueArray(id).map((ids): Pair => {
  const rows = ids.map((key, place): [string, number] => [key, place]);
  return { table: LayeredTable.of(rows), model: OrderedMap(rows) };
});

describe('a layered table', () => {
  it('is what an ordered map is after any changes, and no change is seen in an older one', () => {
    fc.assert(
      fc.property(base, fc.array(change), (first, changes) => {
        const all = [first];
        for (const make of changes) all.push(make(all.at(-1) ?? first));
        for (const pair of all) seen(pair);
      }),
    );
  });

  it('changes itself while it is mutable, and says whether it did', () => {
    fc.assert(
      fc.property(base, fc.array(change), (first, changes) => {
        const table = first.table.asMutable();
        expect(table.asMutable()).toBe(table);
        let model = first.model.asMutable();
        for (const make of changes) {
          const next = make({ table, model });
          expect(next.table).toBe(table);
          ({ model } = next);
        }
        const isSame = [...table].join(' ') === [...first.table].join(' ');
        expect(isSame || table.wasAltered()).toBe(true);
        const after = table.asImmutable();
        seen({ table: after, model: model.asImmutable() });
        table.set('13', 1);
        expect(after.has('13')).toBe(false);
        seen(first);
      }),
    );
  });

  it('that nothing changed is the same one', () => {
    const table = LayeredTable.of([['1', 1]]);
    expect(table.set('1', 1)).toBe(table);
    expect(table.delete('2')).toBe(table);
    expect(table.deleteAll(['2'])).toBe(table);
    expect(table.withMutations(() => undefined)).toBe(table);
    expect(table.asMutable().wasAltered()).toBe(false);
    expect(table.asImmutable()).toBe(table);
  });

  it('gives the same row each time, whatever else changes, also when most of the others are gone', () => {
    const table = LayeredTable.over<Box>(madeAnew(10));
    const row = table.get('7');
    expect(row).toEqual({ of: 7 });
    expect(table.get('7')).toBe(row);
    expect(table.set('7', row as Box)).toBe(table);
    const other = table.set('3', { of: -3 }).delete('9');
    expect(other.get('7')).toBe(row);
    const few = other.deleteAll(['0', '1', '2', '4', '5', '6']);
    expect([...few.keys()]).toEqual(['3', '7', '8']);
    expect(few.base.size).toBe(3);
    expect(few.get('7')).toBe(row);
    // One that nobody asked for before.
    expect(few.get('8')).toBe(table.get('8'));
  });

  it('makes no row to tell whether there is one', () => {
    const rows = madeAnew(2);
    const table = LayeredTable.over<Box>({
      ...rows,
      rowAt: () => {
        throw new Error('made');
      },
      keptAt: () => {
        throw new Error('made');
      },
    });
    expect([table.has('1'), table.has('2')]).toEqual([true, false]);
    expect([table.delete('1').has('1'), table.set('2', { of: 2 }).has('2')]).toEqual([false, true]);
  });
});
