import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outFolder, packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { askCore, openWindow } from './electron-app.ts';
import { seriousFindings } from './shots.ts';

const screenshots = join(outFolder, 'screenshots');

describe('the window', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(screenshots, { recursive: true });
    const imported = await packbench(
      'orders',
      'import',
      sample('orders.xls'),
      '--data',
      folder.path,
    );
    expect(imported.stderr).toBe('');
    ({ app, page } = await openWindow(folder.path));
  });

  afterAll(async () => {
    await app.close();
    // The folder was given free: another program may open it at once.
    const verified = await packbench('verify', '--data', folder.path, '--json');
    expect(verified.json).toMatchObject({ ok: true });
    await folder.remove();
  });

  test('shows the orders that the command line imported', async () => {
    await page.getByRole('grid').waitFor();
    const listed = await packbench('orders', 'list', '--data', folder.path, '--json');
    // The window answers it.
    expect(listed.status).toBe(0);
    expect(listed.json).toHaveLength(76);
    await page.getByText('76 rows').waitFor();
    await page.screenshot({ path: join(screenshots, 'orders-en.png') });
  });

  test('has ready after the first picture what nobody sees in it', async () => {
    await page.waitForFunction(() => {
      const grid = document.querySelector('[role="grid"]');
      const rows = [...(grid?.querySelectorAll('[role="row"]') ?? [])];
      const edge = grid?.getBoundingClientRect().bottom ?? 0;
      return rows.filter((row) => row.getBoundingClientRect().top > edge).length >= 10;
    });
    // Of each of the four fields that narrow the list.
    await expect.poll(() => page.locator('[role="listbox"]').count()).toBe(4);
  });

  test('filters the held orders and says why they are held', async () => {
    await page.getByRole('button', { name: /^Held/ }).click();
    await page.getByText('4 rows').waitFor();
    expect(await page.getByText('Held: Frozen').count()).toBe(1);
    await page.screenshot({ path: join(screenshots, 'orders-held-en.png') });
    await page.getByRole('button', { name: /^All/ }).click();
  });

  test('searches', async () => {
    await page.getByRole('searchbox').fill('no such order');
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('grid').waitFor();
  });

  test('is light or dark as the station says, whatever the system is', async () => {
    const grounds = { light: 'rgb(244, 245, 247)', dark: 'rgb(20, 22, 25)' } as const;
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const [system, station] of [
      ['light', 'dark'],
      ['dark', 'light'],
    ] as const) {
      await page.emulateMedia({ colorScheme: system });
      await askCore(page, 'settings.set', { settings: { theme: station } });
      await page.reload();
      await page.getByRole('grid').waitFor();
      expect(await ground()).toBe(grounds[station]);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Light or dark' }).click();
      await expect.poll(ground).toBe(grounds[system]);
    }
    await askCore(page, 'settings.set', { settings: { theme: 'auto' } });
    await page.emulateMedia({ colorScheme: null });
    await page.reload();
    await page.getByRole('grid').waitFor();
  });

  test('speaks Chinese at once, and remembers it', async () => {
    await page.getByRole('button', { name: 'Switch to Chinese' }).click();
    await page.getByRole('heading', { name: '订单' }).waitFor();
    await page.screenshot({ path: join(screenshots, 'orders-zh.png') });
    await page.reload();
    await page.getByRole('heading', { name: '订单' }).waitFor();
  });

  test('gives the page nothing but the bridge', async () => {
    const reach = await page.evaluate(() => ({
      node: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
      bridge: Object.keys((globalThis as unknown as { packbench: object }).packbench).sort(),
    }));
    expect(reach).toStrictEqual({
      node: 'undefined',
      process: 'undefined',
      bridge: ['call', 'cancel', 'expectScan', 'onChanged', 'onProgress', 'onScale', 'pathOfFile'],
    });
    const refused = await askCore(page, 'orders.list', { limit: -1 });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'input-too-small' } });
  });

  test('neither navigates away nor opens another window', async () => {
    // Listening is settled before the page tries: both run in other processes.
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      Object.assign(globalThis, {
        navigation: new Promise<boolean>((resolve) => {
          contents?.once('will-navigate', (event) => {
            setImmediate(() => resolve(event.defaultPrevented));
          });
        }),
      });
    });
    await page.evaluate(() => {
      window.open('https://example.com/');
      window.location.href = 'https://example.com/';
    });
    const prevented = await app.evaluate(
      () => (globalThis as unknown as { navigation: Promise<boolean> }).navigation,
    );
    expect(prevented).toBe(true);
    const addresses = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    );
    expect(addresses).toStrictEqual(['packbench://app/index.html']);
  });
});
