import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outFolder, packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { demoFolder, isFreight, retell } from './freight-shop.ts';

const screenshots = join(outFolder, 'screenshots');

describe('the freight screen', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let data: string;
  let app: ElectronApplication;
  let page: Page;

  /** Answers the system's file dialogs as a user would. */
  const chooseFile = (path: string): Promise<void> =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    }, path);

  const picture = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(screenshots, `freight-${name}.png`) });

  const sizeWindow = (width: number, height: number): Promise<void> =>
    page.setViewportSize({ width, height });

  const tab = (name: string): Promise<void> => page.getByRole('tab', { name }).click();

  const choose = (name: RegExp): Promise<void> => page.getByRole('radio', { name }).check();

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(screenshots, { recursive: true });
    data = join(folder.path, 'data');
    await retell(await demoFolder(join(folder.path, 'demo')), data, isFreight);
    ({ app, page } = await openWindow(data));
    await sizeWindow(1366, 768);
    await page.getByRole('button', { name: /^Freight/ }).click();
  });

  afterAll(async () => {
    await app.close();
    const verified = await packbench('verify', '--data', data, '--json');
    expect(verified.json).toMatchObject({ ok: true });
    await folder.remove();
  });

  test('begins with what is to be paid, and its total', async () => {
    await page.getByRole('grid', { name: 'Freight' }).waitFor();
    await page.getByRole('status').filter({ hasText: '67 rows' }).waitFor();
    expect(await page.getByRole('radio', { name: /To be paid/ }).isChecked()).toBe(true);
    await page.getByRole('button', { name: /^Pay all · CNY [\d,]+\.\d\d$/ }).waitFor();
    await picture('to-pay-en');
  });

  test('has no bill to dispute yet', async () => {
    await tab("Carrier's bills");
    await page.getByRole('heading', { name: 'No bill yet' }).waitFor();
    await picture('no-bill-en');
    await page.getByRole('button', { name: 'Import a bill' }).waitFor();
  });

  test('imports a bill and names what differs', async () => {
    await chooseFile(sample('bill.xlsx'));
    await page.getByRole('button', { name: 'Import a bill' }).press('Enter');
    const result = page.getByRole('dialog');
    await result.getByText('New or changed').waitFor();
    await picture('bill-result-en');
    await result.getByRole('button', { name: 'See 4 differences' }).press('Enter');
    await page.getByRole('radio', { name: /To dispute/ }).waitFor();
    expect(await page.getByRole('radio', { name: /To dispute/ }).isChecked()).toBe(true);
    await page.getByText('+12.60').waitFor();
    await result.waitFor({ state: 'hidden' });
    await picture('disputes-en');
    await choose(/Not billed/);
    await page.getByText('Not billed').nth(1).waitFor();
    await choose(/All lines/);
    await picture('match-all-en');
  });

  test('writes the disputes for the carrier', async () => {
    const file = join(folder.path, 'disputes.xlsx');
    await chooseFile(file);
    await page.getByRole('button', { name: 'Export 4 to dispute' }).press('Enter');
    await page.getByText(`Saved: ${file}`).waitFor();
    await page.getByRole('button', { name: 'Show in folder' }).waitFor();
    await picture('disputes-saved-en');
  });

  test('what is ticked does not travel along out of sight', async () => {
    await tab('Payments');
    await page.getByRole('grid', { name: 'Freight' }).focus();
    await page.keyboard.press('Control+a');
    const ticked = page.getByText(/^\d\d selected/);
    await ticked.waitFor();
    const search = page.getByRole('searchbox');
    await search.fill('SA-00000');
    await page
      .getByRole('status')
      .filter({ hasText: /^\d rows/ })
      .waitFor();
    await ticked.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^Pay all · / }).waitFor();
    await search.fill('');
    await page
      .getByRole('status')
      .filter({ hasText: /^\d\d rows/ })
      .waitFor();
    expect(await page.getByRole('row', { selected: true }).count()).toBe(0);
  });

  test('pays the ticked ones by keyboard, to the fen', async () => {
    await tab('Payments');
    const grid = page.getByRole('grid', { name: 'Freight' });
    await grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('2 selected').waitFor();
    const button = page.getByRole('button', { name: /^Pay 2 · CNY [\d.,]*[1-9]/ });
    const amount = /CNY ([\d.,]+)/.exec((await button.textContent()) ?? '')?.[1] ?? '';
    await button.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`CNY ${amount}`, { exact: true }).waitFor();
    await dialog.getByText('for 2 shipments').waitFor();
    expect(
      await dialog.getByLabel('Reference').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await picture('pay-en');
    await page.keyboard.type('20260309-0001');
    await page.keyboard.press('Enter');
    await page.getByText(`CNY ${amount} paid for 2 shipments`).waitFor();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('refuses a reference that was used, in the dialog', async () => {
    await page.getByRole('button', { name: /^Pay all/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reference').fill('20260309-0001');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').getByText('already belongs to payment').waitFor();
    await picture('pay-refused-en');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('pays a disputed bill only when that is ticked', async () => {
    await choose(/Disputed/);
    await page.getByText('3 rows').waitFor();
    await picture('disputed-en');
    await page.getByRole('grid', { name: 'Freight' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^Pay 1 / }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('for 0 shipments').waitFor();
    const confirm = dialog.getByRole('button', { name: /^Record/ });
    expect(await confirm.isDisabled()).toBe(true);
    await picture('pay-disputed-en');
    await dialog.getByRole('checkbox').check();
    await dialog.getByText('for 1 shipment').waitFor();
    await dialog.getByLabel('Reference').fill('20260309-0002');
    await page.keyboard.press('Enter');
    await page.getByText('2 rows').waitFor();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('draws the statistics, with the same figures as a table', async () => {
    await tab('Statistics');
    await page.getByRole('img', { name: /Freight by Plan, CNY/ }).waitFor();
    await page.getByRole('row', { name: /^Total 67 / }).waitFor();
    await picture('stats-plan-en');
    await page.getByText('Country', { exact: true }).first().click();
    await page.getByRole('img', { name: /Freight by Country/ }).waitFor();
    await picture('stats-country-en');
    await page.getByText('Week', { exact: true }).first().click();
    await page.getByRole('img', { name: /Freight by Week/ }).waitFor();
    await picture('stats-week-en');
  });

  test('saves the report', async () => {
    const file = join(folder.path, 'report.xlsx');
    await chooseFile(file);
    await page.getByRole('button', { name: 'Save freight report' }).press('Enter');
    await page.getByText(`Saved: ${file}`).waitFor();
    await page.getByRole('button', { name: 'More' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Save payment sheet' }).waitFor();
    await picture('menu-en');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
  });

  test('looks right in both languages and themes, small and large', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [width, height] of [
        [1366, 768],
        [1920, 1080],
      ] as const) {
        await sizeWindow(width, height);
        for (const [name, heading] of [
          ['Payments', 'payments'],
          ["Carrier's bills", 'bills'],
          ['Statistics', 'stats'],
        ] as const) {
          await tab(name);
          await page.getByRole('tabpanel', { name }).waitFor();
          await picture(`${heading}-${colorScheme}-${width}`);
        }
      }
    }
    await sizeWindow(1366, 768);
    await page.getByRole('button', { name: 'Switch to Chinese' }).click();
    for (const [name, heading] of [
      ['付款', 'payments'],
      ['承运商账单', 'bills'],
      ['统计', 'stats'],
    ] as const) {
      await tab(name);
      await page.getByRole('tabpanel', { name }).waitFor();
      await picture(`${heading}-zh`);
    }
  });
});
