import { describe, expect, it } from 'vitest';
import { findParcels } from '../../../domain/decide/find-parcel.ts';
import { decideHold } from '../../../domain/decide/orders.ts';
import { decideUnscan } from '../../../domain/decide/packing.ts';
import { Bench, codeOf, orderData, orderId, refusalOf, whole } from './bench.ts';

describe('findParcels', () => {
  const two = (): { bench: Bench; first: string; second: string } => {
    const bench = new Bench([orderData(1), orderData(2)]);
    return { bench, first: bench.created(whole(1)), second: bench.created(whole(2)) };
  };

  it('knows a shipment, its waybill and the copy on its label', () => {
    const { bench, second } = two();
    for (const code of [
      second.toLowerCase(),
      bench.waybill(second),
      `${bench.waybill(second)}/2`,
    ]) {
      const found = findParcels(bench.state, code);
      expect(found).toMatchObject({ value: { meaning: 'shipment', shipmentIds: [second] } });
    }
  });

  it('leads from an order to its parcels, and from an item to the oldest that needs it', () => {
    const { bench, first, second } = two();
    expect(findParcels(bench.state, orderId(2))).toMatchObject({
      value: { meaning: 'order', shipmentIds: [second] },
    });
    expect(findParcels(bench.state, '6900000000103')).toMatchObject({
      value: { meaning: 'item', sku: 'LAMP', shipmentIds: [first, second] },
    });
  });

  it('goes on with a parcel that was begun, and passes one that has the item', () => {
    const { bench, first, second } = two();
    bench.do(bench.scan(second, 'CUP-RED'));
    expect(findParcels(bench.state, 'CUP-RED')).toMatchObject({
      value: { shipmentIds: [second, first] },
    });
    bench.do(bench.scan(second, 'LAMP'));
    expect(findParcels(bench.state, 'LAMP')).toMatchObject({ value: { shipmentIds: [first] } });
  });

  it('never leads from an item to a held parcel, but says so when its own number is scanned', () => {
    const { bench, first, second } = two();
    bench.do(decideHold(bench.state, { orderId: orderId(1), reason: 'buyer wrote' }));
    expect(findParcels(bench.state, 'LAMP')).toMatchObject({ value: { shipmentIds: [second] } });
    expect(findParcels(bench.state, first)).toMatchObject({ value: { shipmentIds: [first] } });
  });

  it('refuses what leads nowhere, by name', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const id = bench.created(whole(1));
    expect(codeOf(findParcels(bench.state, 'NOTHING'))).toBe('pack-code-unknown');
    expect(codeOf(findParcels(bench.state, orderId(2)))).toBe('pack-order-without-shipment');
    expect(refusalOf(findParcels(bench.state, 'brick'))).toEqual({
      code: 'pack-sku-not-needed',
      params: { sku: 'BRICK' },
    });
    bench.scanAll(id);
    expect(codeOf(findParcels(bench.state, 'LAMP'))).toBe('pack-sku-not-needed');
  });
});

describe('decideUnscan', () => {
  it('takes the piece out that it is told, and no more than are in', () => {
    const bench = new Bench();
    const id = bench.created();
    bench.do(bench.scan(id, 'LAMP'));
    const key = `${orderId(1)}/2`;
    const { shipment, remaining } = bench.do(decideUnscan(bench.state, id, key));
    expect(shipment).toEqual(bench.shipment(id));
    expect(remaining).toEqual([
      { sku: 'CUP-RED', quantity: 3 },
      { sku: 'LAMP', quantity: 1 },
    ]);
    expect(codeOf(decideUnscan(bench.state, id, key))).toBe('nothing-to-undo');
    expect(codeOf(decideUnscan(bench.state, id, null))).toBe('nothing-to-undo');
  });

  it('is refused once the parcel is packed or held', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const packed = bench.packed(whole(1));
    const held = bench.created(whole(2));
    bench.do(bench.scan(held, 'LAMP'));
    bench.do(decideHold(bench.state, { orderId: orderId(2), reason: 'x' }));
    expect(codeOf(decideUnscan(bench.state, packed, `${orderId(1)}/1`))).toBe('already-packed');
    expect(codeOf(decideUnscan(bench.state, held, `${orderId(2)}/2`))).toBe('shipment-held');
  });
});
