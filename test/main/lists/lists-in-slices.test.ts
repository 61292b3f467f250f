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
    const count = () => lists.orders.list.count(everyOrder);
    expect(await lists.read({ lists: ['orders'] }, count)).toBe(600);

    shelf.commit(...imported(600, 20_000));
    expect(() => lists.orders).toThrow('before it was ready');
    const waiting = { isReady: false };
    const read = lists
      .read({ lists: ['orders'] }, () => ({
        ids: lists.orders.list.ids(everyOrder),
        held: lists.orders.tally.held,
      }))
      .finally(() => {
        waiting.isReady = true;
      });
    // What comes while the lists catch up stands behind what came before.
    const [late] = orders(20_599, 1);
    if (late === undefined) throw new Error('There is no last order.');
    shelf.commit(held(late));
    let turns = 0;
    for (; !waiting.isReady; turns += 1) await nextTurn();
    expect(turns).toBeGreaterThan(2);
    expect(await read).toEqual({ ids: [...shelf.state.orders.keys()], held: 1 });

    const search = 'primerov 20599';
    const found = (): readonly string[] => lists.orders.list.ids({ ...everyOrder, search });
    expect(await lists.read({ lists: ['orders'], search }, found)).toEqual([late.orderId]);
  });

  it('answer each of many who ask at once for different ones', async () => {
    const shelf = new Shelf();
    shelf.commit(...imported(0, 20_000));
    const lists = new Lists(shelf);
    const orderCount = (): number => lists.orders.list.count(everyOrder);
    const answers = await Promise.all([
      lists.read({ lists: ['orders'] }, orderCount),
      lists.read({ lists: ['orders'] }, orderCount),
      lists.read({ lists: ['orders', 'jobs'] }, () => lists.labelsUnknown),
      lists.read({ freight: terms }, () => lists.freight(terms).dueFen['to-pay']),
      lists.read({ lists: ['orders'], search: 'primerov' }, orderCount),
      lists.read({ lists: ['shipments', 'notices'] }, () => lists.noticesToFill),
    ]);
    expect(answers).toEqual([20_000, 20_000, 0, 0, 20_000, 0]);
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
    const freightOf = (made: Lists) => () => [...made.freight(terms).list.values()];
    const making = lists.read({ freight: terms }, freightOf(lists));
    shelf.commit(bill('FA-000001', waybillOf(7)));
    await nextTurn();
    shelf.commit(bill('FA-000002', waybillOf(8)));
    const followed = await making;
    const anew = new Lists(shelf);
    expect(followed).toEqual(await anew.read({ freight: terms }, freightOf(anew)));
    expect(followed).toHaveLength(count);
  });
});
