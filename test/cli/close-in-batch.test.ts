import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decided } from '../../domain/decide/decision.ts';
import { labelsLeft } from '../../domain/decide/print-batches.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { openCore } from '../../main/core/open-core.ts';
import { packbenchModel } from '../../main/model.ts';
import { openStore } from '../../main/storage/store.ts';
import { openCaller } from '../../preload/caller.ts';
import type { PrintBatchView } from '../../preload/views.ts';
import { Bench, orderData, whole } from '../domain/decide/bench.ts';
import { sampleSender } from '../domain/shipments/samples.ts';
import { noPaths } from '../main/handlers/bare-app.ts';
import { outFolder, root } from './packbench.ts';

let folder: string;
let printer: net.Server;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packbench-close-'));
  // Takes what comes and says nothing.
  printer = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.resume();
  });
  printer.listen(0, '127.0.0.1');
  await once(printer, 'listening');
});
afterEach(async () => {
  printer.close();
  await rm(folder, { recursive: true, force: true });
});

function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.refusal));
}

const openShop = async () =>
  unwrap(
    await openStore(packbenchModel, {
      directory: join(folder, 'data'),
      now: () => new Date('2026-03-09T03:00:00.000Z'),
      station: 'A',
    }),
  );

/** The core of a window, with a way to ask it. */
async function openWindow() {
  const core = unwrap(
    await openCore(
      {
        directory: join(folder, 'data'),
        version: '0',
        paths: {
          ...noPaths,
          renderWorker: join(outFolder, 'main', 'render-worker.js'),
          fonts: join(root, 'assets', 'fonts'),
        },
      },
      { call: async () => ok(null) },
      () => undefined,
    ),
  );
  const caller = openCaller((message) => window.hear(message));
  const window = core.serveWindow((message) => {
    if (message.kind === 'answer' || message.kind === 'progress') caller.hear(message);
  });
  const ask = async (name: string, input: unknown): Promise<unknown> =>
    unwrap(await caller.call(name, input));
  const close = async (): Promise<void> => {
    await core.close();
    caller.lose();
  };
  return { ask, close };
}

test.each([
  ['nothing else to do', null],
  ['a backup to write', 'backups'],
])('what is left of a batch is kept when the window closes with %s', async (_, backups) => {
  const bench = new Bench([1, 2, 3, 4, 5, 6].map((n) => orderData(n)));
  const shipmentIds = [1, 2, 3, 4, 5, 6].map((n) => bench.packed(whole(n)));
  const before = await openShop();
  await before.transact('Li', () =>
    decided(
      bench.journal.map(({ event }) => event),
      null,
    ),
  );
  await before.close();
  const { ask, close } = await openWindow();
  const { port } = printer.address() as AddressInfo;
  await ask('settings.set', { settings: { sender: sampleSender() } });
  await ask('printers.add', {
    name: 'Bench',
    address: `tcp://127.0.0.1:${port}`,
    language: 'zpl',
    probe: false,
  });
  const printing = ask('labels.print', { shipmentIds, printer: 'Bench' }).catch(() => null);
  const batch = async () => ((await ask('labels.batches', {})) as readonly PrintBatchView[])[0];
  await expect.poll(batch, { interval: 5, timeout: 20_000 }).toMatchObject({ state: 'printing' });
  await ask('labels.pause', { printer: 'Bench' });
  await expect.poll(batch, { interval: 5, timeout: 20_000 }).toMatchObject({ state: 'paused' });
  if (backups !== null) {
    const directory = join(folder, backups);
    await mkdir(directory);
    await ask('settings.set', { settings: { backup: { directory, everyHours: 1, keep: 2 } } });
  }
  await close();
  await printing;
  const after = await openShop();
  const left = [...after.state.printBatches.values()].map(
    (one) => labelsLeft(after.state, one).length,
  );
  await after.close();
  expect(left).toHaveLength(1);
  expect(left[0]).toBeGreaterThan(0);
});
