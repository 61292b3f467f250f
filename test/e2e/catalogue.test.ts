import { access } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gallery, openOrdersDesk } from './orders-desk.ts';
import type { OrdersDesk } from './orders-desk.ts';

describe('the products in the settings', () => {
  let desk: OrdersDesk;

  beforeAll(async () => {
    desk = await openOrdersDesk(async () => undefined);
  });

  afterAll(() => desk.close());

  const open = async (): Promise<void> => {
    const { page } = desk;
    await page.keyboard.press('Alt+9');
    await page.getByRole('button', { name: /^(Products|商品)$/ }).press('Enter');
    await page.getByRole('grid', { name: /^(Products|商品)$/ }).waitFor();
  };

  test('are searched by SKU, barcode and name, and shown in full, by keyboard', async () => {
    const { page, picture } = desk;
    await open();
    await page.getByText('44 products', { exact: true }).waitFor();
    expect(await desk.serious()).toStrictEqual([]);
    const search = page.getByRole('searchbox', { name: /^Search SKU/ });
    await search.fill('case-clr');
    await page.getByText('1 product', { exact: true }).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    const product = page.getByRole('dialog', { name: 'CASE-CLR-61' });
    await product.getByText('HS code').waitFor();
    await picture('catalogue-product-en');
    expect(await desk.serious()).toStrictEqual([]);
    await page.keyboard.press('Escape');
    await product.waitFor({ state: 'hidden' });
    await search.fill('no such thing');
    await page.getByText('Nothing matches').waitFor();
    await search.fill('');
    await page.getByText('44 products', { exact: true }).waitFor();
  });

  test('are written as the workbook that the import reads', async () => {
    const { page } = desk;
    await desk.choose(desk.at('products.xlsx'));
    await page.getByRole('button', { name: 'Export…' }).press('Enter');
    await desk.picture('debug');
    await page.getByText(/44 products written to/).waitFor();
    await access(desk.at('products.xlsx'));
    await page.getByRole('button', { name: 'Import…' }).press('Enter');
    await page.getByText(/Nothing new in products.xlsx/).waitFor();
  });

  test('look right in both languages and themes', { timeout: 180_000 }, async () => {
    await gallery(desk, 'catalogue', open);
    expect(await desk.page.getByRole('grid', { name: 'Products' }).count()).toBe(0);
  });
});
