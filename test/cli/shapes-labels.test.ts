import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from './packbench.ts';
import { startVirtualPrinter } from './paper.ts';
import type { VirtualPrinter } from './paper.ts';
import { codesOf, readWithZxing } from './pictures.ts';
import {
  historyShape,
  jobsShape,
  packShape,
  printerShape,
  renderedShape,
  shipmentsShape,
} from './shapes.ts';
import { station } from './station.ts';
import { create, packSample, shipmentOf, stock } from './stocked-shop.ts';

/** Step 4 by hand: the packing table, a printer that is a process of its own, and labels on boxes. */

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const shop = station(at('data'));
let paper: VirtualPrinter | null = null;

const single = '8126030900010007';
const byDoor = '8126030900012975';
const byExpress = '8126030900013346';

beforeAll(async () => {
  await stock(shop);
  await create(shop, 'CPAM', single, byDoor, byExpress);
});
afterAll(async () => {
  await paper?.stop();
  await folder.remove();
});

it('packs scan by scan, as a scanner does', async () => {
  const shipmentId = await shipmentOf(shop, byExpress);
  const open = await shop.done(
    packShape,
    'pack',
    await shipmentOf(shop, single),
    '--scan',
    'GLASS-61',
  );
  expect(open).toMatchObject({
    state: 'created',
    remaining: [{ sku: 'CASE-CLR-61', quantity: 2 }],
    refused: null,
  });
  const packed = await shop.done(
    packShape,
    'pack',
    shipmentId,
    '--scan',
    '2000001000298',
    '--weight',
    '545',
  );
  expect(packed).toMatchObject({ shipmentId, state: 'packed', remaining: [], refused: null });
  const rest = await shop.done(
    packShape,
    'pack',
    open.shipmentId,
    '--scan',
    'CASE-CLR-61',
    '2000001000014',
    '--weight',
    '144',
  );
  expect(rest).toMatchObject({ state: 'packed', remaining: [] });
});

it('prints on a virtual printer that is a process of its own, and reprints with a reason', async () => {
  paper = await startVirtualPrinter(at('paper'), '--language', 'zpl', '--dpi', '300');
  const added = await shop.done(
    printerShape,
    'printers',
    'add',
    'bench',
    '--address',
    paper.address,
    '--language',
    'zpl',
    '--dpi',
    '300',
    '--size',
    '100x100',
  );
  expect(added).toMatchObject({
    name: 'bench',
    address: paper.address,
    dpi: 300,
    // It was asked when it was added.
    reports: { condition: true, confirms: 'zpl-odometer' },
  });
  expect(await shop.done(z.array(printerShape), 'printers', 'list')).toEqual([added]);

  await packSample(shop, byDoor);
  const ids = [await shipmentOf(shop, single), await shipmentOf(shop, byDoor)];
  const printed = await shop.done(jobsShape, 'labels', 'print', ...ids, '--printer', 'bench');
  expect(
    printed.map(({ shipmentId, copy, state, message }) => [shipmentId, copy, state, message]),
  ).toEqual(ids.map((id) => [id, 1, 'acknowledged', '']));
  const [first] = printed;
  const waybill = first?.waybill ?? '';

  const unreasoned = await shop.refused('labels', 'reprint', waybill, '--reason', ' ');
  expect(unreasoned).toMatchObject({ status: 1, code: 'reprint-needs-reason' });
  expect((await shop.run('labels', 'reprint', waybill)).status).toBe(2);
  const [copy] = await shop.done(jobsShape, 'labels', 'reprint', waybill, '--reason', 'torn');
  expect(copy).toMatchObject({ waybill, copy: 2, state: 'acknowledged', printer: 'bench' });

  const jobs = await shop.done(jobsShape, 'labels', 'jobs', '--state', 'acknowledged');
  expect(jobs.map(({ jobId }) => jobId)).toEqual([...printed, copy].map((job) => job?.jobId));
  const tested = z.object({ outcome: z.literal('acknowledged'), bytesSent: z.number().min(1000) });
  await shop.done(tested, 'printers', 'test', 'bench');

  const files = await paper.stop();
  paper = null;
  expect((await readdir(at('paper'))).map((name) => join(at('paper'), name)).toSorted()).toEqual(
    [...files, at('paper/tape.jsonl')].toSorted(),
  );
  expect(files).toHaveLength(4);
  expect(await readWithZxing(files[0] ?? '')).toEqual(codesOf(waybill));
  expect(await readWithZxing(files[2] ?? '')).toEqual({ code128: [waybill], qr: [`${waybill}/2`] });
});

it('sets a printer up in any language, and changes only what is named', async () => {
  const set = ['--media', 'mark', '--gap', '3.5', '--speed', '4', '--darkness', '7'];
  const added = await shop.done(
    z.looseObject({}),
    'printers',
    'add',
    'mobile',
    '--address',
    'tcp://127.0.0.1:9',
    '--language',
    'cpcl',
    ...set,
  );
  expect(added).toMatchObject({ media: 'mark', gapMm: 3.5, speed: 4, darkness: 7, copies: 1 });
  const edited = await shop.done(
    z.looseObject({}),
    'printers',
    'edit',
    'mobile',
    '--language',
    'epl2',
    '--darkness',
    'printer',
    '--ending',
    'cut',
  );
  expect(edited).toEqual({ ...added, language: 'epl2', darkness: null, ending: 'cut' });
  await shop.done(z.looseObject({}), 'printers', 'remove', 'mobile');
});

it('takes the newest copy for the box, and draws labels into files', async () => {
  const shipmentId = await shipmentOf(shop, single);
  const [shipment] = await shop.done(shipmentsShape, 'shipments', 'show', shipmentId);
  const waybill = shipment?.waybill ?? '';
  const affixed = z.object({ shipmentId: z.literal(shipmentId), state: z.literal('affixed') });
  await shop.done(affixed, 'labels', 'affix', shipmentId, '--scan', `${waybill}/2\r\n`);
  const [rendered] = await shop.done(
    renderedShape,
    'labels',
    'render',
    waybill,
    '--out',
    at('rendered'),
  );
  expect(rendered).toEqual({
    shipmentId,
    waybill,
    file: join(at('rendered'), `${waybill}.png`),
    refused: null,
  });
  expect((await readWithZxing(rendered?.file ?? '')).code128).toEqual([waybill]);
});

it('tells the history of an order and of its shipment', async () => {
  const types = async (kind: string, id: string): Promise<readonly string[]> =>
    (await shop.done(historyShape, kind, 'history', id)).map(({ event }) => event.type);
  const shipmentId = await shipmentOf(shop, byDoor);
  const ofShipment = ['shipment-created', 'waybill-assigned', 'item-scanned', 'parcel-packed'];
  expect(await types('shipments', shipmentId)).toEqual(expect.arrayContaining(ofShipment));
  expect(await types('orders', byDoor)).toEqual([
    'orders-imported',
    ...(await types('shipments', shipmentId)),
  ]);
});
