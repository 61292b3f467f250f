import { describe, expect, it } from 'vitest';
import { decideHold } from '../../../domain/decide/orders.ts';
import { decidePacked } from '../../../domain/decide/packing.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import { defaultWeightTolerance } from '../../../domain/packing/packing.ts';
import { renderMessage } from '../../../domain/messages.ts';
import { orderLine, sampleProduct } from '../shipments/samples.ts';
import { Bench, codeOf, orderData, orderId, refusalOf, request, source, whole } from './bench.ts';

describe('decideScan', () => {
  it('takes a piece by its SKU, in whatever case, and by each of its barcodes', () => {
    const bench = new Bench();
    const id = bench.created();
    bench.do(bench.scan(id, 'CUP-RED'));
    bench.do(bench.scan(id, ' cup-red\r\n'));
    const { remaining } = bench.do(bench.scan(id, '6900000000028'));
    expect(remaining).toEqual([{ sku: 'LAMP', quantity: 1 }]);
    expect(bench.do(bench.scan(id, '6900000000103')).remaining).toEqual([]);
    expect(bench.shipment(id).scanned).toEqual({ [`${orderId(1)}/1`]: 3, [`${orderId(1)}/2`]: 1 });
  });

  it('answers with the box as the event leaves it', () => {
    const bench = new Bench();
    const id = bench.created();
    const { shipment } = bench.do(bench.scan(id, 'LAMP'));
    expect(shipment).toEqual(bench.shipment(id));
  });

  it('finds the parcel by its waybill number too, typed in groups or small letters', () => {
    const bench = new Bench();
    const id = bench.created();
    const waybill = bench.waybill(id);
    const grouped = waybill.replace(/^(..)(...)(...)(...)(..)$/, '$1 $2 $3 $4 $5').toLowerCase();
    for (const text of [waybill, grouped, ` ${id.toLowerCase()} `]) {
      expect(bench.scan(text, 'LAMP').ok).toBe(true);
    }
  });

  it('stops what is not of this parcel and names it by its SKU', () => {
    const bench = new Bench();
    const id = bench.created();
    for (const code of ['BRICK', 'brick']) {
      expect(refusalOf(bench.scan(id, code))).toEqual({
        code: 'scan-wrong-item',
        params: { sku: 'BRICK', shipmentId: id },
      });
    }
  });

  it('stops a code that nothing in the catalogue has', () => {
    const bench = new Bench();
    const id = bench.created();
    expect(codeOf(bench.scan(id, '4006381333931'))).toBe('scan-unknown');
    expect(codeOf(bench.scan(id, ''))).toBe('scan-unknown');
  });

  it('stops a piece too many', () => {
    const bench = new Bench();
    const id = bench.created();
    bench.do(bench.scan(id, 'LAMP'));
    expect(refusalOf(bench.scan(id, 'LAMP')).params).toEqual({ sku: 'LAMP', quantity: 1 });
    expect(codeOf(bench.scan(id, '6900000000103'))).toBe('scan-too-many');
  });

  it('fills the lines of a merged parcel one after the other', () => {
    const bench = new Bench([
      orderData(1, { lines: [orderLine('1', 1)] }),
      orderData(2, { lines: [orderLine('1', 2)] }),
    ]);
    const id = bench.created(request({ kind: 'merge', orderIds: [orderId(1), orderId(2)] }));
    for (const left of [2, 1, 0]) {
      const { remaining } = bench.do(bench.scan(id, 'CUP-RED'));
      expect(remaining).toEqual(left === 0 ? [] : [{ sku: 'CUP-RED', quantity: left }]);
    }
    expect(bench.shipment(id).scanned).toEqual({ [`${orderId(1)}/1`]: 1, [`${orderId(2)}/1`]: 2 });
    expect(refusalOf(bench.scan(id, 'CUP-RED')).params).toEqual({ sku: 'CUP-RED', quantity: 3 });
  });

  it('keeps apart two SKUs that differ only in the case of a letter', () => {
    const bench = new Bench([orderData(1, { lines: [orderLine('1', 1, 'cup-red')] })]);
    const small = sampleProduct({ sku: 'cup-red', barcodes: ['6900000000998'] });
    bench.happened({ type: 'catalogue-imported', source, products: [small] });
    const id = bench.created();
    expect(codeOf(bench.scan(id, 'CUP-RED'))).toBe('scan-wrong-item');
    expect(codeOf(bench.scan(id, '6900000000011'))).toBe('scan-wrong-item');
    bench.do(bench.scan(id, '6900000000998'));
  });

  it('follows a barcode that moved to another product', () => {
    const bench = new Bench();
    const id = bench.created();
    const brick = sampleProduct({ sku: 'BRICK', barcodes: ['6900000000103'] });
    bench.happened({ type: 'catalogue-imported', source, products: [brick] });
    expect(codeOf(bench.scan(id, '6900000000103'))).toBe('scan-wrong-item');
    bench.do(bench.scan(id, 'LAMP'));
  });

  it('stops at a held order, a voided parcel, a packed one and one that does not exist', () => {
    const bench = new Bench([orderData(1), orderData(2), orderData(3)]);
    const [held, voided] = [bench.created(whole(1)), bench.created(whole(2))];
    const packed = bench.packed(whole(3));
    bench.do(decideHold(bench.state, { orderId: orderId(1), reason: 'buyer wrote' }));
    bench.do(decideVoid(bench.state, { shipmentId: voided, reason: 'wrong plan' }));
    expect(refusalOf(bench.scan(held, 'LAMP'))).toEqual({
      code: 'shipment-held',
      params: { orderId: orderId(1), reason: 'buyer wrote' },
    });
    expect(codeOf(bench.scan(voided, 'LAMP'))).toBe('shipment-voided');
    expect(codeOf(bench.scan(packed, 'LAMP'))).toBe('already-packed');
    expect(codeOf(bench.scan('SA-000099', 'LAMP'))).toBe('shipment-unknown');
  });

  it('stops a parcel of several orders when one of them is cancelled on the platform', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const id = bench.created(request({ kind: 'merge', orderIds: [orderId(1), orderId(2)] }));
    bench.importOrders([orderData(2, { status: 'IN_CANCEL' })]);
    expect(refusalOf(bench.scan(id, 'LAMP')).params).toMatchObject({ orderId: orderId(2) });
  });
});

describe('decidePacked', () => {
  const complete = (bench: Bench): string => {
    const id = bench.created();
    bench.scanAll(id);
    return id;
  };

  it('closes a complete box and estimates the freight for the weight on the scale', () => {
    const bench = new Bench();
    const id = complete(bench);
    // 3 cups of 120 g and a lamp of 300 g; 700 g to Russia is 0.7 x 56.25 + 21.5.
    const { shipment, remaining } = bench.do(bench.weigh(id, 700));
    expect(remaining).toEqual([]);
    expect(shipment).toEqual(bench.shipment(id));
    expect(shipment).toMatchObject({
      state: 'packed',
      expectedWeightGrams: 660,
      weightGrams: 700,
      estimatedFen: 6088,
    });
  });

  it('names what is still missing', () => {
    const bench = new Bench();
    const id = bench.created();
    bench.do(bench.scan(id, 'CUP-RED'));
    expect(refusalOf(bench.weigh(id, 700))).toEqual({
      code: 'items-missing',
      params: { count: 3, skus: 'CUP-RED x 2, LAMP x 1' },
    });
  });

  it('wants a weight, in whole grams that a parcel can have', () => {
    const bench = new Bench();
    const id = complete(bench);
    expect(codeOf(bench.weigh(id, null))).toBe('weight-missing');
    for (const grams of [0, -1, 660.5, 70_001, NaN]) {
      expect(codeOf(bench.weigh(id, grams, 'sure'))).toBe('weight-invalid');
    }
  });

  it('believes a weight up to both edges of the tolerance', () => {
    const bench = new Bench();
    const id = complete(bench);
    // 660 g less 5 %, and 660 g and 15 % and 150 g of packaging.
    expect(bench.weigh(id, 627).ok).toBe(true);
    expect(bench.weigh(id, 909).ok).toBe(true);
    for (const grams of [626, 910]) {
      expect(refusalOf(bench.weigh(id, grams))).toEqual({
        code: 'weight-differs',
        params: { weightGrams: grams, minGrams: 627, maxGrams: 909 },
      });
    }
  });

  it('takes an odd weight with a reason and writes the reason down', () => {
    const bench = new Bench();
    const id = complete(bench);
    for (const blank of ['', '  '])
      expect(codeOf(bench.weigh(id, 1000, blank))).toBe('weight-differs');
    bench.do(bench.weigh(id, 1000, ' wooden box '));
    expect(bench.journal.at(-1)?.event).toMatchObject({
      type: 'parcel-packed',
      weightGrams: 1000,
      expectedWeightGrams: 660,
      weightReason: 'wooden box',
    });
  });

  it('writes no reason down where none was needed', () => {
    const bench = new Bench();
    const id = complete(bench);
    bench.do(bench.weigh(id, 700, 'left over from the last parcel'));
    expect(bench.journal.at(-1)?.event).toMatchObject({ weightReason: null });
  });

  it('stops a parcel that has become too heavy for its plan', () => {
    const bench = new Bench([orderData(1, { lines: [orderLine('1', 1, 'BRICK')] })]);
    const id = complete(bench);
    const refusal = refusalOf(bench.weigh(id, 2001));
    expect(refusal.code).toBe('plan-weight-too-heavy');
    expect(renderMessage(refusal, 'en')).toContain('2001');
    expect(bench.weigh(id, 2000).ok).toBe(true);
  });

  it('stops goods that the catalogue has meanwhile learnt to be dangerous', () => {
    const bench = new Bench();
    const id = complete(bench);
    const lamp = sampleProduct({ sku: 'LAMP', weightGrams: 300, goods: ['magnet'] });
    bench.happened({ type: 'catalogue-imported', source, products: [lamp] });
    expect(codeOf(bench.weigh(id, 700))).toBe('plan-goods-refused');
  });

  it('stops a held order, a voided parcel and one that is packed', () => {
    const bench = new Bench([orderData(1), orderData(2), orderData(3)]);
    const held = complete(bench);
    const voided = bench.created(whole(2));
    bench.scanAll(voided);
    const packed = bench.packed(whole(3));
    bench.do(decideVoid(bench.state, { shipmentId: voided, reason: 'x' }));
    bench.importOrders([orderData(1, { status: 'IN_FROZEN' })]);
    expect(codeOf(bench.weigh(held, 700))).toBe('shipment-held');
    expect(codeOf(bench.weigh(voided, 700))).toBe('shipment-voided');
    expect(codeOf(bench.weigh(packed, 700))).toBe('already-packed');
    expect(codeOf(bench.weigh('nothing', 700))).toBe('shipment-unknown');
  });

  it('goes by the tolerance that the station was given', () => {
    const bench = new Bench();
    const id = complete(bench);
    const tolerance = { ...defaultWeightTolerance, abovePercent: 0, packagingGrams: 0 };
    const command = { shipmentId: id, weightGrams: 661, weightReason: null, tolerance };
    expect(codeOf(decidePacked(bench.state, bench.plans, command, bench.context))).toBe(
      'weight-differs',
    );
  });
});
