import { access } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gallery, openOrdersDesk } from './orders-desk.ts';
import type { OrdersDesk } from './orders-desk.ts';

describe('the plans screen', () => {
  let desk: OrdersDesk;

  beforeAll(async () => {
    desk = await openOrdersDesk(async (shop, at) => {
      await shop.run('plans', 'export', at('plans.xlsx'));
    });
  });

  afterAll(() => desk.close());

  test('teaches what to do while nothing is selected', async () => {
    const { page, picture } = desk;
    await page.keyboard.press('Alt+2');
    await page.getByRole('heading', { name: 'Which orders are to be shipped?' }).waitFor();
    await picture('plans-empty-en');
    expect(await desk.serious()).toStrictEqual([]);
  });

  test('shows what each plan charges or why it refuses, and takes a choice by keyboard', async () => {
    const { page, picture } = desk;
    await page.getByRole('button', { name: 'Take all that wait for shipment' }).click();
    const grid = page.getByRole('grid', { name: 'Orders and what each plan charges' });
    await grid.getByText('Cheapest').first().waitFor();
    await grid.getByText('Fastest').first().waitFor();
    await grid.focus();
    const inspector = page.getByRole('region', { name: 'Details of the cell' });
    await inspector.getByText(/Source:/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Create shipments: 1' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await picture('plans-refusal-en');
    await page.keyboard.press('Home');
    expect(await desk.serious()).toStrictEqual([]);
  });

  test('chooses by rule for all, and hands the choice over', async () => {
    const { page, picture } = desk;
    await page.getByRole('textbox', { name: 'Under days' }).fill('90');
    await page.getByRole('button', { name: 'Choose for all' }).press('Enter');
    await page.getByText(/Plans? chosen for \d+ orders?/).waitFor();
    await picture('plans-chosen-en');
    await page.getByRole('button', { name: /Create shipments: \d\d/ }).waitFor();
  });

  test('shows restrictions and collection rules beside the choice', async () => {
    const { page, picture } = desk;
    await page.getByRole('button', { name: 'Restrictions and collection' }).press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Restrictions and collection' });
    await drawer.getByRole('heading', { name: 'Never by post' }).waitFor();
    await picture('plans-restrictions-en');
    expect(await desk.serious()).toStrictEqual([]);
    await drawer.getByRole('tab', { name: 'Door collection' }).click();
    await picture('plans-collection-en');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  test('shows the tariffs, and what a new workbook would change before it is taken', async () => {
    const { page, picture } = desk;
    await page.getByText('Tariffs', { exact: true }).click();
    await page.getByRole('navigation', { name: 'Plans' }).waitFor();
    await picture('plans-tariffs-en');
    expect(await desk.serious()).toStrictEqual([]);
    await desk.choose(desk.at('plans.xlsx'));
    await page.getByRole('button', { name: 'Import tariffs…' }).click();
    const dialog = page.getByRole('dialog', { name: 'What plans.xlsx would change' });
    await dialog.getByText('Nothing: the plans are as they are in the file.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await desk.choose(desk.at('again.xlsx'));
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByText(/plans written to/).waitFor();
    await access(desk.at('again.xlsx'));
    await page.getByText('Choose', { exact: true }).click();
  });

  test('looks right in both languages and themes, for many orders and for one', async () => {
    const { page } = desk;
    const open = async (): Promise<void> => {
      await page.keyboard.press('Alt+2');
      await page.getByRole('button', { name: /Take all|全部待发货/ }).click();
      await page.locator('[role="gridcell"] strong').first().waitFor();
    };
    await gallery(desk, 'plans', open);
    await page.getByRole('searchbox').fill('8126030900010378');
    await page.getByText('1 row', { exact: true }).waitFor();
    await page.keyboard.press('Control+Enter');
    const card = page.locator('main [role="radio"]').first();
    await card.waitFor();
    await desk.picture('plans-one-en');
    expect(await desk.serious()).toStrictEqual([]);
    await card.focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Create shipments: 1' }).press('Enter');
    await page.getByRole('heading', { name: 'Shipments', level: 1 }).waitFor();
  });
});
