import { access } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sample } from '../cli/packbench.ts';
import { writtenShape } from '../cli/shapes.ts';
import { openOrdersDesk } from './orders-desk.ts';
import type { OrdersDesk } from './orders-desk.ts';

describe('a workbook dropped anywhere', () => {
  let desk: OrdersDesk;

  beforeAll(async () => {
    desk = await openOrdersDesk(async (shop, at) => {
      await shop.done(writtenShape, 'plans', 'export', at('plans.xlsx'));
      await shop.done(writtenShape, 'templates', 'write', 'notices', at('notices.xlsx'));
    });
  });

  afterAll(() => desk.close());

  /** Drops a file on the middle of the window, as the system would. */
  const drop = async (path: string): Promise<void> => {
    const { page } = desk;
    const input = await page.evaluateHandle(() => {
      const element = document.createElement('input');
      element.type = 'file';
      document.body.append(element);
      return element;
    });
    await input.setInputFiles(path);
    await page.evaluate((element) => {
      const [file] = element.files ?? [];
      const dataTransfer = new DataTransfer();
      if (file !== undefined) dataTransfer.items.add(file);
      const options = { dataTransfer, bubbles: true, cancelable: true };
      const target = document.querySelector('main, [data-screen]') ?? document.body;
      target.dispatchEvent(new DragEvent('drop', options));
      element.remove();
    }, input);
  };
  const heading = (name: string): Promise<void> =>
    desk.page.getByRole('heading', { name, level: 1 }).waitFor();

  test('leads from any screen to where its kind is seen', async () => {
    const { page } = desk;
    for (const [from, file, screen, message] of [
      ['Alt+8', sample('orders.xlsx'), 'Orders', /orders.xlsx/],
      ['Alt+1', sample('waybills.xlsx'), 'Shipments', /Nothing new in waybills.xlsx/],
      ['Alt+1', desk.at('notices.xlsx'), 'Notices', /Nothing new in notices.xlsx/],
    ] as const) {
      await page.keyboard.press(from);
      await drop(file);
      await heading(screen);
      await page.getByText(message).first().waitFor();
    }
    await drop(desk.at('plans.xlsx'));
    await heading('Plans');
    await page.getByText('Nothing: the plans are as they are in the file.').waitFor();
    await page.keyboard.press('Escape');
    // The catalogue has no screen of its own, so nobody is led away.
    await page.keyboard.press('Alt+6');
    await drop(sample('catalogue.xlsx'));
    await page.getByText(/Nothing new in catalogue.xlsx/).waitFor();
    await heading('Handover');
  });

  test('is refused by name when it is nothing that is known, and offered as orders', async () => {
    const { page } = desk;
    await drop(sample('orders-other-headers.csv'));
    const dialog = page.getByRole('dialog', { name: 'orders-other-headers.csv was not imported' });
    await dialog.getByText(/Nothing in this file looks like orders/).waitFor();
    await desk.picture('import-unrecognised-en');
    expect(await desk.serious()).toStrictEqual([]);
    await dialog
      .getByRole('button', { name: 'These are orders: name the columns…' })
      .press('Enter');
    await page.getByRole('dialog', { name: 'Which column is which?' }).waitFor();
    await page.keyboard.press('Escape');
    await drop(sample('packing.json'));
    await page.getByRole('dialog', { name: 'packing.json was not imported' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('that is not what was asked for is imported only when the user says so', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+1');
    await desk.choose(sample('catalogue.xlsx'));
    await page.getByRole('button', { name: 'Import…' }).click();
    const dialog = page.getByRole('dialog', { name: 'This file holds a catalogue' });
    await dialog.getByText(/not orders\. Nothing is imported yet\./).waitFor();
    await desk.picture('import-other-en');
    expect(await desk.serious()).toStrictEqual([]);
    await dialog.getByRole('button', { name: 'Import it as a catalogue' }).press('Enter');
    await page
      .getByText(/Nothing new in catalogue.xlsx/)
      .last()
      .waitFor();
  });

  test('has its rejected rows saved, whatever it is', async () => {
    const { page } = desk;
    await drop(sample('bill.xlsx'));
    const dialog = page.getByRole('dialog', { name: /bill.xlsx/ });
    await dialog.getByRole('heading', { name: 'Not imported' }).waitFor();
    await heading('Freight');
    await desk.picture('import-rejected-bill-en');
    await desk.choose(desk.at('bill-rejected.xlsx'));
    await dialog.getByRole('button', { name: 'Save rejected rows…' }).press('Enter');
    await page.getByText(/rows saved in/).waitFor();
    await access(desk.at('bill-rejected.xlsx'));
    await page.keyboard.press('Escape');
  });
});
