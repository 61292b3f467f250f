import { describe, expect, it } from 'vitest';
import {
  decideCloseBag,
  decideOpenHandover,
  decideUnbag,
  shipmentsInside,
} from '../../../domain/decide/handover.ts';
import { decideHold, decideRelease } from '../../../domain/decide/orders.ts';
import { decideSettleByPerson } from '../../../domain/decide/printing.ts';
import { decideVoid } from '../../../domain/decide/shipments.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import type { Shipment } from '../../../domain/shipments/shipment.ts';
import { orderLine } from '../shipments/samples.ts';
import { Bench, codeOf, orderData, orderId, refusalOf, source, whole } from './bench.ts';

const unbag = (bench: Bench, handoverId: string, scan: string) =>
  decideUnbag(bench.state, { handoverId, scan });

const closeBag = (bench: Bench, handoverId: string, bagId: string) =>
  decideCloseBag(bench.state, { handoverId, bagId });

const bagsOf = (bench: Bench, handoverId: string) =>
  bench.state.handovers.get(handoverId)?.bags ?? [];

/** `count` affixed parcels like the one of order 1, put into the state as a journal would. */
function manyAffixed(bench: Bench, count: number): readonly Shipment[] {
  const template = bench.shipment(bench.affixed());
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(6, '0');
    const waybill = `RY${number}000CN`;
    const shipment = { ...template, shipmentId: `SB-${number}`, waybill: null };
    bench.happened({ type: 'shipment-created', shipment });
    bench.happened({
      type: 'waybill-assigned',
      shipmentId: shipment.shipmentId,
      waybill,
      plan: 'CPAM',
      from: 'platform',
    });
    return { ...shipment, waybill };
  });
}

describe('decideOpenHandover', () => {
  it('opens one for a carrier of any plan, however it is typed', () => {
    const bench = new Bench();
    const handoverId = bench.do(decideOpenHandover(bench.state, ' china post ', bench.context));
    expect(bench.state.handovers.get(handoverId)).toMatchObject({
      carrier: 'China Post',
      state: 'open',
      bags: [],
      closedAt: null,
    });
  });

  it('takes up the one that is open already, one for each carrier', () => {
    const bench = new Bench();
    const first = bench.openHandover();
    expect(bench.openHandover('CHINA POST')).toBe(first);
    expect(bench.openHandover('Yanwen')).not.toBe(first);
    expect(bench.state.handovers.size).toBe(2);
  });

  it('opens a new one after the last was closed', () => {
    const bench = new Bench();
    bench.handedOver(whole(1));
    const [first] = bench.state.handovers.keys();
    expect(bench.openHandover()).not.toBe(first);
  });

  it('still takes the parcels of a carrier that the plans call otherwise by now', () => {
    const bench = new Bench();
    const shipmentId = bench.affixed(whole(1));
    const { carrier } = bench.shipment(shipmentId);
    const plans = starterPlans.map((plan) =>
      plan.carrier === carrier ? { ...plan, carrier: 'Renamed Post' } : plan,
    );
    bench.happened({ type: 'plans-imported', source, plans });
    const handoverId = bench.do(decideOpenHandover(bench.state, carrier, bench.context));
    bench.do(bench.bag(handoverId, bench.waybill(shipmentId)));
    bench.do(bench.close(handoverId));
    expect(bench.shipment(shipmentId).state).toBe('handed-over');
    // Nothing waits for the old name any more.
    expect(codeOf(decideOpenHandover(bench.state, carrier, bench.context))).toBe(
      'handover-carrier-unknown',
    );
    expect(decideOpenHandover(bench.state, 'renamed post', bench.context).ok).toBe(true);
  });

  it('names the carriers there are when it is none of them', () => {
    const bench = new Bench();
    const refused = refusalOf(decideOpenHandover(bench.state, 'Pigeon', bench.context));
    expect(refused.code).toBe('handover-carrier-unknown');
    expect(refused.params['known']).toContain('China Post');
  });
});

describe('decideBagScan', () => {
  it('begins a bag with the first parcel and goes on filling it', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const handoverId = bench.openHandover();
    const first = bench.affixed(whole(1));
    const shipment = bench.do(bench.bag(handoverId, bench.waybill(first)));
    expect(shipment).toEqual(bench.shipment(first));
    const second = bench.bagged(whole(2), handoverId);
    expect(bagsOf(bench, handoverId)).toEqual([
      { bagId: shipment.bagId, shipmentIds: [first, second], closed: false },
    ]);
  });

  it('takes a parcel whose label was never scanned on the box: the bag scan reads it', () => {
    const bench = new Bench();
    const id = bench.labelled();
    bench.do(bench.bag(bench.openHandover(), bench.waybill(id)));
    expect(bench.shipment(id)).toMatchObject({ state: 'bagged', affixedCopy: null });
  });

  it('begins another bag on demand, or puts the parcel into the bag that is named', () => {
    const bench = new Bench([1, 2, 3].map((n) => orderData(n)));
    const handoverId = bench.openHandover();
    const ids = [1, 2, 3].map((n) => bench.affixed(whole(n)));
    const [a = '', b = '', c = ''] = ids;
    const first = bench.do(bench.bag(handoverId, bench.waybill(a), 'new')).bagId ?? '';
    const second = bench.do(bench.bag(handoverId, bench.waybill(b), 'new')).bagId ?? '';
    expect(second).not.toBe(first);
    expect(bench.do(bench.bag(handoverId, bench.waybill(c), first)).bagId).toBe(first);
    expect(bagsOf(bench, handoverId).map(({ shipmentIds }) => shipmentIds)).toEqual([[a, c], [b]]);
  });

  it('begins another bag when the last one was closed', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const handoverId = bench.openHandover();
    const { bagId } = bench.shipment(bench.bagged(whole(1), handoverId));
    bench.do(closeBag(bench, handoverId, bagId ?? ''));
    const next = bench.shipment(bench.bagged(whole(2), handoverId));
    expect(next.bagId).not.toBe(bagId);
  });

  it('stops a parcel of another carrier', () => {
    const bench = new Bench();
    const id = bench.affixed();
    expect(refusalOf(bench.bag(bench.openHandover('Yanwen'), bench.waybill(id)))).toEqual({
      code: 'handover-wrong-carrier',
      params: { parcel: bench.waybill(id), carrier: 'China Post', expected: 'Yanwen' },
    });
  });

  it('tells a misread label from a number that is not known', () => {
    const bench = new Bench();
    const handoverId = bench.openHandover();
    expect(codeOf(bench.bag(handoverId, 'RE700150389CN'))).toBe('shipment-unknown');
    expect(codeOf(bench.bag(handoverId, 'RE700150388CN'))).toBe('s10-check-digit');
    expect(codeOf(bench.bag(handoverId, ''))).toBe('waybill-empty');
  });

  it('stops a parcel that is not packed, not labelled, in a bag or gone', () => {
    const bench = new Bench([1, 2, 3].map((n) => orderData(n)));
    const handoverId = bench.openHandover();
    const scan = (id: string) => bench.bag(handoverId, bench.waybill(id));
    expect(codeOf(scan(bench.created(whole(1))))).toBe('handover-not-packed');
    expect(codeOf(scan(bench.packed(whole(2))))).toBe('handover-not-labelled');
    const id = bench.bagged(whole(3), handoverId);
    expect(codeOf(scan(id))).toBe('handover-already-bagged');
    bench.do(bench.close(handoverId));
    expect(codeOf(bench.bag(bench.openHandover(), bench.waybill(id)))).toBe(
      'handover-already-handed-over',
    );
  });

  it('stops a parcel whose order is held, and one that was voided', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const [held, voided] = [bench.affixed(whole(1)), bench.affixed(whole(2))];
    const handoverId = bench.openHandover();
    bench.importOrders([orderData(1, { status: 'IN_ISSUE' })]);
    bench.do(decideVoid(bench.state, { shipmentId: voided, reason: 'lost' }));
    expect(codeOf(bench.bag(handoverId, bench.waybill(held)))).toBe('handover-parcel-held');
    expect(refusalOf(bench.bag(handoverId, bench.waybill(voided)))).toEqual({
      code: 'handover-parcel-voided',
      params: { parcel: bench.waybill(voided), reason: 'lost' },
    });
  });

  it('stops a superseded copy, and a bar code that tells no copy', () => {
    const bench = new Bench();
    const id = bench.affixed();
    bench.send(bench.do(bench.reprint(id)).jobId);
    const handoverId = bench.openHandover();
    const waybill = bench.waybill(id);
    expect(codeOf(bench.bag(handoverId, waybill))).toBe('handover-scan-copy');
    expect(codeOf(bench.bag(handoverId, `${waybill}/1`))).toBe('handover-copy-superseded');
    expect(codeOf(bench.bag(handoverId, `${waybill}/3`))).toBe('handover-copy-unknown');
    bench.do(bench.bag(handoverId, `${waybill}/2`));
  });

  it('stops a parcel of which it is open whether a new copy printed', () => {
    const bench = new Bench();
    const id = bench.affixed();
    const handoverId = bench.openHandover();
    const { jobId } = bench.do(bench.reprint(id));
    const codes = () =>
      [bench.waybill(id), `${bench.waybill(id)}/2`].map((scan) =>
        codeOf(bench.bag(handoverId, scan)),
      );
    expect(codes()).toEqual(['label-in-progress', 'label-in-progress']);
    bench.send(jobId, 'unknown');
    expect(codes()).toEqual(['label-outcome-unknown', 'label-outcome-unknown']);
    bench.do(decideSettleByPerson(bench.state, { jobId, printed: false }));
    bench.do(bench.bag(handoverId, bench.waybill(id)));
    expect(bench.shipment(id)).toMatchObject({ state: 'bagged', affixedCopy: 1, copies: 1 });
  });

  it('stops at an unknown handover, at an unknown bag and at a closed one', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const handoverId = bench.openHandover();
    const { bagId } = bench.shipment(bench.bagged(whole(1), handoverId));
    const waybill = bench.waybill(bench.affixed(whole(2)));
    expect(codeOf(bench.bag('HA-000099', waybill))).toBe('handover-unknown');
    expect(codeOf(bench.bag(handoverId, waybill, 'BA-000099'))).toBe('handover-bag-unknown');
    bench.do(closeBag(bench, handoverId, bagId ?? ''));
    expect(codeOf(bench.bag(handoverId, waybill, bagId))).toBe('handover-bag-closed');
    bench.do(bench.close(handoverId, { acceptMissing: true }));
    expect(codeOf(bench.bag(handoverId, waybill))).toBe('handover-closed');
  });

  it('begins the next bag after 200 parcels and takes 1000 in all', () => {
    const bench = new Bench();
    const parcels = manyAffixed(bench, 1001);
    const handoverId = bench.openHandover();
    for (const { waybill } of parcels.slice(0, 1000))
      bench.do(bench.bag(handoverId, waybill ?? ''));
    expect(bagsOf(bench, handoverId).map(({ shipmentIds }) => shipmentIds.length)).toEqual([
      200, 200, 200, 200, 200,
    ]);
    const last = parcels[1000]?.waybill ?? '';
    expect(refusalOf(bench.bag(handoverId, last))).toEqual({
      code: 'handover-full',
      params: { handover: handoverId, limit: 1000 },
    });
    const [full] = bagsOf(bench, handoverId);
    expect(refusalOf(bench.bag(handoverId, last, full?.bagId ?? ''))).toMatchObject({
      code: 'handover-bag-full',
      params: { limit: 200 },
    });
    bench.do(unbag(bench, handoverId, parcels[3]?.waybill ?? ''));
    expect(bench.do(bench.bag(handoverId, last, full?.bagId ?? '')).bagId).toBe(full?.bagId);
  });
});

describe('decideUnbag', () => {
  it('puts the parcel back to what it was, ready for another bag', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const handoverId = bench.openHandover();
    const affixed = bench.bagged(whole(1), handoverId);
    const labelled = bench.labelled(whole(2));
    bench.do(bench.bag(handoverId, bench.waybill(labelled)));
    for (const [id, step] of [
      [affixed, 'affixed'],
      [labelled, 'labelled'],
    ] as const) {
      const shipment = bench.do(unbag(bench, handoverId, bench.waybill(id)));
      expect(shipment).toEqual(bench.shipment(id));
      expect(shipment).toMatchObject({ state: step, bagId: null, handoverId: null });
    }
    expect(bagsOf(bench, handoverId).map(({ shipmentIds }) => shipmentIds)).toEqual([[]]);
    bench.do(bench.bag(handoverId, bench.waybill(affixed)));
  });

  it('lets a held parcel out, which nothing else does', () => {
    const bench = new Bench();
    const handoverId = bench.openHandover();
    const id = bench.bagged(whole(1), handoverId);
    bench.do(decideHold(bench.state, { orderId: orderId(1), reason: 'x' }));
    bench.do(unbag(bench, handoverId, bench.waybill(id)));
    expect(codeOf(bench.bag(handoverId, bench.waybill(id)))).toBe('handover-parcel-held');
  });

  it('finds only what is inside, of a handover that is open', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const handoverId = bench.openHandover();
    const id = bench.bagged(whole(1), handoverId);
    const outside = bench.affixed(whole(2));
    expect(codeOf(unbag(bench, 'HA-000099', bench.waybill(id)))).toBe('handover-unknown');
    expect(codeOf(unbag(bench, handoverId, 'RE700150389CN'))).toBe('shipment-unknown');
    expect(codeOf(unbag(bench, handoverId, bench.waybill(outside)))).toBe(
      'handover-parcel-not-inside',
    );
    expect(codeOf(unbag(bench, bench.openHandover('Yanwen'), bench.waybill(id)))).toBe(
      'handover-parcel-not-inside',
    );
    bench.do(bench.close(handoverId, { acceptMissing: true }));
    expect(codeOf(unbag(bench, handoverId, bench.waybill(id)))).toBe('handover-closed');
  });
});

describe('decideCloseBag', () => {
  it('closes a bag that holds something, once', () => {
    const bench = new Bench();
    const handoverId = bench.openHandover();
    const id = bench.bagged(whole(1), handoverId);
    const bagId = bench.shipment(id).bagId ?? '';
    expect(codeOf(closeBag(bench, 'HA-000099', bagId))).toBe('handover-unknown');
    expect(codeOf(closeBag(bench, handoverId, 'BA-000099'))).toBe('handover-bag-unknown');
    bench.do(unbag(bench, handoverId, bench.waybill(id)));
    expect(codeOf(closeBag(bench, handoverId, bagId))).toBe('handover-bag-empty');
    bench.do(bench.bag(handoverId, bench.waybill(id)));
    expect(bench.do(closeBag(bench, handoverId, bagId))).toBe(bagId);
    expect(codeOf(closeBag(bench, handoverId, bagId))).toBe('handover-bag-closed');
    bench.do(bench.close(handoverId));
    expect(codeOf(closeBag(bench, handoverId, bagId))).toBe('handover-closed');
  });
});

describe('decideCloseHandover', () => {
  it('gives every bag and parcel to the carrier', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    const handoverId = bench.openHandover();
    const ids = [bench.bagged(whole(1), handoverId), bench.bagged(whole(2), handoverId)];
    expect(bench.do(bench.close(handoverId, { driver: ' Wang ' }))).toBe(handoverId);
    const handover = bench.state.handovers.get(handoverId);
    expect(handover).toMatchObject({ state: 'closed', driver: 'Wang' });
    expect(handover?.closedAt).toBe(bench.journal.at(-1)?.meta.at);
    expect(handover?.bags.every(({ closed }) => closed)).toBe(true);
    for (const id of ids) expect(bench.shipment(id).state).toBe('handed-over');
    if (handover === undefined) throw new Error('no handover');
    expect([...shipmentsInside(bench.state, handover).keys()]).toEqual(ids);
  });

  it('wants a driver and at least one parcel', () => {
    const bench = new Bench();
    const handoverId = bench.openHandover();
    expect(codeOf(bench.close('HA-000099'))).toBe('handover-unknown');
    expect(codeOf(bench.close(handoverId))).toBe('handover-empty');
    bench.bagged(whole(1), handoverId);
    expect(codeOf(bench.close(handoverId, { driver: '  ' }))).toBe('handover-driver-missing');
    bench.do(bench.close(handoverId));
    expect(codeOf(bench.close(handoverId))).toBe('handover-closed');
  });

  describe('when an order was held after its parcel was bagged', () => {
    const heldInside = (): { bench: Bench; handoverId: string; held: string } => {
      const bench = new Bench([orderData(1), orderData(2)]);
      const handoverId = bench.openHandover();
      const held = bench.bagged(whole(1), handoverId);
      bench.bagged(whole(2), handoverId);
      bench.importOrders([orderData(1, { note: 'Please send it to my office' })]);
      return { bench, handoverId, held };
    };

    it('stops, whatever is accepted as missing', () => {
      const { bench, handoverId, held } = heldInside();
      expect(refusalOf(bench.close(handoverId))).toMatchObject({
        code: 'handover-parcel-held',
        params: { parcel: bench.waybill(held) },
      });
      expect(codeOf(bench.close(handoverId, { acceptMissing: true }))).toBe('handover-parcel-held');
    });

    it('goes on once the order is released', () => {
      const { bench, handoverId, held } = heldInside();
      const release = { orderId: orderId(1), reason: 'asked the buyer', edit: 'dismiss' } as const;
      bench.do(decideRelease(bench.state, release));
      bench.do(bench.close(handoverId));
      expect(bench.shipment(held).state).toBe('handed-over');
    });

    it('goes on without the parcel once it is out of the bag', () => {
      const { bench, handoverId, held } = heldInside();
      bench.do(unbag(bench, handoverId, bench.waybill(held)));
      bench.do(bench.close(handoverId, { acceptMissing: true }));
      expect(bench.shipment(held).state).toBe('affixed');
    });
  });

  it('names labelled parcels that lie in no bag, and closes without them when that is accepted', () => {
    const bench = new Bench([
      orderData(1),
      orderData(2),
      orderData(3, { lines: [orderLine('1', 1)] }),
    ]);
    const handoverId = bench.openHandover();
    bench.bagged(whole(1), handoverId);
    const forgotten = bench.affixed(whole(2));
    bench.packed(whole(3));
    expect(refusalOf(bench.close(handoverId))).toEqual({
      code: 'handover-missing',
      params: { count: 1, parcels: bench.waybill(forgotten) },
    });
    bench.do(bench.close(handoverId, { acceptMissing: true }));
    expect(bench.journal.at(-1)?.event).toMatchObject({ missing: [forgotten] });
    expect(bench.shipment(forgotten).state).toBe('affixed');
  });

  it('misses nothing of another carrier', () => {
    const bench = new Bench([orderData(1), orderData(2)]);
    bench.affixed(whole(1));
    const yanwen = whole(2, { plan: 'YANWEN_AM' });
    bench.happened({
      type: 'waybill-assigned',
      shipmentId: bench.packed(yanwen),
      waybill: 'UG800001000YP',
      plan: 'YANWEN_AM',
      from: 'platform',
    });
    const id = [...bench.state.shipments.keys()][1] ?? '';
    bench.send(bench.do(bench.print(id)).jobId);
    const handoverId = bench.openHandover('Yanwen');
    bench.do(bench.bag(handoverId, 'UG800001000YP'));
    expect(bench.do(bench.close(handoverId))).toBe(handoverId);
  });
});
