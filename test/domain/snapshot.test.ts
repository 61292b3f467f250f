import { describe, expect, it } from 'vitest';
import { decideFillNotices } from '../../domain/decide/notices.ts';
import { decideOpenBatch } from '../../domain/decide/print-batches.ts';
import { decidePay } from '../../domain/decide/freight.ts';
import { idsOf } from '../../domain/id-index.ts';
import { fromRows, toRows } from '../../domain/snapshot.ts';
import type { StoredRow } from '../../domain/stored-row.ts';
import { emptyState, tableNames } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import { plainIndexes, plainRows } from './plain-rows.ts';
import { Bench, orderData, terms, whole } from './decide/bench.ts';

function expectSame(found: State, wanted: State): void {
  expect(plainIndexes(found)).toEqual(plainIndexes(wanted));
  expect(plainRows(found)).toEqual(plainRows(wanted));
  expect(Object.keys(found).toSorted()).toEqual(Object.keys(wanted).toSorted());
}

/** A day's work that leaves something in every table. */
function busy(): State {
  const bench = new Bench([1, 2, 3, 4].map((n) => orderData(n)));
  bench.handedOver(whole(1), whole(2));
  const id = bench.affixed(whole(3));
  bench.do(bench.reprint(id));
  const shipmentIds = [bench.created(whole(4))];
  const batch = { printer: 'Zebra', shipmentIds, handshake: true };
  bench.do(decideOpenBatch(bench.state, batch, bench.context));
  const fill = { shipmentIds: [], description: '', website: '', force: null };
  bench.do(decideFillNotices(bench.state, fill, bench.context));
  const payment = {
    shipmentIds: [],
    method: 'alipay',
    reference: 'R1',
    payer: 'Li',
    paidAt: null,
    disputed: false,
  };
  bench.do(decidePay(bench.state, payment, terms, bench.context));
  const [orderId = ''] = bench.state.orders.keys();
  bench.happened({
    type: 'orders-archived',
    volume: { name: '2026-03.1', entries: 1, bytes: 9, crc: '00000000' },
    orderIds: [orderId],
    shipmentIds: idsOf(bench.state.shipmentsByOrder, orderId),
    handoverIds: [...bench.state.handovers.keys()].slice(0, 1),
    utcOffsetMinutes: 480,
  });
  bench.openHandover();
  return bench.state;
}

describe('a snapshot', () => {
  it('of an empty state is empty', () => {
    expect([...toRows(emptyState)]).toEqual([]);
    expectSame(fromRows([]), emptyState);
  });

  it('holds every fact and gives the same state back, its indexes too', () => {
    const state = busy();
    const rows = [...toRows(state)];
    const filled = tableNames.filter((name) => name !== 'bills');
    expect(new Set(rows.map(({ table }) => table))).toEqual(new Set([...filled, 'orderTraits']));
    expectSame(fromRows(rows), state);
  });

  it('loses nothing as JSON', () => {
    const rows = plainRows(busy());
    const written = rows.map((row) => JSON.parse(JSON.stringify(row)) as StoredRow);
    expect(plainRows(fromRows(written))).toEqual(rows);
  });

  it('leaves the empty state empty', () => {
    fromRows(toRows(busy()));
    expect(emptyState.orders.size).toBe(0);
    expect(emptyState.counters.size).toBe(0);
  });

  it('can be worked on like the state it was taken from', () => {
    const bench = new Bench();
    bench.state = fromRows(toRows(bench.state));
    bench.handedOver(whole(1));
    expect(bench.state.shipments.valueSeq().first()?.state).toBe('handed-over');
  });

  it('with a table that nobody knows is a bug', () => {
    expect(() => fromRows([{ table: 'secrets', key: '1', value: {} }])).toThrow('secrets');
    expect(() => fromRows([{ table: 'shipmentsByOrder', key: '1', value: {} }])).toThrow(
      'shipmentsByOrder',
    );
  });
});
