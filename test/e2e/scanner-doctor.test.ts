import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { askCore, openWindow } from './electron-app.ts';
import { settled } from './gallery-tour.ts';
import { keyboardOf } from './keyboard.ts';
import type { Keyboard } from './keyboard.ts';
import { plugIn } from './scanner.ts';
import type { Firmware, Scanner } from './scanner.ts';
import { seriousFindings, shot } from './shots.ts';

type Case = readonly [name: string, firmware: Firmware, text: RegExp, title: string];

const fine = 'The scanner is in order';
const usable = 'The scanner works with these settings';
const bad = 'The scanner needs attention';

/** Scanners as they come out of the box, or out of the hands of somebody who scanned the wrong sheet of codes. */
const cases: readonly Case[] = [
  ['good', {}, /ends each code with Enter/, fine],
  ['prefix', { prefix: 'F12' }, /sends a prefix: F12/, fine],
  ['no-suffix', { suffix: null }, /sends nothing after a code/, usable],
  ['tab', { suffix: 'Tab' }, /ends each code with Tab/, fine],
  ['layout', { host: 'russian' }, /another keyboard layout/, usable],
  ['french', { host: 'french' }, /another keyboard layout/, usable],
  ['input-method', { host: 'ime' }, /input method .* is active/, usable],
  ['alt-codes', { host: 'alt', gapMs: 1 }, /types with Alt and digits/, usable],
  ['slow', { gapMs: 90 }, /The scanner is slow/, bad],
];

describe('the scanner doctor', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;
  let page: Page;
  let keys: Keyboard;
  let scanner: Scanner;

  const begin = async (): Promise<void> => {
    await keys.press(page.getByRole('button', { name: /^Check (the scanner|again)$/ }));
    await page.getByRole('heading', { name: 'Scan this code now' }).waitFor();
  };
  const testCode = async (number: 1 | 2): Promise<string> => {
    await page.getByText(`Scan ${number} of 2`).waitFor();
    const picture = page.getByRole('img', { name: /^Test code / });
    return (await picture.getAttribute('data-code')) ?? '';
  };
  /** What the doctor says after two scans by these scanners. */
  const findings = async (...firmware: readonly [Firmware, Firmware]): Promise<string> => {
    await begin();
    for (const [index, one] of firmware.entries()) {
      await scanner.scan(await testCode(index === 0 ? 1 : 2), one);
    }
    await page.getByRole('list', { name: 'What the doctor found' }).waitFor();
    return page
      .getByRole('status')
      .filter({ has: page.getByRole('list') })
      .innerText();
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    await packbench('orders', 'import', sample('orders.xls'), '--data', data);
    ({ app, page } = await openWindow(data));
    page.setDefaultTimeout(15_000);
    await page.setViewportSize({ width: 1366, height: 768 });
    keys = keyboardOf(page);
    scanner = await plugIn(page);
    await page.keyboard.press('Alt+9');
    await keys.press(page.getByRole('button', { name: 'Scanner', exact: true }));
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  test.each(cases)('finds in two scans: %s', async (name, firmware, text, title) => {
    const told = await findings(firmware, firmware);
    expect(told).toMatch(text);
    expect(told).toContain(title);
    await settled(page);
    await shot(page, `scanner-doctor-${name}`);
  });

  test('names a scanner that is not the same twice', async () => {
    expect(await findings({ suffix: 'Enter' }, { prefix: 'F12', suffix: 'Tab' })).toContain(
      'The two scans had different prefixes or suffixes',
    );
    await shot(page, 'scanner-doctor-unsteady');
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('mends a prefix that was set wrong, and the next screen hears the scanner with it', async () => {
    await askCore(page, 'settings.set', {
      settings: { scanner: { prefix: 'F9', suffix: 'tab', maxGapMs: 20, mapping: 'host' } },
    });
    await page
      .getByText(/^Prefix F9/)
      .first()
      .waitFor();
    const firmware: Firmware = { prefix: '~', suffix: 'Enter', host: 'russian' };
    expect(await findings(firmware, firmware)).toContain('sends a prefix: ~');
    await keys.press(page.getByRole('button', { name: 'Use these settings' }));
    await page.getByText('The scanner settings are saved').waitFor();
    await page
      .getByText(/^Prefix ~, suffix Enter/)
      .first()
      .waitFor();
    await page.keyboard.press('Alt+4');
    // Without a shipment the table has nothing to wait for, and hears scans all the same.
    await page.getByRole('heading', { name: 'No parcel waits for packing' }).waitFor();
    await scanner.scan('4006381333931', firmware);
    const stop = page.getByRole('alert').filter({ hasText: 'Wrong item' });
    await stop.waitFor();
    expect(await stop.innerText()).toContain('4006381333931');
    await page.keyboard.press('Enter');
  });

  test('lets go with Escape, and takes no key of a person for a scan', async () => {
    await page.keyboard.press('Alt+9');
    await keys.press(page.getByRole('button', { name: 'Scanner', exact: true }));
    await begin();
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { name: 'Scan this code now' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Check the scanner' }).waitFor();
  });
});
