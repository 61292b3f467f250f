import { describe, expect, it } from 'vitest';
import { evolveAfterLoss, settleLoss } from '../../domain/after-loss.ts';
import type { Event } from '../../domain/event.ts';
import { emptyState } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import { fromRows, toRows } from '../../domain/snapshot.ts';
import { nextWaybill } from '../../domain/waybills/pool.ts';
import { finishedShop } from './archive/finished-shop.ts';

const { journal } = finishedShop();

/** What is left of the shop without some of its events, and what the others then miss. */
function without(isLost: (event: Event, index: number) => boolean): {
  readonly state: State;
  readonly missing: readonly string[];
} {
  let state = emptyState;
  const missing: string[] = [];
  for (const [index, { event, meta }] of journal.entries()) {
    if (isLost(event, index)) continue;
    const next = evolveAfterLoss(state, event, meta);
    ({ state } = next);
    if (next.missing !== null) missing.push(next.missing);
  }
  return { state: settleLoss(state), missing };
}

describe('a journal of which some events are lost', () => {
  it('can go without any one of them, and what is left holds together', () => {
    for (const index of journal.keys()) {
      const { state, missing } = without((_, at) => at === index);
      const [...rows] = toRows(state);
      expect([...toRows(fromRows(rows))]).toEqual(rows);
      for (const { orderIds } of state.shipments.values()) {
        expect(orderIds.filter((id) => !state.orders.has(id))).toEqual([]);
      }
      for (const { shipmentId } of state.printJobs.values()) {
        expect(state.shipments.has(shipmentId)).toBe(true);
      }
      for (const id of missing) {
        expect(state.orders.has(id) || state.shipments.has(id)).toBe(false);
      }
    }
  });

  it('names the order or the shipment that what follows cannot be without', () => {
    const orders = without((event) => event.type === 'orders-imported');
    expect(orders.state.shipments.size).toBe(0);
    expect(new Set(orders.missing)).toContain([...finishedShop().state.orders.keys()][0]);
    const [shipmentId] = finishedShop().state.shipments.keys();
    const created = without(
      (event) => event.type === 'shipment-created' && event.shipment.shipmentId === shipmentId,
    );
    expect(new Set(created.missing)).toContain(shipmentId);
    expect(created.state.shipments.size).toBe(4);
  });

  it('never gives a number again that lost events gave', () => {
    const { state: whole } = finishedShop();
    const given = journal.flatMap(({ event }) =>
      event.type === 'waybill-assigned' && event.from === 'pool' ? [event] : [],
    );
    expect(given.length).toBeGreaterThan(2);
    for (const lost of given.slice(0, -1)) {
      const { state } = without((event) => event === lost);
      const pool = state.waybillPools.get(lost.plan);
      const next = pool === undefined ? null : nextWaybill(pool, (one) => state.waybills.has(one));
      expect(next?.ok === true ? next.value.waybill : null).not.toBe(lost.waybill);
    }
    const { state } = without((event) => event.type === 'shipment-created');
    for (const [prefix, number] of state.counters) {
      expect(number).toBeGreaterThan(whole.counters.get(prefix) ?? 0);
    }
  });
});
