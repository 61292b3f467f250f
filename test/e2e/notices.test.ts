import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../../domain/event.ts';
import { packbench } from '../cli/packbench.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

/** Everything is with the carriers, and no customer knows. */
const isLater = ({ type }: Event): boolean => /^(?:notice|freight)-/.test(type);

describe('the notices screen', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(isLater);
    await desk.page.getByRole('button', { name: /^Notices/ }).click();
  });

  afterAll(async () => {
    const { data } = desk;
    await desk.app.close();
    const verified = await packbench('verify', '--data', data, '--json');
    expect(verified.json).toMatchObject({ ok: true });
    await desk.close();
  });

  test('begins with the notices to be filled and the words of the first customer', async () => {
    const { page } = desk;
    await page.getByRole('grid', { name: 'To be filled' }).waitFor();
    await page.getByRole('region', { name: 'Message to the customer' }).waitFor();
    await desk.pictures('notices-pending');
    expect(await desk.serious()).toStrictEqual([]);
  });

  test('shows the message in another language and copies it', async () => {
    const { page } = desk;
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Arabic', exact: true }).click();
    await page.getByText('مرحبًا').waitFor();
    await desk.picture('notices-arabic-en');
    await page.getByRole('button', { name: 'Copy' }).press('Enter');
    await page.getByText('Message copied').waitFor();
    expect(await desk.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('مرحبًا');
  });

  test('refuses a description that is not English while it is typed', async () => {
    const { page } = desk;
    const grid = page.getByRole('grid', { name: 'To be filled' });
    await grid.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Fill 2 notices' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Description').fill('Отправлено');
    await dialog.getByText(/The platform takes English only/).waitFor();
    const fill = dialog.getByRole('button', { name: 'Fill', exact: true });
    expect(await fill.isDisabled()).toBe(true);
    await desk.picture('notices-fill-en');
    expect(await desk.serious()).toStrictEqual([]);
    await dialog.getByLabel('Description').fill('Shipped by air');
    await fill.press('Enter');
    await page.getByText('2 notices filled').waitFor();
    await page.getByText('Filled 2', { exact: true }).waitFor();
  });

  test('takes the filling back with one key', async () => {
    const { page } = desk;
    await page.getByRole('grid', { name: 'To be filled' }).focus();
    await page.keyboard.press('Control+z');
    await page.getByText('Filled 0', { exact: true }).waitFor();
  });

  test('fills all that wait, and corrects one before it is sent', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Fill \d+ notices/ }).press('Enter');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Fill', exact: true })
      .press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('To be filled 0', { exact: true }).waitFor();
    await page.getByText(/^Filled \d\d/).click();
    await page.getByRole('grid', { name: 'Filled' }).waitFor();
    await desk.pictures('notices-filled');
    expect(await desk.serious()).toStrictEqual([]);
    await page.getByRole('button', { name: 'Correct…' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Description').fill('Second try');
    await dialog.getByRole('button', { name: 'Save correction' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('searchbox').fill('');
    await page.getByRole('grid', { name: 'Filled' }).press('End');
    await page.getByText('Second try').first().waitFor();
  });

  test('exports the workbook, which can be imported again without doing anything', async () => {
    const { page } = desk;
    const file = join(desk.folder, 'notices.xlsx');
    await desk.choose(file);
    await page.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    await page.getByText(/notices written to/).waitFor();
    await page.getByRole('button', { name: 'More' }).press('Enter');
    await desk.picture('notices-more-en');
    await page.getByRole('menuitem', { name: 'Import a filled workbook…' }).press('Enter');
    await page.getByText(/^Nothing new in notices.xlsx: \d+ rows are as they were$/).waitFor();
    await desk.picture('notices-import-en');
  });

  test('marks them as sent, in Chinese', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Switch to Chinese' }).click();
    await page.getByRole('heading', { name: '发货通知' }).waitFor();
    await desk.picture('notices-filled-zh');
    await page.getByRole('button', { name: /^标记 \d+ 条已发送/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await desk.picture('notices-send-zh');
    await dialog.getByRole('button', { name: /^标记/ }).press('Enter');
    await page.getByText('已填写 0', { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /English|英文/ })
      .first()
      .click();
    await page.getByText(/^Sent \d\d/).click();
    await page.getByRole('grid', { name: 'Sent' }).waitFor();
    await desk.pictures('notices-sent');
  });

  test('writes to one customer about a delay', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'More' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Write to a customer…' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Order' }).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('combobox', { name: 'What it says' }).click();
    await page.getByRole('option', { name: 'Delayed' }).click();
    await dialog.getByLabel('Days until it leaves').waitFor();
    await dialog.getByRole('region', { name: 'Message to the customer' }).waitFor();
    await desk.picture('notices-contact-en');
    expect(await desk.serious()).toStrictEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('writes every message into a file of its own', async () => {
    const { page } = desk;
    const directory = join(desk.folder, 'messages');
    await desk.choose(directory);
    await page.getByRole('button', { name: 'More' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Messages into files…' }).press('Enter');
    await page.getByText(/messages written to/).waitFor();
    expect((await readdir(directory)).length).toBeGreaterThan(20);
  });
});
