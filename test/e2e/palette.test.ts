import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { seriousFindings, shot, size } from './shots.ts';

describe('the command palette', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;
  let page: Page;
  let orderId: string;

  /** Ctrl+K, and what is typed next goes into its field. */
  const open = async (): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').locator('input:focus').waitFor();
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    await packbench('orders', 'import', sample('orders.xls'), '--data', data);
    const listed = await packbench('orders', 'list', '--data', data, '--json');
    orderId = (listed.json as { orderId: string }[])[3]?.orderId ?? '';
    ({ app, page } = await openWindow(data));
    await page.getByRole('grid').waitFor();
    await size(app, page, 1366, 768);
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  test('opens from anywhere and goes to a screen', async () => {
    await open();
    await shot(page, 'palette');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.type('freight');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Freight', level: 1 }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('stays open when its key is held, and gives the focus back where it was', async () => {
    const search = page.getByRole('searchbox', { name: /^Search order/ });
    await page.keyboard.press('Alt+1');
    await search.focus();
    await open();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('freight');
    await page.getByRole('dialog').getByText('Freight').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => search.evaluate((box) => box === document.activeElement)).toBe(true);
  });

  test('text whose font is still read is shown without serifs', async () => {
    const [unknown, sans, serif] = await page.evaluate(() =>
      ["'No such font'", 'sans-serif', 'serif'].map((family) => {
        const span = document.createElement('span');
        span.style.cssText = `position: absolute; font: 100px ${family}`;
        span.textContent = 'Willing';
        document.body.append(span);
        const { width } = span.getBoundingClientRect();
        span.remove();
        return width;
      }),
    );
    expect(unknown).toBe(sans);
    expect(unknown).not.toBe(serif);
  });

  test('finds an order by the end of its number', async () => {
    await open();
    await page.keyboard.type(orderId.slice(-8));
    await page.getByRole('dialog').getByText(orderId).waitFor();
    await shot(page, 'palette-found');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
  });

  test('switches the language', async () => {
    // The order that was found lies open over the list.
    await page.reload();
    await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
    await open();
    await page.keyboard.type('chinese');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '订单', level: 1 }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await open();
    await shot(page, 'palette-zh');
    await page.keyboard.type('英文');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
  });

  test('shows the keys and prints them', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await shot(page, 'keys');
    await page.evaluate(() => {
      window.print = () => {
        document.title = 'printed';
      };
    });
    await page.keyboard.press('Control+p');
    await page.waitForFunction(() => document.title === 'printed');
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'keys-print');
    await page.emulateMedia({ media: 'screen' });
    await page.keyboard.press('Escape');
  });
});
