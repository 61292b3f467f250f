import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outFolder, packbench, temporaryFolder } from '../cli/packbench.ts';
import { packedShop } from '../cli/packed-shop.ts';
import { resetAfter, startPeer } from '../cli/paper.ts';
import { startTape } from '../cli/print-tape.ts';
import type { Tape } from '../cli/print-tape.ts';
import { printerShape } from '../cli/shapes.ts';
import { station } from '../cli/station.ts';
import type { Created } from '../cli/stocked-shop.ts';
import { aShipment } from '../domain/handover/samples.ts';
import { openWindow } from './electron-app.ts';
import { plugIn } from './scanner.ts';

const screenshots = join(outFolder, 'screenshots');
/** More than three threes: a batch in TSPL that is stopped twice leaves some for the next. */
const labels = 15;

describe('a batch of labels', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let tape: Tape;
  let app: ElectronApplication;
  let page: Page;
  let parcels: readonly Created[];

  const shot = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(screenshots, `print-batch-${name}.png`) });
  const card = (name: string) => page.getByRole('region', { name, exact: true });

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(screenshots, { recursive: true });
    const shop = station(join(folder.path, 'data'));
    const { receiver } = aShipment();
    parcels = await packedShop(shop, labels, 1, {
      receiver: { ...receiver, contactName: 'Fiona 🦜 Testwick' },
    });
    tape = await startTape({ labelMs: () => 150 });
    const dying = await startPeer(resetAfter(20_000));
    for (const [name, address] of [
      ['Bench 1', tape.address],
      ['Dying', dying.address],
    ] as const) {
      const add = ['printers', 'add', name, '--address', address, '--language', 'tspl'];
      await shop.done(printerShape, ...add);
    }
    await packbench('printers', 'probe', 'Bench 1', '--data', shop.data);
    // A batch of an earlier run of the program, of which one label is in doubt and one is left.
    const ids = parcels.slice(0, 2).map(({ shipmentId }) => shipmentId);
    await shop.run('labels', 'print', ...ids, '--printer', 'Dying');
    await dying.close();
    ({ app, page } = await openWindow(shop.data));
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.keyboard.press('Alt+5');
  });

  afterAll(async () => {
    await shot('last');
    await app.close();
    await tape.printer.close();
    await folder.remove();
  });

  test('that an earlier run left is offered again, and can be given up', async () => {
    await card('Dying').getByText('Not finished').waitFor();
    await shot('interrupted-en');
    await card('Dying').getByRole('button', { name: 'Continue: 1 label' }).waitFor();
    await card('Dying').getByRole('button', { name: 'Leave them' }).click();
    await card('Dying').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^It did not/ }).click();
  });

  test('is checked before it is printed: what cannot be is named', async () => {
    await page.getByText(`${labels - 1} labels can be printed`).waitFor();
    await page.getByText('1 label cannot be printed and is left out').waitFor();
    await page.getByText(/🦜/).first().waitFor();
    await shot('check-en');
  });

  test('waits for paper, says so, and goes on by itself; it can be paused and cancelled', async () => {
    tape.printer.setProblem('paper-out');
    await page.getByRole('button', { name: /^Print \d+ labels/ }).click();
    await card('Bench 1')
      .getByText(/out of paper/)
      .waitFor();
    await shot('paper-out-en');
    expect(tape.count()).toBe(0);
    tape.printer.setProblem(null);
    await tape.reached(1);
    await card('Bench 1').getByRole('button', { name: 'Pause' }).click();
    await card('Bench 1').getByText('Paused', { exact: true }).waitFor();
    await card('Bench 1').getByRole('button', { name: 'Go on' }).click();
    await tape.reached(tape.count() + 1);
    const atOnce = tape.count();
    await card('Bench 1').getByRole('button', { name: 'Cancel the rest' }).click();
    await card('Bench 1').getByText('Done', { exact: true }).waitFor();
    expect(tape.count()).toBeLessThanOrEqual(atOnce + 3);
    await shot('cancelled-en');
    await card('Bench 1').getByRole('button', { name: 'Close' }).click();
  });

  test('in a handshake waits for the scan of each label', async () => {
    const before = tape.count();
    await page
      .getByRole('checkbox', { name: /selected/ })
      .first()
      // What is ticked is asked of the other process first.
      .click();
    await page.getByRole('switch', { name: 'Wait for each label to be scanned' }).check();
    await page.getByRole('button', { name: /^Print \d+ labels?/ }).click();
    await card('Bench 1').getByText('Scan the label').waitFor();
    await shot('handshake-en');
    expect(tape.count()).toBe(before + 1);
    const first = (await tape.codes()).at(-1) ?? '';
    await (await plugIn(page)).scan(first);
    await tape.reached(before + 2);
    await card('Bench 1').getByText('Scan the label').waitFor();
    await card('Bench 1').getByRole('button', { name: 'Cancel the rest' }).click();
    await card('Bench 1').getByText('Done', { exact: true }).waitFor();
  });
});
