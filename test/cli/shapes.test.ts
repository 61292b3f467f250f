import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { sample, temporaryFolder } from './packbench.ts';
import {
  batchShape,
  createdShape,
  freightShape,
  importShape,
  ordersShape,
  poolShape,
  quoteShape,
  shipmentsShape,
  writtenShape,
} from './shapes.ts';
import { station } from './station.ts';
import { shipmentOf, stock } from './stocked-shop.ts';
import { fillWorkbook, openWorkbook, recordsOf } from './workbooks.ts';

/** Steps 1 to 3 by hand, each command fed with what the one before it printed. */

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const shop = station(at('data'));

const single = '8126030900010007';
const byDoor = '8126030900012975';
const byExpress = '8126030900013346';
const together = ['8126030900020766', '8126030900028557'];
const inParts = '8126030900016314';
const inBatch = ['8126030900014088', '8126030900014459', '8126030900036719'];

beforeAll(() => stock(shop));
afterAll(() => folder.remove());

it('lists and shows orders', async () => {
  const orders = await shop.done(ordersShape, 'orders', 'list');
  expect(orders).toHaveLength(76);
  const held = await shop.done(ordersShape, 'orders', 'list', '--held');
  expect(held.map(({ status }) => status).toSorted()).toEqual([
    'IN_CANCEL',
    'IN_FROZEN',
    'IN_ISSUE',
    'RISK_CONTROL',
  ]);
  for (const spelling of ['WAIT_SELLER_SEND_GOODS', '等待您发货', 'wait seller send goods']) {
    const waiting = await shop.done(ordersShape, 'orders', 'list', '--status', spelling);
    expect(waiting).toHaveLength(68);
  }
  expect(await shop.done(ordersShape, 'orders', 'list', '--status', 'to_ship')).toHaveLength(69);
  const unknown = await shop.refused('orders', 'list', '--status', 'bogus');
  expect(unknown.code).toBe('status-filter-unknown');
  expect(unknown.message).toContain('WAIT_SELLER_SEND_GOODS');
  const [first] = orders;
  expect(await shop.done(ordersShape, 'orders', 'show', first?.orderId ?? '')).toEqual([first]);
});

it('finds every order of the same file unchanged and writes nothing', async () => {
  const before = await shop.contents();
  for (const file of ['orders.xls', 'orders.xlsx']) {
    expect(await shop.done(importShape, 'orders', 'import', sample(file))).toEqual({
      read: 76,
      accepted: 0,
      unchanged: 76,
      rejected: [],
      warnings: [],
    });
  }
  for (const [kind, rows] of [
    ['catalogue', 44],
    ['waybills', 27],
  ] as const) {
    expect(await shop.done(importShape, kind, 'import', sample(`${kind}.xlsx`))).toMatchObject({
      accepted: 0,
      unchanged: rows,
      rejected: [],
    });
  }
  expect(await shop.contents()).toEqual(before);
});

it('quotes orders, cheapest allowed plan first, in either language', async () => {
  const quotes = await shop.done(quoteShape, 'quote', single, inParts);
  expect(quotes.map(({ orderId }) => orderId)).toEqual([single, inParts]);
  for (const { offers } of quotes) {
    const allowed = offers.filter(({ refused }) => refused === null);
    const fees = allowed.map(({ feeFen }) => feeFen ?? -1);
    expect(fees).toEqual(fees.toSorted((a, b) => a - b));
    expect(offers.slice(0, allowed.length)).toEqual(allowed);
    expect(allowed.every(({ feeFen }) => feeFen !== null)).toBe(true);
    expect(offers.slice(allowed.length).every(({ feeFen }) => feeFen === null)).toBe(true);
  }
  const [chinese] = await shop.done(quoteShape, 'quote', single, '--plan', 'CPAM', '--lang', 'zh');
  expect(chinese?.offers.map(({ plan, name }) => [plan, name])).toEqual([
    ['CPAM', '中国邮政挂号小包'],
  ]);
  const notFound = await shop.partly(quoteShape, 'quote', single, '404');
  expect(notFound.map(({ refused }) => refused?.code)).toEqual([undefined, 'order-unknown']);
});

const create = (...words: readonly string[]) =>
  shop.done(createdShape, 'shipments', 'create', ...words);

it('creates shipments of every delivery, merged and in parts', async () => {
  const [plain] = await create(single, '--plan', 'CPAM', '--delivery', 'warehouse');
  expect(plain).toMatchObject({
    orderIds: [single],
    plan: 'CPAM',
    state: 'created',
    refused: null,
  });
  expect(plain?.waybill).toMatch(/^RX\d{9}CN$/);

  const [door] = await create(
    byDoor,
    '--plan',
    'EMS_ECONOMY',
    '--delivery',
    'door',
    '--pickup-city',
    '深圳',
  );
  expect(door).toMatchObject({ delivery: { kind: 'door', city: '深圳' } });

  const [express] = await create(
    byExpress,
    '--plan',
    'cheapest',
    '--delivery',
    'domestic',
    '--company',
    'SF',
    '--tracking',
    '123',
  );
  expect(express).toMatchObject({ delivery: { kind: 'domestic', company: 'SF', tracking: '123' } });
  expect(express?.warnings.map(({ code }) => code)).toContain('delivery-tracking-unusual');

  const [merged] = await create(
    ...together,
    '--merge',
    '--plan',
    'CPAM',
    '--delivery',
    'warehouse',
  );
  expect(merged?.orderIds).toEqual(together);

  const standard = ['--plan', 'CAINIAO_STANDARD', '--delivery', 'warehouse'];
  const [part] = await create(inParts, ...standard, '--line', '1', '--line', '2:3');
  const [rest] = await create(inParts, ...standard);
  const piecesOf = (one: unknown): unknown =>
    z
      .object({ items: z.array(z.object({ sku: z.string(), quantity: z.number() })) })
      .parse(one)
      .items.map(({ sku, quantity }) => `${sku} ${quantity}`);
  expect(piecesOf(part)).toEqual(['PEN-GEL-12 1', 'STICK-PLAN 3']);
  expect(piecesOf(rest)).toEqual(['PEN-GEL-12 1', 'STICK-PLAN 1', 'NOTE-A5 1']);

  const again = await shop.partly(createdShape, 'shipments', 'create', inParts, ...standard);
  expect(again.map(({ shipmentId, refused }) => [shipmentId, refused?.code])).toEqual([
    [null, 'order-already-shipped'],
  ]);
});

it('exports the batch workbook, takes it back filled in, and nothing of it twice', async () => {
  const file = at('batch.xlsx');
  const written = await shop.done(
    writtenShape,
    'shipments',
    'export',
    file,
    ...inBatch.flatMap((orderId) => ['--order', orderId]),
  );
  expect(written).toEqual({ file, rows: inBatch.length });
  const untouched = await shop.done(batchShape, 'shipments', 'import', file);
  expect(untouched).toMatchObject({ read: 3, accepted: 0, unchanged: 3, shipments: [] });
  await fillWorkbook(file, 'Shipments', (_, set, place) => {
    set('Plan', 'CAINIAO_STANDARD');
    set('Delivery', place === 0 ? '国内快递' : 'warehouse');
    if (place > 0) return;
    set('Domestic company', 'YTO');
    set('Domestic tracking', 'YT1000000000024');
  });
  const taken = await shop.done(batchShape, 'shipments', 'import', file);
  expect(taken).toMatchObject({ read: 3, accepted: 3, unchanged: 0, rejected: [] });
  expect(taken.shipments.map(({ orderIds }) => orderIds.join())).toEqual(inBatch);
  const again = await shop.rejected('shipments', 'import', file);
  expect(again).toMatchObject({ accepted: 0 });
  expect(again.rejected.map(({ row, code }) => [row, code])).toEqual([
    [2, 'order-already-shipped'],
    [3, 'order-already-shipped'],
    [4, 'order-already-shipped'],
  ]);
});

it('lists, shows, finds and voids shipments; the pool lost what was handed out', async () => {
  const all = await shop.done(shipmentsShape, 'shipments', 'list');
  expect(all).toHaveLength(9);
  expect(new Set(all.map(({ waybill }) => waybill)).size).toBe(9);
  const [first] = all;
  for (const name of [first?.shipmentId ?? '', first?.waybill ?? '']) {
    expect(await shop.done(shipmentsShape, 'shipments', 'show', name)).toEqual([first]);
    expect(await shop.done(shipmentsShape, 'shipments', 'list', '--search', name)).toEqual([first]);
  }
  const doomed = await shipmentOf(shop, inBatch[2] ?? '');
  const [answer] = await shop.done(
    shipmentsShape,
    'shipments',
    'void',
    doomed,
    '--reason',
    'buyer changed their mind',
  );
  expect(answer).toMatchObject({ shipmentId: doomed, state: 'voided', warnings: [] });
  const { warnings: _, ...voided } = { warnings: [], ...answer };
  expect(await shop.done(shipmentsShape, 'shipments', 'list', '--state', 'voided')).toEqual([
    voided,
  ]);
  const pool = await shop.done(poolShape, 'waybills', 'pool');
  expect(pool.find(({ plan }) => plan === 'CAINIAO_STANDARD')).toEqual({
    plan: 'CAINIAO_STANDARD',
    remaining: 195,
    low: false,
  });
  const freight = await shop.done(freightShape, 'freight', 'list', '--state', 'void');
  expect(freight.map(({ shipmentId }) => shipmentId)).toEqual([doomed]);
});

it('keeps the batch workbook as a person should find it', async () => {
  const book = await openWorkbook(at('batch.xlsx'));
  expect(book.SheetNames).toEqual(['Shipments', 'Plans', expect.stringMatching(/Notes|说明|How/)]);
  expect(recordsOf(book, 'Shipments').map((row) => row['Order'])).toEqual(inBatch);
  const raw = (await readFile(at('batch.xlsx'))).toString('latin1');
  expect(raw.startsWith('PK')).toBe(true);
});
