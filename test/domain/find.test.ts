import { describe, expect, it } from 'vitest';
import { findByNumber } from '../../domain/find.ts';
import { LayeredTable } from '../../domain/layered-table.ts';
import { entryOf } from '../../domain/orders/order-entry.ts';
import type { OrderEntry } from '../../domain/orders/order-entry.ts';
import { atOnce } from '../../domain/steps.ts';
import { emptyState } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import { anOrder, aShipment } from './handover/samples.ts';

const shipments = ['RE000000012CN', 'RE120000000CN', null].map((waybill, index) =>
  aShipment({ shipmentId: `SA-00000${index + 1}`, waybill }),
);
const state: State = {
  ...emptyState,
  orders: LayeredTable.of(
    ['8100000000000012', '8100000000001234'].map((orderId): [string, OrderEntry] => [
      orderId,
      entryOf(anOrder({ orderId })),
    ]),
  ),
  shipments: LayeredTable.of(shipments.map((shipment) => [shipment.shipmentId, shipment] as const)),
  waybills: LayeredTable.of(
    shipments.flatMap(({ waybill, shipmentId }) =>
      waybill === null ? [] : [[waybill, shipmentId] as const],
    ),
  ),
};
const ids = (text: string, limit = 10): readonly string[] =>
  atOnce(findByNumber(state, text, limit)).map(({ id }) => id);

describe('finding by number', () => {
  it('needs two characters', () => {
    expect(ids('1')).toEqual([]);
    expect(ids(' ')).toEqual([]);
  });

  it('finds a waybill as it stands on the label, in groups and any case', () => {
    expect(ids('re 000 000 012 cn')).toEqual(['SA-000001']);
    expect(atOnce(findByNumber(state, 'RE000000012CN', 1))[0]).toMatchObject({
      kind: 'shipment',
      waybill: 'RE000000012CN',
    });
  });

  it('looks no further where a whole number is known', () => {
    const orders = state.orders.set('12', entryOf(anOrder({ orderId: '12' })));
    const found = atOnce(findByNumber({ ...state, orders }, '12', 10));
    expect(found).toEqual([{ kind: 'order', id: '12', waybill: null, name: 'Ivan Primerov' }]);
    const steps = findByNumber({ ...state, orders }, 'RE000000012CN', 10);
    expect(steps.next()).toMatchObject({ done: true, value: [{ id: 'SA-000001' }] });
    expect(ids('SA000003')).toEqual(['SA-000003']);
  });

  it('puts what ends with it before what only holds it', () => {
    expect(ids('0012')).toEqual(['8100000000000012', 'SA-000001', '8100000000001234']);
    expect(ids('1234')).toEqual(['8100000000001234']);
  });

  it('knows shipments without a waybill, and its limit', () => {
    expect(ids('sa-000003')).toEqual(['SA-000003']);
    expect(ids('00', 2)).toHaveLength(2);
  });
});
