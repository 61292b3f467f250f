import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { scan } from './pack-keys.ts';
import { packShop } from './pack-shop.ts';
import type { Box } from './pack-shop.ts';
import { seriousFindings, shot } from './shots.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let app: ElectronApplication;
let page: Page;
let box: Box;

/** A mug on a table, drawn: what matters is that it is seen. */
function mug(): Buffer {
  const canvas = createCanvas(900, 900);
  const context = canvas.getContext('2d');
  context.fillStyle = '#dfe7ee';
  context.fillRect(0, 0, 900, 900);
  context.strokeStyle = '#2b6cb0';
  context.lineWidth = 60;
  context.beginPath();
  context.arc(640, 450, 130, -1.4, 1.4);
  context.stroke();
  context.fillStyle = '#2b6cb0';
  context.fillRect(240, 240, 400, 460);
  return canvas.encodeSync('jpeg', 85);
}

beforeAll(async () => {
  folder = await temporaryFolder();
  const boxes = await packShop(folder.path, 'tcp://127.0.0.1:9', { startScreen: 'pack' });
  const [first] = boxes;
  if (first === undefined) throw new Error('no box');
  box = first;
  ({ app, page } = await openWindow(join(folder.path, 'data')));
  await page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(async () => {
  await app.close();
  await folder.remove();
});

test('a folder of pictures is taken in the settings, and what was not is named', async () => {
  const photos = join(folder.path, 'photos');
  await mkdir(photos);
  await page.keyboard.press('Alt+4');
  await scan(app, box.waybill);
  await page.getByText('Next piece', { exact: true }).waitFor();
  const sku = await page.getByRole('heading', { level: 2 }).first().innerText();
  await writeFile(join(photos, `${sku}.jpg`), mug());
  await writeFile(join(photos, 'broken.png'), 'no picture');
  await page.keyboard.press('Escape');
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, photos);
  await page.keyboard.press('Alt+9');
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await page.getByRole('button', { name: 'Take a folder of pictures' }).click();
  const report = page.getByRole('dialog', { name: '1 picture taken' });
  await report.getByText('broken.png').waitFor();
  await shot(page, 'settings-pictures');
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByText('1 SKU has a picture').waitFor();
});

test('the packing table shows the picture of the next piece beside its text', async () => {
  await page.keyboard.press('Alt+4');
  await scan(app, box.waybill);
  const picture = page.locator('section[data-phase] img');
  await picture.waitFor();
  expect(
    await picture.evaluate(async (image) => {
      const shown = image as HTMLImageElement;
      await shown.decode();
      return [shown.naturalWidth, shown.naturalHeight];
    }),
  ).toEqual([512, 512]);
  await shot(page, 'pack-picture');
  expect(await seriousFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'pack-picture-dark');
});
