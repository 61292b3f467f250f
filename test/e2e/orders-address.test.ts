import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRows } from '../fixtures/samples/export-sheet.ts';
import { sampleOrders } from '../fixtures/samples/orders.ts';
import { writeXlsx } from '../fixtures/samples/write-export.ts';
import type { Address } from '../../domain/orders/order.ts';
import { importShape } from '../cli/shapes.ts';
import { gallery, openOrdersDesk } from './orders-desk.ts';
import type { OrdersDesk } from './orders-desk.ts';

const orderId = '8126030900010007';
/** In Cyrillic letters of two bytes: more than the platform takes. */
const long = 'улица Первых Космонавтов города, дом 124, квартира 35, подъезд 3';

describe('the address of an order', () => {
  let desk: OrdersDesk;

  beforeAll(async () => {
    desk = await openOrdersDesk(async (shop, at) => {
      const sheet = async (name: string, address: Partial<Address>): Promise<void> => {
        const rows = sampleOrders.flatMap(({ order }) =>
          order.orderId === orderId
            ? [{ ...order, address: { ...order.address, ...address } }]
            : [],
        );
        await writeXlsx(at(name), exportRows(rows));
      };
      await sheet('long.xlsx', { street: long });
      await sheet('moved.xlsx', { street: long, city: 'Kazan' });
      await shop.done(importShape, 'orders', 'import', at('long.xlsx'));
    });
  });

  afterAll(() => desk.close());

  const drawer = () => desk.page.getByRole('dialog', { name: `Order ${orderId}`, exact: true });
  const dialog = () => desk.page.getByRole('dialog', { name: /^Correct the address/ });

  const open = async (): Promise<void> => {
    const { page } = desk;
    await page.getByRole('searchbox').fill(orderId);
    await page.getByText('1 row', { exact: true }).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await drawer().getByRole('heading', { name: 'Ships to' }).waitFor();
  };

  const importing = async (name: string): Promise<void> => {
    await desk.choose(desk.at(name));
    await desk.page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
    await desk.page.keyboard.press('Control+o');
  };

  test('is found wanting', async () => {
    await open();
    await drawer()
      .getByText(/Receiver address .* bytes/)
      .waitFor();
    await desk.picture('orders-address-wanting-en');
    expect(await desk.serious()).toStrictEqual([]);
  });

  test('is corrected with the keyboard alone', async () => {
    const { page, picture } = desk;
    await drawer().getByRole('button', { name: 'Correct address…' }).press('Enter');
    await dialog()
      .getByText(/Receiver address .* bytes/)
      .waitFor();
    const street = dialog().getByRole('textbox', { name: 'Street' });
    await street.fill('ul. Pervykh Kosmonavtov 124-35');
    await dialog().getByText('The platform takes this address.').waitFor();
    const country = dialog().getByRole('combobox', { name: 'Country' });
    for (const [typed, name] of [
      ['belarus', 'Belarus BY'],
      ['russia', 'Russia RU'],
    ] as const) {
      await country.focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(typed);
      await page.getByRole('option').nth(0).filter({ hasText: name }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => country.inputValue()).toBe(name);
    }
    await picture('orders-address-dialog-en');
    expect(await desk.serious()).toStrictEqual([]);
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('the buyer wrote it so');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'hidden' });
    await drawer().getByText('ul. Pervykh Kosmonavtov 124-35').first().waitFor();
    await drawer().getByText('Address corrected: the buyer wrote it so').waitFor();
    await picture('orders-address-corrected-en');
  });

  test('stays when the same workbook comes again', async () => {
    await importing('long.xlsx');
    await desk.page.getByText(/Nothing new in long.xlsx/).waitFor();
    await open();
    await drawer().getByText('ul. Pervykh Kosmonavtov 124-35').first().waitFor();
    await drawer().getByText('Corrected here; the platform gives another address').waitFor();
  });

  test('waits for a person when the platform changes its own', async () => {
    const { page, picture } = desk;
    await importing('moved.xlsx');
    const report = page.getByRole('dialog', { name: /Imported moved.xlsx/ });
    await report.getByText(/changed on the platform after it had been corrected here/).waitFor();
    await report.getByRole('button', { name: 'Close' }).last().press('Enter');
    await report.waitFor({ state: 'hidden' });
    await open();
    await drawer().getByText('Held: Address changed on the platform').waitFor();
    await drawer().getByText('Kazan').first().waitFor();
    await picture('orders-address-contested-en');
    expect(await desk.serious()).toStrictEqual([]);
    expect(await drawer().getByRole('button', { name: 'Correct address…' }).count()).toBe(0);
    await drawer().getByRole('button', { name: 'Keep as it was…' }).press('Enter');
    const reason = page.getByRole('textbox', { name: 'Reason' });
    await reason.fill('asked the buyer');
    await reason.press('Enter');
    await drawer().getByText('Released: asked the buyer').waitFor();
    await drawer().getByText('ul. Pervykh Kosmonavtov 124-35').first().waitFor();
  });

  test('goes back to what the platform gives', async () => {
    const { page } = desk;
    await drawer().getByRole('button', { name: 'Correct address…' }).press('Enter');
    await dialog().getByRole('button', { name: 'As the platform gives it' }).press('Enter');
    await dialog().getByText('This is the address as the platform gives it.').waitFor();
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('was right after all');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'hidden' });
    await drawer().getByText('Kazan').first().waitFor();
    expect(await drawer().getByText('Corrected here').count()).toBe(0);
  });

  test('looks right in both languages and themes', { timeout: 180_000 }, async () => {
    await gallery(desk, 'orders-address', async () => {
      const { page } = desk;
      await page.getByRole('searchbox').fill(orderId);
      await page.getByRole('row').nth(1).waitFor();
      await page.getByRole('grid').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /Correct address…|更正地址…/ }).press('Enter');
      await page.getByRole('dialog', { name: /Correct the address|更正订单/ }).waitFor();
    });
  });
});
