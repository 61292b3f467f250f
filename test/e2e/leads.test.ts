import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startVirtualPrinter } from '../../main/printing/virtual/virtual-printer.ts';
import type { VirtualPrinter } from '../../main/printing/virtual/virtual-printer.ts';
import { temporaryFolder } from '../cli/packbench.ts';
import { jobsShape, printerShape } from '../cli/shapes.ts';
import { station } from '../cli/station.ts';
import type { Station } from '../cli/station.ts';
import { create, packSample, stock } from '../cli/stocked-shop.ts';
import { askCore, openWindow } from './electron-app.ts';
import { settled } from './gallery-tour.ts';
import { seriousFindings, shot } from './shots.ts';

const packed = '8126030900010007';
const waiting = '8126030900012975';

describe('what only a lead may do', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let shop: Station;
  let printer: VirtualPrinter;
  let app: ElectronApplication;
  let page: Page;
  let printed = 0;

  const ask = (name: string, input: unknown) => askCore(page, name, input);
  /** Types the PIN of the lead into the dialog that asks for it. */
  const allow = async (): Promise<void> => {
    await page.getByLabel('PIN of the lead').fill('2468');
    await page.keyboard.press('Enter');
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    shop = station(join(folder.path, 'data'));
    await stock(shop);
    await create(shop, 'CPAM', packed, waiting);
    await packSample(shop, packed);
    printer = await startVirtualPrinter({
      port: 0,
      language: 'tspl',
      onLabel: () => {
        printed += 1;
      },
      onError: () => undefined,
    });
    await shop.done(
      printerShape,
      'printers',
      'add',
      'Bench 1',
      '--language',
      'tspl',
      '--address',
      `tcp://127.0.0.1:${printer.port}`,
    );
    await shop.done(jobsShape, 'labels', 'print', 'SA-000001', '--printer', 'Bench 1');
    ({ app, page } = await openWindow(shop.data));
    page.setDefaultTimeout(8_000);
    await page.setViewportSize({ width: 1366, height: 768 });
    await ask('people.add', { name: 'Li Lead', role: 'lead', pin: '2468' });
    await ask('people.add', { name: 'Ana Packer', role: 'packer', pin: '13579' });
    await ask('people.signIn', { id: 'P2', pin: '13579' });
    await page.reload();
    await page.getByRole('navigation', { name: 'Screens' }).getByText('Ana Packer').waitFor();
  });

  afterAll(async () => {
    await app.close();
    await printer.close();
    await folder.remove();
  });

  test('a packer voids a shipment with the PIN of a lead, and not without', async () => {
    await page.keyboard.press('Alt+3');
    await page.getByText('SA-000002').dblclick();
    await page.getByRole('button', { name: 'Void…' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('wrong plan');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Void a shipment').waitFor();
    await settled(page);
    expect(await seriousFindings(page)).toEqual([]);
    await shot(page, 'lead-void');
    await page.keyboard.press('Escape');
    await page.getByText('Only a shift lead may do this', { exact: false }).first().waitFor();
    expect(await ask('shipments.show', { shipmentId: 'SA-000002' })).toMatchObject({
      value: { state: 'created' },
    });
    await page.getByRole('button', { name: 'Void the shipment' }).click();
    await allow();
    await page.getByText('Void: wrong plan').waitFor();
    await page.keyboard.press('Escape');
  });

  test('a packer prints a label again with the PIN of a lead', async () => {
    await page.keyboard.press('Alt+5');
    await page.getByText('Printed', { exact: true }).first().click();
    await page.getByRole('button', { name: /^Print again/ }).click();
    await page.getByRole('combobox', { name: /^Reason/ }).fill('torn');
    await page.getByRole('button', { name: 'Print copy 2' }).click();
    await page.getByRole('dialog').getByText('Print a label again').waitFor();
    await shot(page, 'lead-reprint');
    await allow();
    await page.getByText(/^Copy 2 of /).waitFor();
    expect(printed).toBe(2);
  });

  test('a packer sets up and removes no printer alone', async () => {
    for (const [name, input] of [
      ['printers.add', { name: 'Bench 2', address: 'tcp://127.0.0.1:9', language: 'zpl' }],
      [
        'printers.edit',
        { name: 'Bench 1', newName: 'Bench 1', address: 'tcp://127.0.0.1:9', language: 'zpl' },
      ],
      ['printers.remove', { name: 'Bench 1' }],
    ] as const) {
      expect(await ask(name, input)).toMatchObject({ refusal: { code: 'needs-lead' } });
    }
    await page.getByText('Printers', { exact: true }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByText('Remove a printer').waitFor();
    await allow();
    await page.getByRole('heading', { name: 'No printer yet' }).waitFor();
  });

  test('both names are in the journal', async () => {
    expect(await ask('shipments.history', { shipmentId: 'SA-000002' })).toMatchObject({
      value: expect.arrayContaining([expect.objectContaining({ person: 'Ana Packer + Li Lead' })]),
    });
  });
});
