import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outFolder, temporaryFolder } from '../cli/packbench.ts';
import { station } from '../cli/station.ts';
import { stock } from '../cli/stocked-shop.ts';
import { openWindow } from './electron-app.ts';

const screenshots = join(outFolder, 'screenshots');

describe('creating shipments', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;
  let page: Page;

  const shot = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(screenshots, `shipments-create-${name}.png`) });

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(screenshots, { recursive: true });
    const shop = station(join(folder.path, 'data'));
    await stock(shop);
    ({ app, page } = await openWindow(shop.data));
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.press('Alt+3');
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  test('teaches what to do while there are none', async () => {
    await page.getByRole('heading', { name: 'No shipments yet' }).waitFor();
    await shot('empty-en');
  });

  test('takes the orders that wait, and a rule chooses their plans', async () => {
    await page.getByRole('button', { name: 'Create for all that wait' }).click();
    await page.getByRole('heading', { name: /^Create shipments for \d+ orders$/ }).waitFor();
    await page.getByText('Can travel in one parcel').first().waitFor();
    await shot('unplanned-en');
    await page.getByRole('combobox', { name: 'Plan' }).click();
    await page.getByRole('option', { name: 'Cheapest with tracking' }).click();
    await page.getByRole('button', { name: /^Create \d+ shipments$/ }).waitFor();
    await shot('planned-en');
  });

  test('puts the orders of one buyer together', async () => {
    const before = await page.getByRole('button', { name: 'Put together' }).count();
    await page.getByRole('button', { name: 'Put together' }).first().click();
    expect(await page.getByRole('button', { name: 'Put together' }).count()).toBe(before - 1);
    await page.getByText('together', { exact: true }).first().waitFor();
  });

  test('splits an order by keyboard', async () => {
    await page.getByRole('button', { name: 'Split…' }).first().click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('1');
    await shot('split-en');
    await page.keyboard.press('Enter');
    await page.getByText('part', { exact: true }).first().waitFor();
  });

  test('checks door collection while it is typed, with the batch counted', async () => {
    const group = page.getByRole('region').filter({ hasText: 'Door collection' }).first();
    await group.getByText('Door collection', { exact: true }).first().click();
    await group
      .getByText(/pickup city|where/i)
      .first()
      .waitFor();
    // Nothing typed yet is refused in words; a city of the rule turns it green, with the parcels counted.
    await group.getByText(/Door collection needs the city/).waitFor();
    await shot('door-refused-en');
    await group.getByRole('combobox', { name: 'Pickup city' }).fill('深圳');
    await page.keyboard.press('Tab');
    await group.getByText(/The carrier collects here from \d+ parcels on: \d+ with/).waitFor();
    await shot('door-en');
  });

  test('warns of a domestic number of an odd form, and takes it', async () => {
    const group = page.getByRole('region').filter({ hasText: 'Door collection' }).first();
    await group.getByText('Domestic express', { exact: true }).first().click();
    await group.getByRole('textbox', { name: 'Domestic tracking number of all' }).fill('12345');
    await group.getByText(/12345/).waitFor();
    await shot('domestic-en');
  });

  test('gives each parcel a domestic number of its own from a pasted list', async () => {
    const group = page.getByRole('region').filter({ hasText: 'Domestic express' }).first();
    const own = group.getByRole('textbox', { name: /^Domestic tracking number of \d/ });
    const before = await own.count();
    expect(before).toBeGreaterThan(1);
    await own.first().focus();
    await app.evaluate(({ clipboard }) => clipboard.writeText('SF1000000000001\nSF1000000000002'));
    await page.keyboard.press('Control+v');
    expect(await own.nth(0).inputValue()).toBe('SF1000000000001');
    expect(await own.nth(1).inputValue()).toBe('SF1000000000002');
    await shot('domestic-each-en');
  });

  test('creates them and says what became of each', async () => {
    await page.getByRole('button', { name: /^Create \d+ shipments$/ }).click();
    await page.getByText(/shipments created and on disk/).waitFor();
    await shot('result-en');
    await page.getByRole('button', { name: 'Switch to Chinese' }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('heading', { name: '创建结果' }).waitFor();
    await shot('result-zh-dark');
    await page.getByRole('button', { name: '查看物流订单' }).click();
    await page.getByRole('grid').waitFor();
  });
});
