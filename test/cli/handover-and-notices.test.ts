import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { demoFolder, retell } from '../e2e/freight-shop.ts';
import { temporaryFolder } from './packbench.ts';
import { importShape } from './shapes.ts';
import { station } from './station.ts';
import type { Station } from './station.ts';

const loads = z.array(
  z.looseObject({ carrier: z.string(), waiting: z.number(), handoverId: z.string().nullable() }),
);
const view = z.looseObject({ handoverId: z.string(), parcels: z.number() });
const parcels = z.array(z.looseObject({ waybill: z.string(), bagId: z.string() }));
const written = z.looseObject({ file: z.string(), rows: z.number() });
const noticeList = z.array(
  z.looseObject({ noticeId: z.string(), number: z.string(), voided: z.boolean() }),
);
const filled = z.array(
  z.looseObject({ notices: z.array(z.looseObject({ noticeId: z.string() })) }),
);
const message = z.looseObject({ language: z.string(), text: z.string() });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let shop: Station;
let handoverId = '';
let missing: readonly { waybill: string }[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  const data = join(folder.path, 'data');
  await retell(await demoFolder(join(folder.path, 'demo')), data, ({ type }) =>
    /^(?:handover|bag|notice|freight)-|^parcel-(?:un)?bagged$|^handed-over$/.test(type),
  );
  shop = station(data);
});

afterAll(() => folder.remove());

test('names the carriers that have parcels, and what each still misses', async () => {
  const [first] = await shop.done(loads, 'handover', 'carriers');
  expect(first?.waiting).toBeGreaterThan(10);
  expect(first?.handoverId).toBeNull();
  const opened = await shop.done(view, 'handover', 'open', '--carrier', first?.carrier ?? '');
  ({ handoverId } = opened);
  missing = await shop.done(
    z.array(z.looseObject({ waybill: z.string(), state: z.literal('affixed') })),
    'handover',
    'missing',
    handoverId,
  );
  expect(missing).toHaveLength(first?.waiting ?? 0);
});

test('shows the parcels of a bag, the last one scanned first', async () => {
  const two = missing.slice(0, 2).map(({ waybill }) => waybill);
  await shop.done(view, 'handover', 'scan', handoverId, ...two);
  const inside = await shop.done(parcels, 'handover', 'parcels', handoverId);
  expect(inside.map(({ waybill }) => waybill)).toEqual(two.toReversed());
  const detail = await shop.done(
    view.extend({ takeOut: z.array(z.unknown()), signature: z.null() }),
    'handover',
    'show',
    handoverId,
  );
  expect(detail).toMatchObject({ parcels: 2, takeOut: [] });
});

test('closes with a signature from a file, and refuses one that is none', async () => {
  const file = join(folder.path, 'signature.txt');
  const close = ['handover', 'close', handoverId, '--driver', 'Wang', '--accept-missing'];
  await writeFile(file, '<svg onload="alert(1)">');
  expect(await shop.refused(...close, '--signature', file)).toMatchObject({
    status: 1,
    code: 'handover-signature-invalid',
  });
  await writeFile(file, 'M10 10L200 40L300 10\n');
  await shop.done(view, ...close, '--signature', file);
  const history = z.array(z.looseObject({ handoverId: z.string(), signed: z.boolean() }));
  expect(await shop.done(history, 'handover', 'history')).toMatchObject([
    { handoverId, signed: true, driver: 'Wang', parcels: 2, bags: 1 },
  ]);
  const page = join(folder.path, 'list.html');
  await shop.done(written, 'handover', 'export', handoverId, page);
  expect(await readFile(page, 'utf8')).toContain('<path d="M10 10L200 40L300 10"/>');
});

test('takes a notice back and fills it again with another service', async () => {
  const pending = z.array(z.looseObject({ shipmentId: z.string(), service: z.string() }));
  const [first] = await shop.done(pending, 'notices', 'pending');
  const shipmentId = first?.shipmentId ?? '';
  const [outcome] = await shop.done(filled, 'notices', 'fill', shipmentId);
  const noticeId = outcome?.notices[0]?.noticeId ?? '';
  await shop.done(z.array(z.looseObject({})), 'notices', 'withdraw', noticeId, '--reason', 'typo');
  expect(await shop.refused('notices', 'withdraw', noticeId)).toMatchObject({
    code: 'notice-unknown',
  });
  await shop.done(
    filled,
    'notices',
    'fill',
    shipmentId,
    '--service',
    'Other',
    '--website',
    'https://www.example.com',
  );
  expect(await shop.done(noticeList, 'notices', 'list')).toMatchObject([
    { service: 'other', website: 'https://www.example.com', voided: false },
  ]);
});

test('imports what it exported, and changes nothing by it', async () => {
  const file = join(folder.path, 'notices.xlsx');
  await shop.done(filled, 'notices', 'fill');
  expect(await shop.done(written, 'notices', 'export', file)).toMatchObject({ rows: 2 });
  expect(await shop.done(importShape, 'notices', 'import', file)).toMatchObject({
    read: 2,
    accepted: 0,
    unchanged: 2,
    rejected: [],
  });
  const [notice] = await shop.done(noticeList, 'notices', 'list');
  await shop.done(z.array(z.unknown()), 'notices', 'withdraw', notice?.noticeId ?? '');
  expect(await shop.done(importShape, 'notices', 'import', file)).toMatchObject({
    accepted: 1,
    unchanged: 1,
  });
});

test('writes to the customer of any order', async () => {
  const orders = z.array(z.looseObject({ orderId: z.string() }));
  const [order] = await shop.done(orders, 'orders', 'list');
  const contact = ['notices', 'contact', order?.orderId ?? '', '--language', 'es'];
  const late = await shop.done(message, ...contact, '--kind', 'delayed', '--days', '3');
  expect(late).toMatchObject({ language: 'es', text: expect.stringContaining('3 días') });
  expect(await shop.refused(...contact, '--kind', 'delayed')).toMatchObject({
    code: 'message-value-missing',
  });
});
