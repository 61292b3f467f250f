import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freightOf } from '../../../domain/decide/freight.ts';
import { heldOrderOf } from '../../../domain/decide/packing.ts';
import { jobsOf, openJob } from '../../../domain/decide/printing.ts';
import type { Event } from '../../../domain/event.ts';
import { evolve } from '../../../domain/evolve.ts';
import { orderOf } from '../../../domain/orders/order-entry.ts';
import { shippedQuantities } from '../../../domain/shipments/plan-shipment.ts';
import { fromRows, toRows } from '../../../domain/snapshot.ts';
import { emptyState, liveShipmentsOf, tableNames } from '../../../domain/state.ts';
import type { State } from '../../../domain/state.ts';
import { remaining } from '../../../domain/waybills/pool.ts';
import { replay } from '../at-once.ts';
import { plainIndexes, plainRows } from '../plain-rows.ts';
import { terms } from './bench.ts';
import type { Bench } from './bench.ts';
import { dayOf, openDay } from './random-day.ts';

const indexNames = [
  'shipmentsByOrder',
  'skuByBarcode',
  'jobsByShipment',
  'noticesByOrder',
] as const;

const mayBeOnPaper = new Set(['sending', 'handed-over', 'acknowledged', 'unknown']);
const isPrinted = new Set(['handed-over', 'acknowledged']);

const happenedSince = (bench: Bench, since: number): readonly Event[] =>
  bench.journal.slice(since).map(({ event }) => event);

function numbersAreUnique({ shipments, waybills, waybillPools }: State): void {
  const given = shipments.valueSeq().filter(({ waybill }) => waybill !== null);
  expect(waybills.size).toBe(given.count());
  for (const { shipmentId, waybill } of given) expect(waybills.get(waybill ?? '')).toBe(shipmentId);
  for (const pool of waybillPools.values()) expect(remaining(pool)).toBeGreaterThanOrEqual(0);
}

function nothingShipsTwice(state: State): void {
  for (const { orderId, lines } of state.orders.valueSeq().map(orderOf)) {
    const shipped = shippedQuantities(liveShipmentsOf(state, orderId));
    for (const { lineId, quantity } of lines) {
      expect(shipped(orderId, lineId)).toBeLessThanOrEqual(quantity);
    }
  }
}

/** The parcels that an event takes a step further towards the carrier. */
function movedBy(state: State, event: Event): readonly string[] {
  switch (event.type) {
    case 'item-scanned':
    case 'parcel-packed':
    case 'label-affixed':
    case 'parcel-bagged':
      return [event.shipmentId];
    case 'label-print-started':
      return [state.printJobs.get(event.jobId)?.shipmentId ?? ''];
    case 'handed-over':
      return state.handovers.get(event.handoverId)?.bags.flatMap((bag) => bag.shipmentIds) ?? [];
    default:
      return [];
  }
}

/** The events are looked at one by one: a hold and a step may come within one command. */
function nothingHeldGoesOn(bench: Bench, before: State, since: number): void {
  let state = before;
  const wrong: string[] = [];
  for (const { event, meta } of bench.journal.slice(since)) {
    for (const shipmentId of movedBy(state, event)) {
      const shipment = state.shipments.get(shipmentId);
      const stopped =
        shipment === undefined ||
        shipment.state === 'voided' ||
        heldOrderOf(state, shipment) !== null;
      if (stopped) wrong.push(`${event.type} of ${shipmentId}`);
    }
    state = evolve(state, event, meta);
  }
  expect(wrong).toEqual([]);
}

function labelsArePrintedOnce(bench: Bench, before: State, since: number): void {
  for (const event of happenedSince(bench, since)) {
    if (event.type !== 'label-print-requested' || event.job.reason !== null) continue;
    const earlier = jobsOf(before, event.job.shipmentId).map(({ state }) => state);
    expect(earlier.filter((state) => mayBeOnPaper.has(state))).toEqual([]);
  }
}

function oneCopyCounts(state: State): void {
  for (const shipment of state.shipments.values()) {
    const jobs = jobsOf(state, shipment.shipmentId);
    const standing = jobs.filter((job) => job.state !== 'failed' && job.state !== 'cancelled');
    const copies = standing.map(({ copy }) => copy);
    // Copies 1, 2, 3 ... without a gap, each at most once on paper, the last one being the one that counts.
    expect(copies).toEqual(copies.map((_, index) => index + 1));
    expect(shipment.copies).toBe(copies.length);
    expect(standing.slice(0, -1).every((job) => isPrinted.has(job.state))).toBe(true);
    const open = openJob(state, shipment.shipmentId);
    const isGone = shipment.state === 'bagged' || shipment.state === 'handed-over';
    expect(isGone && open !== null).toBe(false);
    // The label on the box is the one that counts, unless it is open whether a newer one printed.
    const affixed = shipment.affixedCopy ?? shipment.copies;
    expect(open !== null || affixed === shipment.copies).toBe(true);
  }
}

function bagsHoldWhatTheySay({ handovers, shipments }: State): void {
  const inBags = handovers
    .valueSeq()
    .flatMap(({ handoverId, bags }) =>
      bags.flatMap(({ bagId, shipmentIds }) =>
        shipmentIds.map((shipmentId) => ({ handoverId, bagId, shipmentId })),
      ),
    )
    .toArray();
  const told = shipments
    .valueSeq()
    .filter(({ bagId }) => bagId !== null)
    .map(({ handoverId, bagId, shipmentId }) => ({ handoverId, bagId, shipmentId }))
    .toArray();
  const byId = (a: { shipmentId: string }, b: { shipmentId: string }): number =>
    a.shipmentId < b.shipmentId ? -1 : 1;
  expect(inBags.toSorted(byId)).toEqual(told.toSorted(byId));
  const steps = shipments.valueSeq().filter(({ bagId }) => bagId !== null);
  expect(steps.every(({ state }) => state === 'bagged' || state === 'handed-over')).toBe(true);
}

function nobodyPaysTooMuch(bench: Bench, since: number): void {
  const paidNow = happenedSince(bench, since).flatMap((event) =>
    event.type === 'freight-paid' ? event.payment.lines : [],
  );
  const views = new Map(freightOf(bench.state, terms).map((view) => [view.shipmentId, view]));
  for (const { shipmentId, amountFen } of paidNow) {
    expect(amountFen).toBeGreaterThan(0);
    expect(views.get(shipmentId)?.paidFen).toBeLessThanOrEqual(views.get(shipmentId)?.costFen ?? 0);
  }
}

/** As many facts as events that made one: none overwrote another. */
function idsAreUnique({ state, journal }: Bench): void {
  const made = (type: Event['type']): number =>
    journal.filter(({ event }) => event.type === type).length;
  expect(state.shipments.size).toBe(made('shipment-created'));
  expect(state.printJobs.size).toBe(made('label-print-requested'));
  expect(state.handovers.size).toBe(made('handover-opened'));
  expect(state.notices.size).toBe(made('notice-filled') - made('notice-withdrawn'));
  expect(state.bills.size).toBe(made('freight-billed'));
  expect(state.payments.size).toBe(made('freight-paid'));
  const bagIds = state.handovers.valueSeq().flatMap(({ bags }) => bags.map(({ bagId }) => bagId));
  expect(bagIds.toSet().size).toBe(bagIds.count());
}

function replayedIsTheSame({ state, journal }: Bench): void {
  const replayed = journal.reduce((now, { event, meta }) => evolve(now, event, meta), emptyState);
  expect(plainRows(replayed)).toEqual(plainRows(state));
  expect(plainIndexes(replayed)).toEqual(plainIndexes(state));
}

/** Also in two goes, the first of which must stay as it was. */
function replayedAtOnceIsTheSame({ state, journal }: Bench): void {
  const records = journal.map(({ event, meta }) => ({ meta, events: [event] }));
  const half = Math.floor(records.length / 2);
  const first = replay(emptyState, records.slice(0, half));
  const rows = JSON.stringify(plainRows(first));
  const replayed = replay(first, records.slice(half));
  expect(plainRows(replayed)).toEqual(plainRows(state));
  expect(plainIndexes(replayed)).toEqual(plainIndexes(state));
  expect(JSON.stringify(plainRows(first))).toBe(rows);
  const untouched = replay(first, []);
  const names = [...tableNames, ...indexNames];
  expect(names.filter((name) => untouched[name] !== first[name])).toEqual([]);
  expect(plainRows(emptyState)).toEqual([]);
}

function restoredIsTheSame(state: State): void {
  const restored = fromRows(toRows(state));
  expect(plainIndexes(restored)).toEqual(plainIndexes(state));
  expect(plainRows(restored)).toEqual(plainRows(state));
}

describe('a random day', () => {
  it('keeps every promise, whatever is asked for in whatever order', () => {
    const reached = new Set<string>();
    const day = dayOf((bench, before, since) => {
      const { state } = bench;
      numbersAreUnique(state);
      nothingShipsTwice(state);
      nothingHeldGoesOn(bench, before, since);
      labelsArePrintedOnce(bench, before, since);
      oneCopyCounts(state);
      bagsHoldWhatTheySay(state);
      nobodyPaysTooMuch(bench, since);
      idsAreUnique(bench);
      restoredIsTheSame(state);
      for (const event of happenedSince(bench, since)) reached.add(event.type);
    });
    fc.assert(
      fc.property(day, (commands) => {
        const real = openDay();
        fc.modelRun(() => ({ model: {}, real }), commands);
        replayedIsTheSame(real);
        replayedAtOnceIsTheSame(real);
      }),
      { numRuns: 150 },
    );
    // A day in which nothing happened would prove nothing.
    for (const type of [
      'handed-over',
      'notice-sent',
      'freight-paid',
      'label-affixed',
      'shipment-voided',
    ]) {
      expect(reached).toContain(type);
    }
  });
});
