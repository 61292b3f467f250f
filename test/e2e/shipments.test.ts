import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outFolder, packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { station } from '../cli/station.ts';
import { create, stock } from '../cli/stocked-shop.ts';
import { openWindow } from './electron-app.ts';

const screenshots = join(outFolder, 'screenshots');

describe('the shipments', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;
  let page: Page;

  const shot = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(screenshots, `shipments-${name}.png`) });
  const chooseFile = (path: string): Promise<void> =>
    app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
    }, path);

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(screenshots, { recursive: true });
    const shop = station(join(folder.path, 'data'));
    await stock(shop);
    await create(shop, 'CPAM', '8126030900010007', '8126030900012975');
    ({ app, page } = await openWindow(shop.data));
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.press('Alt+3');
  });

  afterAll(async () => {
    await app.close();
    const verified = await packbench('verify', '--data', join(folder.path, 'data'), '--json');
    expect(verified.json).toMatchObject({ ok: true });
    await folder.remove();
  });

  test('are listed with their numbers, states and fees', async () => {
    await page.getByRole('grid', { name: 'Shipments' }).waitFor();
    await page.getByText('2 rows').waitFor();
    await shot('list-en');
    await page.getByRole('button', { name: /^Packed/ }).click();
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByRole('grid').waitFor();
  });

  test('open on Enter with their contents, their label and their history', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Customs declaration').waitFor();
    await shot('details-en');
    await page.getByRole('tab', { name: 'Label' }).click();
    const picture = page.getByRole('img', { name: /^Label of / });
    await picture.waitFor();
    const box = await picture.boundingBox();
    // 100 x 150 mm at the 96 dots per inch of the page.
    expect(box?.width).toBeCloseTo(378, -1);
    expect(box?.height).toBeCloseTo(567, -1);
    await shot('label-en');
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Created with plan CPAM').waitFor();
    await page.getByText(/^Waybill .* assigned$/).waitFor();
    await shot('history-en');
  });

  test('are void only with a reason', async () => {
    await page.getByRole('button', { name: 'Void…' }).click();
    const go = page.getByRole('button', { name: 'Void the shipment' });
    expect(await go.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Reason' }).fill('wrong plan');
    await shot('void-en');
    await page.keyboard.press('Enter');
    await page.getByText('Void: wrong plan').waitFor();
    await page.keyboard.press('Escape');
  });

  test('are created from the batch workbook', async () => {
    await chooseFile(sample('batch.xlsx'));
    await page.getByRole('button', { name: 'Batch workbook' }).click();
    await page.getByRole('menuitem', { name: 'Import a filled workbook…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Imported batch.xlsx, but not all of it/ });
    await dialog.waitFor();
    await dialog.getByRole('heading', { name: 'Not imported' }).waitFor();
    await shot('import-en');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('wait for their numbers, which are imported here', async () => {
    await page.getByRole('button', { name: 'Waybill numbers' }).click();
    await page.getByRole('dialog', { name: 'Waybill numbers' }).waitFor();
    await page
      .getByText(/numbers? left/)
      .first()
      .waitFor();
    await shot('waybills-en');
    await page.keyboard.press('Escape');
  });

  test('export the orders that wait', async () => {
    const file = join(folder.path, 'batch-out.xlsx');
    await chooseFile(file);
    await page.getByRole('button', { name: 'Batch workbook' }).click();
    await page.getByRole('menuitem', { name: 'Export orders to a workbook…' }).click();
    await page.getByRole('dialog', { name: 'Export the batch workbook' }).waitFor();
    await shot('export-en');
    await page.getByRole('button', { name: 'Choose where and export' }).click();
    await page.getByText(/orders? written to batch-out.xlsx/).waitFor();
  });

  test('go on to their labels', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Print 1 label' }).waitFor();
  });

  test('look right in Chinese, in the dark and on a large screen', async () => {
    await page.getByRole('button', { name: 'Switch to Chinese' }).click();
    await page.getByRole('heading', { name: '物流订单' }).waitFor();
    await shot('list-zh');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shot('list-zh-dark');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await shot('list-zh-dark-1920');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: '切换为英文' }).click();
  });
});
