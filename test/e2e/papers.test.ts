import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { demoFolder } from './freight-shop.ts';
import { seriousFindings, shot } from './shots.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  folder = await temporaryFolder();
  const demo = await demoFolder(join(folder.path, 'demo'));
  ({ app, page } = await openWindow(demo));
  await page.keyboard.press('Alt+3');
  await page.getByRole('grid').waitFor();
});
afterAll(async () => {
  await app.close();
  await folder.remove();
});

test('the ticked shipments go on paper: as a PDF, and through the dialog of the system', async () => {
  const file = join(folder.path, 'slips.pdf');
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: 'On paper' }).click();
  await page.getByRole('menuitem', { name: 'Print: Pick list' }).waitFor();
  await shot(page, 'shipments-papers');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Save as PDF: Packing slips' }).click();
  await page.getByText(`Written to ${file}`).waitFor();
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
});
