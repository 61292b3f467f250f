import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { outFolder, packbench, temporaryFolder } from '../cli/packbench.ts';
import { packedShop } from '../cli/packed-shop.ts';
import { startTape } from '../cli/print-tape.ts';
import type { Tape } from '../cli/print-tape.ts';
import { jobsShape, printerShape, verifyShape } from '../cli/shapes.ts';
import { station } from '../cli/station.ts';
import type { Station } from '../cli/station.ts';
import type { Created } from '../cli/stocked-shop.ts';
import { openWindow } from './electron-app.ts';
import { shot, size } from './shots.ts';

const labels = 40;

describe.each([
  ['that confirms each label', 'acknowledged', []],
  ['that says nothing', 'handed-over', ['--no-probe']],
] as const)('a window that is closed while a printer %s prints', (_, state, how) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let shop: Station;
  let tape: Tape;
  let app: ElectronApplication;
  let page: Page;
  let parcels: readonly Created[];
  let outBeforeReopening = 0;

  const open = async (): Promise<void> => {
    ({ app, page } = await openWindow(shop.data));
    await size(app, page, 1366, 768);
    await page.keyboard.press('Alt+5');
  };
  const card = () => page.getByRole('region', { name: 'Bench 1', exact: true });

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(join(outFolder, 'screenshots'), { recursive: true });
    shop = station(join(folder.path, 'data'));
    parcels = await packedShop(shop, labels);
    // A label takes as long as at 8 inches a second on a short one.
    tape = await startTape({ labelMs: () => 250 });
    const add = ['printers', 'add', 'Bench 1', '--address', tape.address, '--language', 'tspl'];
    await shop.done(printerShape, ...add, ...how);
    await open();
  });
  afterAll(async () => {
    await app.close();
    await tape.printer.close();
    await folder.remove();
  });

  test('ends after the label on its way, and leaves the rest unprinted', async () => {
    await page.getByRole('button', { name: `Print ${labels} labels` }).click();
    await tape.reached(4);
    await app.close();
    const jobs = await shop.done(jobsShape, 'labels', 'jobs');
    const done = jobs.flatMap((job) => (job.state === state ? [job.waybill ?? ''] : []));
    // The head may still be at work on what the printer has.
    await tape.reached(done.length);
    outBeforeReopening = tape.count();
    expect(outBeforeReopening).toBeLessThan(labels / 2);
    // What came out is known as such, and nothing else is; nobody has to go and look.
    expect((await tape.codes()).toSorted()).toEqual(done.toSorted());
    expect(jobs.map((job) => job.state)).not.toContain('unknown');
    const verified = await packbench('verify', '--data', shop.data, '--json');
    expect(verifyShape.parse(verified.json)).toMatchObject({ ok: true, problems: [] });
  });

  test('says at the next start where the batch stands, and prints nothing by itself', async () => {
    await open();
    await card().getByText('Not finished').waitFor();
    await card().getByText(`Bench 1: ${outBeforeReopening} of ${labels}`).waitFor();
    await card()
      .getByText('Packbench was closed before the last label. Nothing is printed twice.')
      .waitFor();
    await shot(page, `quit-while-printing-${state}`);
    expect(tape.count()).toBe(outBeforeReopening);
  });

  test('goes on when it is told to: every label comes out once', async () => {
    const left = labels - outBeforeReopening;
    await card()
      .getByRole('button', { name: `Continue: ${left} labels` })
      .click();
    await tape.reached(labels);
    await card().getByText('Done', { exact: true }).waitFor();
    expect((await tape.codes()).toSorted()).toEqual(
      parcels.map(({ waybill }) => waybill).toSorted(),
    );
    const batches = await shop.done(z.array(z.unknown()), 'labels', 'batches');
    expect(batches.filter((one) => (one as { state: string }).state !== 'finished')).toEqual([]);
  });
});
