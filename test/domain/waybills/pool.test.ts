import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyPool,
  isLow,
  nextWaybill,
  poolHolds,
  remaining,
  takeWaybill,
} from '../../../domain/waybills/pool.ts';
import type { WaybillEntry, WaybillPool } from '../../../domain/waybills/pool.ts';
import { s10FromSerial } from '../../../domain/waybills/s10.ts';
import { addToPool } from '../at-once.ts';

const range = (from: number, to: number): WaybillEntry => ({
  kind: 'range',
  plan: 'CPAM',
  indicator: 'RR',
  country: 'CN',
  from,
  to,
});
const single = (waybill: string): WaybillEntry => ({ kind: 'number', plan: 'CPAM', waybill });
const number = (serial: number): string => s10FromSerial('RR', serial, 'CN').text;
const never = (): boolean => false;

/** Every number that the pool gives until it refuses, and the pool at the end. */
function drain(
  pool: WaybillPool,
  isUsed: (waybill: string) => boolean = never,
): { readonly given: readonly string[]; readonly pool: WaybillPool } {
  const given: string[] = [];
  let left = pool;
  for (;;) {
    const next = nextWaybill(left, isUsed);
    if (!next.ok) return { given, pool: left };
    given.push(next.value.waybill);
    left = next.value.pool;
  }
}

describe('a pool', () => {
  it('gives a range in order, both borders included, and then refuses by plan', () => {
    const pool = addToPool(emptyPool('CPAM'), [range(10, 12)]);
    expect(remaining(pool)).toBe(3);
    expect(drain(pool).given).toEqual([10, 11, 12].map(number));
    expect(nextWaybill(drain(pool).pool, never)).toEqual({
      ok: false,
      refusal: { code: 'waybill-pool-empty', params: { plan: 'CPAM' } },
    });
  });

  it('keeps a range of a hundred million as its borders', () => {
    const pool = addToPool(emptyPool('CPAM'), [range(0, 99_999_999)]);
    expect(JSON.stringify(pool).length).toBeLessThan(200);
    expect(remaining(pool)).toBe(100_000_000);
    expect(nextWaybill(pool, never)).toMatchObject({ ok: true, value: { waybill: number(0) } });
  });

  it('passes over used numbers for good', () => {
    const pool = addToPool(emptyPool('CPAM'), [range(1, 4)]);
    const used = new Set([number(1), number(3)]);
    expect(drain(pool, (waybill) => used.has(waybill)).given).toEqual([number(2), number(4)]);
  });

  it('makes a range of single numbers that follow one another', () => {
    const scattered = [number(90), 'XYZ1234567', number(7), number(6), number(8)];
    const pool = addToPool(emptyPool('CPAM'), scattered.map(single));
    expect(pool.lots).toMatchObject([
      { kind: 'range', from: 6, to: 8 },
      { kind: 'list', numbers: [number(90), 'XYZ1234567'] },
    ]);
  });

  it('does not take in what it holds already, nor what another plan was given', () => {
    const pool = addToPool(emptyPool('CPAM'), [range(1, 9), single('XYZ1234567')]);
    const again = addToPool(pool, [
      range(2, 5),
      single(number(3)),
      single('XYZ1234567'),
      { kind: 'number', plan: 'DHL', waybill: 'DHL1234567' },
    ]);
    expect(again).toEqual(pool);
  });

  it('leaves out numbers that the platform gave from the middle of it', () => {
    let pool = addToPool(emptyPool('CPAM'), [range(1, 5)]);
    for (const serial of [3, 2, 3]) pool = takeWaybill(pool, number(serial));
    expect(remaining(pool)).toBe(3);
    expect(drain(pool).given).toEqual([1, 4, 5].map(number));
    expect(takeWaybill(pool, number(77))).toBe(pool);
    expect(takeWaybill(pool, 'not a number')).toBe(pool);
  });

  it('says when it runs low', () => {
    const pool = addToPool(emptyPool('CPAM'), [range(1, 21)]);
    expect(isLow(pool)).toBe(false);
    expect(isLow(takeWaybill(pool, number(1)))).toBe(true);
    expect(isLow(pool, 100)).toBe(true);
    expect(isLow(emptyPool('CPAM'), 0)).toBe(true);
  });

  const entries = fc.array(
    fc.oneof(
      fc
        .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
        .map(([from, more]) => range(from, from + more)),
      fc.integer({ min: 0, max: 80 }).map((serial) => single(number(serial))),
      fc.stringMatching(/^X[0-9]{7}$/).map(single),
    ),
    { maxLength: 12 },
  );

  it('gives nothing twice and all that was put in, whatever is taken ahead or used elsewhere', () => {
    fc.assert(
      fc.property(
        entries,
        fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { maxLength: 20 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { maxLength: 20 }),
        (wanted, takenSerials, usedSerials) => {
          const kept = withoutOverlaps(wanted);
          let pool = kept.reduce((sum, entry) => addToPool(sum, [entry]), emptyPool('CPAM'));
          const full = drain(pool).given;
          expect(new Set(full).size).toBe(full.length);
          expect(remaining(pool)).toBe(full.length);

          for (const serial of takenSerials) pool = takeWaybill(pool, number(serial));
          const gone = new Set([...takenSerials, ...usedSerials].map(number));
          const used = new Set(usedSerials.map(number));
          const { given } = drain(pool, (waybill) => used.has(waybill));
          expect(new Set(given).size).toBe(given.length);
          expect(given.toSorted()).toEqual(full.filter((waybill) => !gone.has(waybill)).toSorted());
          for (const waybill of full) expect(poolHolds(pool, waybill)).toBe(true);
        },
      ),
    );
  });

  it('is the same when it is replayed number by number', () => {
    fc.assert(
      fc.property(entries, (wanted) => {
        let decided = addToPool(emptyPool('CPAM'), withoutOverlaps(wanted));
        let replayed = decided;
        for (const waybill of drain(decided).given) {
          const next = nextWaybill(decided, never);
          if (next.ok) decided = next.value.pool;
          replayed = takeWaybill(replayed, waybill);
          expect(replayed).toEqual(decided);
        }
      }),
    );
  });
});

/** Ranges that overlap are refused before they reach a pool. */
function withoutOverlaps(entries: readonly WaybillEntry[]): readonly WaybillEntry[] {
  const taken = new Set<string>();
  return entries.filter((entry) => {
    const numbers =
      entry.kind === 'number'
        ? [entry.waybill]
        : Array.from({ length: entry.to - entry.from + 1 }, (_, i) => number(entry.from + i));
    if (numbers.some((waybill) => taken.has(waybill))) return false;
    for (const waybill of numbers) taken.add(waybill);
    return true;
  });
}
