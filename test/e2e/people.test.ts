import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { askCore, openWindow } from './electron-app.ts';
import { seriousFindings, shot, size } from './shots.ts';

describe('people', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let data: string;
  let app: ElectronApplication;
  let page: Page;

  /** Past every dialog of the window: what the main process itself says. */
  const ask = (name: string, input: unknown, consent?: string) =>
    askCore(page, name, input, consent);

  beforeAll(async () => {
    folder = await temporaryFolder();
    data = join(folder.path, 'data');
    await packbench('orders', 'import', sample('orders.xls'), '--data', data);
    ({ app, page } = await openWindow(data));
    await page.getByRole('grid').waitFor();
    await size(app, page, 1366, 768);
    await page.keyboard.press('Alt+9');
    await page.getByRole('button', { name: 'People', exact: true }).click();
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  test('are added in the window; the first is a lead and stays signed in', async () => {
    await page.getByRole('button', { name: 'Add the first shift lead' }).click();
    await page.getByLabel('Name').fill('Li Lead');
    await page.getByLabel('PIN', { exact: true }).fill('246');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('A PIN has 4 to 8 digits.').waitFor();
    await page.getByLabel('PIN', { exact: true }).fill('2468');
    await page.keyboard.press('Enter');
    await page.getByText('Li Lead can sign in now.').waitFor();
    await page.getByRole('button', { name: 'Add a person' }).click();
    await page.getByLabel('Name').fill('Ana Packer');
    await page.getByLabel('PIN', { exact: true }).fill('13579');
    await page.getByLabel('Badge code').fill('BADGE-ANA-7');
    await shot(page, 'people-add');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Ana Packer can sign in now.').waitFor();
    await shot(page, 'people-list');
  });

  test('sign in with a PIN; wrong ones make the next try wait', async () => {
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: 'Who is at this station?' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await shot(page, 'people-sign-in');
    expect(await ask('orders.list', {})).toMatchObject({
      ok: false,
      refusal: { code: 'sign-in-needed' },
    });
    await page.getByRole('button', { name: 'Ana Packer' }).click();
    for (const code of ['pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-wait']) {
      expect(await ask('people.signIn', { id: 'P2', pin: '0000' })).toMatchObject({
        refusal: { code },
      });
    }
    await page.getByLabel('PIN or badge').fill('13579');
    await page.keyboard.press('Enter');
    await page.getByText('Too many wrong tries.').waitFor();
    await shot(page, 'people-wait');
  });

  test('sign in with a badge', async () => {
    await page.getByLabel('PIN or badge').pressSequentially('BADGE-ANA-7');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Screens' }).getByText('Ana Packer').waitFor();
  });

  test('a packer needs a lead for what only a lead may do, once', async () => {
    const wish = {
      settings: { billTolerance: { absoluteFen: 1, percentBasisPoints: 1, weightGrams: 1 } },
    };
    expect(await ask('settings.set', wish)).toMatchObject({ refusal: { code: 'needs-lead' } });
    expect(await ask('settings.set', { settings: { language: 'en' } })).toMatchObject({ ok: true });
    expect(
      await ask('people.authorize', { id: 'P2', pin: '13579', procedure: 'settings.set' }),
    ).toMatchObject({
      refusal: { code: 'not-a-lead' },
    });
    await page.getByRole('button', { name: 'Weight and bills' }).click();
    await page.getByLabel('Weight differs by up to').fill('9');
    await page.keyboard.press('Control+s');
    await page.getByRole('dialog').getByText('Change these settings').waitFor();
    await shot(page, 'people-lead');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shot(page, 'people-lead-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByLabel('PIN of the lead').fill('2468');
    await page.keyboard.press('Enter');
    await page.getByText('Saved.').waitFor();
    expect(await ask('settings.history', {})).toMatchObject({
      value: [
        {
          person: 'Ana Packer + Li Lead',
          changes: [{ name: expect.stringMatching(/^(weight|bill)Tolerance/), after: '9' }],
        },
        {
          changes: expect.arrayContaining([
            { name: 'people.Ana Packer.pinHash', before: '', after: '***' },
          ]),
        },
        {
          changes: expect.arrayContaining([
            { name: 'people.Li Lead.role', before: '', after: 'lead' },
          ]),
        },
      ],
    });
    await page.getByRole('button', { name: 'Changes', exact: true }).click();
    await page.getByRole('cell', { name: 'Ana Packer + Li Lead' }).waitFor();
    await shot(page, 'settings-history');
    const consent = (await ask('people.authorize', {
      id: 'P1',
      pin: '2468',
      procedure: 'settings.set',
    })) as {
      value: { consent: string };
    };
    expect(
      await ask('freight.pay', { method: 'alipay', reference: 'R' }, consent.value.consent),
    ).toMatchObject({
      refusal: { code: 'needs-lead' },
    });
    expect(await ask('settings.set', wish, consent.value.consent)).toMatchObject({ ok: true });
    expect(await ask('settings.set', wish, consent.value.consent)).toMatchObject({
      refusal: { code: 'needs-lead' },
    });
  });

  test('their names go into the journal, their PINs nowhere', async () => {
    const listed = (await ask('orders.list', { limit: 1, held: false })) as {
      value: { items: { orderId: string }[] };
    };
    const orderId = listed.value.items[0]?.orderId ?? '';
    expect(await ask('orders.hold', { orderId, reason: 'Test' })).toMatchObject({ ok: true });
    expect(await ask('orders.history', { orderId })).toMatchObject({
      value: expect.arrayContaining([expect.objectContaining({ person: 'Ana Packer' })]),
    });
    const file = await readFile(join(data, 'settings.json'), 'utf8');
    expect(file).toContain('scrypt$');
    for (const secret of ['2468', '13579', 'BADGE-ANA-7'])
      expect(file).not.toContain(`"${secret}"`);
    expect(JSON.stringify(await ask('settings.get', {}))).not.toContain('scrypt');
    expect(JSON.stringify(await ask('people.list', {}))).not.toContain('scrypt');
  });
});
