import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from './packbench.ts';
import { startPeer, takeAll } from './paper.ts';
import {
  billShape,
  filledShape,
  freightShape,
  freightStatsShape,
  handoverShape,
  handoversShape,
  importShape,
  messageShape,
  noticesShape,
  ordersShape,
  paymentShape,
  scannedShape,
  shipmentsShape,
  statsShape,
  writtenShape,
} from './shapes.ts';
import { station } from './station.ts';
import { labelledOrders, labelledShop } from './stocked-shop.ts';
import type { LabelledShop } from './stocked-shop.ts';
import { openWorkbook, recordsOf, sampleOrder, writeOrders, writeWorkbook } from './workbooks.ts';

/** Steps 5 to 7 by hand, and what may happen to an order meanwhile. */

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const shop = station(at('data'));
let parcels: LabelledShop;
const waybills = (): readonly string[] => parcels.chinaPost.map(({ waybill }) => waybill);

beforeAll(async () => {
  const peer = await startPeer(takeAll);
  parcels = await labelledShop(shop, peer.address);
  await peer.close();
});
afterAll(() => folder.remove());

it('holds an order by hand and lets it go on', async () => {
  const order = labelledOrders.cainiao;
  const [held] = await shop.done(ordersShape, 'orders', 'hold', order, '--reason', 'call back');
  expect(held?.held).toEqual({ kind: 'manual', reason: 'call back' });
  expect(
    (await shop.done(ordersShape, 'orders', 'list', '--held')).map((one) => one.orderId),
  ).toContain(order);
  const [free] = await shop.done(ordersShape, 'orders', 'release', order, '--reason', 'agreed');
  expect(free?.held).toBeNull();
});

it('holds an order that changed after its shipment was created, and shows the difference', async () => {
  const orderId = labelledOrders.unpacked;
  const before = sampleOrder(orderId);
  const moved = { ...before, address: { ...before.address, street: 'ул. Новая, д. 7' } };
  const file = await writeOrders(at('moved.xlsx'), [moved]);
  const taken = await shop.done(importShape, 'orders', 'import', file);
  expect(taken).toMatchObject({ read: 1, accepted: 1, unchanged: 0, rejected: [] });
  expect(taken.warnings.map(({ row, code }) => [row, code])).toEqual([
    [2, 'order-edited-after-creation'],
  ]);
  const [held] = await shop.done(ordersShape, 'orders', 'show', orderId);
  expect(held?.held).toMatchObject({ kind: 'edited' });
  expect(held?.held?.reason).toContain('ул. Новая, д. 7');
  expect(held).toMatchObject({ address: { street: before.address.street } });
  expect(await shop.done(importShape, 'orders', 'import', file)).toMatchObject({
    accepted: 0,
    unchanged: 1,
  });
  const released = ['orders', 'release', orderId, '--reason', 'buyer wrote', '--accept'];
  const refused = await shop.refused(...released);
  expect(refused).toMatchObject({ status: 1, code: 'edit-has-shipments' });
  const { shipmentId } = parcels.unpacked;
  await shop.done(shipmentsShape, 'shipments', 'void', shipmentId, '--reason', 'address changed');
  const [free] = await shop.done(ordersShape, ...released);
  expect(free).toMatchObject({ held: null, address: { street: 'ул. Новая, д. 7' } });
});

it('fills bags by scanning and closes the handover once nothing is missing', async () => {
  expect(await shop.done(handoversShape, 'handover', 'list')).toEqual([]);
  const opened = await shop.done(handoverShape, 'handover', 'open', '--carrier', 'china post');
  const { handoverId } = opened;
  expect(opened).toMatchObject({ carrier: 'China Post', state: 'open', bags: [] });
  expect(opened.missing.toSorted()).toEqual([...waybills()].toSorted());
  const [first = '', second = '', third = ''] = waybills();
  const scanned = await shop.done(scannedShape, 'handover', 'scan', handoverId, first, second);
  expect(scanned.bags.map((bag) => bag.waybills)).toEqual([[first, second]]);
  expect(scanned.missing).toEqual([third]);
  const [bag] = scanned.bags;
  const taken = await shop.done(handoverShape, 'handover', 'unscan', handoverId, second);
  expect(taken.bags.map((one) => one.waybills)).toEqual([[first]]);
  await shop.done(handoverShape, 'handover', 'close-bag', handoverId, bag?.bagId ?? '');
  const both = await shop.done(
    scannedShape,
    'handover',
    'scan',
    handoverId,
    second,
    third,
    '--bag',
    'new',
  );
  expect(both.bags.length).toBeGreaterThanOrEqual(2);
  expect(both.missing).toEqual([]);
  const closed = await shop.done(
    handoverShape,
    'handover',
    'close',
    handoverId,
    '--driver',
    'Mr. Zhang',
  );
  expect(closed).toMatchObject({ handoverId, state: 'closed', missing: [] });
  expect(await shop.done(handoversShape, 'handover', 'list')).toEqual([closed]);
});

it('writes the list of a handover as a workbook and as a page', async () => {
  const [handover] = await shop.done(handoversShape, 'handover', 'list');
  const id = handover?.handoverId ?? '';
  for (const name of ['list.xlsx', 'list.html']) {
    const written = await shop.done(writtenShape, 'handover', 'export', id, at(name));
    expect(written).toEqual({ file: at(name), rows: 3 });
  }
  const page = await readFile(at('list.html'), 'utf8');
  const cells = JSON.stringify((await openWorkbook(at('list.xlsx'))).Sheets);
  for (const waybill of waybills()) {
    expect(page).toContain(waybill);
    expect(cells).toContain(`"${waybill}"`);
  }
  expect(page).toContain('交接清单');
});

it('fills, exports and sends notices, and writes the messages', async () => {
  const filled = await shop.done(filledShape, 'notices', 'fill', '--description', 'Shipped today');
  expect(filled.flatMap(({ notices }) => notices.map(({ number }) => number))).toEqual(waybills());
  const notices = await shop.done(noticesShape, 'notices', 'list', '--state', 'filled');
  expect(notices).toMatchObject(filled.flatMap((one) => one.notices));
  expect(await shop.done(writtenShape, 'notices', 'export', at('notices.xlsx'))).toEqual({
    file: at('notices.xlsx'),
    rows: 3,
  });
  const rows = recordsOf(await openWorkbook(at('notices.xlsx')), 'Notices');
  expect(rows.map((row) => [row['Order'], row['Number'], row['Type'], row['Description']])).toEqual(
    notices.map((one) => [one.orderId, one.number, one.part, 'Shipped today']),
  );
  const [first, ...others] = notices;
  const id = first?.noticeId ?? '';
  const inRussian = await shop.done(messageShape, 'notices', 'message', id);
  expect(inRussian).toMatchObject({ noticeId: id, language: 'ru' });
  expect(inRussian.text).toContain(first?.number);
  for (const language of ['en', 'ru', 'es', 'fr', 'pt', 'ar', 'zh']) {
    const message = ['notices', 'message', id, '--language', language];
    expect(await shop.done(messageShape, ...message)).toMatchObject({ language });
  }
  expect(await shop.done(writtenShape, 'notices', 'messages', at('mail'))).toMatchObject({
    rows: 3,
  });
  expect(await readdir(at('mail'))).toHaveLength(3);
  const sent = await shop.done(noticesShape, 'notices', 'send', id, '--via', 'hand');
  expect(sent).toMatchObject([{ noticeId: id, state: 'sent', via: 'hand' }]);
  const rest = await shop.done(noticesShape, 'notices', 'send');
  expect(rest.map(({ noticeId }) => noticeId)).toEqual(others.map(({ noticeId }) => noticeId));
});

it('matches the bill with the estimates, pays and reports', async () => {
  const before = await shop.done(freightShape, 'freight', 'list', '--state', 'to-pay');
  expect(before.map(({ waybill }) => waybill)).toEqual(waybills());
  const [first, second, third] = before;
  const estimate = (view: typeof first): number => (view?.estimatedFen ?? 0) / 100;
  const file = await writeWorkbook(at('bill.xlsx'), {
    Bill: [
      ['Waybill', 'Weight g', 'Amount', 'Currency', 'Date'],
      [first?.waybill ?? '', 144, estimate(first), 'CNY', '2026-03-10'],
      [second?.waybill ?? '', 151, estimate(second) + 20, 'CNY', '2026-03-10'],
    ],
  });
  const bill = await shop.done(billShape, 'freight', 'bill', file);
  expect(bill).toMatchObject({ read: 2, accepted: 2, rejected: [] });
  expect(
    bill.match.map(({ waybill, status, differenceFen }) => [waybill, status, differenceFen]),
  ).toEqual(
    expect.arrayContaining([
      [first?.waybill, 'match', 0],
      [second?.waybill, 'over', 2000],
    ]),
  );
  const again = await shop.done(billShape, 'freight', 'bill', file);
  expect(again).toMatchObject({ accepted: 0, unchanged: 2, billId: null });

  const one = await shop.done(
    paymentShape,
    'freight',
    'pay',
    first?.shipmentId ?? '',
    '--method',
    'alipay',
    '--reference',
    'T-1',
    '--payer',
    'Li',
    '--at',
    '2026-03-10 09:30',
  );
  expect(one).toMatchObject({ reference: 'T-1', payer: 'Li', totalFen: first?.estimatedFen });
  expect(one.paidAt).toBe('2026-03-10T09:30:00');
  const all = await shop.done(
    paymentShape,
    'freight',
    'pay',
    '--method',
    'alipay-international',
    '--reference',
    'T-2',
  );
  expect(all.lines).toEqual([{ shipmentId: third?.shipmentId, amountFen: third?.estimatedFen }]);
  const states = await shop.done(freightShape, 'freight', 'list');
  expect(states.map(({ state }) => state)).toEqual([
    'paid',
    'disputed',
    'paid',
    'estimated',
    'void',
  ]);
  for (const [command, sheet] of [
    ['report', 'Shipments'],
    ['payment-sheet', 'Payments'],
  ] as const) {
    const name = at(`${command}.xlsx`);
    await shop.done(writtenShape, 'freight', command, name);
    expect(recordsOf(await openWorkbook(name), sheet).length).toBeGreaterThan(2);
  }
  const stats = await shop.done(freightStatsShape, 'freight', 'stats');
  expect(stats.total).toMatchObject({
    count: 4,
    estimatedFen: states.reduce((sum, { estimatedFen }) => sum + estimatedFen, 0),
    paidFen: one.totalFen + all.totalFen,
  });
  expect(Object.fromEntries(stats.plan.map(({ key, count }) => [key, count]))).toEqual({
    CAINIAO_STANDARD: 1,
    CPAM: 3,
  });
  expect(await shop.done(statsShape, 'stats')).toMatchObject({
    orders: 76,
    toPayFen: 0,
    disputedFen: (second?.estimatedFen ?? 0) + 2000,
    shipments: { voided: 1, labelled: 1, 'handed-over': 3 },
  });
});
