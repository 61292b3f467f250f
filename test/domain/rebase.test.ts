import { describe, expect, it } from 'vitest';
import { decideHold } from '../../domain/decide/orders.ts';
import { decideVoid } from '../../domain/decide/shipments.ts';
import type { Event } from '../../domain/event.ts';
import { evolve } from '../../domain/evolve.ts';
import { rebase } from '../../domain/rebase.ts';
import { toRows } from '../../domain/snapshot.ts';
import type { State } from '../../domain/state.ts';
import { plainIndexes } from './plain-rows.ts';
import { Bench, orderData, orderId, source, whole } from './decide/bench.ts';

type Work = (bench: Bench, ids: readonly string[]) => unknown;

/** Three parcels at the tables and a fourth order; both sides begin there, and each does its own. */
function bothSides(mine: Work, theirs: Work) {
  const events: Event[][] = [];
  const states = [mine, theirs].map((work) => {
    const bench = new Bench([1, 2, 3, 4].map((n) => orderData(n)));
    const ids = [1, 2, 3].map((n) => bench.created(whole(n)));
    const { state } = bench;
    const { length } = bench.journal;
    work(bench, ids);
    events.push(bench.journal.slice(length).map(({ event }) => event));
    return { before: state, after: bench.state };
  });
  const [own, other] = states;
  const [ownEvents = [], otherEvents = []] = events;
  if (own === undefined || other === undefined) throw new Error('There are two sides.');
  // The two benches made the same rows, but not the same objects.
  const before = own.before;
  const meta = { seq: 1, at: '2026-03-09T02:00:00.000Z', station: 'A', person: 'Li' };
  const after = (state: State, list: readonly Event[]): State =>
    list.reduce((next, event) => evolve(next, event, meta), state);
  const theirState = after(before, otherEvents);
  return {
    rebased: rebase(before, after(before, ownEvents), theirState, otherEvents),
    inOrder: after(theirState, ownEvents),
  };
}

const scanned: Work = (bench, [first = '']) => bench.scanAll(first);
const numbered =
  (place: number): Work =>
  (bench, ids) =>
    bench.happened({
      type: 'waybill-assigned',
      shipmentId: ids[place] ?? '',
      waybill: 'LP00123456789012',
      plan: 'NOBODY',
      from: 'platform',
    });
const held =
  (n: number): Work =>
  (bench) =>
    bench.do(decideHold(bench.state, { orderId: orderId(n), reason: 'x' }));
const created: Work = (bench) => bench.created(whole(4));
const printed: Work = (bench, [first = '']) => {
  bench.scanAll(first);
  bench.do(bench.weigh(first, bench.shipment(first).expectedWeightGrams));
  bench.send(bench.do(bench.print(first)).jobId);
};
const voided: Work = (bench, [first = '']) =>
  bench.do(decideVoid(bench.state, { shipmentId: first, reason: 'x' }));
const billed: Work = (bench) =>
  bench.happened({ type: 'freight-billed', billId: 'FA-000001', source, lines: [] });

describe('rebase', () => {
  it.each<readonly [string, Work, Work]>([
    ['a parcel numbered beside the scans of another', numbered(1), scanned],
    ['a parcel created beside the label of another', created, printed],
    ['a parcel voided beside the making of another', voided, created],
    ['an order held beside scans', held(2), scanned],
    ['an order held beside the hold of another', held(2), held(1)],
    ['a bill beside scans', billed, scanned],
  ])('puts %s together as if mine came last', (_, mine, theirs) => {
    const { rebased, inOrder } = bothSides(mine, theirs);
    expect(rebased).not.toBeNull();
    expect(JSON.stringify([...toRows(rebased ?? inOrder)])).toBe(
      JSON.stringify([...toRows(inOrder)]),
    );
    expect(plainIndexes(rebased ?? inOrder)).toEqual(plainIndexes(inOrder));
  });

  it.each<readonly [string, Work, Work]>([
    ['the same parcel was scanned', numbered(0), scanned],
    ['the same order was held', held(1), held(1)],
    ['both created a parcel', created, created],
    ['both counted their first of a kind', billed, printed],
  ])('leaves it to the events where %s', (_, mine, theirs) => {
    expect(bothSides(mine, theirs).rebased).toBeNull();
  });
});
