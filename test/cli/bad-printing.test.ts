import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cliFile, sample, temporaryFolder } from './packbench.ts';
import { resetAfter, startPeer, takeAll } from './paper.ts';
import {
  createdShape,
  importShape,
  jobsShape,
  packShape,
  renderedShape,
  shipmentsShape,
} from './shapes.ts';
import { copiesOf, refusalOf, station } from './station.ts';
import type { Station } from './station.ts';
import { create, packSample, stock } from './stocked-shop.ts';
import type { Created } from './stocked-shop.ts';
import { sampleOrder, writeOrders } from './workbooks.ts';

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const prepared = station(at('data'));
const copy = copiesOf(prepared);
const orders = ['8126030900010007', '8126030900012975', '8126030900036719'];
const unpackedOrder = '8126030900033380';
let boxes: readonly Created[];
let unpacked: Created;

beforeAll(async () => {
  await stock(prepared);
  boxes = await create(prepared, 'CPAM', ...orders);
  const [waiting] = await create(prepared, 'CPAM', unpackedOrder);
  if (waiting === undefined) throw new Error('no shipment');
  unpacked = waiting;
  for (const order of orders) await packSample(prepared, order);
});
afterAll(() => folder.remove());

const peers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
});

async function addPeer(
  shop: Station,
  name: string,
  behave: Parameters<typeof startPeer>[0],
): Promise<void> {
  const peer = await startPeer(behave);
  peers.push(peer);
  await addPrinter(shop, name, peer.address);
}

const addPrinter = (shop: Station, name: string, address: string): Promise<unknown> =>
  shop.done(
    z.looseObject({ name: z.literal(name) }),
    'printers',
    'add',
    name,
    '--address',
    address,
    '--language',
    'tspl',
    '--no-probe',
  );

const idAt = (place: number): string => boxes[place]?.shipmentId ?? '';

/** Prints and gives the exit status with every label's outcome. */
async function print(
  shop: Station,
  printer: string,
  ...ids: readonly string[]
): Promise<{ readonly status: number; readonly jobs: z.infer<typeof jobsShape> }> {
  const answer = await shop.run('labels', 'print', ...ids, '--printer', printer);
  return { status: answer.status, jobs: jobsShape.parse(answer.json) };
}

const stateOf = async (shop: Station, id: string): Promise<string | undefined> =>
  (await shop.done(shipmentsShape, 'shipments', 'show', id))[0]?.state;

describe('printers', () => {
  it.each([
    ['bench', 'printer-address-invalid'],
    ['192.168.1.50', 'printer-address-invalid'],
    ['tcp://127.0.0.1:70000', 'printer-port-invalid'],
  ])('at the address %s are not set up', async (address, code) => {
    const words = ['printers', 'add', 'p', '--address', address, '--language', 'zpl'];
    expect(await prepared.refused(...words)).toMatchObject({ status: 1, code });
  });

  it('have one name each, and none that nobody gave', async () => {
    const shop = await copy();
    await addPrinter(shop, 'p', 'tcp://127.0.0.1:9');
    const again = ['printers', 'add', 'P', '--address', 'tcp://127.0.0.1:9', '--language', 'zpl'];
    expect(await shop.refused(...again)).toMatchObject({ status: 1, code: 'printer-exists' });
    const unknown = await shop.refused('labels', 'print', idAt(0), '--printer', 'q');
    expect(unknown).toMatchObject({ status: 1, code: 'printer-unknown' });
    expect(unknown.message).toContain('p');
  });
});

describe('a label', () => {
  it('is not printed before its box is packed, nor twice', async () => {
    const shop = await copy();
    await addPeer(shop, 'good', takeAll);
    const before = await shop.contents();
    const early = await print(shop, 'good', unpacked.shipmentId);
    expect(early.status).toBe(1);
    expect(early.jobs).toMatchObject([{ jobId: null, state: 'refused', code: 'not-packed' }]);
    expect(await shop.contents()).toEqual(before);

    expect((await print(shop, 'good', idAt(0))).status).toBe(0);
    expect(await stateOf(shop, idAt(0))).toBe('labelled');
    const printed = await shop.contents();
    const twice = await print(shop, 'good', idAt(0));
    expect(twice).toMatchObject({ status: 1, jobs: [{ code: 'label-already-printed' }] });
    const never = await shop.refused('labels', 'reprint', idAt(1), '--reason', 'torn');
    expect(never).toMatchObject({ status: 1, code: 'label-never-printed' });
    expect(await shop.contents()).toEqual(printed);
  });

  it('goes on the box that it belongs to', async () => {
    const shop = await copy();
    await addPeer(shop, 'good', takeAll);
    await print(shop, 'good', idAt(0), idAt(1));
    const affix = (scan: string): readonly string[] => ['labels', 'affix', idAt(0), '--scan', scan];
    // A refused scan is written down; where the label stands does not change by it.
    const refused = async (scan: string) => {
      const before = await stateOf(shop, idAt(0));
      const refusal = refusalOf(await shop.run(...affix(scan)));
      expect(await stateOf(shop, idAt(0))).toBe(before);
      return refusal;
    };
    expect(await refused(boxes[1]?.waybill ?? '')).toMatchObject({
      status: 1,
      code: 'label-wrong-parcel',
    });
    const reprint = ['labels', 'reprint', idAt(0), '--reason', 'smeared'];
    await shop.done(jobsShape, ...reprint);
    const waybill = boxes[0]?.waybill ?? '';
    expect(await refused(`${waybill}/1`)).toMatchObject({ code: 'label-superseded' });
    expect(await refused(waybill)).toMatchObject({ code: 'label-copy-unreadable' });
  });

  it('with a character that no font has fails by name, not because of the printer', async () => {
    const shop = await copy();
    await addPeer(shop, 'good', takeAll);
    const before = sampleOrder('8126030900013346');
    const receiver = { ...before.address, contactName: 'Fiona 🦜 Testwick' };
    const order = { ...before, orderId: '9000000000000002', address: receiver };
    const file = await writeOrders(at('emoji.xlsx'), [order]);
    await shop.done(importShape, 'orders', 'import', file);
    const [shipment] = await create(shop, 'CPAM', order.orderId);
    const id = shipment?.shipmentId ?? '';
    const packing = ['pack', id, '--scan', '2000001000298', '--weight', '545'];
    await shop.done(packShape, ...packing);
    const { status, jobs } = await print(shop, 'good', id, idAt(0));
    expect(status).toBe(1);
    expect(jobs).toMatchObject([
      { state: 'refused', code: 'label-character-missing' },
      { state: 'handed-over' },
    ]);
    expect(jobs[0]?.message).toContain('🦜');
    expect(jobs[0]?.message).toMatch(/receiver|name/i);
    expect(await stateOf(shop, id)).toBe('packed');
    const rendered = ['labels', 'render', id, '--out', at('rendered')];
    expect(await shop.partly(renderedShape, ...rendered)).toMatchObject([
      { file: null, refused: { code: 'label-character-missing' } },
    ]);
  });

  it('needs a waybill number', async () => {
    const shop = station(at('without-numbers'));
    await shop.done(importShape, 'orders', 'import', sample('orders.xls'));
    await shop.done(importShape, 'catalogue', 'import', sample('catalogue.xlsx'));
    const words = ['shipments', 'create', orders[0] ?? '', '--plan', 'CPAM'];
    const [later] = await shop.done(createdShape, ...words, '--delivery', 'warehouse');
    expect(later).toMatchObject({ waybill: null, state: 'created' });
    expect(later?.warnings.map(({ code }) => code)).toContain('waybill-later');
    await packSample(shop, orders[0] ?? '');
    await addPrinter(shop, 'p', 'tcp://127.0.0.1:9');
    expect(await print(shop, 'p', later?.shipmentId ?? '')).toMatchObject({
      status: 1,
      jobs: [{ state: 'refused', code: 'waybill-missing' }],
    });
  });
});

describe('a printer that', () => {
  it('is not there took nothing: the label can be printed again', async () => {
    const shop = await copy();
    const peer = await startPeer(takeAll);
    await peer.close();
    await addPrinter(shop, 'gone', peer.address);
    expect(await print(shop, 'gone', idAt(0))).toMatchObject({
      status: 3,
      jobs: [{ state: 'failed', code: 'printer-refused-connection' }],
    });
    expect(await stateOf(shop, idAt(0))).toBe('packed');
    const test = await shop.refused('printers', 'test', 'gone');
    expect(test).toMatchObject({ status: 3, code: 'printer-refused-connection' });
    await addPeer(shop, 'good', takeAll);
    expect(await print(shop, 'good', idAt(0))).toMatchObject({
      status: 0,
      jobs: [{ state: 'handed-over', copy: 1 }],
    });
  });

  it('dies on the way leaves the label unknown until a person looks; the batch stops', async () => {
    const shop = await copy();
    await addPeer(shop, 'dying', resetAfter(20_000));
    await addPeer(shop, 'good', takeAll);
    const { status, jobs } = await print(shop, 'dying', idAt(0), idAt(1), idAt(2));
    expect(status).toBe(3);
    expect(jobs[0]).toMatchObject({ state: 'unknown' });
    expect(jobs[0]?.message).not.toBe('');
    expect(jobs.slice(1).every(({ state }) => state === 'cancelled' || state === 'refused')).toBe(
      true,
    );
    expect(await shop.done(jobsShape, 'labels', 'jobs', '--state', 'unknown')).toHaveLength(1);

    const before = await shop.contents();
    expect(await print(shop, 'good', idAt(0))).toMatchObject({
      status: 1,
      jobs: [{ state: 'refused', code: 'label-outcome-unknown' }],
    });
    const reprint = ['labels', 'reprint', idAt(0), '--reason', 'torn', '--printer', 'good'];
    expect(await shop.refused(...reprint)).toMatchObject({ code: 'label-outcome-unknown' });
    expect(await shop.contents()).toEqual(before);

    const job = jobs[0]?.jobId ?? '';
    const [settled] = await shop.done(jobsShape, 'labels', 'not-printed', job);
    expect(settled).toMatchObject({ jobId: job, state: 'failed' });
    expect(await shop.refused('labels', 'printed', job)).toMatchObject({ code: 'job-not-unknown' });
    expect(await shop.refused('labels', 'printed', 'none')).toMatchObject({ code: 'job-unknown' });
    const rest = await print(shop, 'good', idAt(0), idAt(1), idAt(2));
    expect(rest.jobs.map(({ state }) => state)).toEqual(
      Array.from({ length: 3 }, () => 'handed-over'),
    );

    await addPeer(shop, 'dying again', resetAfter(20_000));
    const copyJob = ['labels', 'reprint', idAt(1), '--reason', 'torn', '--printer', 'dying again'];
    const second = jobsShape.parse((await shop.run(...copyJob)).json)[0];
    expect(second).toMatchObject({ state: 'unknown', copy: 2 });
    await shop.done(jobsShape, 'labels', 'printed', second?.jobId ?? '');
    expect(await print(shop, 'good', idAt(1))).toMatchObject({
      status: 1,
      jobs: [{ code: 'label-already-printed' }],
    });
  });

  it('takes its time keeps the folder; a program that is killed meanwhile leaves the label unknown', async () => {
    const shop = await copy();
    let begun: () => void = () => undefined;
    const sending = new Promise<void>((resolve) => {
      begun = resolve;
    });
    await addPeer(shop, 'slow', (socket) => {
      socket.once('data', () => {
        socket.pause();
        begun();
      });
    });
    const words = ['labels', 'print', idAt(0), '--printer', 'slow', '--data', shop.data];
    const child = spawn(process.execPath, [cliFile, ...words], { stdio: 'ignore' });
    await sending;
    // The command that prints answers what is asked meanwhile.
    expect(await shop.run('stats')).toMatchObject({ status: 0 });
    expect(await shop.run('verify')).toMatchObject({ status: 0, json: { ok: true } });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const [job] = await shop.done(jobsShape, 'labels', 'jobs');
    expect(job).toMatchObject({ state: 'unknown', shipmentId: idAt(0) });
    expect(job?.message).toContain('stopped');
  });
});
