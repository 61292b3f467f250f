import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../domain/event.ts';
import { evolve } from '../../../domain/evolve.ts';
import { defaultTolerances } from '../../../domain/freight/freight.ts';
import type { Order } from '../../../domain/orders/order.ts';
import { emptyState } from '../../../domain/state.ts';
import type { State } from '../../../domain/state.ts';
import { Lists } from '../../../main/lists/lists.ts';
import type { Facts } from '../../../main/lists/lists.ts';
import { orderNumbered } from '../../bench/shop.ts';
import { aShipment, waybillOf } from '../../domain/handover/samples.ts';

const at = '2026-03-09T00:00:00.000Z';
const source = { fileName: 'orders.xlsx', sha256: '' };
const everyOrder = { key: 'all', matches: () => true, search: '' };
const terms = { tolerances: defaultTolerances, utcOffsetMinutes: 480 };

/** Facts that change as the store's do: first the state, then whoever follows is told. */
class Shelf implements Facts {
  state: State = emptyState;
  readonly #listeners: Parameters<Facts['onCommit']>[0][] = [];
  #seq = 0;

  onCommit(listener: Parameters<Facts['onCommit']>[0]): () => void {
    this.#listeners.push(listener);
    return () => undefined;
  }

  commit(...events: readonly Event[]): void {
    this.#seq += 1;
    const meta = { seq: this.#seq, at, station: 'A', person: '' };
    for (const event of events) this.state = evolve(this.state, event, meta);
    for (const listener of this.#listeners) listener([{ meta, events }]);
  }
}

const orders = (from: number, count: number): readonly Order[] =>
  Array.from({ length: count }, (_, index) => ({
    ...orderNumbered(from + index),
    importedAt: at,
    holds: [],
  }));

const imported = (from: number, count: number): readonly Event[] =>
  Array.from({ length: Math.ceil(count / 500) }, (_, part) => ({
    type: 'orders-imported' as const,
    source,
    added: orders(from + part * 500, Math.min(500, count - part * 500)),
    updated: [],
    edited: [],
  }));

const held = (order: Order): Event => ({
  type: 'order-held',
  order: { ...order, holds: [{ kind: 'manual', reason: 'call first' }] },
  reason: 'call first',
});

describe('lists behind a huge commit', () => {
  it('let others go on meanwhile, are asked by nobody before, and then show everything', async () => {
    const shelf = new Shelf();
    const lists = new Lists(shelf);
    shelf.commit(...imported(0, 600));
    await lists.ready(['orders']);
    expect(lists.orders.list.count(everyOrder)).toBe(600);

    shelf.commit(...imported(600, 20_000));
    expect(() => lists.orders).toThrow('before it was ready');
    const waiting = { isReady: false };
    const ready = lists.ready(['orders']).finally(() => {
      waiting.isReady = true;
    });
    // What comes while the lists catch up stands behind what came before.
    const [late] = orders(20_599, 1);
    if (late === undefined) throw new Error('There is no last order.');
    shelf.commit(held(late));
    let turns = 0;
    for (; !waiting.isReady; turns += 1) await nextTurn();
    await ready;
    expect(turns).toBeGreaterThan(2);
    const ids = lists.orders.list.ids(everyOrder);
    expect(ids).toEqual([...shelf.state.orders.keys()]);
    expect(lists.orders.tally.held).toBe(1);

    await lists.ready(['orders'], 'primerov 20599');
    expect(lists.orders.list.ids({ ...everyOrder, search: 'primerov 20599' })).toEqual([
      late.orderId,
    ]);
  });

  it('count money once that is billed while the freight list is made', async () => {
    const shelf = new Shelf();
    const count = 3_000;
    shelf.commit(
      ...Array.from({ length: count }, (_, index): Event[] => {
        const shipmentId = `SA-${String(index + 1).padStart(6, '0')}`;
        const waybill = waybillOf(index + 1);
        return [
          { type: 'shipment-created', shipment: aShipment({ shipmentId, waybill: null }) },
          { type: 'waybill-assigned', shipmentId, waybill, plan: 'CPAM', from: 'platform' },
        ];
      }).flat(),
    );
    const lists = new Lists(shelf);
    // Billed twice, a waybill is in dispute.
    const bill = (billId: string, waybill: string): Event => ({
      type: 'freight-billed',
      billId,
      source,
      lines: [{ waybill, weightGrams: 100, amountFen: 1_000, date: null }],
    });
    const making = lists.readyFreight(terms);
    shelf.commit(bill('FA-000001', waybillOf(7)));
    await nextTurn();
    shelf.commit(bill('FA-000002', waybillOf(8)));
    await making;
    const followed = [...lists.freight(terms).list.values()];
    const anew = new Lists(shelf);
    await anew.readyFreight(terms);
    expect(followed).toEqual([...anew.freight(terms).list.values()]);
    expect(followed).toHaveLength(count);
  });
});
