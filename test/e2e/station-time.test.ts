import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ElectronApplication, Page } from 'playwright-core';
import { localTime } from '../../domain/freight/calendar.ts';
import { temporaryFolder } from '../cli/packbench.ts';
import { historyShape } from '../cli/shapes.ts';
import { station } from '../cli/station.ts';
import { stock } from '../cli/stocked-shop.ts';
import { askCore, openWindow } from './electron-app.ts';

const orderId = '8126030900010007';
const folder = await temporaryFolder();
const shop = station(join(folder.path, 'data'));
const zone = process.env['TZ'];

let app: ElectronApplication;
let page: Page;
let importedAt: string;

beforeAll(async () => {
  await stock(shop);
  const [imported] = await shop.done(historyShape, 'orders', 'history', orderId);
  importedAt = imported?.at ?? '';
  // The computer was set up far away from the shop.
  process.env['TZ'] = 'America/New_York';
  ({ app, page } = await openWindow(shop.data));
  page.setDefaultTimeout(10_000);
});

afterAll(async () => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  await app.close();
  await folder.remove();
});

const shownTime = async (): Promise<string> => {
  await page.getByRole('searchbox').fill(orderId);
  await page.getByText('1 row', { exact: true }).waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  const time = page.getByRole('dialog', { name: orderId }).locator('ol time').last();
  return time.innerText();
};

const stamp = (offsetMinutes: number): string =>
  localTime(importedAt, offsetMinutes).slice(0, 16).replace('T', ' ');

test('the window tells the time of the settings, not that of the computer', async () => {
  expect(await page.evaluate(() => new Date('2026-03-09T00:00:00Z').getTimezoneOffset())).toBe(240);
  expect(await shownTime()).toBe(stamp(480));
});

test('another zone in the settings counts at once', async () => {
  await askCore(page, 'settings.set', { settings: { utcOffsetMinutes: 60 } });
  const time = page.getByRole('dialog', { name: orderId }).locator('ol time').last();
  await expect.poll(() => time.innerText()).toBe(stamp(60));
});
