import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsSchema } from '../../domain/settings/settings.ts';
import { packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { themes } from './gallery-tour.ts';
import { seriousFindings, shot, size } from './shots.ts';

describe.skipIf(process.platform !== 'linux')('printers of this computer', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let machine: string;
  let data: string;
  let app: ElectronApplication;
  let page: Page;
  const before = process.env['PACKBENCH_DEVICE_ROOT'];

  const put = async (path: string, text = ''): Promise<void> => {
    await mkdir(dirname(join(machine, path)), { recursive: true });
    await writeFile(join(machine, path), text);
  };
  const printers = async (): Promise<unknown> =>
    (await packbench('printers', 'list', '--json', '--data', data)).json;
  /** The dialog in both themes and languages, with what axe finds wrong with it. */
  const look = async (name: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      await shot(page, `${name}-${theme}`);
      found.push(...(await seriousFindings(page)));
    }
    await page.emulateMedia({ colorScheme: 'light' });
    return found;
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    machine = join(folder.path, 'machine');
    data = join(folder.path, 'data');
    await put('dev/usb/lp0');
    await put('dev/ttyUSB0');
    await put(
      'sys/devices/1-2/1-2:1.0/ieee1284_id',
      'MFG:TSC;CMD:TSPL2;MDL:TTP-244 Pro;CLS:PRINTER;SN:T18240077;',
    );
    await mkdir(join(machine, 'sys/class/usbmisc/lp0'), { recursive: true });
    await symlink('../../../devices/1-2/1-2:1.0', join(machine, 'sys/class/usbmisc/lp0/device'));
    // All that a sender needs, but the name: this station is still to be greeted.
    const { sender } = settingsSchema.parse(
      JSON.parse(await readFile(sample('sender.json'), 'utf8')),
    );
    const file = join(folder.path, 'settings.json');
    await writeFile(
      file,
      JSON.stringify({
        sender: { ...sender, nameEn: '' },
        scale: { address: `serial:${machine}/dev/ttyUSB0` },
      }),
    );
    await packbench('settings', 'set', file, '--data', data);
    process.env['PACKBENCH_DEVICE_ROOT'] = machine;
    ({ app, page } = await openWindow(data));
    await size(app, page, 1366, 768);
  });
  afterAll(async () => {
    if (before === undefined) delete process.env['PACKBENCH_DEVICE_ROOT'];
    else process.env['PACKBENCH_DEVICE_ROOT'] = before;
    await app.close();
    await folder.remove();
  });

  test('are offered on the first day, and chosen with the keyboard', async () => {
    await page.getByRole('button', { name: 'Start with my own orders' }).click();
    await page.getByLabel('Name or company').fill('Yiwu Lamps');
    await page.getByRole('button', { name: 'Next' }).click();
    const found = page.getByRole('group', { name: 'Found on this computer' });
    const usb = found.getByRole('button', { name: /TSC TTP-244 Pro/ });
    await usb.waitFor();
    await found.getByText('USB · no. T18240077 · probably TSPL').waitFor();
    expect(await look('first-run-printer-en')).toEqual([]);
    await usb.press('Space');
    expect(await page.getByLabel('Address').inputValue()).toBe(`device:${machine}/dev/usb/lp0`);
    expect(await page.getByRole('combobox', { name: 'Language of the printer' }).inputValue()).toBe(
      'TSPL',
    );
    await page.getByRole('button', { name: 'Add the printer' }).press('Enter');
    // It is no device, so asking it fails; it is added all the same.
    await page.getByRole('button', { name: 'Later' }).click();
    expect(await printers()).toMatchObject([{ name: 'Labels', language: 'tspl', reports: null }]);
  });

  test('are offered in the dialog, with what is set up there already', async () => {
    await page.keyboard.press('Alt+5');
    await page.getByText('Printers', { exact: true }).click();
    await page.getByText('Not reached: switched off or unplugged?').waitFor();
    await page.getByRole('button', { name: 'Add a printer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('USB · no. T18240077 · probably TSPL · set up as Labels').waitFor();
    await dialog.getByText('Serial port · set up as the scale').waitFor();
    expect(await look('printer-dialog-new-en')).toEqual([]);
    await dialog.getByRole('textbox', { name: /^Name/ }).fill('Bench 2');
    await dialog.getByRole('button', { name: /ttyUSB0/ }).click();
    await dialog.getByRole('group', { name: /^Serial line/ }).waitFor();
    await dialog.getByRole('combobox', { name: 'Baud' }).click();
    await page.getByRole('option', { name: '9600', exact: true }).click();
    await dialog.getByRole('combobox', { name: 'Hold back' }).click();
    await page.getByRole('option', { name: 'XON/XOFF' }).click();
    expect(await dialog.getByLabel('Address').inputValue()).toBe(
      `serial:${machine}/dev/ttyUSB0?baud=9600&flow=xon`,
    );
    const chosen = dialog.getByRole('button', { pressed: true });
    expect(await chosen.textContent()).toContain('ttyUSB0');
    expect(await look('printer-dialog-serial-en')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await printers()).toMatchObject([
      { name: 'Labels' },
      { name: 'Bench 2', address: `serial:${machine}/dev/ttyUSB0?baud=9600&flow=xon` },
    ]);
  });

  test('are set to a black mark and a cutter, in both languages', async () => {
    await page
      .getByRole('region', { name: 'Labels' })
      .getByRole('button', { name: 'Edit' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'A label ends at' }).click();
    await page.getByRole('option', { name: 'A black mark' }).click();
    await dialog.getByLabel('Black mark, mm').fill('4');
    await dialog.getByRole('combobox', { name: 'Behind a label' }).click();
    await page.getByRole('option', { name: 'Cut it off' }).click();
    expect(await look('printer-dialog-edit-en')).toEqual([]);
    await dialog.getByLabel('Black mark, mm').scrollIntoViewIfNeeded();
    await look('printer-dialog-mark-en');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await printers()).toMatchObject([
      { name: 'Labels', media: 'mark', gapMm: 4, ending: 'cut' },
      { name: 'Bench 2' },
    ]);
    await page.getByRole('button', { name: /Switch to Chinese/ }).click();
    await page
      .getByRole('region', { name: 'Bench 2' })
      .getByRole('button', { name: '编辑' })
      .click();
    await page.getByRole('dialog').getByText('本机上找到的打印机').waitFor();
    expect(await look('printer-dialog-edit-zh')).toEqual([]);
    await page.keyboard.press('Escape');
    await look('printers-zh');
  });
});
