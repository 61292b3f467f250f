import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './packbench.ts';
import { historyShape, ordersShape, packShape, shipmentsShape } from './shapes.ts';
import { copiesOf, station } from './station.ts';
import type { Station } from './station.ts';
import { create, stock } from './stocked-shop.ts';
import type { Created } from './stocked-shop.ts';

/** What the packing table stops. A refused scan stays in the journal, and leaves the parcel as it was. */

const folder = await temporaryFolder();
const prepared = station(join(folder.path, 'data'));
const copy = copiesOf(prepared);
/** Two phone cases and a screen protector. */
const orderId = '8126030900010007';
let box: Created;
let other: Created;

beforeAll(async () => {
  await stock(prepared);
  const [first, second] = await create(prepared, 'CPAM', orderId, '8126030900012975');
  if (first === undefined || second === undefined) throw new Error('no shipment');
  box = first;
  other = second;
});
afterAll(() => folder.remove());

const allScans = ['--scan', 'CASE-CLR-61', '2000001000014', 'GLASS-61'];

async function parcel(shop: Station): Promise<unknown> {
  const [shipment] = await shop.done(shipmentsShape, 'shipments', 'show', box.shipmentId);
  return shipment;
}

/** Runs a packing step that must be refused without a change to the parcel, but for the good scans before it. */
async function expectStopped(
  shop: Station,
  code: string,
  ...words: readonly string[]
): Promise<ReturnType<typeof packShape.parse>> {
  const view = await shop.partly(packShape, 'pack', box.shipmentId, ...words);
  expect(view).toMatchObject({ shipmentId: box.shipmentId, state: 'created', refused: { code } });
  return view;
}

describe('scans', () => {
  it.concurrent.each([
    ['that nobody knows', 'NO-SUCH-SKU', 'scan-unknown'],
    ['of another parcel', 'BELT-LEA-110', 'scan-wrong-item'],
    ['of the barcode of another parcel', '2000001000151', 'scan-wrong-item'],
  ])('%s are stopped and noted', async (_, scan, code) => {
    const shop = await copy();
    const before = await parcel(shop);
    const view = await expectStopped(shop, code, '--scan', scan);
    expect(view.remaining).toEqual([
      { sku: 'CASE-CLR-61', quantity: 2 },
      { sku: 'GLASS-61', quantity: 1 },
    ]);
    expect(await parcel(shop)).toEqual(before);
    const history = await shop.done(historyShape, 'shipments', 'history', box.shipmentId);
    expect(history.at(-1)?.event).toMatchObject({
      type: 'scan-refused',
      code: scan,
      refusal: code,
    });
  });

  it.concurrent('of too many pieces are stopped, and what follows them waits', async () => {
    const shop = await copy();
    const view = await expectStopped(
      shop,
      'scan-too-many',
      '--scan',
      'GLASS-61',
      'GLASS-61',
      'CASE-CLR-61',
      '--weight',
      '144',
    );
    expect(view.remaining).toEqual([{ sku: 'CASE-CLR-61', quantity: 2 }]);
    const finished = ['--scan', 'CASE-CLR-61', 'CASE-CLR-61', '--weight', '144'];
    const packed = await shop.done(packShape, 'pack', box.shipmentId, ...finished);
    expect(packed).toMatchObject({ state: 'packed', refused: null });
  });
});

describe('a box', () => {
  it.concurrent('is not closed before everything is in it', async () => {
    const shop = await copy();
    const words = ['--scan', 'GLASS-61', '--weight', '144'];
    const view = await expectStopped(shop, 'items-missing', ...words);
    expect(view.refused?.message).toContain('CASE-CLR-61 x 2');
  });

  it.concurrent.each([
    ['without a weight', [], 'weight-missing'],
    ['with half a gram', ['--weight', '144.5'], 'weight-invalid'],
    ['with no weight at all', ['--weight', '0'], 'weight-invalid'],
    ['that is too light', ['--weight', '60'], 'weight-differs'],
    ['that is too heavy', ['--weight', '900'], 'weight-differs'],
    [
      'that is too heavy for its plan, whatever the reason',
      ['--weight', '2500', '--weight-reason', 'a brick for ballast'],
      'plan-weight-too-heavy',
    ],
  ])('%s stays open', async (_, weight, code) => {
    const shop = await copy();
    await expectStopped(shop, code, ...allScans, ...weight);
  });

  it.concurrent('of an odd weight is closed with a reason', async () => {
    const shop = await copy();
    const reason = ['--weight', '400', '--weight-reason', 'sturdier box'];
    const packed = await shop.done(packShape, 'pack', box.shipmentId, ...allScans, ...reason);
    expect(packed).toMatchObject({ state: 'packed', refused: null });
    const again = await shop.partly(packShape, 'pack', box.shipmentId, '--scan', 'GLASS-61');
    expect(again).toMatchObject({ state: 'packed', refused: { code: 'already-packed' } });
  });

  it.concurrent.each(['abc', '', '1e999'])(
    'with the weight "%s" is a slip of the keyboard',
    async (weight) => {
      const shop = await copy();
      const before = await shop.contents();
      const answer = await shop.run('pack', box.shipmentId, ...allScans, '--weight', weight);
      expect(answer.status).toBe(2);
      expect(answer.json).toMatchObject({ error: { code: 'usage' } });
      expect(await shop.contents()).toEqual(before);
    },
  );
});

describe('a parcel that must not ship', () => {
  it.concurrent('is stopped while its order is held', async () => {
    const shop = await copy();
    await shop.done(ordersShape, 'orders', 'hold', orderId, '--reason', 'fraud check');
    const before = await shop.contents();
    const view = await expectStopped(shop, 'shipment-held', ...allScans, '--weight', '144');
    expect(view.refused?.message).toContain('fraud check');
    expect(await shop.contents()).toEqual(before);
  });

  it.concurrent('is stopped once it was voided', async () => {
    const shop = await copy();
    const words = ['shipments', 'void', box.shipmentId, '--reason', 'cancelled'];
    await shop.done(shipmentsShape, ...words);
    const before = await shop.contents();
    const view = await shop.partly(packShape, 'pack', box.waybill, ...allScans);
    expect(view).toMatchObject({ state: 'voided', refused: { code: 'shipment-voided' } });
    expect(await shop.contents()).toEqual(before);
    expect(await shop.refused(...words)).toMatchObject({ status: 1 });
  });

  it.concurrent('is unknown when nobody created it', async () => {
    const shop = await copy();
    const refused = await shop.refused('pack', 'SA-999999', '--scan', 'GLASS-61');
    expect(refused).toMatchObject({ status: 1, code: 'shipment-unknown' });
  });
});

it.concurrent('commands that need a reason do not take an empty one', async () => {
  const shop = await copy();
  for (const words of [
    ['orders', 'hold', orderId],
    ['orders', 'release', orderId],
    ['shipments', 'void', other.shipmentId],
  ]) {
    expect(await shop.refused(...words, '--reason', '  ')).toMatchObject({ status: 1 });
    expect((await shop.run(...words)).status).toBe(2);
  }
  expect(await shop.refused('orders', 'release', orderId, '--reason', 'none')).toMatchObject({
    code: 'order-not-held',
  });
  const byStatus = ['orders', 'release', '8126030900011862', '--reason', 'we ship anyway'];
  expect(await shop.refused(...byStatus)).toMatchObject({ code: 'order-held-by-status' });
});
