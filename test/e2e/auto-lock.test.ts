import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { askCore, openWindow } from './electron-app.ts';

describe('a station that locks by itself', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;
  let page: Page;

  const call = (name: string, input: unknown): Promise<unknown> => askCore(page, name, input);
  const rail = () => page.getByRole('navigation', { name: 'Screens' });

  beforeAll(async () => {
    folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    await packbench('orders', 'import', sample('orders.xls'), '--data', data);
    ({ app, page } = await openWindow(data));
    // The clock of the page is the test's: minutes pass when it says so.
    await page.clock.install();
    await page.reload();
    await page.getByRole('grid').waitFor();
    const lead = { name: 'Li Lead', role: 'lead', pin: '2468' };
    expect(await call('people.add', lead)).toMatchObject({ ok: true });
    expect(await call('settings.set', { settings: { autoLockMinutes: 5 } })).toMatchObject({
      ok: true,
    });
    await page.reload();
    await rail().getByText('Li Lead').waitFor();
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  test('stays open while somebody works, and asks who is there when nobody does', async () => {
    await page.clock.runFor(4 * 60_000);
    await page.keyboard.press('Alt+3');
    await page.getByRole('heading', { name: 'Shipments', level: 1 }).waitFor();
    await page.clock.runFor(4 * 60_000);
    await rail().getByText('Li Lead').waitFor();
    await page.clock.runFor(61_000);
    await page.getByRole('heading', { name: 'Who is at this station?' }).waitFor();
    expect(await call('orders.list', {})).toMatchObject({
      ok: false,
      refusal: { code: 'sign-in-needed' },
    });
  });
});
