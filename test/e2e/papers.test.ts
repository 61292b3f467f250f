import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandCodes } from '../../domain/packing/command-codes.ts';
import { temporaryFolder } from '../cli/packbench.ts';
import { readWithZxing } from '../cli/pictures.ts';
import { openWindow } from './electron-app.ts';
import { demoFolder } from './freight-shop.ts';
import { seriousFindings, shot } from './shots.ts';

const run = promisify(execFile);
const hasPoppler = await run('pdftoppm', ['-v']).then(
  () => true,
  () => false,
);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  folder = await temporaryFolder();
  const demo = await demoFolder(join(folder.path, 'demo'));
  ({ app, page } = await openWindow(demo));
  await page.keyboard.press('Alt+3');
  await page.getByRole('grid').waitFor();
});
afterAll(async () => {
  await app.close();
  await folder.remove();
});

test('the ticked shipments go on paper: as a PDF, and through the dialog of the system', async () => {
  const file = join(folder.path, 'slips.pdf');
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, file);
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: 'On paper' }).click();
  await page.getByRole('menuitem', { name: 'Print: Pick list' }).waitFor();
  await shot(page, 'shipments-papers');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Save as PDF: Packing slips' }).click();
  await page.getByText(`Written to ${file}`).waitFor();
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the codes of the packing table are printed from the settings, and scan from the paper', async () => {
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Pack', exact: true }).waitFor();
  await shot(page, 'key-map');
  await page.getByRole('button', { name: 'Codes to scan instead of keys' }).click();
  await page.getByRole('button', { name: 'Print the sheet' }).waitFor();
  await shot(page, 'settings-scanner-codes');
  expect(await seriousFindings(page)).toEqual([]);
  const file = join(folder.path, 'codes.pdf');
  // What is given to the system's dialog is the page itself; Chromium draws it as it would there.
  await app.evaluate(({ app: program }) => {
    program.once('web-contents-created', (_event, contents) => {
      contents.print = async (_options, done) => {
        const pdf = await contents.printToPDF({ preferCSSPageSize: true });
        Object.assign(globalThis, { printed: pdf.toString('base64') });
        done?.(true, '');
      };
    });
  });
  await page.getByRole('button', { name: 'Print the sheet' }).click();
  const printed = (): Promise<string> =>
    app.evaluate(() => (globalThis as unknown as { printed?: string }).printed ?? '');
  await expect.poll(printed).not.toBe('');
  await writeFile(file, Buffer.from(await printed(), 'base64'));
  if (!hasPoppler) return;
  await run('pdftoppm', ['-r', '203', '-mono', '-png', '-singlefile', file, file]);
  const { code128 } = await readWithZxing(`${file}.png`);
  expect(code128.toSorted()).toEqual(Object.values(commandCodes).toSorted());
});
