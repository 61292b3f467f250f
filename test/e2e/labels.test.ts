import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startVirtualPrinter } from '../../main/printing/virtual/virtual-printer.ts';
import type { VirtualPrinter } from '../../main/printing/virtual/virtual-printer.ts';
import { outFolder, packbench, temporaryFolder } from '../cli/packbench.ts';
import { station } from '../cli/station.ts';
import { create, packSample, stock } from '../cli/stocked-shop.ts';
import { openWindow } from './electron-app.ts';

const screenshots = join(outFolder, 'screenshots');
const orders = ['8126030900010007', '8126030900012975', '8126030900036719', '8126030900033380'];

describe('labels and printers', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let printer: VirtualPrinter;
  let app: ElectronApplication;
  let page: Page;
  let printed = 0;
  /** The printer takes no more labels until this is called. */
  let letGo: () => void = () => undefined;
  let held: Promise<void> = Promise.resolve();
  let arrived: () => void = () => undefined;

  const shot = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(screenshots, `labels-${name}.png`) });
  /** The printer has the next label and keeps it; resolves when it does. */
  const hold = (): Promise<void> => {
    held = new Promise((resolve) => {
      letGo = resolve;
    });
    return new Promise((resolve) => {
      arrived = resolve;
    });
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(screenshots, { recursive: true });
    const shop = station(join(folder.path, 'data'));
    await stock(shop);
    await create(shop, 'CPAM', ...orders);
    for (const order of orders) await packSample(shop, order);
    printer = await startVirtualPrinter({
      port: 0,
      language: 'tspl',
      // Long enough for the head to be seen at work.
      labelMs: () => 150,
      onLabel: async () => {
        arrived();
        await held;
        printed += 1;
      },
      onError: () => undefined,
    });
    ({ app, page } = await openWindow(shop.data));
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.press('Alt+5');
  });

  afterAll(async () => {
    await shot('last');
    letGo();
    await app.close();
    await printer.close();
    const verified = await packbench('verify', '--data', join(folder.path, 'data'), '--json');
    expect(verified.json).toMatchObject({ ok: true });
    await folder.remove();
  });

  test('a printer is added by its address, which is checked while it is typed', async () => {
    await page.getByRole('button', { name: 'Add a printer' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Bench 1');
    const address = page.getByRole('dialog').getByLabel('Address');
    await address.fill('tcp://192.168.1');
    await page.getByText(/is not a printer address/).waitFor();
    await shot('add-printer-en');
    await address.fill(`tcp://127.0.0.1:${printer.port}`);
    await page.keyboard.press('Enter');
    await page.getByText('Ready').waitFor();
    // It was asked by itself.
    await page.getByText('Tells what came out: every label is confirmed').waitFor();
    await shot('printers-en');
  });

  test('its test label is printed, measured and its scale kept', async () => {
    await page.getByRole('button', { name: 'Print a test label' }).click();
    await page.getByText(/^Test label sent to Bench 1/).waitFor();
    expect(printed).toBe(1);
    await page.getByRole('button', { name: 'Measure…' }).click();
    await page.keyboard.type('PACKBENCH-TEST');
    await page.getByText('The code reads well.').waitFor();
    await page.getByRole('textbox', { name: /^Measured/ }).fill('81,6');
    await shot('measure-en');
    await page.keyboard.press('Enter');
    await page.getByText(/^Draws 102 % of true size/).waitFor();
    await shot('scale-off-en');
  });

  test('a printer is edited', async () => {
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('dialog').getByLabel('Darkness').fill('9');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('what is packed is offered, all of it, with its picture', async () => {
    await page.getByText('To print', { exact: true }).click();
    await page.getByRole('button', { name: 'Print 4 labels' }).waitFor();
    await page.getByRole('img', { name: /^Label of / }).waitFor();
    await shot('print-en');
  });

  test('what somebody took away stays away when another tab was looked at', async () => {
    await page.getByRole('checkbox').nth(1).click();
    await page.getByRole('button', { name: 'Print 3 labels' }).waitFor();
    await page.getByText('Printers', { exact: true }).click();
    await page.getByText('Ready').waitFor();
    await page.getByText('To print', { exact: true }).click();
    await page.getByRole('button', { name: 'Print 3 labels' }).waitFor();
    await page.getByRole('img', { name: /^Label of / }).waitFor();
    expect(await page.getByRole('button', { name: 'Print 3 labels' }).isVisible()).toBe(true);
    await page.getByRole('checkbox').nth(1).click();
    await page.getByRole('button', { name: 'Print 4 labels' }).waitFor();
  });

  test('a batch is paused, survives leaving the screen, and goes on', async () => {
    const first = hold();
    await page.getByRole('button', { name: 'Print 4 labels' }).click();
    await first;
    // As many as are under way at once; only the fourth can still wait.
    while (printer.status().waiting < 3) await nextTurn();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused', { exact: true }).waitFor();
    await shot('paused-en');
    letGo();
    await page.keyboard.press('Alt+1');
    await page.getByRole('heading', { name: 'Orders' }).waitFor();
    await page.keyboard.press('Alt+5');
    await page.getByText(/Bench 1: 3 of 4/).waitFor();
    expect(printed).toBe(4);
    await page.getByRole('button', { name: 'Labels of this batch' }).click();
    await page.getByRole('dialog').getByText('Printed', { exact: true }).first().waitFor();
    await shot('batch-lines-en');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page
      .getByText(/Bench 1: 4 of 4/)
      .first()
      .waitFor();
    expect(printed).toBe(5);
    await shot('done-en');
    await page
      .getByRole('region', { name: 'Bench 1' })
      .getByRole('button', { name: 'Close' })
      .click();
  });

  test('a label is printed again only with a reason, as the next copy', async () => {
    await page.getByText('Printed', { exact: true }).first().click();
    await page
      .getByRole('button', { name: /^Print again/ })
      .first()
      .click();
    const go = page.getByRole('button', { name: 'Print copy 2' });
    expect(await go.isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: /^Reason/ }).fill('torn');
    await shot('reprint-en');
    await go.click();
    await page.getByText(/^Copy 2 of .* is printed$/).waitFor();
    expect(printed).toBe(6);
    await shot('jobs-en');
  });

  test('of a label that may have printed a person says whether it did', async () => {
    await printer.close();
    // Says that it is ready, and resets the connection in the middle of a label.
    const { createServer } = await import('node:net');
    const breaker = createServer((socket) => {
      socket.on('data', (bytes) => {
        if (bytes.length < 10) socket.write('\u0002@@@@\u0003');
        else socket.resetAndDestroy();
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => {
      breaker.listen(printer.port, '127.0.0.1', resolve);
    });
    const inDoubt = page.getByText('1 label may or may not have printed');
    const reprint = async (): Promise<string> => {
      await page
        .getByRole('button', { name: /^Print again/ })
        .first()
        .click();
      await page.getByRole('combobox', { name: /^Reason/ }).fill('jam');
      const print = page.getByRole('button', { name: /^Print copy/ });
      const copy = (await print.textContent())?.replace(/\D/g, '') ?? '';
      await print.click();
      await inDoubt.waitFor();
      return copy;
    };
    const scan = page.getByRole('textbox', { name: 'Scan the labels that came out whole' });
    await reprint();
    await shot('unknown-en');
    await scan.fill('RE000000000CN');
    await scan.press('Enter');
    await page.getByText('No label of RE000000000CN is in doubt').waitFor();
    await page.getByRole('button', { name: /^It did not/ }).click({ timeout: 5000 });
    await inDoubt.waitFor({ state: 'hidden' });
    await page.getByText('Not printed').first().waitFor();
    const copy = await reprint();
    const asked = await page.getByText(/^Label \S+ on /).textContent();
    const waybill = asked?.split(' ')[1] ?? '';
    await scan.fill(`${waybill}/${copy}`);
    await scan.press('Enter');
    await page.getByText(`Label ${waybill} is on paper`).waitFor();
    await inDoubt.waitFor({ state: 'hidden' });
    await new Promise<void>((resolve) => {
      breaker.close(() => resolve());
    });
  });

  test('looks right in Chinese, in the dark and on a large screen', async () => {
    await page.getByRole('button', { name: 'Switch to Chinese' }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('heading', { name: '面单与打印机' }).waitFor();
    await shot('jobs-zh-dark');
    await page.getByText('打印机', { exact: true }).first().click();
    await shot('printers-zh-dark');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await shot('printers-zh-dark-1920');
  });
});
