import { describe, expect, it } from 'vitest';
import { ArrayRows } from '../../domain/base-rows.ts';
import { atOnce } from '../../domain/steps.ts';

const ids = Array.from({ length: 2_500 }, (_, n) => `id${n}`);
const open = (): ArrayRows<number> =>
  new ArrayRows(
    ids,
    ids.map((_, n) => n * 2),
  );

describe('rows in an array', () => {
  it('lie in the places in which they came', () => {
    const rows = open();
    expect(rows.size).toBe(2_500);
    expect([rows.idAt(0), rows.idAt(2_499)]).toEqual(['id0', 'id2499']);
    expect([rows.rowAt(7), rows.keptAt(7)]).toEqual([14, 14]);
    expect(() => rows.rowAt(2_500)).toThrow('no row in place 2500');
    expect(() => rows.idAt(2_500)).toThrow('no row in place 2500');
  });

  it('are found by their ids at once', () => {
    const rows = open();
    expect(ids.map((id) => rows.placeOf(id))).toEqual(ids.map((_, n) => n));
    expect(rows.placeOf('id2500')).toBeUndefined();
  });

  it('are found by their ids in the middle of preparing that, and by two who prepare it', () => {
    const rows = open();
    const one = rows.prepare();
    const other = rows.prepare();
    one.next();
    other.next();
    expect([rows.placeOf('id2499'), rows.placeOf('id0')]).toEqual([2_499, 0]);
    atOnce(one);
    atOnce(other);
    expect(ids.map((id) => rows.placeOf(id))).toEqual(ids.map((_, n) => n));
  });

  it('are prepared bit by bit', () => {
    expect([...open().prepare()]).toHaveLength(2);
  });
});
