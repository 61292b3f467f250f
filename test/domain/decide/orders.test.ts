import { describe, expect, it } from 'vitest';
import { decideHold, decideOrdersImport, decideRelease } from '../../../domain/decide/orders.ts';
import { workableShipment } from '../../../domain/decide/packing.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import { heldReason } from '../../../domain/orders/holds.ts';
import type { Order, OrderData } from '../../../domain/orders/order.ts';
import { findOrder } from '../../../domain/state.ts';
import { Bench, codeOf, orderData, orderId, refusalOf, source, whole } from './bench.ts';

const importing = (bench: Bench, ...orders: readonly OrderData[]) =>
  decideOrdersImport(bench.state, orders, source, bench.context);

const order = (bench: Bench, n = 1): Order => {
  const found = findOrder(bench.state, orderId(n));
  if (found === undefined) throw new Error(`no order ${n}`);
  return found;
};

const hold = (bench: Bench, reason = 'buyer wrote') =>
  decideHold(bench.state, { orderId: orderId(1), reason });

const release = (bench: Bench, edit: 'accept' | 'dismiss' = 'dismiss', reason = 'settled') =>
  decideRelease(bench.state, { orderId: orderId(1), reason, edit });

describe('decideOrdersImport', () => {
  it('takes new and changed orders in one step, and counts those that are known', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const outcome = bench.do(
      importing(bench, orderData(1), orderData(2, { note: 'gift' }), orderData(3)),
    );
    expect(outcome).toEqual({ accepted: 2, unchanged: 1, edited: [], stopped: [] });
    expect(order(bench, 2).note).toBe('gift');
    expect(bench.state.orders.size).toBe(3);
  });

  it('cuts a large file into events that a journal line can hold, losing no order', () => {
    const many = Array.from({ length: 1001 }, (_, index) => orderData(index + 1));
    const bench = new Bench([]);
    const decision = importing(bench, ...many);
    expect(decision.ok && decision.value.events.length).toBeGreaterThan(1);
    expect(bench.do(decision).accepted).toBe(1001);
    expect([...bench.state.orders.keys()]).toEqual(many.map((one) => one.orderId));
  });

  it('changes nothing when the same file comes twice', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    bench.created(whole(1));
    const before = bench.journal.length;
    expect(bench.do(importing(bench, orderData(1), orderData(2)))).toEqual({
      accepted: 0,
      unchanged: 2,
      edited: [],
      stopped: [],
    });
    expect(bench.journal).toHaveLength(before);
  });

  it('holds an order that changed after a shipment was created, once for the same change', () => {
    const bench = new Bench();
    const id = bench.created();
    const edit = orderData(1, { address: { ...orderData(1).address, street: 'ul. Novaya 2' } });
    expect(bench.do(importing(bench, edit)).edited).toEqual([orderId(1)]);
    expect(heldReason(order(bench))).toMatchObject({ kind: 'edited' });
    expect(order(bench).address.street).toBe(orderData(1).address.street);
    expect(codeOf(bench.scan(id, 'LAMP'))).toBe('shipment-held');
    expect(bench.do(importing(bench, edit))).toEqual({
      accepted: 0,
      unchanged: 1,
      edited: [],
      stopped: [],
    });
  });

  it('takes the change at once when the only shipment was voided', () => {
    const bench = new Bench();
    const id = bench.created();
    bench.do(decideVoid(bench.state, { shipmentId: id, reason: 'x' }));
    bench.do(importing(bench, orderData(1, { note: 'gift' })));
    expect(order(bench)).toMatchObject({ note: 'gift', holds: [] });
  });

  it.each([
    'FINISH',
    'PLACE_ORDER_SUCCESS',
    'FUND_PROCESSING',
    'WAIT_SELLER_EXAMINE_MONEY',
  ] as const)('stops the parcels of an order that now is %s, and names them', (status) => {
    const bench = new Bench();
    const bagged = bench.bagged();
    const { handoverId } = bench.shipment(bagged);
    const { stopped } = bench.do(importing(bench, orderData(1, { status })));
    expect(stopped).toEqual([{ orderId: orderId(1), status, shipmentIds: [bagged] }]);
    expect(codeOf(workableShipment(bench.state, bagged))).toBe('shipment-held');
    expect(bench.close(handoverId ?? '').ok).toBe(false);
    expect(bench.do(importing(bench, orderData(1, { status, note: '' }))).stopped).toEqual([]);
  });

  it('stops nothing that the carrier has', () => {
    const bench = new Bench();
    const [gone = ''] = bench.handedOver(whole(1));
    const { stopped } = bench.do(importing(bench, orderData(1, { status: 'FINISH' })));
    expect(stopped).toEqual([]);
    expect(workableShipment(bench.state, gone).ok).toBe(true);
  });

  it('lets a status of the platform bite at once, and lets go when it passes', () => {
    const bench = new Bench();
    const id = bench.created();
    bench.importOrders([orderData(1, { status: 'RISK_CONTROL' })]);
    expect(codeOf(bench.scan(id, 'LAMP'))).toBe('shipment-held');
    bench.importOrders([orderData(1)]);
    expect(bench.scan(id, 'LAMP').ok).toBe(true);
  });
});

describe('decideHold', () => {
  it('stops an order with a reason', () => {
    const bench = new Bench();
    const held = bench.do(hold(bench, '  buyer wrote '));
    expect(held).toEqual(order(bench));
    expect(heldReason(held)).toEqual({ kind: 'manual', reason: 'buyer wrote' });
    expect(codeOf(hold(bench, ' '))).toBe('reason-missing');
    expect(codeOf(decideHold(bench.state, { orderId: '1', reason: 'x' }))).toBe('order-unknown');
  });

  it('outlives an import of the order', () => {
    const bench = new Bench();
    bench.do(hold(bench));
    bench.importOrders([orderData(1, { note: 'gift' })]);
    expect(heldReason(order(bench))).toMatchObject({ kind: 'manual' });
  });
});

describe('decideRelease', () => {
  it('lets an order go on that a person stopped', () => {
    const bench = new Bench();
    expect(codeOf(release(bench))).toBe('order-not-held');
    bench.do(hold(bench));
    expect(codeOf(release(bench, 'dismiss', ' '))).toBe('reason-missing');
    for (const edit of ['dismiss', 'accept'] as const) {
      expect(release(bench, edit).ok).toBe(true);
    }
    expect(bench.do(release(bench))).toEqual(order(bench));
    expect(heldReason(order(bench))).toBeNull();
    expect(codeOf(decideRelease(bench.state, { orderId: '1', reason: 'x', edit: 'accept' }))).toBe(
      'order-unknown',
    );
  });

  it('cannot lift what the platform says', () => {
    const bench = new Bench();
    bench.do(hold(bench));
    bench.importOrders([orderData(1, { status: 'IN_ISSUE' })]);
    expect(codeOf(release(bench))).toBe('order-held-by-status');
    expect(codeOf(release(bench, 'accept'))).toBe('order-held-by-status');
  });

  const edited = (): Bench => {
    const bench = new Bench();
    bench.created();
    bench.importOrders([orderData(1, { note: 'to my office' })]);
    return bench;
  };

  const voidAll = (bench: Bench): void => {
    for (const { shipmentId } of bench.state.shipments.values()) {
      bench.do(decideVoid(bench.state, { shipmentId, reason: 'made from the old data' }));
    }
  };

  it('does not take an edit over while a box goes by the old data', () => {
    const bench = edited();
    const [shipment] = bench.state.shipments.valueSeq().toArray();
    expect(refusalOf(release(bench, 'accept'))).toMatchObject({
      code: 'edit-has-shipments',
      params: { shipments: shipment?.shipmentId },
    });
  });

  it('takes an edit over once its shipments are voided', () => {
    const bench = edited();
    voidAll(bench);
    expect(bench.do(release(bench, 'accept'))).toMatchObject({ note: 'to my office', holds: [] });
    expect(order(bench).incoming).toBeUndefined();
    expect(codeOf(release(bench))).toBe('order-not-held');
  });

  it('sets an edit aside, for good', () => {
    const bench = edited();
    expect(bench.do(release(bench, 'dismiss'))).toMatchObject({ note: '', holds: [] });
    bench.importOrders([orderData(1, { note: 'to my office' })]);
    expect(heldReason(order(bench))).toBeNull();
    bench.importOrders([orderData(1, { note: 'to my home' })]);
    expect(heldReason(order(bench))).toMatchObject({ kind: 'edited' });
  });

  it('lifts a hold of a person together with the edit', () => {
    const bench = edited();
    voidAll(bench);
    bench.do(hold(bench));
    expect(heldReason(bench.do(release(bench, 'accept')))).toBeNull();
  });

  it('says that an order stays held by its status, whatever becomes of the edit', () => {
    const bench = edited();
    voidAll(bench);
    bench.importOrders([orderData(1, { note: 'to my office', status: 'IN_CANCEL' })]);
    for (const edit of ['accept', 'dismiss'] as const) {
      expect(refusalOf(release(bench, edit)).code).toBe('order-held-by-status');
    }
  });
});
