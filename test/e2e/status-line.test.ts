import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import electronPath from 'electron';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outFolder, packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { shot } from './shots.ts';

describe('the line at the bottom', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;
  let page: Page;
  let data: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    data = join(folder.path, 'data');
    await packbench('orders', 'import', sample('orders.xls'), '--data', data);
    ({ app, page } = await openWindow(data));
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('grid', { name: 'Orders' }).waitFor();
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  const line = () => page.getByRole('contentinfo');

  test('leads to exactly the orders that are held, from any screen and from Orders itself', async () => {
    for (const from of ['Alt+1', 'Alt+8']) {
      await page.keyboard.press(from);
      await line()
        .getByRole('button', { name: /orders held/ })
        .click();
      await page.getByRole('button', { name: /^Held/, pressed: true }).waitFor();
      await page.getByText('4 rows').waitFor();
    }
  });

  test('a backup by hand that fails is told to who asked for it, and not held against the schedule', async () => {
    await app.evaluate(
      ({ dialog }, path) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
      },
      join(folder.path, 'not', 'there', 'a.backup'),
    );
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/^A screen, an action/).fill('Back up');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'not/there' }).waitFor();
    await shot(page, 'backup-by-hand-failed');
    expect(
      await line()
        .getByRole('button', { name: /backup failed/ })
        .count(),
    ).toBe(0);
  });

  test('a scheduled backup that fails is told until it is written', async () => {
    const usb = join(folder.path, 'usb');
    const schedule = async (directory: string): Promise<void> => {
      const file = join(folder.path, 'settings.json');
      await writeFile(file, JSON.stringify({ backup: { directory, everyHours: 1, keep: 2 } }));
      const { status } = await packbench('settings', 'set', file, '--data', data);
      expect(status).toBe(0);
    };
    await schedule(usb);
    const chip = line().getByRole('button', { name: /The last backup failed/ });
    await chip.waitFor();
    await chip.click();
    await page.getByRole('switch', { name: 'Write backups by themselves' }).waitFor();
    await page.getByRole('alert').filter({ hasText: usb }).first().waitFor();
    await shot(page, 'settings-schedule-failed');
    await mkdir(usb);
    await schedule(`${usb}/`);
    await chip.waitFor({ state: 'detached' });
    await page.getByText(/^Last one: /).waitFor();
    await shot(page, 'settings-schedule');
    expect(await readdir(usb)).toEqual([
      expect.stringMatching(/^packbench-[0-9a-f]{8}-\d{4}-\d{2}-\d{2}-\d{6}\.backup$/),
    ]);
  });

  test('a second program on the same data folder gives way to the window that is open', async () => {
    const profile = await app.evaluate(({ app: program }) => program.getPath('userData'));
    // The folder below which each data folder has a profile of its own.
    const base = join(profile, '..', '..');
    const isRoot = process.getuid?.() === 0;
    const second = spawn(
      electronPath as unknown as string,
      [
        join(outFolder, 'main', 'index.js'),
        `--user-data-dir=${base}`,
        ...(isRoot ? ['--no-sandbox'] : []),
      ],
      { env: { ...process.env, PACKBENCH_DATA: join(data, '..', 'data') }, stdio: 'ignore' },
    );
    const [status] = (await once(second, 'exit')) as [number];
    expect(status).toBe(0);
    expect(app.windows()).toHaveLength(1);
  });
});
