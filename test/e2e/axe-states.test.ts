import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { station } from '../cli/station.ts';
import { packSample } from '../cli/stocked-shop.ts';
import { openWindow } from './electron-app.ts';
import { settled, themes } from './gallery-tour.ts';
import { keyboardOf } from './keyboard.ts';
import type { Keyboard } from './keyboard.ts';
import { packShop, startLabelPrinter } from './pack-shop.ts';
import type { Box } from './pack-shop.ts';
import { plugIn } from './scanner.ts';
import type { Scanner } from './scanner.ts';
import { seriousFindings, shot } from './shots.ts';

/** States of the screens that no tour comes through: what stops a packer, and what opens over a list. */
describe('accessibility of', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let printer: Awaited<ReturnType<typeof startLabelPrinter>>;
  let boxes: readonly Box[];
  let app: ElectronApplication;
  let page: Page;
  let keys: Keyboard;
  let scanner: Scanner;

  const box = (index: number): Box => {
    const found = boxes[index];
    if (found === undefined) throw new Error(`no box ${index}`);
    return found;
  };
  const shows = (name: string): Promise<void> =>
    page.getByRole('heading', { name, exact: true }).first().waitFor();
  /** What axe finds serious on what is seen now, in both themes. */
  const findings = async (name: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      await shot(page, `state-${name}-${colorScheme}`);
      found.push(...(await seriousFindings(page)).map((one) => `${colorScheme} ${one}`));
    }
    return found;
  };
  const choose = (path: string): Promise<void> =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, path);
  const dialog = () => page.getByRole('dialog').last();
  const leave = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    printer = await startLabelPrinter();
    boxes = await packShop(folder.path, printer.address, {
      startScreen: 'pack',
      packPrinter: 'Zebra',
      soundVolume: 0,
    });
    const shop = station(join(folder.path, 'data'));
    await packSample(shop, box(2).orderId);
    const held = await packbench(
      'orders',
      'hold',
      box(3).orderId,
      '--reason',
      'the buyer wrote',
      '--data',
      shop.data,
    );
    expect(held.status).toBe(0);
    ({ app, page } = await openWindow(shop.data));
    page.setDefaultTimeout(15_000);
    await page.setViewportSize({ width: 1366, height: 768 });
    keys = keyboardOf(page);
    // Between two scans every element is looked at in both themes, which the window has to catch up with.
    scanner = await plugIn(page, { leadMs: 600 });
  });

  afterAll(async () => {
    await app.close();
    await printer.close();
    await folder.remove();
  });

  test('Pack: held, wrong, too many, a weight that cannot be, the handshake', async () => {
    const found: Record<string, readonly string[]> = {};
    const stopped = async (name: string, heading: string): Promise<void> => {
      await page.getByRole('alert').getByRole('heading', { name: heading, exact: true }).waitFor();
      found[name] = await findings(`pack-${name}`);
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor({ state: 'detached' });
    };
    await shows('Scan to begin');
    await scanner.scan(box(3).orderId);
    await stopped('held', 'Held: do not ship');
    await scanner.scan(box(0).waybill);
    await page.getByText('Next piece').waitFor();
    found['scan'] = await findings('pack-scan');
    await scanner.scan('4006381333931');
    await stopped('wrong', 'Wrong item');
    const [first = '', second = '', third = ''] = box(0).scans;
    await scanner.scan(first);
    await page.getByText('1 of 3 pieces').waitFor();
    await scanner.scan(second);
    await page.getByText('2 of 3 pieces').waitFor();
    await scanner.scan(first);
    await stopped('over', 'Too many');
    await scanner.scan(third);
    await shows('Weigh the parcel');
    found['weigh'] = await findings('pack-weigh');
    await page.keyboard.type('9000', { delay: 110 });
    await page.keyboard.press('Enter');
    await stopped('weight', 'Check the weight');
    await page.keyboard.type(String(box(0).weightGrams), { delay: 110 });
    await page.keyboard.press('Enter');
    await shows('Stick it on, then scan it');
    found['handshake'] = await findings('pack-handshake');
    await scanner.scan(box(1).waybill);
    await stopped('wrong-label', 'Wrong label');
    await scanner.scan(box(0).waybill);
    await shows('Done');
    found['done'] = await findings('pack-done');
    expect(Object.entries(found).filter(([, some]) => some.length > 0)).toStrictEqual([]);
    expect(Object.keys(found)).toHaveLength(9);
  });

  test('what opens over the shipments', async () => {
    const found: Record<string, readonly string[]> = {};
    await page.keyboard.press('Alt+3');
    const grid = page.getByRole('grid', { name: 'Shipments' });
    await grid.waitFor();
    await keys.tabTo(grid);
    await page.keyboard.press('Enter');
    await page.getByText('Customs declaration').waitFor();
    found['details'] = await findings('shipment-details');
    await keys.tabTo(page.getByRole('tab', { name: 'Details' }));
    await page.keyboard.press('ArrowRight');
    await page.getByRole('img', { name: /^Label of / }).waitFor();
    found['label'] = await findings('shipment-label');
    await page.keyboard.press('ArrowRight');
    await page.getByText('Created with plan CPAM').waitFor();
    found['history'] = await findings('shipment-history');
    await keys.press(page.getByRole('button', { name: 'Void…' }));
    await page.getByRole('button', { name: 'Void the shipment' }).waitFor();
    found['void'] = await findings('shipment-void');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Void the shipment' }).waitFor({ state: 'detached' });
    await leave();
    await keys.press(page.getByRole('button', { name: 'Waybill numbers' }));
    await dialog().waitFor();
    found['numbers'] = await findings('shipment-numbers');
    await leave();
    await keys.pick(
      page.getByRole('button', { name: 'Batch workbook' }),
      'Export orders to a workbook…',
    );
    await page.getByRole('dialog', { name: 'Export the batch workbook' }).waitFor();
    found['export'] = await findings('shipment-export');
    await leave();
    await choose(sample('orders-bad.xlsx'));
    await keys.pick(
      page.getByRole('button', { name: 'Batch workbook' }),
      'Import a filled workbook…',
    );
    await dialog().waitFor();
    found['import'] = await findings('shipment-import');
    await leave();
    expect(Object.entries(found).filter(([, some]) => some.length > 0)).toStrictEqual([]);
  });

  test('what opens over the labels', async () => {
    const found: Record<string, readonly string[]> = {};
    await page.keyboard.press('Alt+5');
    await page.getByRole('button', { name: 'Print 1 label' }).waitFor();
    found['to-print'] = await findings('labels-to-print');
    const parts = page.getByRole('radiogroup').first();
    await keys.choose(parts, 'Printers');
    await keys.press(page.getByRole('button', { name: 'Add a printer' }));
    await keys.fill(dialog().getByLabel('Address'), 'tcp://192.168.1');
    await page.getByText(/is not a printer address/).waitFor();
    found['add'] = await findings('labels-add');
    await leave();
    await keys.press(page.getByRole('button', { name: 'Measure…' }));
    await dialog().waitFor();
    found['measure'] = await findings('labels-measure');
    await leave();
    await keys.choose(parts, 'Printed');
    await keys.press(page.getByRole('button', { name: /^Print again/ }).first());
    await page.getByRole('button', { name: 'Print copy 2' }).waitFor();
    found['reprint'] = await findings('labels-reprint');
    await leave();
    expect(Object.entries(found).filter(([, some]) => some.length > 0)).toStrictEqual([]);
  });
});
