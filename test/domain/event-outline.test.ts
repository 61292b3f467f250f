import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../domain/event-outline.ts';
import { Bench, orderData, orderId, whole } from './decide/bench.ts';

/** A shop that has imported all it can, changed an order and begun to pack. */
function busyShop(): Bench {
  const bench = new Bench([orderData(1), orderData(2)]);
  bench.importOrders([orderData(2, { note: 'gift' }), orderData(3)]);
  bench.created(whole(1));
  return bench;
}

describe('the outline of an event', () => {
  it('of imported orders names them and holds nothing else of them', () => {
    const imports = busyShop().journal.filter(({ event }) => event.type === 'orders-imported');
    const nothing = { type: 'orders-imported', added: [], updated: [], edited: [] };
    expect(imports.map(({ event }) => outlineOf(event))).toEqual([
      { ...nothing, added: [{ orderId: orderId(1) }, { orderId: orderId(2) }] },
      { ...nothing, added: [{ orderId: orderId(3) }] },
      { ...nothing, updated: [{ orderId: orderId(2) }] },
    ]);
  });

  it('of what came with another file is its kind alone', () => {
    const outlines = busyShop().journal.map(({ event }) => outlineOf(event));
    for (const type of ['plans-imported', 'catalogue-imported', 'waybills-imported']) {
      expect(outlines).toContainEqual({ type });
    }
  });

  it('of an event about one thing is the event', () => {
    const last = busyShop().journal.at(-1)?.event;
    expect(last?.type).toBe('waybill-assigned');
    expect(last !== undefined && outlineOf(last)).toBe(last);
  });

  it('has an outline too, the same', () => {
    for (const { event } of busyShop().journal) {
      const outline = outlineOf(event);
      expect(outlineOf(outline as typeof event)).toEqual(outline);
    }
  });
});
