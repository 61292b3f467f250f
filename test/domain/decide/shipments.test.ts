import { describe, expect, it } from 'vitest';
import { decideHold } from '../../../domain/decide/orders.ts';
import { decideUnbag } from '../../../domain/decide/handover.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import type { ShipmentCreated } from '../../../domain/decide/shipments.ts';
import type { ParcelRequest } from '../../../domain/shipments/plan-shipment.ts';
import { liveShipmentsOf } from '../../../domain/state.ts';
import { orderLine, sampleProduct, sampleSender } from '../shipments/samples.ts';
import { Bench, codeOf, orderData, orderId, refusalOf, request, source, whole } from './bench.ts';
import { decideCreateShipments } from '../at-once.ts';

const codes = (outcomes: readonly ShipmentCreated[]): readonly (string | null)[] =>
  outcomes.map(({ refused }) => refused?.code ?? null);

const split = (
  ...lines: readonly (readonly [lineId: string, quantity: number])[]
): ParcelRequest => ({
  kind: 'split',
  orderId: orderId(1),
  lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })),
});

const door = (city: string) => ({ delivery: { kind: 'door', city } }) as const;

const voided = (bench: Bench, shipmentId: string, reason = 'wrong plan') =>
  decideVoid(bench.state, { shipmentId, reason });

describe('decideCreateShipments', () => {
  it('makes a parcel of an order, with its number, its freight and its declaration', () => {
    const bench = new Bench();
    const [outcome] = bench.create([whole(1)]);
    const shipment = bench.shipment('SA-000001');
    expect(outcome?.shipment).toEqual(shipment);
    expect(outcome?.refused).toBeNull();
    expect(shipment).toMatchObject({
      orderIds: [orderId(1)],
      plan: 'CPAM',
      carrier: 'China Post',
      state: 'created',
      delivery: { kind: 'warehouse', warehouse: 'FPXSZ' },
      undeliverable: 'return',
      expectedWeightGrams: 660,
      // 0.66 kg x 56.25 + 21.5
      estimatedFen: 5863,
      weightGrams: null,
      copies: 0,
    });
    expect(shipment.waybill).toMatch(/^RX\d{9}CN$/);
    expect(bench.state.waybills.get(shipment.waybill ?? '')).toBe('SA-000001');
    expect(shipment.items.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['CUP-RED', 3],
      ['LAMP', 1],
    ]);
    expect(shipment.declaration.map(({ nameEn, quantity }) => [nameEn, quantity])).toEqual([
      ['Cup', 3],
      ['Lamp', 1],
    ]);
  });

  it('numbers shipments by station, each once', () => {
    const bench = new Bench([orderData(1), orderData(2)], { station: 'W2' });
    expect(bench.create([whole(1)])[0]?.shipment?.shipmentId).toBe('SW2-000001');
    expect(bench.create([whole(2)])[0]?.shipment?.shipmentId).toBe('SW2-000002');
  });

  it('judges each request on its own', () => {
    const bench = new Bench([
      orderData(1),
      orderData(2, { lines: [orderLine('1', 1, 'MYSTERY')] }),
      orderData(3, { lines: [orderLine('1', 1, 'INK')] }),
      orderData(4, { lines: [orderLine('1', 2, 'BRICK')] }),
      orderData(5, { lines: [orderLine('1', 1, 'NOT-KNOWN')] }),
      orderData(6, { status: 'FINISH' }),
      orderData(7, { address: { ...orderData(7).address, city: ' ' } }),
      orderData(8),
    ]);
    bench.do(decideHold(bench.state, { orderId: orderId(8), reason: 'x' }));
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 99];
    const outcomes = bench.create(numbers.map((n) => whole(n)));
    expect(codes(outcomes)).toEqual([
      null,
      'item-weight-unknown',
      'plan-goods-refused',
      'plan-weight-too-heavy',
      'item-not-in-catalogue',
      'order-not-shippable',
      'address-field-missing',
      'order-held',
      'order-unknown',
    ]);
    expect(outcomes.map(({ orderIds }) => orderIds)).toEqual(numbers.map((n) => [orderId(n)]));
    expect(bench.state.shipments.size).toBe(1);
  });

  it('chooses a plan by a rule, and refuses plans and rules that do not exist', () => {
    const bench = new Bench([1, 2, 3].map((n) => orderData(n)));
    const plans = ['cheapest-tracked', 'NO-SUCH', 'cheapest<0d'];
    const outcomes = bench.create(plans.map((plan, index) => whole(index + 1, { plan })));
    expect(codes(outcomes)).toEqual([null, 'plan-unknown', 'choice-rule-invalid']);
    expect(bench.state.plans.get(outcomes[0]?.shipment?.plan ?? '')?.tracked).toBe(true);
  });

  it('lets the requests of a batch compete for the pieces of an order', () => {
    const bench = new Bench();
    const outcomes = bench.create([
      request(split(['1', 2])),
      request(split(['1', 2])),
      request(split(['1', 1])),
      whole(1),
      whole(1),
    ]);
    expect(codes(outcomes)).toEqual([
      null,
      'quantity-exceeds-order',
      null,
      null,
      'order-already-shipped',
    ]);
    expect(outcomes[3]?.shipment?.items).toMatchObject([{ sku: 'LAMP', quantity: 1 }]);
  });

  it('leaves to a later request what a refused one did not take', () => {
    const bench = new Bench();
    const nowhere = { delivery: { kind: 'warehouse', warehouse: 'Atlantis' } } as const;
    const outcomes = bench.create([
      whole(1, { plan: 'EMS_ECONOMY_X' }),
      whole(1, nowhere),
      whole(1),
    ]);
    expect(codes(outcomes)).toEqual(['plan-unknown', 'delivery-warehouse-unknown', null]);
  });

  it('counts what earlier shipments took, and not what voided ones did', () => {
    const bench = new Bench();
    const first = bench.created(request(split(['1', 3])));
    expect(codes(bench.create([request(split(['1', 1]))]))).toEqual(['quantity-exceeds-order']);
    bench.do(voided(bench, first));
    expect(codes(bench.create([request(split(['1', 3])), whole(1)]))).toEqual([null, null]);
    expect(codes(bench.create([whole(1)]))).toEqual(['order-already-shipped']);
  });

  it('refuses splits that name no pieces of the order', () => {
    const bench = new Bench();
    const outcomes = bench.create([
      request(split(['9', 1])),
      request(split(['1', 0])),
      request(split(['1', 1], ['1', 1])),
      request(split()),
    ]);
    expect(codes(outcomes)).toEqual([
      'order-line-not-found',
      'split-quantity-invalid',
      'order-line-twice',
      'order-has-no-lines',
    ]);
  });

  it('merges orders of one buyer at one address, and no others', () => {
    const elsewhere = { ...orderData(3).address, city: 'Kazan' };
    const bench = new Bench([
      orderData(1),
      orderData(2, { lines: [orderLine('1', 1)] }),
      orderData(3, { address: elsewhere }),
      orderData(4, { buyerName: 'Somebody Else' }),
    ]);
    const merge = (...numbers: number[]) =>
      request({ kind: 'merge', orderIds: numbers.map(orderId) });
    const outcomes = bench.create([merge(1, 3), merge(1, 4), merge(1), merge(1, 1), merge(1, 2)]);
    expect(codes(outcomes)).toEqual([
      'merge-address-differs',
      'merge-buyer-differs',
      'merge-needs-orders',
      'merge-needs-orders',
      null,
    ]);
    const shipment = outcomes[4]?.shipment;
    expect(shipment?.orderIds).toEqual([orderId(1), orderId(2)]);
    for (const n of [1, 2]) {
      expect(liveShipmentsOf(bench.state, orderId(n)).map(({ shipmentId }) => shipmentId)).toEqual([
        shipment?.shipmentId,
      ]);
    }
  });

  describe('door collection', () => {
    const orders = Array.from({ length: 8 }, (_, index) => orderData(index + 1));

    it('comes for five parcels of a batch together', () => {
      const bench = new Bench(orders);
      const four = [1, 2, 3, 4].map((n) => whole(n, door('Shenzhen')));
      const few = bench.create(four);
      expect(new Set(codes(few))).toEqual(new Set(['collection-too-few-parcels']));
      expect(few[0]?.refused?.params).toMatchObject({ minimum: 5, count: 4 });
      expect(bench.state.shipments.size).toBe(0);
      const enough = bench.create([...four, whole(5, door('Shenzhen'))]);
      expect(new Set(codes(enough))).toEqual(new Set([null]));
      expect(enough[0]?.shipment?.delivery).toEqual({ kind: 'door', city: 'Shenzhen' });
    });

    it('counts the parcels that wait already, until they are voided', () => {
      const bench = new Bench(orders);
      bench.create([1, 2, 3, 4, 5].map((n) => whole(n, door('Shenzhen'))));
      expect(codes(bench.create([whole(6, door('shenzhen '))]))).toEqual([null]);
      for (const id of bench.state.shipments.keys()) bench.do(voided(bench, id));
      expect(codes(bench.create([whole(6, door('Shenzhen'))]))).toEqual([
        'collection-too-few-parcels',
      ]);
    });

    it('does not count what the carrier has already', () => {
      const bench = new Bench(orders);
      bench.create([1, 2, 3, 4, 5].map((n) => whole(n, door('Shenzhen'))));
      bench.allHandedOver();
      const [left] = bench.create([whole(6, door('Shenzhen'))]);
      expect(left?.refused).toMatchObject({
        code: 'collection-too-few-parcels',
        params: { count: 1 },
      });
    });

    it('knows a city by each of its names', () => {
      const bench = new Bench(orders);
      const cities = ['深圳', 'Shenzhen', '深圳市', 'SHENZHEN', 'shenzhen city'];
      const outcomes = bench.create(cities.map((city, index) => whole(index + 1, door(city))));
      expect(new Set(codes(outcomes))).toEqual(new Set([null]));
    });

    it('does not count another plan, another city or a refused parcel', () => {
      const bench = new Bench(orders);
      const outcomes = bench.create([
        ...[1, 2, 3].map((n) => whole(n, door('Shenzhen'))),
        whole(4, { ...door('Shenzhen'), plan: 'CAINIAO_STANDARD' }),
        whole(5, door('Hangzhou')),
        whole(1, door('Shenzhen')),
        whole(99, door('Shenzhen')),
      ]);
      expect(codes(outcomes).slice(0, 5)).toEqual(Array(5).fill('collection-too-few-parcels'));
      expect(outcomes[0]?.refused?.params).toMatchObject({ count: 3 });
    });

    it('wants a city that is covered and a pickup address that a courier can read', () => {
      const bench = new Bench(orders);
      expect(codes(bench.create([whole(1, door('Lhasa')), whole(2, door(' '))]))).toEqual([
        'collection-city-not-covered',
        'collection-city-missing',
      ]);
      const five = [1, 2, 3, 4, 5].map((n) => whole(n, door('Shenzhen')));
      const sender = sampleSender({ pickupMobile: '12345' });
      const outcomes = bench.do(
        decideCreateShipments(bench.state, bench.plans, five, sender, bench.context),
      );
      expect(new Set(codes(outcomes))).toEqual(new Set(['sender-mobile-invalid']));
    });
  });

  it('takes domestic express with a number, and warns of one that looks odd', () => {
    const bench = new Bench([1, 2, 3].map((n) => orderData(n)));
    const express = (tracking: string) =>
      ({ delivery: { kind: 'domestic', company: 'SF', tracking, warehouse: '' } }) as const;
    const outcomes = bench.create([
      whole(1, express('SF1234567890123')),
      whole(2, express('ODD1')),
      whole(3, express('')),
    ]);
    expect(codes(outcomes).slice(0, 2)).toEqual([null, null]);
    expect(outcomes[0]?.shipment?.delivery).toMatchObject({
      kind: 'domestic',
      company: 'SF',
      tracking: 'SF1234567890123',
      warehouse: 'FPXSZ',
    });
    const warned = outcomes.map(({ warnings }) => warnings.map(({ code }) => code));
    expect(warned[1]?.length).toBe((warned[0]?.length ?? 0) + 1);
    expect(outcomes[2]?.refused).not.toBeNull();
  });

  it('warns where the declaration lacks something or the label needs another form', () => {
    const bench = new Bench();
    const cup = sampleProduct({ hsCode: '', declaredValue: { minor: 20_000, currency: 'USD' } });
    bench.happened({ type: 'catalogue-imported', source, products: [cup] });
    const [outcome] = bench.create([whole(1)]);
    const warned = outcome?.warnings.map(({ code }) => code);
    expect(warned).toContain('declaration-hs-code-missing');
    expect(warned).toContain('customs-form-cn23');
    expect(warned).toContain('unconfirmed-tariff');
  });

  it('creates shipments without numbers when the pool is empty, and says so', () => {
    const bench = new Bench([orderData(1), orderData(2)], { numbers: 1 });
    const outcomes = bench.create([whole(1), whole(2)]);
    expect(outcomes.map(({ shipment }) => shipment?.waybill === null)).toEqual([false, true]);
    expect(outcomes[1]?.warnings).toContainEqual({
      code: 'waybill-later',
      params: { shipmentId: outcomes[1]?.shipment?.shipmentId, plan: 'CPAM' },
    });
  });

  it('gives every parcel of a batch another number', () => {
    const orders = Array.from({ length: 30 }, (_, index) => orderData(index + 1));
    const bench = new Bench(orders);
    const outcomes = bench.create(orders.map((_, index) => whole(index + 1)));
    expect(new Set(outcomes.map(({ shipment }) => shipment?.waybill)).size).toBe(30);
  });
});

describe('decideVoid', () => {
  it('frees the pieces but never the number', () => {
    const bench = new Bench([orderData(1)], { numbers: 2 });
    const first = bench.created();
    const number = bench.waybill(first);
    const { shipment } = bench.do(voided(bench, first, ' wrong plan '));
    expect(shipment).toEqual(bench.shipment(first));
    expect(shipment).toMatchObject({ state: 'voided', voidReason: 'wrong plan', waybill: number });
    const second = bench.created();
    expect(bench.waybill(second)).not.toBe(number);
    expect(bench.state.waybills.get(number)).toBe(first);
    bench.do(voided(bench, second));
    expect(bench.shipment(bench.created()).waybill).toBeNull();
  });

  it('goes until the parcel is in a bag', () => {
    const bench = new Bench();
    for (const make of ['created', 'packed', 'labelled', 'affixed'] as const) {
      const id = bench[make]();
      bench.do(voided(bench, bench.waybill(id)));
      expect(bench.shipment(id).state).toBe('voided');
    }
    const handoverId = bench.openHandover();
    const id = bench.bagged(whole(1), handoverId);
    expect(refusalOf(voided(bench, id))).toEqual({
      code: 'void-in-bag',
      params: { shipmentId: id, bagId: bench.shipment(id).bagId },
    });
    bench.do(decideUnbag(bench.state, { handoverId, scan: bench.waybill(id) }));
    expect(voided(bench, id).ok).toBe(true);
    bench.do(bench.bag(handoverId, bench.waybill(id)));
    bench.do(bench.close(handoverId));
    expect(codeOf(voided(bench, id))).toBe('void-after-handover');
  });

  it('wants a reason, a shipment, and that once', () => {
    const bench = new Bench();
    const id = bench.created();
    expect(codeOf(voided(bench, 'SA-000099'))).toBe('shipment-unknown');
    expect(codeOf(voided(bench, id, ' '))).toBe('reason-missing');
    bench.do(voided(bench, id));
    expect(codeOf(voided(bench, id))).toBe('shipment-voided');
  });

  it('takes a held parcel back too', () => {
    const bench = new Bench();
    const id = bench.packed();
    bench.importOrders([orderData(1, { status: 'IN_CANCEL' })]);
    bench.do(voided(bench, id));
    expect(bench.shipment(id).state).toBe('voided');
  });
});
