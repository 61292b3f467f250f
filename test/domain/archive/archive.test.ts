import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishedGroups } from '../../../domain/archive/finished.ts';
import type { FinishedGroup } from '../../../domain/archive/finished.ts';
import { groupOf, moneyIndex } from '../../../domain/archive/group.ts';
import { layBack } from '../../../domain/archive/lay-back.ts';
import { decideOrdersImport } from '../../../domain/decide/orders.ts';
import { WaybillGiver } from '../../../domain/decide/waybills.ts';
import { freightOf } from '../../../domain/decide/freight.ts';
import { freightByState, freightGroupings, freightTotals } from '../../../domain/freight/stats.ts';
import { handoverTotals } from '../../../domain/handover/handover.ts';
import { orderTraitTable } from '../../../domain/orders/order-traits.ts';
import { fromRows, toRows } from '../../../domain/snapshot.ts';
import type { State } from '../../../domain/state.ts';
import { Bench, orderData, orderId, source, terms } from '../decide/bench.ts';
import { dayOf, openDay } from '../decide/random-day.ts';
import { plainIndexes, plainRows } from '../plain-rows.ts';
import { finishedShop } from './finished-shop.ts';
import { freightStats } from '../at-once.ts';

const always = '9999';
const { utcOffsetMinutes } = terms;

/** The numbers that a shop gives one after the other. */
const numbersOf = (bench: Bench): readonly string[] => {
  const giver = new WaybillGiver(bench.state);
  return [1, 2].flatMap((n) => {
    const event = giver.give({ shipmentId: `SA-00000${n}`, plan: 'CPAM' });
    return event?.type === 'waybill-assigned' ? [event.waybill] : [];
  });
};

const finished = (state: State, before = always): readonly FinishedGroup[] =>
  [...finishedGroups(state, before)].filter((group) => group !== null);

/** Archives groups as the archiver does, and tells what it put into the file. */
function archived(bench: Bench, groups: readonly FinishedGroup[]) {
  const { state } = bench;
  const money = moneyIndex(state);
  const written = groups.map((group) => groupOf(state, group, money, utcOffsetMinutes));
  const going = new Set(groups.flatMap(({ shipmentIds }) => shipmentIds));
  const handoverIds = state.handovers
    .valueSeq()
    .filter(
      (handover) =>
        handover.state === 'closed' &&
        handover.bags.every(({ shipmentIds }) => shipmentIds.every((id) => going.has(id))),
    )
    .map(({ handoverId }) => handoverId)
    .toArray();
  bench.happened({
    type: 'orders-archived',
    volume: { name: '2026-03.1', entries: written.length, bytes: 1, crc: '00000000' },
    orderIds: groups.flatMap(({ orderIds }) => orderIds),
    shipmentIds: [...going],
    handoverIds,
    utcOffsetMinutes,
  });
  return written;
}

/** The facts in no order, lines of payments and parcels of bags neither, without what tells of the archive. */
function factsOf(state: State): unknown {
  const facts: Record<string, unknown> = {};
  for (const { table, key, value } of toRows(state)) {
    // Traits repeat the orders, in their order.
    if (table.startsWith('archive') || table === orderTraitTable) continue;
    facts[`${table} ${key}`] = unordered(value);
  }
  return facts;
}

function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unordered(part)]));
}

const figures = (state: State): unknown => {
  const views = freightOf(state, terms);
  const sums = new Map(state.archivedSums);
  return {
    totals: freightTotals(views, sums),
    states: freightByState(views, sums),
    groups: freightGroupings.map((by) => freightStats(views, by, sums)),
  };
};

describe('archived orders', () => {
  it('leave nothing behind but their sums, and come back as they were', () => {
    const bench = finishedShop();
    const before = bench.state;
    const groups = finished(before);
    expect(groups).toHaveLength(3);
    const written = archived(bench, groups);
    const { state } = bench;
    expect(state.orders.size).toBe(before.orders.size - 3);
    expect(state.shipments.size).toBe(before.shipments.size - 3);
    for (const table of ['printJobs', 'notices', 'handovers', 'waybills'] as const) {
      expect(state[table].size).toBeLessThan(before[table].size);
    }
    expect(state.archivedSums.get('total')).toMatchObject({ orders: 3, shipments: 3, count: 3 });
    expect(figures(state)).toEqual(figures(before));
    expect(plainIndexes(fromRows(toRows(state)))).toEqual(plainIndexes(state));
    expect(plainRows(fromRows(toRows(state)))).toEqual(plainRows(state));
    expect(factsOf(layBack(state, written))).toEqual(factsOf(before));
    bench.happened({ type: 'orders-recalled', groups: written });
    expect(factsOf(bench.state)).toEqual(factsOf(before));
    expect(bench.state.archivedSums.get('total')).toMatchObject({ orders: 0, costFen: 0 });
    expect(figures({ ...bench.state, archivedSums: before.archivedSums })).toEqual(figures(before));
  });

  it('are known when they are imported again, whatever the platform says of them now', () => {
    const bench = finishedShop();
    archived(bench, finished(bench.state));
    const gone = new Set([1, 2, 3].map((n) => `order:${orderId(n)}`));
    const again = [1, 2, 3, 4, 6].map((n) => ({ ...orderData(n), status: 'FINISH' as const }));
    const context = { ...bench.context, archived: { has: (key: string) => gone.has(key) } };
    const report = bench.do(decideOrdersImport(bench.state, again, source, context));
    expect(report).toMatchObject({ accepted: 2, unchanged: 3 });
    expect(bench.state.orders.has(orderId(1))).toBe(false);
    expect(bench.state.orders.has(orderId(6))).toBe(true);
  });

  it('keep their waybill numbers, which are never given again', () => {
    const bench = new Bench([orderData(1)], { numbers: 3 });
    const [first = '', second = ''] = numbersOf(bench);
    const archivedKeys = { has: (key: string) => key === `waybill:${first}` };
    const giver = new WaybillGiver(bench.state, [], archivedKeys);
    expect(giver.give({ shipmentId: 'SA-000001', plan: 'CPAM' })).toMatchObject({
      waybill: second,
    });
  });

  it('stay while something may still happen to them, or when it happened lately', () => {
    const bench = finishedShop();
    const open = [...bench.state.orders.keys()].filter(
      (id) => !finished(bench.state).some(({ orderIds }) => orderIds.includes(id)),
    );
    // Of the five: one without its notice, one that nobody paid.
    expect(open).toHaveLength(2);
    expect(finished(bench.state, '2026-03-09T00:00:00.000Z')).toEqual([]);
  });

  it('keep what their parcels weighed in a handover that stays', () => {
    const bench = finishedShop();
    const [group] = finished(bench.state);
    if (group === undefined) throw new Error('nothing is finished');
    const [shipmentId = ''] = group.shipmentIds;
    const handoverId = bench.shipment(shipmentId).handoverId ?? '';
    const totals = (state: State): unknown => {
      const handover = state.handovers.get(handoverId);
      if (handover === undefined) throw new Error('the handover is gone');
      return handoverTotals(handover, new Map(state.shipments));
    };
    const before = totals(bench.state);
    const written = archived(bench, [group]);
    expect(totals(bench.state)).toEqual(before);
    expect(totals(layBack(bench.state, written))).toEqual(before);
  });

  it('bring along the bags of their handover that were emptied', () => {
    const bench = finishedShop();
    bench.state = {
      ...bench.state,
      handovers: bench.state.handovers.map((handover) => ({
        ...handover,
        bags: [
          { bagId: `${handover.handoverId}-E`, shipmentIds: [], closed: true },
          ...handover.bags,
        ],
      })),
    };
    const before = bench.state;
    const written = archived(bench, finished(before));
    expect(bench.state.handovers.size).toBeLessThan(before.handovers.size);
    bench.happened({ type: 'orders-recalled', groups: written });
    expect(factsOf(bench.state)).toEqual(factsOf(before));
  });

  it('of any day change no figure and come back whole', () => {
    let moved = 0;
    const day = dayOf(() => undefined);
    fc.assert(
      fc.property(day, (hands) => {
        const bench = openDay();
        fc.modelRun(() => ({ model: {}, real: bench }), hands);
        const before = bench.state;
        const groups = finished(before);
        moved += groups.length;
        const written = archived(bench, groups);
        expect(figures(bench.state)).toEqual(figures(before));
        bench.happened({ type: 'orders-recalled', groups: written });
        expect(factsOf(bench.state)).toEqual(factsOf(before));
      }),
      { numRuns: 100 },
    );
    expect(moved).toBeGreaterThan(0);
  });
});
