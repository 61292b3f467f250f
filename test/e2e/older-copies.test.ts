import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { outFolder, temporaryFolder } from '../cli/packbench.ts';
import { packedShop } from '../cli/packed-shop.ts';
import { startTape } from '../cli/print-tape.ts';
import type { Tape } from '../cli/print-tape.ts';
import { jobsShape, printerShape, shipmentsShape } from '../cli/shapes.ts';
import { station } from '../cli/station.ts';
import type { Station } from '../cli/station.ts';
import { openWindow } from './electron-app.ts';
import { plugIn } from './scanner.ts';
import { shot, size } from './shots.ts';

describe('an older copy of a label', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let shop: Station;
  let tape: Tape;
  let app: ElectronApplication;
  let page: Page;
  let scan: (code: string) => Promise<void>;
  let id = '';
  let waybill = '';

  const stateNow = async (): Promise<string | undefined> =>
    (await shop.done(shipmentsShape, 'shipments', 'show', id))[0]?.state;
  const reprint = (): Promise<unknown> =>
    shop.done(jobsShape, 'labels', 'reprint', id, '--reason', 'torn');

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(join(outFolder, 'screenshots'), { recursive: true });
    shop = station(join(folder.path, 'data'));
    const [parcel] = await packedShop(shop, 1);
    ({ shipmentId: id = '', waybill = '' } = parcel ?? {});
    tape = await startTape();
    const add = ['printers', 'add', 'head', '--address', tape.address, '--language', 'tspl'];
    await shop.done(printerShape, ...add);
    await shop.done(jobsShape, 'labels', 'print', id, '--printer', 'head');
    await reprint();
    ({ app, page } = await openWindow(shop.data));
    await size(app, page, 1366, 768);
    const scanner = await plugIn(page);
    scan = (code) => scanner.scan(code);
  });
  afterAll(async () => {
    await app.close();
    await tape.printer.close();
    await folder.remove();
  });

  test('says on paper which one it is', async () => {
    expect(await tape.codes()).toEqual([waybill, `${waybill}/2`]);
  });

  test('is stopped when it is stuck on the box', async () => {
    await page.keyboard.press('Alt+4');
    await page.getByText('No parcel waits for packing').waitFor();
    await scan(`${waybill}/2`);
    await page.getByText('Stick it on, then scan it').waitFor();
    await scan(`${waybill}/1`);
    await page.getByText('This is copy 1 of the label; only copy 2 is valid.').first().waitFor();
    await shot(page, 'older-copy-affix');
    expect(await stateNow()).toBe('labelled');
    await page.keyboard.press('Enter');
    await page.getByText('Stick it on, then scan it').waitFor();
    await scan(`${waybill}/2`);
    await page.getByText('Done', { exact: true }).waitFor();
    expect(await stateNow()).toBe('affixed');
  });

  test('is stopped at the bag, and the bar code alone, which is the same on every copy', async () => {
    await reprint();
    await page.keyboard.press('Alt+6');
    await page
      .getByRole('button', { name: /^Open / })
      .first()
      .press('Enter');
    await page.getByText('Scan the label of the first parcel.').waitFor();
    await scan(`${waybill}/2`);
    await page
      .getByText(`This is copy 2 of the label of parcel ${waybill}; only copy 3 is valid.`)
      .first()
      .waitFor();
    await shot(page, 'older-copy-bag');
    await scan(waybill);
    await page.getByText(`The label of parcel ${waybill} was printed 3 times.`).first().waitFor();
    // The newest copy is still to be stuck on.
    expect(await stateNow()).toBe('labelled');
    await scan(`${waybill}/3`);
    await page.getByText('In the bag', { exact: true }).waitFor();
  });

  test('cannot come about any more once the parcel is in its bag, or handed over', async () => {
    const again = ['labels', 'reprint', id, '--reason', 'torn'];
    expect(await shop.run(...again)).toMatchObject({
      status: 1,
      json: { error: { code: 'reprint-after-bagging' } },
    });
    const [handover] = await shop.done(
      z.array(z.looseObject({ handoverId: z.string() })),
      'handover',
      'list',
    );
    const close = ['handover', 'close', handover?.handoverId ?? '', '--driver', 'Wang'];
    await shop.done(z.unknown(), ...close);
    expect(await stateNow()).toBe('handed-over');
    expect(await shop.run(...again)).toMatchObject({
      status: 1,
      json: { error: { code: 'reprint-after-bagging' } },
    });
    expect(tape.count()).toBe(3);
  });
});
