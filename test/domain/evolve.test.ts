import { describe, expect, it } from 'vitest';
import type { Event, EventMeta } from '../../domain/event.ts';
import { evolve } from '../../domain/evolve.ts';
import { emptyState } from '../../domain/state.ts';
import { Bench, orderData, source, whole } from './decide/bench.ts';
import { sampleProduct } from './shipments/samples.ts';

const meta: EventMeta = { seq: 1, at: '2026-03-09T01:00:00.000Z', station: 'A', person: 'Li' };

describe('evolve', () => {
  it('leaves the state before an event as it was', () => {
    const bench = new Bench();
    const before = bench.state;
    const shipments = before.shipments;
    bench.created();
    expect(before.shipments).toBe(shipments);
    expect(before.shipments.isEmpty()).toBe(true);
    expect(bench.state.orders).toBe(before.orders);
  });

  it('keeps facts in the order in which they came, changed ones in their place', () => {
    const bench = new Bench([orderData(3), orderData(1), orderData(2)]);
    bench.importOrders([orderData(1, { note: 'gift' })]);
    expect([...bench.state.orders.keys()]).toEqual([3, 1, 2].map((n) => orderData(n).orderId));
  });

  it('changes nothing for a scan that was refused: it is there for the history', () => {
    const bench = new Bench();
    const shipmentId = bench.created();
    const event: Event = { type: 'scan-refused', shipmentId, code: 'x', refusal: 'scan-unknown' };
    expect(evolve(bench.state, event, meta)).toBe(bench.state);
  });

  it('takes times from the event, never from a clock', () => {
    const bench = new Bench();
    const handoverId = bench.openHandover();
    bench.bagged(whole(1), handoverId);
    bench.do(bench.close(handoverId));
    const handover = bench.state.handovers.get(handoverId);
    const timeOf = (type: Event['type']) =>
      bench.journal.find(({ event }) => event.type === type)?.meta.at;
    expect(handover?.openedAt).toBe(timeOf('handover-opened'));
    expect(handover?.closedAt).toBe(timeOf('handed-over'));
  });

  it('remembers ids of other stations without counting them as its own', () => {
    const bench = new Bench();
    const shipment = bench.shipment(bench.created());
    bench.happened({
      type: 'shipment-created',
      shipment: { ...shipment, shipmentId: 'SB-000007' },
    });
    bench.happened({
      type: 'shipment-created',
      shipment: { ...shipment, shipmentId: 'SB-000003' },
    });
    expect(bench.state.counters.get('SB')).toBe(7);
    expect(bench.state.counters.get('SA')).toBe(1);
  });

  it('throws on an event about something that does not exist', () => {
    const broken: readonly Event[] = [
      { type: 'shipment-voided', shipmentId: 'SA-000009', reason: 'x' },
      { type: 'label-print-started', jobId: 'JA-000009' },
      { type: 'bag-closed', handoverId: 'HA-000009', bagId: 'BA-000009' },
      { type: 'notice-sent', noticeId: 'NA-000009', via: 'hand' },
    ];
    for (const event of broken)
      expect(() => evolve(emptyState, event, meta)).toThrow('does not exist');
  });
});

describe('barcodes', () => {
  const imported = (...batches: readonly (readonly [sku: string, ...barcodes: string[]])[][]) =>
    batches.reduce((state, batch) => {
      const products = batch.map(([sku, ...barcodes]) => sampleProduct({ sku, barcodes }));
      return evolve(state, { type: 'catalogue-imported', source, products }, meta);
    }, emptyState);

  it('lead to their product', () => {
    const state = imported([
      ['A', '1', '2'],
      ['B', '3'],
    ]);
    expect(state.skuByBarcode.toJS()).toEqual({ 1: 'A', 2: 'A', 3: 'B' });
  });

  it('lead nowhere once the product has lost them', () => {
    expect(imported([['A', '1', '2']], [['A', '2']]).skuByBarcode.toJS()).toEqual({ 2: 'A' });
  });

  it('can change places within one import', () => {
    const state = imported(
      [
        ['A', '1'],
        ['B', '2'],
      ],
      [
        ['A', '2'],
        ['B', '1'],
      ],
    );
    expect(state.skuByBarcode.toJS()).toEqual({ 2: 'A', 1: 'B' });
    expect(state.products.map(({ barcodes }) => barcodes).toJS()).toEqual({ A: ['2'], B: ['1'] });
  });

  it('belong to the product that claimed them last, and to no other', () => {
    const state = imported([['A', '1', '9'], ['B']], [['B', '1']]);
    expect(state.skuByBarcode.toJS()).toEqual({ 9: 'A', 1: 'B' });
    expect(state.products.get('A')?.barcodes).toEqual(['9']);
    const returned = imported([['A', '1'], ['B']], [['B', '1']], [['B']]);
    expect(returned.skuByBarcode.has('1')).toBe(false);
  });
});
