import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRows } from '../fixtures/samples/export-sheet.ts';
import { sampleOrders } from '../fixtures/samples/orders.ts';
import { writeXlsx } from '../fixtures/samples/write-export.ts';
import { fillWorkbook } from '../cli/workbooks.ts';
import { settled } from './gallery-tour.ts';
import { keyboardOf } from './keyboard.ts';
import type { Keyboard } from './keyboard.ts';
import { openOrdersDesk } from './orders-desk.ts';
import type { OrdersDesk } from './orders-desk.ts';

/** More rows than any machine reads before a person can press Stop. */
const manyRows = 30_000;

describe('files', () => {
  let desk: OrdersDesk;
  let keys: Keyboard;

  beforeAll(async () => {
    desk = await openOrdersDesk(async (shop, at) => {
      await shop.run('plans', 'export', at('plans.xlsx'));
      await fillWorkbook(at('plans.xlsx'), 'Tariffs', (row, set) => {
        if (row['Plan'] === 'CPAM' && row['Country'] === 'RU') set('Rate CNY/kg', 99.5);
      });
      await writeFile(at('broken.xlsx'), 'PK\u0003\u0004 and nothing behind it');
      const [first] = sampleOrders;
      if (first === undefined) throw new Error('no sample');
      const orders = Array.from({ length: manyRows }, (_, index) => ({
        ...first.order,
        orderId: `82${String(index).padStart(14, '0')}`,
      }));
      await writeXlsx(at('many.xlsx'), exportRows(orders));
    });
    keys = keyboardOf(desk.page);
  });

  afterAll(() => desk.close());

  const total = (text: string): Promise<void> =>
    desk.page.getByText(text, { exact: true }).waitFor();

  test('a file that is no workbook is refused with its reason, and another can be chosen', async () => {
    const { page } = desk;
    await total('76 rows');
    await desk.choose(desk.at('broken.xlsx'));
    await page.keyboard.press('Control+o');
    const refused = page.getByRole('dialog', { name: 'broken.xlsx was not imported' });
    await refused.waitFor();
    await desk.picture('import-refused-en');
    expect(await desk.serious()).toStrictEqual([]);
    await refused.getByRole('button', { name: 'Choose another file…' }).waitFor();
    await page.keyboard.press('Escape');
    await refused.waitFor({ state: 'detached' });
    await total('76 rows');
  });

  test('a dialog of the system that is closed without a file changes nothing', async () => {
    const { page, app } = desk;
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    });
    await page.keyboard.press('Control+o');
    await settled(page);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await total('76 rows');
  });

  test('a long import shows how far it is, and stops without a trace', async () => {
    const { page } = desk;
    await desk.choose(desk.at('many.xlsx'));
    await page.keyboard.press('Control+o');
    const running = page.getByRole('dialog', { name: 'Importing many.xlsx' });
    await running.getByRole('progressbar', { name: 'Importing many.xlsx' }).waitFor();
    await desk.page.screenshot({ path: desk.at('running.png') });
    await keys.press(running.getByRole('button', { name: 'Cancel' }));
    await running.waitFor({ state: 'detached' });
    await settled(page);
    await total('76 rows');
  });

  test('new tariffs are shown against the old ones, and taken', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+2');
    await keys.choose(page.getByRole('radiogroup', { name: 'What is shown' }), 'Tariffs');
    await desk.choose(desk.at('plans.xlsx'));
    await keys.press(page.getByRole('button', { name: 'Import tariffs…' }));
    const dialog = page.getByRole('dialog', { name: 'What plans.xlsx would change' });
    await dialog.getByText('99.5').first().waitFor();
    await desk.picture('plans-differences-en');
    expect(await desk.serious()).toStrictEqual([]);
    await keys.press(dialog.getByRole('button', { name: 'Take these tariffs' }));
    await dialog.waitFor({ state: 'detached' });
  });
});
