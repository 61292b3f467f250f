import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { seriousFindings, shot, size } from './shots.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let data: string;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  folder = await temporaryFolder();
  data = join(folder.path, 'data');
  expect((await packbench('orders', 'import', sample('orders.xls'), '--data', data)).status).toBe(
    0,
  );
  ({ app, page } = await openWindow(data));
  await page.getByRole('grid').waitFor();
  await size(app, page, 1366, 768);
  await page.keyboard.press('Alt+9');
  await page
    .getByLabel('Sections of the settings')
    .getByRole('button', { name: 'Label templates' })
    .click();
});

afterAll(async () => {
  await app.close();
  await folder.remove();
});

const paper = () => page.getByRole('group', { name: 'Preview of the template' });
const handle = (id: string) => paper().getByRole('button', { name: new RegExp(`^${id}: `) });
const picked = (id: string) =>
  page
    .getByLabel('Elements, in the order')
    .getByRole('button')
    .filter({ has: page.getByText(id, { exact: true }) });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const picture = () => paper().locator('img').getAttribute('src');

/** Waits until the printer's picture of the template is another one. */
async function waitForChange(before: string | null): Promise<void> {
  await expect.poll(picture, { timeout: 10_000 }).not.toBe(before);
}

test('an element is moved by keys, dragged, typed and taken back, with the printer’s picture beside it', async () => {
  await page.getByText('Labels of this template scan.').waitFor();
  await picked('country').click();
  const before = await picture();
  const x = Number(await field('Left (mm)').inputValue());
  await handle('country').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  expect(Number(await field('Left (mm)').inputValue())).toBeCloseTo(x - 2.1, 5);
  await waitForChange(before);

  const box = await handle('service').boundingBox();
  if (box === null) throw new Error('the element has no place');
  const y = (await handle('service').getAttribute('aria-label')) ?? '';
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 10, box.y + 30, { steps: 5 });
  await page.mouse.up();
  expect(await handle('service').getAttribute('aria-label')).not.toBe(y);

  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await undo.click();
  expect(await handle('service').getAttribute('aria-label')).toBe(y);
  await undo.click();
  await picked('country').click();
  expect(Number(await field('Left (mm)').inputValue())).toBe(x);
  expect(await undo.isDisabled()).toBe(true);
});

test('what would make labels that do not scan is said by element and not kept', async () => {
  await picked('qr').click();
  const width = await field('Width (mm)').inputValue();
  await field('Width (mm)').fill('10');
  await page.getByText('Element "qr" leaves its code too little room').waitFor();
  await shot(page, 'label-templates-refused');
  await field('Name of your copy').fill('broken');
  await page.getByRole('button', { name: 'Save as my own' }).click();
  await page.getByRole('alert').filter({ hasText: 'Element "qr"' }).nth(1).waitFor();
  await page.getByRole('button', { name: 'Close' }).first().click();
  await field('Width (mm)').fill(width);
  await page.getByText('Labels of this template scan.').waitFor();
});

test('a copy is kept, put to work, and what the labels of the shop look like then', async () => {
  await picked('air').click();
  await field('Line 1').fill('GATE 7');
  const before = await picture();
  await field('Name of your copy').fill('gate');
  await page.getByRole('button', { name: 'Save as my own' }).click();
  await page.getByText('“gate” is kept.').waitFor();
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText('In use for: every plan').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shot(page, `label-templates-${colorScheme}`);
    expect(await seriousFindings(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByLabel('Try it on').first().click();
  await page.getByRole('option', { name: 'Arabic letters' }).click();
  await waitForChange(before);
});
