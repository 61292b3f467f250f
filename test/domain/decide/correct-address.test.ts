import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideCorrectAddress } from '../../../domain/decide/correct-address.ts';
import type { AddressCorrection } from '../../../domain/decide/correct-address.ts';
import { decideHold, decideOrdersImport, decideRelease } from '../../../domain/decide/orders.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import { heldReason } from '../../../domain/orders/holds.ts';
import type { Address, Order, OrderData } from '../../../domain/orders/order.ts';
import { findOrder } from '../../../domain/state.ts';
import { Bench, codeOf, orderData, orderId, refusalOf, source, whole } from './bench.ts';

const nothing: AddressCorrection['address'] = {
  contactName: null,
  country: null,
  province: null,
  city: null,
  street: null,
  postcode: null,
  phone: null,
  mobile: null,
};

const correcting = (bench: Bench, address: Partial<Address>, reason = 'the buyer wrote') =>
  decideCorrectAddress(bench.state, {
    orderId: orderId(1),
    address: { ...nothing, ...address },
    reason,
  });

const order = (bench: Bench): Order => {
  const found = findOrder(bench.state, orderId(1));
  if (found === undefined) throw new Error('no order');
  return found;
};

const { address: platform } = orderData(1);
const at = (address: Partial<Address>, change: Partial<OrderData> = {}): OrderData =>
  orderData(1, { ...change, address: { ...platform, ...address } });

const importing = (bench: Bench, data: OrderData) =>
  bench.do(decideOrdersImport(bench.state, [data], source, bench.context));

const release = (bench: Bench, edit: 'accept' | 'dismiss') =>
  bench.do(decideRelease(bench.state, { orderId: orderId(1), reason: 'asked', edit }));

/** An order whose street was corrected. */
const corrected = (): Bench => {
  const bench = new Bench();
  bench.do(correcting(bench, { street: 'ul. Novaya 2' }));
  return bench;
};

describe('a correction', () => {
  it('goes to the parcel and stays in the journal with what was before and why', () => {
    const bench = new Bench();
    const after = bench.do(correcting(bench, { street: '  ul.\nNovaya  2 ', country: '德国' }));
    expect(after.address).toEqual({ ...platform, street: 'ul. Novaya 2', country: 'DE' });
    expect(bench.journal.at(-1)?.event).toEqual({
      type: 'order-address-corrected',
      order: order(bench),
      before: platform,
      reason: 'the buyer wrote',
    });
    bench.do(correcting(bench, { country: 'RU' }));
    expect(bench.shipment(bench.created(whole(1))).receiver).toEqual(order(bench).address);
  });

  it('mends what keeps an order from being shipped', () => {
    const street = 'Ы'.repeat(46);
    const bench = new Bench([at({ street })]);
    expect(bench.create([whole(1)])[0]?.refused?.code).toBe('address-field-too-long');
    bench.do(correcting(bench, { street: 'ul. Novaya 2' }));
    expect(bench.create([whole(1)])[0]?.refused).toBeNull();
  });

  it.each<[string, Partial<Address>]>([
    ['address-unchanged', {}],
    ['address-unchanged', { city: ` ${platform.city} ` }],
    ['address-field-missing', { city: ' ' }],
    ['address-field-too-long', { contactName: '王'.repeat(31) }],
    ['address-phone-missing', { phone: '', mobile: '' }],
    ['country-unknown', { country: 'Atlantis' }],
  ])('is refused with %s', (code, change) => {
    expect(codeOf(correcting(new Bench(), change))).toBe(code);
  });

  it('needs an order and a reason', () => {
    const bench = new Bench();
    expect(codeOf(correcting(bench, { city: 'Kazan' }, ' '))).toBe('reason-missing');
    const unknown = { orderId: '1', address: { ...nothing, city: 'Kazan' }, reason: 'x' };
    expect(codeOf(decideCorrectAddress(bench.state, unknown))).toBe('order-unknown');
  });

  it('waits until the parcels that go to the old address are voided', () => {
    const bench = new Bench();
    const shipmentId = bench.created(whole(1));
    expect(refusalOf(correcting(bench, { city: 'Kazan' }))).toMatchObject({
      code: 'address-has-shipments',
      params: { shipments: shipmentId },
    });
    bench.do(decideVoid(bench.state, { shipmentId, reason: 'wrong address' }));
    bench.do(correcting(bench, { city: 'Kazan' }));
    expect(bench.shipment(bench.created(whole(1))).receiver.city).toBe('Kazan');
  });

  it('waits for the decision about a change of the platform', () => {
    const bench = new Bench();
    const shipmentId = bench.created(whole(1));
    bench.importOrders([at({ city: 'Kazan' })]);
    bench.do(decideVoid(bench.state, { shipmentId, reason: 'wrong address' }));
    expect(codeOf(correcting(bench, { city: 'Omsk' }))).toBe('address-edit-waits');
    release(bench, 'dismiss');
    bench.do(correcting(bench, { city: 'Omsk' }));
    // What was set aside is what the platform says still.
    expect(importing(bench, at({ city: 'Kazan' })).edited).toEqual([]);
    expect(order(bench).address.city).toBe('Omsk');
  });
});

describe('an import after a correction', () => {
  it('neither undoes it nor reports the order, with a shipment or without', () => {
    for (const hasShipment of [false, true]) {
      const bench = corrected();
      if (hasShipment) bench.created(whole(1));
      const before = bench.journal.length;
      const outcome = importing(bench, orderData(1));
      expect(outcome).toMatchObject({ accepted: 0, unchanged: 1, edited: [] });
      expect(bench.journal).toHaveLength(before);
      expect(order(bench)).toMatchObject({ address: { street: 'ul. Novaya 2' }, holds: [] });
    }
  });

  it('takes everything else', () => {
    const bench = corrected();
    importing(bench, orderData(1, { note: 'gift', status: 'RISK_CONTROL' }));
    expect(order(bench)).toMatchObject({
      note: 'gift',
      status: 'RISK_CONTROL',
      address: { street: 'ul. Novaya 2' },
    });
  });

  it('holds the order when the platform has another address, and says so once', () => {
    const bench = corrected();
    const moved = at({ city: 'Kazan' });
    expect(importing(bench, moved)).toMatchObject({ accepted: 1, edited: [orderId(1)] });
    expect(heldReason(order(bench))).toMatchObject({ kind: 'edited' });
    expect(order(bench).address).toEqual({ ...platform, street: 'ul. Novaya 2' });
    expect(bench.create([whole(1)])[0]?.refused?.code).toBe('order-held');
    expect(importing(bench, moved)).toMatchObject({ accepted: 0, unchanged: 1, edited: [] });
  });

  it('lets go when the platform goes back, or comes to the same address', () => {
    for (const said of [orderData(1), at({ street: 'ul. Novaya 2' })]) {
      const bench = corrected();
      importing(bench, at({ city: 'Kazan' }));
      importing(bench, said);
      expect(heldReason(order(bench))).toBeNull();
      expect(order(bench).address).toEqual({ ...platform, street: 'ul. Novaya 2' });
    }
  });

  it('is no correction any more when the platform says the same', () => {
    const bench = corrected();
    importing(bench, at({ street: 'ul. Novaya 2' }));
    expect(order(bench).platformAddress).toBeUndefined();
    // From now on it is the platform's own, which it may change.
    importing(bench, at({ city: 'Kazan' }));
    expect(order(bench)).toMatchObject({ address: { city: 'Kazan' }, holds: [] });
  });

  it('goes to the new address when it is taken, for good', () => {
    const bench = corrected();
    const moved = at({ city: 'Kazan' });
    importing(bench, moved);
    release(bench, 'accept');
    expect(order(bench)).toMatchObject({ address: moved.address, holds: [] });
    expect(order(bench).platformAddress).toBeUndefined();
    expect(importing(bench, moved)).toMatchObject({ unchanged: 1 });
  });

  it('stays at the corrected address when that is kept, until the platform changes it once more', () => {
    for (const hasShipment of [false, true]) {
      const bench = corrected();
      if (hasShipment) bench.created(whole(1));
      const moved = at({ city: 'Kazan' });
      expect(importing(bench, moved).edited).toEqual([orderId(1)]);
      release(bench, 'dismiss');
      expect(order(bench)).toMatchObject({ address: { street: 'ul. Novaya 2' }, holds: [] });
      expect(importing(bench, moved)).toMatchObject({ unchanged: 1 });
      expect(importing(bench, at({ city: 'Omsk' })).edited).toEqual([orderId(1)]);
    }
  });

  it('keeps it when another change of the platform is taken', () => {
    const bench = corrected();
    const shipmentId = bench.created(whole(1));
    const noted = orderData(1, { note: 'gift' });
    expect(importing(bench, noted).edited).toEqual([orderId(1)]);
    bench.do(decideVoid(bench.state, { shipmentId, reason: 'note' }));
    release(bench, 'accept');
    expect(order(bench)).toMatchObject({ note: 'gift', address: { street: 'ul. Novaya 2' } });
    expect(importing(bench, noted)).toMatchObject({ unchanged: 1 });
  });
});

it('can be taken back to what the platform says, whatever that is', () => {
  const street = 'Ы'.repeat(46);
  const bench = new Bench([at({ street })]);
  bench.do(correcting(bench, { street: 'ul. Novaya 2' }));
  expect(bench.do(correcting(bench, { street })).platformAddress).toBeUndefined();
  importing(bench, at({ street, city: 'Kazan' }));
  expect(order(bench)).toMatchObject({ address: { city: 'Kazan' }, holds: [] });
});

const step = fc.oneof(
  fc.record({
    kind: fc.constant('import' as const),
    city: fc.constantFrom('Moscow', 'Kazan', 'Omsk'),
    note: fc.constantFrom('', 'gift'),
  }),
  fc.record({ kind: fc.constant('correct' as const), city: fc.constantFrom('Kazan', 'Perm') }),
  fc.constantFrom(
    { kind: 'create' as const },
    { kind: 'void' as const },
    { kind: 'hold' as const },
    { kind: 'accept' as const },
    { kind: 'dismiss' as const },
  ),
);

it('no import moves a corrected address by itself or changes anything twice, whatever came before', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const bench = new Bench();
      for (const one of steps) {
        switch (one.kind) {
          case 'import': {
            const before = order(bench);
            const data = at({ city: one.city }, { note: one.note });
            importing(bench, data);
            const after = order(bench);
            const isCorrected = before.platformAddress !== undefined;
            const isMoved = isCorrected && after.address.city !== before.address.city;
            // An address that nobody looked at is either the platform's, or the order waits.
            const isSeen =
              [after.address, after.platformAddress, after.dismissed?.address].some(
                (address) => address?.city === one.city,
              ) || heldReason(after) !== null;
            const again = importing(bench, data);
            const isTwice = again.accepted > 0 || again.edited.length > 0;
            if (isMoved || !isSeen || isTwice) return false;
            break;
          }
          case 'correct': {
            const decision = correcting(bench, { city: one.city });
            if (decision.ok) bench.do(decision);
            break;
          }
          case 'create':
            bench.create([whole(1)]);
            break;
          case 'void':
            for (const { shipmentId, state } of bench.state.shipments.values()) {
              if (state !== 'voided')
                bench.do(decideVoid(bench.state, { shipmentId, reason: 'x' }));
            }
            break;
          case 'hold':
            bench.do(decideHold(bench.state, { orderId: orderId(1), reason: 'x' }));
            break;
          case 'accept':
          case 'dismiss': {
            const wish = { orderId: orderId(1), reason: 'x', edit: one.kind };
            const decision = decideRelease(bench.state, wish);
            if (decision.ok) bench.do(decision);
            break;
          }
          default:
            one satisfies never;
        }
      }
      return true;
    }),
    { numRuns: 300 },
  );
});
