import { describe, expect, it } from 'vitest';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import { remaining } from '../../../domain/waybills/pool.ts';
import type { WaybillEntry } from '../../../domain/waybills/pool.ts';
import { s10FromSerial } from '../../../domain/waybills/s10.ts';
import { Bench, codeOf, cpamNumbers, orderData, refusalOf, source, whole } from './bench.ts';
import { decideWaybillAnswers, decideWaybillImport } from '../at-once.ts';

/** The first two numbers of what `cpamNumbers` gives, and one that is not of it. */
const [numberA, numberB, numberC] = [10_000_100, 10_000_101, 30_000_000].map(
  (serial) => s10FromSerial('RX', serial, 'CN').text,
) as [string, string, string];

const left = (bench: Bench, plan = 'CPAM'): number => {
  const pool = bench.state.waybillPools.get(plan);
  return pool === undefined ? 0 : remaining(pool);
};

const take = (bench: Bench, ...entries: readonly WaybillEntry[]) =>
  bench.do(decideWaybillImport(bench.state, entries, source));

const answer = (bench: Bench, ...answers: readonly (readonly [string, string])[]) =>
  decideWaybillAnswers(
    bench.state,
    answers.map(([shipmentId, waybill]) => ({ shipmentId, waybill, plan: 'CPAM' })),
  );

describe('decideWaybillImport', () => {
  it('fills the pool, from which shipments take their numbers', () => {
    const bench = new Bench([orderData(1)], { numbers: 0 });
    expect(take(bench, cpamNumbers(10))).toBe(1);
    expect(left(bench)).toBe(10);
    bench.created();
    expect(left(bench)).toBe(9);
  });

  it('gives shipments that wait their numbers at once, oldest first', () => {
    const bench = new Bench(
      [1, 2, 3, 4].map((n) => orderData(n)),
      { numbers: 0 },
    );
    const ids = [1, 2, 3].map((n) => bench.created(whole(n)));
    const yanwen = bench.created(whole(4, { plan: 'YANWEN_AM' }));
    bench.do(decideVoid(bench.state, { shipmentId: ids[1] ?? '', reason: 'x' }));
    take(bench, cpamNumbers(1));
    expect(ids.map((id) => bench.waybill(id) !== '')).toEqual([true, false, false]);
    take(bench, cpamNumbers(5, 20_000_000));
    expect(ids.map((id) => bench.waybill(id) !== '')).toEqual([true, false, true]);
    expect(bench.waybill(yanwen)).toBe('');
    expect(left(bench)).toBe(4);
  });

  it('writes nothing down when there is nothing new', () => {
    const bench = new Bench();
    const before = bench.journal.length;
    expect(take(bench)).toBe(0);
    expect(bench.journal).toHaveLength(before);
  });

  it('keeps single numbers and ranges of several plans apart', () => {
    const bench = new Bench([], { numbers: 0 });
    take(
      bench,
      cpamNumbers(3),
      { kind: 'number', plan: 'CPAM', waybill: 'RY000000005CN' },
      { kind: 'number', plan: 'FEDEX_IE', waybill: '700000010001' },
    );
    expect([left(bench), left(bench, 'FEDEX_IE')]).toEqual([4, 1]);
  });

  it('passes over numbers that the platform gave out meanwhile', () => {
    const bench = new Bench([orderData(1), orderData(2)], { numbers: 0 });
    const first = bench.created(whole(1));
    // The first number of the range that comes in later.
    bench.do(answer(bench, [first, numberA]));
    take(bench, cpamNumbers(2));
    const second = bench.created(whole(2));
    expect(bench.waybill(second)).toBe(numberB);
  });
});

describe('decideWaybillAnswers', () => {
  it('assigns the numbers that the platform gave and takes them out of the pool', () => {
    const bench = new Bench([orderData(1), orderData(2)], { numbers: 0 });
    const [first, second] = [bench.created(whole(1)), bench.created(whole(2))];
    expect(bench.do(answer(bench, [first, numberA], [second, numberC]))).toBe(2);
    expect(bench.waybill(first)).toBe(numberA);
    expect(bench.state.waybills.get(numberC)).toBe(second);
  });

  it('takes a number out of the pool that holds it', () => {
    const bench = new Bench([orderData(1)], { numbers: 0 });
    const id = bench.created(whole(1));
    bench.happened({
      type: 'waybills-imported',
      source,
      pools: [
        {
          plan: 'CPAM',
          lots: [{ kind: 'list', numbers: [numberA], next: 0, takenAhead: [] }],
        },
      ],
    });
    bench.do(answer(bench, [id, numberA]));
    expect(left(bench)).toBe(0);
  });

  it('never gives one number to two shipments, voided ones included', () => {
    const bench = new Bench([orderData(1), orderData(2)], { numbers: 0 });
    const [first, second] = [bench.created(whole(1)), bench.created(whole(2))];
    expect(codeOf(answer(bench, [first, numberA], [second, numberA]))).toBe('waybill-answer-taken');
    bench.do(answer(bench, [first, numberA]));
    bench.do(decideVoid(bench.state, { shipmentId: first, reason: 'x' }));
    expect(refusalOf(answer(bench, [second, numberA]))).toEqual({
      code: 'waybill-answer-taken',
      params: { waybill: numberA, shipment: first },
    });
  });

  it('never gives a shipment a second number, and the same one again changes nothing', () => {
    const bench = new Bench();
    const id = bench.created();
    const waybill = bench.waybill(id);
    expect(refusalOf(answer(bench, [id, numberC]))).toEqual({
      code: 'waybill-answer-has-other',
      params: { shipment: id, waybill },
    });
    expect(bench.do(answer(bench, [id, waybill]))).toBe(0);
  });
});
