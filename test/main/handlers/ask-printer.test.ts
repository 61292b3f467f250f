import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Printer } from '../../../domain/printing/printer.ts';
import type { App } from '../../../main/open-app.ts';
import { startVirtualPrinter } from '../../../main/printing/virtual/virtual-printer.ts';
import type { VirtualPrinter } from '../../../main/printing/virtual/virtual-printer.ts';
import { contract } from '../../../preload/contract.ts';
import { context, openBareApp } from './bare-app.ts';
import { closePeers, refusedPort, startPeer } from '../printing/transports/peers.ts';

let directory: string;
let app: App;
let paper: VirtualPrinter;

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'packbench-ask-')), 'data');
  app = await openBareApp(directory);
  paper = await startVirtualPrinter({
    port: 0,
    language: 'zpl',
    onLabel: () => undefined,
    onError: () => undefined,
  });
});
afterEach(async () => {
  await app.close();
  await paper.close();
  await closePeers();
  await rm(join(directory, '..'), { recursive: true, force: true });
});

const add = (port: number, more: { readonly probe?: boolean } = {}) =>
  app.handlers['printers.add'](
    contract['printers.add'].input.parse({
      name: 'Bench',
      address: `tcp://127.0.0.1:${port}`,
      language: 'zpl',
      ...more,
    }),
    context,
  );
const edit = (change: object) =>
  app.handlers['printers.edit'](
    contract['printers.edit'].input.parse({ name: 'Bench', ...change }),
    context,
  );
const now = (): Printer | undefined => app.services.settings.get().printers[0];
/** Resolves with the printer once it is known what it answers. */
const asked = (): Promise<Printer> =>
  new Promise((resolve) => {
    const look = (): boolean => {
      const printer = now();
      if (printer === undefined || printer.reports === null) return false;
      resolve(printer);
      return true;
    };
    if (look()) return;
    const stop = app.services.settings.onChange(() => {
      if (look()) stop();
    });
  });

test('a printer that is added is asked by itself what it answers', async () => {
  const added = await add(paper.port);
  expect(added).toMatchObject({ ok: true, value: { reports: null } });
  expect((await asked()).reports).toMatchObject({ condition: true, confirms: 'zpl-odometer' });
});

test('and again at another place, but not when it only prints darker', async () => {
  await add(paper.port);
  const { reports } = await asked();
  expect(await edit({ darkness: 9 })).toMatchObject({ value: { reports } });
  const elsewhere = await startPeer(() => undefined);
  await edit({ address: `tcp://127.0.0.1:${elsewhere.port}` });
  expect((await asked()).reports).toMatchObject({ condition: false, confirms: null });
});

test('one that cannot be reached is added all the same', async () => {
  expect(await add(await refusedPort())).toMatchObject({ ok: true });
  // The same question, asked meanwhile, has the same answer.
  const probed = await app.handlers['printers.probe']({ name: 'Bench' }, context);
  expect(probed).toMatchObject({ ok: false, refusal: { code: 'printer-refused-connection' } });
  expect(now()).toMatchObject({ name: 'Bench', reports: null });
});

test('a script may add one without asking', async () => {
  const silent = await startPeer(() => undefined);
  await add(silent.port, { probe: false });
  await edit({ darkness: 3 });
  expect(silent.received()).toHaveLength(0);
});

test('what was changed while the printer was being asked is kept', async () => {
  await add(paper.port);
  await edit({ newName: 'Bench', darkness: 7 });
  expect(await asked()).toMatchObject({ darkness: 7, reports: { condition: true } });
});
