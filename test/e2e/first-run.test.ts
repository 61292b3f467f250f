import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outFolder, packbench, temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { shot, size, withoutRestart } from './shots.ts';

describe('the first run', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let data: string;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    folder = await temporaryFolder();
    data = join(folder.path, 'data');
    await mkdir(join(outFolder, 'screenshots'), { recursive: true });
    ({ app, page } = await openWindow(data));
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  test('greets an empty station in both languages', async () => {
    await page.getByRole('heading', { name: 'Welcome to Packbench' }).waitFor();
    await size(app, page, 1366, 768);
    await shot(page, 'first-run-en');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shot(page, 'first-run-en-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('button', { name: 'Switch to Chinese' }).click();
    await page.getByRole('heading', { name: '欢迎使用 Packbench' }).waitFor();
    await shot(page, 'first-run-zh');
    await page.getByRole('button', { name: '切换为英文' }).click();
  });

  test('asks for a sender before anything else of a shop', async () => {
    await page.getByRole('button', { name: 'Start with my own orders' }).click();
    await page.getByRole('heading', { name: 'Who sends?' }).waitFor();
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
    await page.getByLabel('Name or company').fill('字'.repeat(31));
    await page.getByText('3 bytes too long').waitFor();
    await shot(page, 'first-run-sender');
    await page.getByRole('button', { name: 'Back' }).click();
  });

  test('packs the sample day by one key', async () => {
    await page.getByRole('button', { name: 'Try with the sample day' }).press('Enter');
    await page.getByRole('heading', { name: 'Packing the sample day' }).waitFor();
    await shot(page, 'first-run-running');
    await page
      .getByRole('heading', { name: 'The sample day is packed' })
      .waitFor({ timeout: 90_000 });
    await shot(page, 'first-run-done');
    await page.getByRole('button', { name: 'Look at the orders' }).press('Enter');
    await page.getByText('76 rows').waitFor();
    const labels = await readdir(join(data, 'sample-day', 'labels'));
    expect(labels.filter((name) => name.endsWith('.png')).length).toBeGreaterThan(40);
  });

  test('removes the samples and begins empty, with the data kept aside', async () => {
    await page.keyboard.press('Alt+9');
    await page.getByRole('button', { name: 'Data', exact: true }).click();
    await shot(page, 'settings-data');
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('Everything is whole').waitFor();
    await withoutRestart(app);
    await page.getByRole('button', { name: 'Remove the sample data' }).click();
    const closed = app.waitForEvent('close');
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the sample data' }).click();
    await closed;
    ({ app, page } = await openWindow(data));
    await page.getByRole('heading', { name: 'Welcome to Packbench' }).waitFor();
    const kept = (await readdir(data)).filter((name) => name.startsWith('replaced-'));
    expect(kept).toHaveLength(1);
    expect(await readdir(join(data, kept[0] ?? ''))).toContain('sample-day');
    await app.close();
    const settings = await packbench('settings', 'show', '--data', data, '--json');
    expect(settings.json).toMatchObject({ sampleDay: null, printers: [], sender: { nameEn: '' } });
    ({ app, page } = await openWindow(data));
  });
});
