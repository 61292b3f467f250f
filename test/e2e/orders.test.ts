import { access } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRows } from '../fixtures/samples/export-sheet.ts';
import { sampleOrders } from '../fixtures/samples/orders.ts';
import { writeXlsx } from '../fixtures/samples/write-export.ts';
import { packbench, sample } from '../cli/packbench.ts';
import { create } from '../cli/stocked-shop.ts';
import { gallery, openOrdersDesk } from './orders-desk.ts';
import type { OrdersDesk } from './orders-desk.ts';

const edited = '8126030900010007';

describe('the orders screen', () => {
  let desk: OrdersDesk;

  beforeAll(async () => {
    desk = await openOrdersDesk(async (shop, at) => {
      await create(shop, 'cheapest', edited);
      // The buyer moves after the shipment was created.
      const rows = exportRows(
        sampleOrders.map(({ order }) =>
          order.orderId === edited
            ? { ...order, address: { ...order.address, street: 'ul. Novaya, d. 7' } }
            : order,
        ),
      );
      await writeXlsx(at('moved.xlsx'), rows);
    });
  });

  afterAll(() => desk.close());

  const count = (text: string): Promise<void> =>
    desk.page.getByText(text, { exact: true }).waitFor();

  const giveReason = async (reason: string): Promise<void> => {
    const box = desk.page.getByRole('textbox', { name: 'Reason' });
    await box.fill(reason);
    await box.press('Enter');
    await box.waitFor({ state: 'hidden' });
  };

  test('narrows the list by view, country and deadline, and keeps a view of one’s own', async () => {
    const { page } = desk;
    await count('76 rows');
    await page.getByRole('button', { name: /^Held/ }).click();
    await count('4 rows');
    await page.getByRole('button', { name: /^All/ }).click();
    await page.getByRole('combobox', { name: 'Country' }).click();
    await page.keyboard.type('France');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Deadline' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save view…' }).click();
    await page.keyboard.type('France, late');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'France, late', exact: true, pressed: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'France, late', exact: true }).click();
    await page.getByRole('button', { name: 'Remove the view France, late' }).click();
    await page.getByRole('button', { name: /^All/ }).click();
    await count('76 rows');
  });

  test('shows an order in full, and holds and releases it with a reason, by keyboard', async () => {
    const { page, picture } = desk;
    await page.keyboard.press('/');
    await page.keyboard.type('8126030900010378');
    await count('1 row');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Order 8126030900010378' });
    await drawer.getByText('Imported from orders.xls').waitFor();
    await picture('orders-details-en');
    expect(await desk.serious()).toStrictEqual([]);
    await drawer.getByRole('button', { name: 'Hold…' }).press('Enter');
    await giveReason('the buyer asked to wait');
    await drawer.getByText('Held: the buyer asked to wait').first().waitFor();
    await picture('orders-held-details-en');
    await drawer.getByRole('button', { name: 'Release…' }).press('Enter');
    await giveReason('she is back');
    await drawer.getByText('Released: she is back').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    // The keyboard goes on where it was.
    const grid = page.getByRole('grid');
    await expect.poll(() => grid.evaluate((list) => list === document.activeElement)).toBe(true);
    await page.getByRole('searchbox').fill('');
    await count('76 rows');
  });

  test('imports by button, holds what changed, and lets a person decide', async () => {
    const { page, picture } = desk;
    await desk.choose(desk.at('moved.xlsx'));
    await page.keyboard.press('Control+o');
    const report = page.getByRole('dialog', { name: /Imported moved.xlsx/ });
    await report.getByRole('heading', { name: 'Worth a look' }).waitFor();
    await report.getByRole('button', { name: 'Close' }).last().press('Enter');
    await report.waitFor({ state: 'hidden' });
    await page.getByRole('searchbox').fill(edited);
    await count('1 row');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: `Order ${edited}` });
    await drawer.getByText('ul. Novaya, d. 7').first().waitFor();
    await picture('orders-changed-en');
    expect(await desk.serious()).toStrictEqual([]);
    await drawer.getByRole('button', { name: 'Take the change…' }).press('Enter');
    const why = page.getByRole('dialog', { name: `Take the change of order ${edited}` });
    await why.getByRole('textbox', { name: 'Reason' }).fill('called the buyer');
    await why.getByRole('button', { name: 'Confirm' }).press('Enter');
    // The parcel was made for the old address: it is voided first.
    await why.getByText(/Void them first/).waitFor();
    await why.getByRole('button', { name: 'Cancel' }).press('Enter');
    await drawer.getByRole('button', { name: 'Keep as it was…' }).press('Enter');
    await giveReason('called the buyer');
    await drawer.getByText('Released: called the buyer').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').fill('');
  });

  test('names rejected rows and saves them as a workbook that can be mended', async () => {
    const { page, picture } = desk;
    await desk.choose(sample('orders-bad.xlsx'));
    await page.getByRole('button', { name: 'Import…' }).click();
    const report = page.getByRole('dialog', { name: /orders-bad.xlsx/ });
    await report.getByText('Atlantis').waitFor();
    await picture('orders-rejected-en');
    expect(await desk.serious()).toStrictEqual([]);
    await desk.choose(desk.at('rejected.xlsx'));
    await report.getByRole('button', { name: 'Save rejected rows…' }).press('Enter');
    await page.getByText(/7 rows saved in/).waitFor();
    await access(desk.at('rejected.xlsx'));
    await report.getByRole('button', { name: 'Close' }).last().press('Enter');
    await report.waitFor({ state: 'hidden' });
    const again = await packbench(
      'orders',
      'import',
      desk.at('rejected.xlsx'),
      '--data',
      desk.at('other'),
      '--json',
    );
    // The row that was taken is here again beside its double; elsewhere it is taken again, and the double is not.
    expect(again.json).toMatchObject({ read: 8, accepted: 1 });
  });

  test('asks what unknown headers mean, once', async () => {
    const { page, picture } = desk;
    await desk.choose(sample('orders-other-headers.csv'));
    await page.getByRole('button', { name: 'Import…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Which column is which?' });
    await dialog.getByText('Still needed:').waitFor();
    await picture('orders-mapping-en');
    expect(await desk.serious()).toStrictEqual([]);
    const meanings = {
      平台单据: 'Order number',
      单据进度: 'Order status',
      货品明细: 'Product information',
      签收人: 'Receiver',
      目的地: 'Country',
      门牌: 'Street address',
      联络号: 'Mobile',
    };
    for (const [header, meaning] of Object.entries(meanings)) {
      const box = dialog.getByRole('combobox', { name: `Meaning of ${header}` });
      await box.click();
      await box.fill(meaning);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await dialog.getByText('Everything that is needed is there.').waitFor();
    await picture('orders-mapping-done-en');
    await dialog.getByRole('button', { name: 'Import' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(/orders? imported from orders-other-headers.csv/).waitFor();
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByText(/Nothing new in orders-other-headers.csv/).waitFor();
  });

  test('takes a workbook that is dropped anywhere', async () => {
    const { page, picture } = desk;
    const input = await page.evaluateHandle(() => {
      const element = document.createElement('input');
      element.type = 'file';
      document.body.append(element);
      return element;
    });
    await input.setInputFiles(sample('orders.xlsx'));
    const drag = (type: string): Promise<void> =>
      page.evaluate(
        ([element, name]) => {
          const [file] = element.files ?? [];
          const dataTransfer = new DataTransfer();
          if (file !== undefined) dataTransfer.items.add(file);
          const options = { dataTransfer, bubbles: true, cancelable: true };
          document.querySelector('main')?.dispatchEvent(new DragEvent(name, options));
        },
        [input, type] as const,
      );
    await drag('dragenter');
    await page.getByText('Drop the workbook to import it').waitFor();
    await picture('orders-drop-en');
    await drag('drop');
    await page.getByText('Drop the workbook to import it').waitFor({ state: 'hidden' });
    await page
      .getByText(/orders.xlsx/)
      .first()
      .waitFor();
  });

  test('hands the selection over to the plans, without those that cannot ship', async () => {
    const { page } = desk;
    await page.reload();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: /^Online delivery: \d+ orders/ }).waitFor();
    await desk.picture('orders-selected-en');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Plans', level: 1 }).waitFor();
    await page.getByText(/orders were left out/).waitFor();
    await page.keyboard.press('Alt+1');
  });

  test('looks right in both languages and themes', async () => {
    await gallery(desk, 'orders', async () => {
      await desk.page.getByRole('grid').waitFor();
    });
    expect(await desk.serious()).toStrictEqual([]);
  });
});
