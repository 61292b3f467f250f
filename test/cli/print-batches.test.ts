import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cliFile, temporaryFolder } from './packbench.ts';
import { packedShop } from './packed-shop.ts';
import { resetAfter, startPeer } from './paper.ts';
import { startTape } from './print-tape.ts';
import type { Tape } from './print-tape.ts';
import { jobsShape, printerShape, shipmentsShape } from './shapes.ts';
import { copiesOf, station } from './station.ts';
import type { Station } from './station.ts';
import type { Created } from './stocked-shop.ts';

const folder = await temporaryFolder();
const prepared = station(join(folder.path, 'data'));
const copy = copiesOf(prepared);
let parcels: readonly Created[];
const open: { close(): Promise<void> }[] = [];

const batchesShape = z.array(
  z.looseObject({
    batchId: z.string(),
    printer: z.string(),
    state: z.string(),
    total: z.number(),
    printed: z.number(),
    left: z.number(),
  }),
);
const checkShape = z.looseObject({
  ready: z.number(),
  printers: z.array(z.object({ printer: z.string(), count: z.number() })),
  refused: z.array(
    z.looseObject({ shipmentId: z.string(), refused: z.looseObject({ code: z.string() }) }),
  ),
});

beforeAll(async () => {
  parcels = await packedShop(prepared, 8);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => folder.remove());

const ids = (from = 0, to = parcels.length): readonly string[] =>
  parcels.slice(from, to).map(({ shipmentId }) => shipmentId);
const waybills = (from = 0, to = parcels.length): readonly string[] =>
  parcels.slice(from, to).map(({ waybill }) => waybill);

async function tapeOf(
  shop: Station,
  name: string,
  options: Parameters<typeof startTape>[0] = {},
): Promise<Tape> {
  const tape = await startTape(options);
  open.push(tape.printer);
  await addPrinter(shop, name, tape.address);
  return tape;
}

const addPrinter = (shop: Station, name: string, address: string): Promise<unknown> =>
  shop.done(
    printerShape,
    'printers',
    'add',
    name,
    '--address',
    address,
    '--language',
    'tspl',
    '--no-probe',
    '--size',
    '100x100',
  );

/** A command that is watched while it runs. */
function start(shop: Station, ...words: readonly string[]) {
  const child = spawn(process.execPath, [cliFile, ...words, '--data', shop.data, '--json'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let told = '';
  let answer = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  return {
    child,
    /** Resolves once standard error says so. */
    says: async (words_: RegExp): Promise<void> => {
      while (!words_.test(told)) await once(child.stderr, 'data');
    },
    jobs: async (): Promise<{ status: number | null; jobs: z.infer<typeof jobsShape> }> => {
      const [status] = await ended;
      return { status, jobs: jobsShape.parse(JSON.parse(answer)) };
    },
  };
}

describe('a batch', () => {
  it('waits for paper and goes on by itself, no label lost or printed twice', async () => {
    const shop = await copy();
    // Long enough for the head to be seen at work.
    const tape = await tapeOf(shop, 'head', { labelMs: () => 200 });
    await shop.done(z.looseObject({}), 'printers', 'probe', 'head');
    tape.printer.setProblem('paper-out');
    const printing = start(shop, 'labels', 'print', ...ids(), '--printer', 'head');
    await printing.says(/out of paper/);
    expect(tape.count()).toBe(0);
    tape.printer.setProblem(null);
    const { status, jobs } = await printing.jobs();
    expect(status).toBe(0);
    expect(jobs.map(({ state }) => state)).toEqual(ids().map(() => 'acknowledged'));
    expect(await tape.codes()).toEqual(waybills());
  });

  it('in a handshake prints the next label when the last one was scanned', async () => {
    const shop = await copy();
    const tape = await tapeOf(shop, 'head');
    const [first = '', second = '', third = ''] = waybills();
    const words = ['labels', 'print', ...ids(0, 3), '--printer', 'head', '--handshake'];
    const printing = start(shop, ...words);
    await printing.says(new RegExp(`scan ${first}`));
    expect(tape.count()).toBe(1);
    printing.child.stdin.write(`${third}\n`);
    await printing.says(/WRONG LABEL/);
    expect(tape.count()).toBe(1);
    printing.child.stdin.write(`${first}\n`);
    await printing.says(new RegExp(`scan ${second}`));
    printing.child.stdin.write(`${second}\n`);
    expect((await printing.jobs()).status).toBe(0);
    expect(await tape.codes()).toEqual([first, second, third]);
    const shown = await shop.done(shipmentsShape, 'shipments', 'show', ...ids(0, 1));
    expect(shown[0]?.state).toBe('affixed');
  });

  it('that is interrupted stops within three labels and gives up the rest', async () => {
    const shop = await copy();
    const tape = await tapeOf(shop, 'head', { labelMs: () => 100 });
    const printing = start(shop, 'labels', 'print', ...ids(), '--printer', 'head');
    await tape.reached(2);
    printing.child.kill('SIGINT');
    const atOnce = tape.count();
    const { status, jobs } = await printing.jobs();
    expect(status).toBe(1);
    expect(tape.count()).toBeLessThanOrEqual(atOnce + 3);
    expect(jobs.filter(({ state }) => state === 'handed-over')).toHaveLength(tape.count());
    expect(jobs.some(({ state }) => state === 'unknown')).toBe(false);
    expect(await shop.done(batchesShape, 'labels', 'batches')).toEqual([]);
  });

  it('that a printer stopped goes on with another one, but for the label in doubt', async () => {
    const shop = await copy();
    const dying = await startPeer(resetAfter(20_000));
    open.push(dying);
    await addPrinter(shop, 'dying', dying.address);
    const failed = await shop.run('labels', 'print', ...ids(), '--printer', 'dying');
    expect(failed.status).toBe(3);
    const [batch] = await shop.done(batchesShape, 'labels', 'batches');
    expect(batch).toMatchObject({ state: 'interrupted', printer: 'dying', total: 8, left: 7 });
    const tape = await tapeOf(shop, 'good');
    const batchId = batch?.batchId ?? '';
    const rest = ['labels', 'continue', batchId, '--printer', 'good'];
    const jobs = await shop.done(jobsShape, ...rest);
    expect(jobs).toHaveLength(7);
    expect(await tape.codes()).toEqual(waybills(1));
    expect(await shop.done(batchesShape, 'labels', 'batches')).toEqual([]);
    expect(await shop.refused('labels', 'continue', batchId)).toMatchObject({
      status: 1,
      code: 'print-batch-unknown',
    });
  });

  it('can be given up', async () => {
    const shop = await copy();
    const dying = await startPeer(resetAfter(20_000));
    open.push(dying);
    await addPrinter(shop, 'dying', dying.address);
    await shop.run('labels', 'print', ...ids(), '--printer', 'dying');
    const [batch] = await shop.done(batchesShape, 'labels', 'batches');
    await shop.done(z.looseObject({}), 'labels', 'leave', batch?.batchId ?? '');
    expect(await shop.done(batchesShape, 'labels', 'batches')).toEqual([]);
  });
});

describe('before the first label', () => {
  it('all of them are checked: bad ones are named and left out, or refuse the batch', async () => {
    const shop = await copy();
    const tape = await tapeOf(shop, 'head');
    await shop.done(jobsShape, 'labels', 'print', ...ids(0, 1), '--printer', 'head');
    const checked = await shop.partly(checkShape, 'labels', 'check', ...ids(0, 3), 'SA-999999');
    expect(checked).toMatchObject({
      ready: 2,
      printers: [{ printer: 'head', count: 2 }],
      refused: [
        { shipmentId: ids()[0], refused: { code: 'label-already-printed' } },
        { shipmentId: 'SA-999999', refused: { code: 'shipment-unknown' } },
      ],
    });
    const strict = ['labels', 'print', ...ids(0, 3), '--strict'];
    expect(await shop.refused(...strict)).toMatchObject({ status: 1, code: 'print-check-failed' });
    expect(tape.count()).toBe(1);
    await shop.partly(jobsShape, 'labels', 'print', ...ids(0, 3));
    expect(await tape.codes()).toEqual(waybills(0, 3));
    expect((await shop.run('labels', 'print')).status).toBe(2);
  });

  it('each is sent to the printer of its plan or size', async () => {
    const shop = await copy();
    const tape = await tapeOf(shop, 'small');
    const other = await tapeOf(shop, 'other');
    const all = ['labels', 'print', '--all'];
    const refused = await shop.partly(jobsShape, ...all);
    expect(refused.every(({ state }) => state === 'refused')).toBe(true);
    const file = join(folder.path, 'routes.json');
    const labelRoutes = [{ plan: 'CPAM', size: null, printer: 'other' }];
    await writeFile(file, JSON.stringify({ labelRoutes }));
    await shop.done(z.looseObject({}), 'settings', 'set', file);
    await shop.done(jobsShape, ...all);
    expect(await other.codes()).toEqual(waybills());
    expect(tape.count()).toBe(0);
  });
});
