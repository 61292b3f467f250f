import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './packbench.ts';
import { startPeer, takeAll } from './paper.ts';
import {
  filledShape,
  handoverShape,
  jobsShape,
  noticesShape,
  ordersShape,
  packShape,
  paymentShape,
  scannedShape,
} from './shapes.ts';
import { copiesOf, station } from './station.ts';
import type { Station } from './station.ts';
import { labelledOrders, labelledShop } from './stocked-shop.ts';
import type { LabelledShop } from './stocked-shop.ts';

/** What is stopped at the bag, at the door, before the customer is told and before money leaves. */

const folder = await temporaryFolder();
const prepared = station(join(folder.path, 'data'));
const copy = copiesOf(prepared);
const sink = await startPeer(takeAll);
let parcels: LabelledShop;
let handoverId = '';

beforeAll(async () => {
  parcels = await labelledShop(prepared, sink.address);
  const opened = ['handover', 'open', '--carrier', 'China Post'];
  handoverId = (await prepared.done(handoverShape, ...opened)).handoverId;
});
afterAll(async () => {
  await sink.close();
  await folder.remove();
});

const waybill = (place: number): string => parcels.chinaPost[place]?.waybill ?? '';
const idOf = (place: number): string => parcels.chinaPost[place]?.shipmentId ?? '';
const bag = (...scans: readonly string[]): readonly string[] => [
  'handover',
  'scan',
  handoverId,
  ...scans,
];
const closing = (...more: readonly string[]): readonly string[] => [
  'handover',
  'close',
  handoverId,
  '--driver',
  'Mr. Zhang',
  ...more,
];

/** Where every parcel is and what every handover holds. */
async function standing(shop: Station): Promise<unknown> {
  const handovers = await shop.run('handover', 'list');
  const shipments = await shop.run('shipments', 'list');
  return [handovers.json, shipments.json];
}

/** Scans that must all be refused, so that no parcel moves; gives their codes. */
async function stopped(shop: Station, ...scans: readonly string[]): Promise<readonly string[]> {
  const before = await standing(shop);
  const view = await shop.partly(scannedShape, ...bag(...scans));
  expect(await standing(shop)).toEqual(before);
  expect(view.refused.map(({ scan }) => scan)).toEqual(scans);
  return view.refused.map(({ code }) => code);
}

describe('at the bag', () => {
  it('parcels of another carrier, unpacked and unknown ones are stopped, the good one goes in', async () => {
    const shop = await copy();
    const misread = waybill(0).replace(/\d(?=CN)/, (digit) => String((Number(digit) + 1) % 10));
    expect(
      await stopped(
        shop,

        parcels.cainiao.waybill,
        parcels.unpacked.waybill,
        'SA-999999',
        'RE700150389CN',
        misread,
      ),
    ).toEqual([
      'handover-wrong-carrier',
      'handover-not-packed',
      'shipment-unknown',
      'shipment-unknown',
      's10-check-digit',
    ]);
    const mixed = await shop.partly(scannedShape, ...bag(parcels.cainiao.waybill, waybill(0)));
    expect(mixed.bags.map(({ waybills }) => waybills)).toEqual([[waybill(0)]]);
    expect(mixed.refused.map(({ code }) => code)).toEqual(['handover-wrong-carrier']);
    expect(await stopped(shop, waybill(0))).toEqual(['handover-already-bagged']);
    const voiding = ['shipments', 'void', idOf(0), '--reason', 'too late'];
    expect(await shop.refused(...voiding)).toMatchObject({ status: 1, code: 'void-in-bag' });
    const reprint = ['labels', 'reprint', idOf(0), '--reason', 'torn'];
    expect(await shop.refused(...reprint)).toMatchObject({ code: 'reprint-after-bagging' });
  });

  it('held, voided and unlabelled parcels are stopped', async () => {
    const shop = await copy();
    const [first] = labelledOrders.chinaPost;
    await shop.done(ordersShape, 'orders', 'hold', first, '--reason', 'payment dispute');
    await shop.run('shipments', 'void', idOf(1), '--reason', 'buyer cancelled');
    const scans = ['--scan', 'SOCK-WOOL-M', 'SOCK-WOOL-M', '--weight', '150'];
    await shop.done(packShape, 'pack', parcels.unpacked.shipmentId, ...scans);
    expect(await stopped(shop, waybill(0), waybill(1), parcels.unpacked.waybill)).toEqual([
      'handover-parcel-held',
      'handover-parcel-voided',
      'handover-not-labelled',
    ]);
  });

  it('a superseded copy of a label is stopped', async () => {
    const shop = await copy();
    await shop.done(jobsShape, 'labels', 'reprint', idOf(0), '--reason', 'smeared');
    const scans = [waybill(0), `${waybill(0)}/1`, `${waybill(0)}/3`];
    expect(await stopped(shop, ...scans)).toEqual([
      'handover-scan-copy',
      'handover-copy-superseded',
      'handover-copy-unknown',
    ]);
    const valid = await shop.done(scannedShape, ...bag(`${waybill(0)}/2`));
    expect(valid.bags.map(({ waybills }) => waybills)).toEqual([[waybill(0)]]);
  });
});

describe('at the door', () => {
  it('nothing leaves with an empty, an incomplete or an unknown handover', async () => {
    const shop = await copy();
    expect(await shop.refused(...closing())).toMatchObject({ status: 1, code: 'handover-empty' });
    await shop.done(scannedShape, ...bag(waybill(0)));
    const missing = await shop.refused(...closing());
    expect(missing).toMatchObject({ status: 1, code: 'handover-missing' });
    expect(missing.message).toContain(waybill(1));
    const nobody = ['handover', 'close', handoverId, '--driver', ' ', '--accept-missing'];
    expect(await shop.refused(...nobody)).toMatchObject({ code: 'handover-driver-missing' });
    for (const words of [
      ['handover', 'scan', 'none', waybill(1)],
      ['handover', 'close', 'none', '--driver', 'x'],
      ['handover', 'export', 'none', join(folder.path, 'none.xlsx')],
    ]) {
      expect(await shop.refused(...words)).toMatchObject({ status: 1, code: 'handover-unknown' });
    }
    expect(await shop.refused('handover', 'open', '--carrier', 'Pony Express')).toMatchObject({
      status: 1,
      code: 'handover-carrier-unknown',
    });
    expect(await shop.refused('handover', 'close-bag', handoverId, 'none')).toMatchObject({
      code: 'handover-bag-unknown',
    });
    expect(await shop.refused('handover', 'unscan', handoverId, waybill(1))).toMatchObject({
      code: 'handover-parcel-not-inside',
    });

    await shop.done(handoverShape, ...closing('--accept-missing'));
    expect(await shop.refused(...closing())).toMatchObject({ code: 'handover-closed' });
    expect(await stopped(shop, waybill(1))).toEqual(['handover-closed']);
    expect(await stopped(shop, waybill(0))).toEqual(['handover-already-handed-over']);
    expect(await shop.refused('shipments', 'void', idOf(0), '--reason', 'late')).toMatchObject({
      code: 'void-after-handover',
    });
  });

  it('a parcel that is held after it was bagged stops the handover', async () => {
    const shop = await copy();
    await shop.done(scannedShape, ...bag(waybill(0), waybill(1), waybill(2)));
    const order = labelledOrders.chinaPost[1];
    await shop.done(ordersShape, 'orders', 'hold', order, '--reason', 'cancelled by phone');
    const refused = await shop.refused(...closing());
    expect(refused).toMatchObject({ status: 1, code: 'handover-parcel-held' });
    expect(refused.message).toContain(waybill(1));
    await shop.done(handoverShape, 'handover', 'unscan', handoverId, waybill(1));
    const closed = await shop.done(handoverShape, ...closing('--accept-missing'));
    expect(closed.bags.flatMap(({ waybills }) => waybills)).toEqual([waybill(0), waybill(2)]);
  });
});

describe('before the customer is told', () => {
  const codes = (outcomes: readonly { readonly refused: { readonly code: string } | null }[]) =>
    outcomes.map(({ refused }) => refused?.code);

  it('a parcel must have left, unless there is a reason', async () => {
    const shop = await copy();
    const fill = ['notices', 'fill', idOf(0), 'SA-999999'];
    const before = await shop.contents();
    expect(codes(await shop.partly(filledShape, ...fill))).toEqual([
      'notice-not-handed-over',
      'shipment-unknown',
    ]);
    expect(await shop.contents()).toEqual(before);
    expect(await shop.done(filledShape, 'notices', 'fill')).toEqual([]);
    const forced = ['notices', 'fill', idOf(0), '--force', 'ship-by date is today'];
    const [filled] = await shop.done(filledShape, ...forced);
    expect(filled?.notices).toMatchObject([{ number: waybill(0), state: 'filled' }]);
    const told = await shop.contents();
    expect(codes(await shop.partly(filledShape, ...forced))).toEqual(['notice-double']);
    expect(await shop.contents()).toEqual(told);
  });

  it('the text must be one that the platform takes, and is sent once', async () => {
    const shop = await copy();
    await shop.done(scannedShape, ...bag(waybill(0), waybill(1), waybill(2)));
    await shop.done(handoverShape, ...closing());
    const before = await shop.contents();
    for (const [words, code] of [
      [['--description', '已发货'], 'notice-description-character'],
      [['--description', 'x'.repeat(600)], 'notice-description-long'],
      [['--website', 'track here'], 'notice-website-invalid'],
    ] as const) {
      const answer = await shop.partly(filledShape, 'notices', 'fill', idOf(0), ...words);
      expect(codes(answer)).toEqual([code]);
    }
    expect(await shop.contents()).toEqual(before);
    const [filled] = await shop.done(filledShape, 'notices', 'fill', idOf(0));
    const id = filled?.notices[0]?.noticeId ?? '';
    await shop.done(noticesShape, 'notices', 'send', id);
    expect(await shop.refused('notices', 'send', id)).toMatchObject({
      code: 'notice-already-sent',
    });
    expect(await shop.refused('notices', 'send', 'none')).toMatchObject({ code: 'notice-unknown' });
    expect(await shop.refused('notices', 'message', id, '--language', 'tlh')).toMatchObject({
      status: 1,
      code: 'message-language-unknown',
    });
  });
});

describe('before money leaves', () => {
  const pay = (...words: readonly string[]): readonly string[] => [
    'freight',
    'pay',
    '--method',
    'alipay',
    ...words,
  ];

  it('freight must be due, once, with a reference of its own', async () => {
    const shop = await copy();
    const early = await shop.refused(...pay(idOf(0), '--reference', 'T-1'));
    expect(early).toMatchObject({ status: 1, code: 'payment-not-due' });
    expect(await shop.refused(...pay('--reference', 'T-1'))).toMatchObject({
      code: 'payment-empty',
    });
    await shop.done(scannedShape, ...bag(waybill(0), waybill(1), waybill(2)));
    await shop.done(handoverShape, ...closing());

    for (const [words, code] of [
      [['SA-999999', '--reference', 'T-1'], 'shipment-unknown'],
      [[idOf(0), idOf(0), '--reference', 'T-1'], 'payment-line-twice'],
      [[idOf(0), '--reference', ' '], 'payment-reference-missing'],
      [[idOf(0), '--reference', 'T-1', '--at', 'yesterday'], 'date-unreadable'],
    ] as const) {
      expect(await shop.refused(...pay(...words))).toMatchObject({ status: 1, code });
    }
    await shop.done(paymentShape, ...pay(idOf(0), '--reference', 'T-1'));
    expect(await shop.refused(...pay(idOf(0), '--reference', 'T-2'))).toMatchObject({
      code: 'payment-already-paid',
    });
    expect(await shop.refused(...pay(idOf(1), '--reference', 't-1 '))).toMatchObject({
      code: 'payment-reference-used',
    });
    const all = await shop.done(paymentShape, ...pay('--reference', 'T-3'));
    expect(all.lines.map(({ shipmentId }) => shipmentId)).toEqual([idOf(1), idOf(2)]);
  });
});
