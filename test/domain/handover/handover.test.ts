import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bagTotals,
  checkBagForClose,
  checkHandoverForClose,
  checkParcelForBag,
  closingProblems,
  handoverTotals,
  outsideBags,
} from '../../../domain/handover/handover.ts';
import type { Bag, BagScan } from '../../../domain/handover/handover.ts';
import { renderMessage } from '../../../domain/messages.ts';
import type { Result } from '../../../domain/result.ts';
import type { ShipmentState } from '../../../domain/shipments/shipment.ts';
import { aBag, aHandover, aShipment, byId, shipmentsNumbered, waybillOf } from './samples.ts';

const scan = (change: Partial<BagScan> = {}): Result<void> =>
  checkParcelForBag({
    shipment: aShipment(),
    planCarrier: 'China Post',
    held: null,
    handover: aHandover(),
    bag: aBag(),
    scannedCopy: null,
    ...change,
  });

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);

const ids = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, index) => `SX-${index + from}`);

const last = (count: number): Bag => aBag({ bagId: 'BA-5', shipmentIds: ids(count, 2000) });

describe('checkParcelForBag', () => {
  it('takes a labelled or affixed parcel, by its bar code or the QR of its only copy', () => {
    expect(codeOf(scan())).toBe('ok');
    expect(codeOf(scan({ shipment: aShipment({ state: 'labelled' }) }))).toBe('ok');
    expect(codeOf(scan({ scannedCopy: 1 }))).toBe('ok');
  });

  it.each<[string, Partial<BagScan>]>([
    ['handover-wrong-carrier', { planCarrier: 'Yanwen' }],
    ['handover-parcel-held', { held: { reason: 'cancelled' } }],
    [
      'handover-parcel-voided',
      { shipment: aShipment({ state: 'voided', voidReason: 'wrong plan' }) },
    ],
    ['handover-not-packed', { shipment: aShipment({ state: 'created', copies: 0 }) }],
    ['handover-not-labelled', { shipment: aShipment({ state: 'packed', copies: 0 }) }],
    ['handover-not-labelled', { shipment: aShipment({ state: 'packed', copies: 1 }) }],
    ['handover-not-labelled', { shipment: aShipment({ waybill: null }) }],
    [
      'handover-already-bagged',
      { shipment: aShipment({ state: 'bagged', handoverId: 'HA-000009', bagId: 'BA-000009' }) },
    ],
    [
      'handover-already-handed-over',
      { shipment: aShipment({ state: 'handed-over', handoverId: 'HA-000009' }) },
    ],
    ['handover-scan-copy', { shipment: aShipment({ copies: 2 }) }],
    ['handover-copy-superseded', { shipment: aShipment({ copies: 3 }), scannedCopy: 2 }],
    ['handover-copy-unknown', { shipment: aShipment({ copies: 2 }), scannedCopy: 3 }],
    ['handover-closed', { handover: aHandover({ state: 'closed' }) }],
    ['handover-bag-closed', { bag: aBag({ closed: true }) }],
    ['handover-bag-unknown', { bag: aBag({ shipmentIds: ['SX-1'] }) }],
  ])('refuses with %s', (code, change) => {
    expect(codeOf(scan(change))).toBe(code);
  });

  it('takes the last copy by its QR and says which code to scan where the bar code cannot tell', () => {
    const shipment = aShipment({ copies: 2 });
    expect(codeOf(scan({ shipment, scannedCopy: 2 }))).toBe('ok');
    const refused = scan({ shipment });
    if (refused.ok) throw new Error('expected a refusal');
    expect(renderMessage(refused.refusal, 'en')).toContain('Scan the square code (QR) of copy 2');
    expect(renderMessage(refused.refusal, 'zh')).toContain('第 2 份面单上的二维码（QR）');
  });

  it('takes the 200th parcel of a bag and refuses the 201st', () => {
    const almost = aBag({ shipmentIds: ids(199) });
    expect(codeOf(scan({ bag: almost, handover: aHandover({ bags: [almost] }) }))).toBe('ok');
    const full = aBag({ shipmentIds: ids(200) });
    expect(codeOf(scan({ bag: full, handover: aHandover({ bags: [full] }) }))).toBe(
      'handover-bag-full',
    );
  });

  it('takes the 1000th parcel of a handover and refuses the 1001st', () => {
    const bags = [1, 2, 3, 4].map((n) =>
      aBag({ bagId: `BA-${n}`, shipmentIds: ids(200, n * 200), closed: true }),
    );
    const handover = (count: number) => aHandover({ bags: [...bags, last(count)] });
    expect(codeOf(scan({ bag: last(199), handover: handover(199) }))).toBe('ok');
    expect(codeOf(scan({ bag: aBag({ bagId: 'BA-6' }), handover: handover(200) }))).toBe(
      'handover-full',
    );
  });

  it('tells what is wrong with the parcel before what is wrong with the bag', () => {
    const handover = aHandover({ state: 'closed' });
    expect(codeOf(scan({ handover, held: { reason: 'frozen' } }))).toBe('handover-parcel-held');
  });

  it('never lets a held, voided, unlabelled or superseded parcel through', () => {
    const states: ShipmentState[] = [
      'created',
      'packed',
      'labelled',
      'affixed',
      'bagged',
      'handed-over',
      'voided',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.integer({ min: 0, max: 4 }),
        fc.option(fc.integer({ min: 1, max: 5 })),
        fc.boolean(),
        fc.boolean(),
        (state, copies, scannedCopy, held, sameCarrier) => {
          const result = scan({
            shipment: aShipment({ state, copies }),
            scannedCopy,
            held: held ? { reason: 'disputed' } : null,
            planCarrier: sameCarrier ? 'China Post' : 'Yanwen',
          });
          const valid =
            !held &&
            sameCarrier &&
            (state === 'labelled' || state === 'affixed') &&
            (copies === 1 ? scannedCopy === null || scannedCopy === 1 : scannedCopy === copies) &&
            copies > 0;
          expect(result.ok).toBe(valid);
        },
      ),
    );
  });
});

describe('closing', () => {
  const shipments = shipmentsNumbered(3, () => ({
    state: 'bagged',
    handoverId: 'HA-000001',
    bagId: 'BA-000001',
  }));
  const bag = aBag({ shipmentIds: shipments.map(({ shipmentId }) => shipmentId) });
  const close = {
    handover: aHandover({ bags: [bag] }),
    shipments: byId(shipments),
    heldFor: () => null,
    driver: 'Li',
  };

  it('closes bags that hold something', () => {
    expect(codeOf(checkBagForClose(close.handover, bag))).toBe('ok');
    expect(codeOf(checkBagForClose(close.handover, aBag()))).toBe('handover-bag-empty');
    expect(codeOf(checkBagForClose(close.handover, { ...bag, closed: true }))).toBe(
      'handover-bag-closed',
    );
    expect(codeOf(checkBagForClose(aHandover({ state: 'closed' }), bag))).toBe('handover-closed');
  });

  it('closes a handover with a driver and sound parcels', () => {
    expect(checkHandoverForClose(close)).toEqual({ ok: true, value: undefined });
  });

  it('names every parcel that must come out, not only the first', () => {
    const [first, second] = shipments;
    const problems = closingProblems({
      ...close,
      shipments: byId([
        ...shipments.slice(1, 2).map((one) => ({ ...one, state: 'voided' as const })),
        ...shipments.filter((one) => one !== second),
      ]),
      heldFor: ({ shipmentId }) => (shipmentId === first?.shipmentId ? { reason: 'frozen' } : null),
    });
    expect(problems.map((problem) => [problem.shipmentId, problem.refusal.code])).toEqual([
      ['SA-000001', 'handover-parcel-held'],
      ['SA-000002', 'handover-parcel-voided'],
    ]);
  });

  it('refuses an empty handover, a missing driver, a closed one and parcels that are elsewhere', () => {
    const codes = (change: Partial<typeof close>) =>
      closingProblems({ ...close, ...change }).map(({ refusal }) => refusal.code);
    expect(codes({ handover: aHandover() })).toEqual(['handover-empty']);
    expect(codes({ driver: ' ' })).toEqual(['handover-driver-missing']);
    expect(codes({ handover: { ...close.handover, state: 'closed' } })).toEqual([
      'handover-closed',
    ]);
    const elsewhere = shipments.map((one) => ({ ...one, bagId: 'BA-000002' }));
    expect(codes({ shipments: byId(elsewhere) })).toEqual(Array(3).fill('handover-not-bagged'));
    const gone = shipments.map((one) => ({ ...one, state: 'handed-over' as const }));
    expect(codes({ shipments: byId(gone) })).toEqual(Array(3).fill('handover-already-handed-over'));
    expect(codeOf(checkHandoverForClose({ ...close, driver: '' }))).toBe('handover-driver-missing');
  });
});

describe('outsideBags', () => {
  it('lists labelled and affixed parcels of the carrier that lie in no bag', () => {
    const states = ['created', 'packed', 'labelled', 'affixed', 'bagged', 'voided'] as const;
    const shipments = shipmentsNumbered(states.length, (n) => ({
      state: states[n - 1] ?? 'created',
      bagId: states[n - 1] === 'bagged' ? 'BA-000001' : null,
    }));
    const other = aShipment({ shipmentId: 'SA-000099', carrier: 'Yanwen' });
    const all = [...shipments, other];
    const free = outsideBags(aHandover(), all, () => false);
    expect(free.missing.map(({ waybill }) => waybill)).toEqual([waybillOf(3), waybillOf(4)]);
    expect(free.held).toEqual([]);
    const one = outsideBags(aHandover(), all, ({ waybill }) => waybill === waybillOf(3));
    expect(one.missing.map(({ waybill }) => waybill)).toEqual([waybillOf(4)]);
    expect(one.held.map(({ waybill }) => waybill)).toEqual([waybillOf(3)]);
  });
});

describe('totals', () => {
  it('takes the weight of the scale, else of the catalogue, and adds up over bags', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            weightGrams: fc.option(fc.integer({ min: 1, max: 2000 })),
            estimatedFen: fc.integer({ min: 0, max: 1_000_000 }),
            bag: fc.integer({ min: 0, max: 3 }),
          }),
        ),
        (parcels) => {
          const shipments = shipmentsNumbered(parcels.length, (n) => ({
            weightGrams: parcels[n - 1]?.weightGrams ?? null,
            estimatedFen: parcels[n - 1]?.estimatedFen ?? 0,
          }));
          const bags = [0, 1, 2, 3].map((wanted) =>
            aBag({
              bagId: `BA-${wanted}`,
              shipmentIds: shipments
                .filter((_, index) => parcels[index]?.bag === wanted)
                .map(({ shipmentId }) => shipmentId),
            }),
          );
          const totals = bags.map((bag) => bagTotals(bag, byId(shipments)));
          const whole = handoverTotals(aHandover({ bags }), byId(shipments));
          expect(whole.count).toBe(parcels.length);
          for (const key of ['count', 'weightGrams', 'estimatedFen'] as const) {
            expect(whole[key]).toBe(totals.reduce((sum, one) => sum + one[key], 0));
          }
          expect(whole.weightGrams).toBe(
            parcels.reduce((sum, { weightGrams }) => sum + (weightGrams ?? 150), 0),
          );
        },
      ),
    );
  });

  it('throws on a parcel that does not exist', () => {
    expect(() => bagTotals({ shipmentIds: ['SA-404'] }, new Map())).toThrow('SA-404');
  });
});
