import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { z } from 'zod';
import { root, temporaryFolder } from '../cli/packbench.ts';
import { station } from '../cli/station.ts';
import { openWindow } from '../e2e/electron-app.ts';
import { openScreen, settled, speak } from '../e2e/gallery-tour.ts';
import { scan } from '../e2e/pack-keys.ts';
import { packShop } from '../e2e/pack-shop.ts';
import type { Box } from '../e2e/pack-shop.ts';

/** Makes the pictures of the README from the real window: `npm run screenshots`. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let app: ElectronApplication;
let page: Page;
let box: Box;

const keep = async (name: string): Promise<void> => {
  await settled(page);
  await page.screenshot({ path: join(root, 'assets', 'readme', `${name}.png`) });
};

/** A clear phone case, drawn: the sample shop has no photographs. */
function phoneCase(): Buffer {
  const canvas = createCanvas(1_000, 1_000);
  const context = canvas.getContext('2d');
  const ground = context.createLinearGradient(0, 0, 0, 1_000);
  ground.addColorStop(0, '#f2f4f7');
  ground.addColorStop(1, '#d5dbe3');
  context.fillStyle = ground;
  context.fillRect(0, 0, 1_000, 1_000);
  context.translate(500, 500);
  context.rotate(-0.12);
  const shape = (inset: number, radius: number): void => {
    context.beginPath();
    context.roundRect(-220 + inset, -400 + inset, 440 - 2 * inset, 800 - 2 * inset, radius);
  };
  shape(0, 70);
  context.fillStyle = 'rgb(255 255 255 / 75%)';
  context.shadowColor = 'rgb(20 40 80 / 35%)';
  context.shadowBlur = 60;
  context.shadowOffsetY = 30;
  context.fill();
  context.shadowColor = 'transparent';
  context.lineWidth = 14;
  context.strokeStyle = '#9fb2c8';
  context.stroke();
  shape(34, 46);
  context.lineWidth = 5;
  context.strokeStyle = '#c3d0de';
  context.stroke();
  context.beginPath();
  context.roundRect(-160, -345, 170, 170, 44);
  context.fillStyle = '#33415a';
  context.fill();
  for (const [x, y] of [
    [-115, -300],
    [-35, -300],
    [-75, -220],
  ] as const) {
    context.beginPath();
    context.arc(x, y, 30, 0, 7);
    context.fillStyle = '#0d1524';
    context.fill();
    context.lineWidth = 6;
    context.strokeStyle = '#6f83a3';
    context.stroke();
  }
  return canvas.encodeSync('png');
}

beforeAll(async () => {
  folder = await temporaryFolder();
  const boxes = await packShop(folder.path, 'tcp://127.0.0.1:9', {});
  const [first] = boxes;
  if (first === undefined) throw new Error('There is nothing to pack.');
  box = first;
  const photos = join(folder.path, 'photos');
  await mkdir(photos);
  await writeFile(join(photos, 'CASE-CLR-61.png'), phoneCase());
  const data = join(folder.path, 'data');
  await station(data).done(z.unknown(), 'catalogue', 'pictures', photos);
  ({ app, page } = await openWindow(data));
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'light' });
});
afterAll(async () => {
  await app.close();
  await folder.remove();
});

test('the orders, in Chinese', async () => {
  await speak(page, 'zh');
  await openScreen(page, 'orders');
  await page.getByRole('grid').waitFor();
  await keep('orders');
});

test('the plans of all orders, with what each chooses', async () => {
  await speak(page, 'en');
  await openScreen(page, 'plans');
  await page.getByRole('button', { name: 'Take all that wait for shipment' }).click();
  await page.getByRole('button', { name: 'Choose for all' }).click();
  await page.getByRole('button', { name: /^Create shipments: \d/ }).waitFor();
  // What was told a moment ago is not what the screen is about.
  await page.getByText(/^Plans chosen for/).waitFor({ state: 'detached' });
  await keep('plans');
});

test('the packing table', async () => {
  await openScreen(page, 'pack');
  await scan(app, box.waybill);
  await page.locator('section[data-phase] img').waitFor();
  await keep('pack');
});
