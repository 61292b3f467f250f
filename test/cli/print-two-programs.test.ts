import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from './packbench.ts';
import { packedShop } from './packed-shop.ts';
import { startTape } from './print-tape.ts';
import type { Tape } from './print-tape.ts';
import { jobsShape, printerShape } from './shapes.ts';
import { station } from './station.ts';
import type { Station } from './station.ts';
import type { Created } from './stocked-shop.ts';

const folder = await temporaryFolder();
const shops = [station(join(folder.path, 'one')), station(join(folder.path, 'two'))] as const;
const count = 12;
let parcels: readonly (readonly Created[])[];
let tape: Tape | null = null;

beforeAll(async () => {
  parcels = [await packedShop(shops[0], count), await packedShop(shops[1], count, 1_000)];
});
afterEach(async () => {
  await tape?.printer.close();
  tape = null;
});
afterAll(() => folder.remove());

const addPrinter = (shop: Station, address: string): Promise<unknown> =>
  shop.done(
    printerShape,
    'printers',
    'add',
    'head',
    '--address',
    address,
    '--language',
    'tspl',
    '--no-probe',
    '--size',
    '100x100',
  );

it('two programs with one printer print one batch after the other, each label once', async () => {
  tape = await startTape({ labelMs: () => 40 });
  // The second knows the printer by another name.
  await addPrinter(shops[0], tape.address);
  await addPrinter(shops[1], tape.address.replace('127.0.0.1', 'localhost'));
  const runs = await Promise.all(
    shops.map((shop, index) =>
      shop.run(
        'labels',
        'print',
        '--printer',
        'head',
        ...(parcels[index] ?? []).map(({ shipmentId }) => shipmentId),
      ),
    ),
  );
  for (const run of runs) {
    expect(run.status).toBe(0);
    const jobs = jobsShape.parse(run.json);
    expect(jobs.map(({ state }) => state)).toEqual(
      Array.from({ length: count }, () => 'handed-over'),
    );
  }
  const codes = await tape.codes();
  const [mine = [], other = []] = parcels.map((some) => some.map(({ waybill }) => waybill));
  const first = mine.includes(codes[0] ?? '') ? mine : other;
  expect(codes).toEqual([...first, ...(first === mine ? other : mine)]);
  // Whoever came second was told what it waits for.
  const told = runs.map(({ stderr }) => stderr).join('');
  expect(told).toMatch(/being used by another packbench command line on this computer/);
});

it('asks a printer nothing while another program prints on it', async () => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const busy = await startTape({
    onLabel: () => {
      arrive();
      return held;
    },
  });
  tape = busy;
  for (const shop of shops) {
    const move = ['printers', 'edit', 'head', '--address', busy.address, '--no-probe'];
    await shop.done(printerShape, ...move);
  }
  const shipmentId = parcels[0]?.[0]?.shipmentId ?? '';
  const printing = shops[0].run('labels', 'reprint', shipmentId, '--reason', 'torn');
  await arrived;
  for (const question of ['status', 'probe', 'test']) {
    const refused = await shops[1].refused('printers', question, 'head');
    expect(refused).toMatchObject({ status: 3, code: 'printer-in-use' });
  }
  letGo();
  expect((await printing).status).toBe(0);
  expect(busy.count()).toBe(1);
  // Now that it is free, it answers.
  const probed = await shops[1].run('printers', 'probe', 'head');
  expect(probed.json).toMatchObject({ reports: { condition: true } });
});
