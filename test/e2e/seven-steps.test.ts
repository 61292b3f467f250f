import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../../domain/settings/settings.ts';
import { outFolder, packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { codesOf, hasZbar, readWithZbar, readWithZxing } from '../cli/pictures.ts';
import { startSimulatedScale } from '../main/scale/simulated-scale.ts';
import type { SimulatedScale } from '../main/scale/simulated-scale.ts';
import { askCore, openWindow } from './electron-app.ts';
import { settled } from './gallery-tour.ts';
import { keyboardOf } from './keyboard.ts';
import type { Keyboard } from './keyboard.ts';
import { plugIn } from './scanner.ts';
import type { Host, Scanner } from './scanner.ts';
import { boxesByOrder, shipmentShape, startPaperPrinter, textOf, writeBill } from './seven-shop.ts';
import type { PaperPrinter, SevenShipment } from './seven-shop.ts';

const screenshots = join(outFolder, 'screenshots', 'seven-steps');

/** The day of a small shop in the real window: no mouse, only the keyboard, a scanner, a scale and a label printer. */
describe('the seven steps', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let data: string;
  let printer: PaperPrinter;
  let scale: SimulatedScale;
  let boxes: Awaited<ReturnType<typeof boxesByOrder>>;
  let app: ElectronApplication;
  let page: Page;
  let keys: Keyboard;
  let scanner: Scanner;
  let shipments: readonly SevenShipment[] = [];
  const labels = new Map<string, string>();
  let pictures = 0;

  const at = (name: string): string => join(folder.path, name);
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const shows = (name: string): Promise<void> =>
    page.getByRole('heading', { name, exact: true }).waitFor();
  const picture = async (name: string): Promise<void> => {
    pictures += 1;
    await settled(page);
    const file = `${String(pictures).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(screenshots, file) });
  };
  /** Answers the dialogs of the system, and nothing else. */
  const choose = (path: string): Promise<void> =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    }, path);
  const call = async <Value>(shape: z.ZodType<Value>, name: string, input: object) => {
    const answer = await askCore(page, name, input);
    const { value } = z.object({ ok: z.literal(true), value: z.unknown() }).parse(answer);
    return shape.parse(value);
  };
  const readShipments = async (): Promise<readonly SevenShipment[]> => {
    const pageShape = z.object({ items: z.array(shipmentShape) });
    return (await call(pageShape, 'shipments.list', { limit: 500 })).items;
  };
  const parcel = (index: number) => {
    const shipment = shipments[index];
    const box = boxes.get(shipment?.orderIds[0] ?? '');
    if (shipment === undefined || box === undefined) throw new Error(`no parcel ${index}`);
    return { ...shipment, ...box };
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    data = at('data');
    await mkdir(screenshots, { recursive: true });
    printer = await startPaperPrinter(join(outFolder, 'screenshots', 'seven-steps', 'labels'));
    scale = await startSimulatedScale();
    boxes = await boxesByOrder();
    const settings = at('settings.json');
    const scanning = { prefix: 'F12', suffix: 'enter', maxGapMs: 35, mapping: 'auto' };
    await writeFile(
      settings,
      JSON.stringify({ scale: { address: scale.address }, scanner: scanning }),
    );
    expect((await packbench('settings', 'set', settings, '--data', data)).status).toBe(0);
    ({ app, page } = await openWindow(data));
    page.setDefaultTimeout(15_000);
    await page.setViewportSize({ width: 1366, height: 768 });
    keys = keyboardOf(page);
    scanner = await plugIn(page, { prefix: 'F12', suffix: 'Enter' });
  });

  afterAll(async () => {
    await picture('last');
    await app.close();
    await printer.close();
    await scale.close();
    const verified = await packbench('verify', '--data', data, '--json');
    expect(verified.json).toMatchObject({ ok: true });
    await folder.remove();
  });

  test('before all: the shop says who sends and which printer prints', async () => {
    const { sender } = settingsSchema.parse(
      JSON.parse(await readFile(sample('sender.json'), 'utf8')),
    );
    await shows('Welcome to Packbench');
    await picture('welcome');
    await keys.press(button('Start with my own orders'));
    await shows('Who sends?');
    for (const [label, text] of [
      ['Name or company', sender.nameEn],
      ['Phone', sender.phone],
      ['Street', sender.streetEn],
      ['City', sender.cityEn],
      ['Province', sender.provinceEn],
      ['Postcode', sender.postcode],
    ] as const) {
      await keys.fill(page.getByLabel(label), text);
    }
    await picture('sender');
    await keys.press(button('Next'));
    await shows('Which printer prints the labels?');
    await keys.fill(page.getByLabel('Address'), `127.0.0.1:${printer.port}`);
    await picture('printer');
    await page.keyboard.press('Enter');
    await shows('Your orders');
    expect(await button('Choose the workbook').isEnabled()).toBe(true);
  });

  test('1: the order workbook is imported', async () => {
    await choose(sample('orders.xls'));
    await keys.press(button('Choose the workbook'));
    await page.getByText('76 rows', { exact: true }).waitFor();
    await picture('orders');
    // What the seller centre does not know comes from the shop's own list.
    await choose(sample('catalogue.xlsx'));
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Import a workbook');
    await page.keyboard.press('Enter');
    await page.getByText('44 products imported from catalogue.xlsx').waitFor();
    // For the carrier that collects at the door.
    await page.keyboard.press('Alt+9');
    await keys.press(button('Sender and pickup'));
    const { sender } = settingsSchema.parse(
      JSON.parse(await readFile(sample('sender.json'), 'utf8')),
    );
    for (const [label, text] of [
      ['Contact', sender.pickupContactZh],
      ['Mobile number', sender.pickupMobile],
      ['Address', sender.pickupAddressZh],
      ['Return unit', sender.returnUnit],
    ] as const) {
      await keys.fill(page.getByLabel(label, { exact: true }), text);
    }
    await page.keyboard.press('Control+s');
    await page.getByText('Saved.').waitFor();
    await picture('pickup');
  });

  test('2: every plan says what it charges, and a rule chooses', async () => {
    await page.keyboard.press('Alt+1');
    await page.getByText('76 rows', { exact: true }).waitFor();
    await keys.tabTo(page.getByRole('grid', { name: 'Orders' }));
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+Enter');
    await shows('Plans');
    const grid = page.getByRole('grid', { name: 'Orders and what each plan charges' });
    await grid.getByText('Cheapest').first().waitFor();
    await keys.tabTo(grid);
    await page.keyboard.press('ArrowRight');
    await page
      .getByRole('region', { name: 'Details of the cell' })
      .getByText(/Source:/)
      .waitFor();
    await picture('plans');
    await keys.fill(page.getByRole('textbox', { name: 'Under days' }), '90');
    await keys.press(button('Choose for all'));
    await page.getByText(/Plans? chosen for \d+ orders?/).waitFor();
    await picture('plans-chosen');
  });

  test('3: logistics orders are created in one batch, some collected at the door', async () => {
    await page.keyboard.press('Alt+3');
    await keys.press(button('Waybill numbers'));
    await choose(sample('waybills.xlsx'));
    await keys.press(button('Import numbers…'));
    await page.getByText(/rows of waybill numbers imported/).waitFor();
    await picture('waybill-numbers');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Waybill numbers' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+2');
    await keys.press(button(/^Create shipments: \d+/));
    await page.getByRole('heading', { name: /^Create shipments for \d+ orders$/ }).waitFor();
    // Too few for this carrier to come: they go to its warehouse with a domestic express.
    const few = page.getByRole('region', { name: 'Ruston Airlines' });
    const way = { name: 'How it reaches the carrier' };
    await keys.choose(few.getByRole('radiogroup', way), 'Door collection');
    await keys.fill(few.getByRole('combobox', { name: 'Pickup city' }), '深圳');
    await few.getByText(/collects at the door in 深圳 from 10 parcels on; you have 8/).waitFor();
    await picture('door-refused');
    await page.keyboard.press('Escape');
    await keys.choose(few.getByRole('radiogroup', way), 'Domestic express');
    await keys.fill(few.getByLabel('Domestic tracking number of all'), 'SF1000000000017');
    const many = page.getByRole('region', { name: 'China Post Registered Air Mail' });
    await keys.choose(many.getByRole('radiogroup', way), 'Door collection');
    await keys.fill(many.getByRole('combobox', { name: 'Pickup city' }), '深圳');
    await page.keyboard.press('Escape');
    await many.getByText(/The carrier collects here from \d+ parcels on/).waitFor();
    await picture('door-collection');
    await keys.press(button(/^Create \d+ shipments$/));
    await page.getByText(/shipments created and on disk/).waitFor();
    await picture('created');
    shipments = await readShipments();
    expect(shipments.length).toBeGreaterThan(40);
    expect(new Set(shipments.map(({ waybill }) => waybill)).size).toBe(shipments.length);
  });

  /** Packs a box at the table with a scanner and, without a weight, with the scale. */
  const pack = async (
    index: number,
    host: Host,
    weigh: 'typed' | 'scale',
  ): Promise<string | undefined> => {
    const { waybill, shipmentId, scans, weightGrams } = parcel(index);
    await scanner.scan(waybill, { host });
    await page.getByText(shipmentId).waitFor();
    for (const [done, code] of scans.entries()) {
      await page.getByText(`${done} of ${scans.length} pieces`).waitFor();
      await scanner.scan(code, { host });
    }
    await shows('Weigh the parcel');
    if (weigh === 'typed') {
      await page.keyboard.type(String(weightGrams), { delay: 110 });
      await page.keyboard.press('Enter');
    } else {
      scale.put(0);
      await page.getByText('steady').waitFor();
      scale.put(weightGrams);
    }
    await shows('Stick it on, then scan it');
    const label = await printer.next();
    labels.set(waybill, label);
    expect(await readWithZxing(label)).toStrictEqual(codesOf(waybill));
    await picture(`label-${host}`);
    await scanner.scan(waybill, { host });
    await shows('Done');
    return (await readShipments())[index]?.state;
  };

  test('4: parcels are packed by scanner, weighed, and their labels print by themselves', async () => {
    await page.keyboard.press('Alt+4');
    await shows('Scan to begin');
    await scale.heard();
    await picture('pack');
    expect(await pack(0, 'us', 'typed')).toBe('affixed');
    expect(await pack(1, 'us', 'scale')).toBe('affixed');
  });

  test.each([
    [2, 'russian'],
    [3, 'ime'],
    [4, 'alt'],
  ] as const)('4: parcel %i comes through a keyboard that is %s', async (index, host) => {
    expect(await pack(index, host, 'typed')).toBe('affixed');
  });

  test('4: a French layout moves letters and hides digits, and matters as little', async () => {
    expect(await pack(5, 'french', 'scale')).toBe('affixed');
  });

  test('4: the labels of the rest of the day are printed as a batch', async () => {
    // Other tables packed these.
    for (let index = 6; index < shipments.length; index += 1) {
      const { shipmentId, scans, weightGrams } = parcel(index);
      for (const code of scans) await call(z.unknown(), 'packing.scan', { shipmentId, code });
      await call(z.unknown(), 'packing.finish', {
        shipmentId,
        weightGrams,
        weightReason: 'counted',
      });
    }
    await page.keyboard.press('Alt+5');
    const rest = shipments.length - 6;
    await keys.press(button(`Print ${rest} labels`));
    await page.getByText(`${rest} of ${rest}`).first().waitFor({ timeout: 120_000 });
    await picture('batch');
    for (let index = 6; index < shipments.length; index += 1) {
      const file = await printer.next();
      const [waybill = ''] = (await readWithZxing(file)).code128;
      expect(await readWithZxing(file)).toStrictEqual(codesOf(waybill));
      labels.set(waybill, file);
    }
    expect([...labels.keys()].toSorted()).toStrictEqual(
      shipments.map(({ waybill }) => waybill).toSorted(),
    );
  });

  test.runIf(hasZbar)('4: another decoder reads the same on every label', async () => {
    const read = await readWithZbar([...labels.values()]);
    for (const [waybill, file] of labels) expect(read.get(file)).toStrictEqual(codesOf(waybill));
  });

  test('5: every carrier gets its bags, with the name of the driver', async () => {
    shipments = await readShipments();
    const carriers = new Set(shipments.map(({ carrier }) => carrier));
    await page.keyboard.press('Alt+6');
    for (let index = 0; index < carriers.size; index += 1) {
      await shows('Who collects now?');
      // Who has the most parcels comes first.
      await keys.press(button(/Start scanning/).first());
      const heading = page.getByRole('heading', { name: /^Handover to / });
      const carrier = (await heading.innerText()).replace('Handover to ', '');
      const mine = shipments.filter((one) => one.carrier === carrier);
      for (const [place, { waybill }] of mine.entries()) {
        // Another input method is active here, in the field that has the focus.
        await scanner.scan(waybill, { host: place === 0 ? 'pinyin' : 'us', gapMs: 2 });
        await page
          .getByText(new RegExp(`: ${place + 1} of \\d+`))
          .first()
          .waitFor();
        expect(await page.getByRole('textbox').inputValue()).toBe('');
      }
      if (index === 0) await picture('bags');
      await page.keyboard.press('F9');
      const dialog = page.getByRole('dialog');
      await keys.fill(dialog.getByLabel(/Driver’s name/), 'Wang Driver');
      if (index === 0) await picture('driver');
      await keys.press(dialog.getByRole('button', { name: 'Hand over now' }));
      await shows('Handed over');
      if (index === 0) await picture('handed-over');
      const list = at(`list-${index}.xlsx`);
      await choose(list);
      await keys.press(button('Export list'));
      await page
        .getByText(new RegExp(`^${mine.length} parcels? written to .*list-${index}`))
        .waitFor();
      const text = await textOf(list);
      for (const waybill of [...mine.map((one) => one.waybill), 'Wang Driver']) {
        expect(text).toContain(waybill);
      }
      await keys.press(button('Next carrier'));
    }
    expect((await readShipments()).every(({ state }) => state === 'handed-over')).toBe(true);
  });

  test('6: the notices are filled, exported and sent', async () => {
    await page.keyboard.press('Alt+7');
    await page.getByRole('grid', { name: 'To be filled' }).waitFor();
    await picture('notices');
    await keys.press(button(`Fill ${shipments.length} notices`));
    await keys.fill(page.getByLabel('Description'), 'Shipped by air');
    await picture('notices-fill');
    await keys.press(page.getByRole('dialog').getByRole('button', { name: 'Fill', exact: true }));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.choose(page.getByRole('main').getByRole('radiogroup').first(), /^Filled/);
    await page.getByRole('grid', { name: 'Filled' }).waitFor();
    await choose(at('notices.xlsx'));
    await keys.press(button('Export'));
    await page.getByText(/notices written to/).waitFor();
    await access(at('notices.xlsx'));
    await picture('notices-filled');
    await keys.press(button(`Mark ${shipments.length} as sent`));
    await keys.press(page.getByRole('dialog').getByRole('button', { name: /as sent$/ }));
    await page.getByText(/notices marked as sent/).waitFor();
    await picture('notices-sent');
  });

  test('7: the bill is checked, the freight paid in one batch and reported', async () => {
    shipments = await readShipments();
    const over = shipments[3]?.waybill ?? '';
    await writeBill(at('bill.xlsx'), shipments, new Map([[over, 420]]));
    await page.keyboard.press('Alt+8');
    await shows('Freight');
    await choose(at('bill.xlsx'));
    await keys.pick(button('More'), 'Import a bill');
    await button('See 1 difference').waitFor();
    await picture('bill');
    await keys.press(button('See 1 difference'));
    await page.getByText(over).first().waitFor();
    await picture('match');
    await keys.tabTo(page.getByRole('tab', { name: "Carrier's bills" }));
    await page.keyboard.press('ArrowLeft');
    await keys.press(button(/^Pay all/));
    await keys.fill(page.getByLabel('Reference'), '2026031122001');
    await picture('pay');
    await page.keyboard.press('Enter');
    await page.getByText(/paid for \d+ shipments/).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.tabTo(page.getByRole('tab', { name: 'Payments' }));
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Estimated, billed and paid/ }).waitFor();
    await picture('stats');
    await choose(at('report.xlsx'));
    await keys.press(button('Save freight report'));
    await page.getByText(/^Saved:/).waitFor();
    const text = await textOf(at('report.xlsx'));
    for (const { waybill } of shipments) expect(text).toContain(waybill);
    expect(text).toContain('2026031122001');
  });
});
