import { describe, expect, it } from 'vitest';
import { decideVoid } from '../../domain/decide/shipments.ts';
import { emptyState, findShipment, liveShipmentsOf, nextId, nextIds } from '../../domain/state.ts';
import type { IdKind } from '../../domain/state.ts';
import { Bench, orderId } from './decide/bench.ts';

describe('nextId', () => {
  it('counts per kind and station', () => {
    const state = { ...emptyState, counters: emptyState.counters.set('SA', 41).set('SB', 999_999) };
    expect(nextId(state, 'shipment', 'A')).toBe('SA-000042');
    expect(nextId(state, 'shipment', 'B')).toBe('SB-1000000');
    expect(nextId(state, 'job', 'A')).toBe('JA-000001');
    expect(nextIds(state, 'shipment', 'A', 3)).toEqual(['SA-000042', 'SA-000043', 'SA-000044']);
    expect(nextIds(state, 'shipment', 'A', 0)).toEqual([]);
  });

  it('gives no id that another kind or station can give', () => {
    const kinds: readonly IdKind[] = [
      'shipment',
      'job',
      'handover',
      'bag',
      'notice',
      'bill',
      'payment',
    ];
    const stations = ['A', 'B', 'AA', 'SA', 'A1'];
    const ids = kinds.flatMap((kind) =>
      stations.map((station) => nextId(emptyState, kind, station)),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('findShipment', () => {
  it('goes by id and by waybill number, however they are typed', () => {
    const bench = new Bench();
    const id = bench.created();
    const waybill = bench.waybill(id);
    const typed = [
      id,
      ` ${id.toLowerCase()}`,
      waybill,
      waybill.toLowerCase(),
      `${waybill.slice(0, 2)} ${waybill.slice(2, 5)}-${waybill.slice(5)}`,
    ];
    for (const text of typed) expect(findShipment(bench.state, text)?.shipmentId).toBe(id);
    for (const text of ['', 'SA-000002', 'RX000000000CN']) {
      expect(findShipment(bench.state, text)).toBeUndefined();
    }
  });

  it('finds voided shipments by the number they had', () => {
    const bench = new Bench();
    const id = bench.created();
    bench.do(decideVoid(bench.state, { shipmentId: id, reason: 'x' }));
    expect(findShipment(bench.state, bench.waybill(id))?.state).toBe('voided');
  });
});

describe('liveShipmentsOf', () => {
  it('leaves voided shipments out', () => {
    const bench = new Bench();
    const first = bench.created();
    bench.do(decideVoid(bench.state, { shipmentId: first, reason: 'x' }));
    const second = bench.created();
    const live = liveShipmentsOf(bench.state, orderId(1)).map(({ shipmentId }) => shipmentId);
    expect(live).toEqual([second]);
    expect(liveShipmentsOf(bench.state, 'nothing')).toEqual([]);
  });
});
