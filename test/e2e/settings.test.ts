import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { askCore, openWindow } from './electron-app.ts';
import { seriousFindings, shot, size, withoutRestart } from './shots.ts';

const sections = [
  ['Station', 'station'],
  ['People', 'people'],
  ['Sender and pickup', 'sender'],
  ['Products', 'products'],
  ['Message templates', 'templates'],
  ['Weight and bills', 'labels'],
  ['Label templates', 'label-templates'],
  ['Scanner', 'scanner'],
  ['Language and colours', 'look'],
  ['Data', 'data'],
  ['About', 'about'],
] as const;

describe('the settings', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let data: string;
  let app: ElectronApplication;
  let page: Page;

  const section = (name: string) =>
    page.getByLabel('Sections of the settings').getByRole('button', { name }).click();

  beforeAll(async () => {
    folder = await temporaryFolder();
    data = join(folder.path, 'data');
    const file = join(folder.path, 'settings.json');
    await writeFile(file, JSON.stringify({ station: 'B', sender: { nameEn: 'Sample Shop' } }));
    expect((await packbench('settings', 'set', file, '--data', data)).status).toBe(0);
    expect((await packbench('orders', 'import', sample('orders.xls'), '--data', data)).status).toBe(
      0,
    );
    ({ app, page } = await openWindow(data));
    await page.getByRole('grid').waitFor();
    await size(app, page, 1366, 768);
    await page.keyboard.press('Alt+9');
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  test.each(['light', 'dark'] as const)(
    'show every section in %s, and axe finds nothing',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      for (const [name, file] of sections) {
        await section(name);
        await page
          .getByLabel('Sections of the settings')
          .locator('[aria-current=true]', { hasText: name })
          .waitFor();
        await shot(page, `settings-${file}-${colorScheme}`);
        expect({ name, found: await seriousFindings(page) }).toEqual({ name, found: [] });
      }
      await page.emulateMedia({ colorScheme: 'light' });
    },
  );

  test('count bytes, keep a draft across sections and screens, and save it by key', async () => {
    await section('Sender and pickup');
    await page.getByLabel('Phone').fill('+86 755 0000 0001');
    await section('Station');
    await page.getByText('not saved').waitFor();
    await page.keyboard.press('Alt+1');
    await page.getByRole('grid').waitFor();
    await page.keyboard.press('Alt+9');
    await page.getByText('not saved').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('Saved.').waitFor();
    expect(await page.getByText('not saved').count()).toBe(0);
    await section('Sender and pickup');
    expect(await page.getByLabel('Phone').inputValue()).toBe('+86 755 0000 0001');
  });

  test('show a message as the customer reads it, and refuse a value that does not exist', async () => {
    await section('Message templates');
    await page
      .getByLabel('Text', { exact: true })
      .fill('Dear {buyer}, {number} is yours, {nobody}.');
    await page.getByRole('alert').getByText('{nobody}').waitFor();
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    await shot(page, 'settings-templates-refused');
    await page.getByLabel('Text', { exact: true }).fill('Dear {buyer}, {number} is yours.');
    await page.getByText('Dear Anna Example, LZ123456785CN is yours.').waitFor();
    const refused = await askCore(page, 'settings.set', {
      settings: { messageTemplates: [{ kind: 'shipped', language: 'en', text: '{nobody}' }] },
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'message-placeholder-unknown' } });
    await page.getByRole('button', { name: 'Discard changes' }).click();
  });

  test('keep language and colours, and lose nothing else by it', async () => {
    await section('Language and colours');
    await page.getByText('Dark', { exact: true }).click();
    await page.getByText('简体中文').click();
    await page.getByRole('heading', { name: '设置' }).waitFor();
    await shot(page, 'settings-look-zh-dark');
    await page.reload();
    await page.getByRole('navigation', { name: '功能' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe(
      'dark',
    );
    await page.keyboard.press('Alt+9');
    await page.getByRole('button', { name: '发件人与揽收' }).click();
    expect(await page.getByLabel('电话').inputValue()).toBe('+86 755 0000 0001');
    await size(app, page, 1920, 1080);
    await shot(page, 'settings-sender-zh-dark-1920');
    await page.getByRole('button', { name: '语言与颜色' }).click();
    await page.getByText('跟随系统').click();
    await page.getByText('English', { exact: true }).last().click();
    await size(app, page, 1366, 768);
  });

  test('restore a backup by starting anew on it', async () => {
    const backup = join(folder.path, 'day.backup');
    const ask = (name: string, input: unknown) => askCore(page, name, input);
    expect(await ask('data.backup', { path: backup })).toMatchObject({ ok: true });
    expect(await ask('settings.set', { settings: { station: 'C' } })).toMatchObject({ ok: true });
    await writeFile(join(folder.path, 'bad.backup'), 'no backup');
    expect(await ask('data.restore', { path: join(folder.path, 'bad.backup') })).toMatchObject({
      ok: false,
      refusal: { code: 'backup-damaged' },
    });
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, backup);
    await section('Data');
    await page.getByRole('button', { name: 'Restore a backup…' }).click();
    await page.getByRole('dialog').getByText(backup).waitFor();
    await shot(page, 'settings-restore');
    await withoutRestart(app);
    const closed = app.waitForEvent('close');
    await page.getByRole('button', { name: 'Restore and restart' }).click();
    await closed;
    ({ app, page } = await openWindow(data));
    await page.getByText('76 rows').waitFor();
    await page.keyboard.press('Alt+9');
    await page.getByLabel('Code').waitFor();
    expect(await page.getByLabel('Code').inputValue()).toBe('B');
  });
});
