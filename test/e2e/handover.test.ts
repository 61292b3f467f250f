import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Event } from '../../domain/event.ts';
import { qrText } from '../../domain/label/scan-code.ts';
import { packbench } from '../cli/packbench.ts';
import { openDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { askCore } from './electron-app.ts';

/** Every label is on its box, and nothing of what follows has happened. */
const isLater = ({ type }: Event): boolean =>
  /^(?:handover|bag|notice|freight)-|^parcel-(?:un)?bagged$|^handed-over$/.test(type);

const parcelShape = z.looseObject({
  waybill: z.string(),
  carrier: z.string(),
  orderIds: z.array(z.string()),
});

describe('the handover screen', () => {
  let desk: Desk;
  let china: readonly z.infer<typeof parcelShape>[];
  let other: z.infer<typeof parcelShape> | undefined;
  const waybill = (index: number): string => china[index]?.waybill ?? '';

  beforeAll(async () => {
    desk = await openDesk(isLater);
    const listed = await askCore(desk.page, 'shipments.list', { limit: 500 });
    const all = z.object({ value: z.object({ items: z.array(parcelShape) }) }).parse(listed)
      .value.items;
    const counts = new Map<string, number>();
    for (const { carrier } of all) counts.set(carrier, (counts.get(carrier) ?? 0) + 1);
    const [largest] = [...counts].toSorted((a, b) => b[1] - a[1]).map(([carrier]) => carrier);
    china = all.filter(({ carrier }) => carrier === largest);
    other = all.find(({ carrier }) => carrier !== largest);
    await desk.page.getByRole('button', { name: /^Handover/ }).click();
  });

  afterAll(async () => {
    const { data } = desk;
    await desk.app.close();
    const verified = await packbench('verify', '--data', data, '--json');
    expect(verified.json).toMatchObject({ ok: true });
    await desk.close();
  });

  test('shows the carriers with parcels first, the most parcels before all', async () => {
    const { page } = desk;
    await page.getByRole('heading', { name: 'Who collects now?' }).waitFor();
    const cards = page.getByRole('button', { name: /Start scanning/ });
    expect(await cards.first().textContent()).toContain(`${china.length}`);
    await desk.pictures('handover-carriers');
    expect(await desk.serious()).toStrictEqual([]);
  });

  test('takes a scan at scanner speed wherever the focus is, and turns green', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: `Open ${china[0]?.carrier ?? ''}` }).press('Enter');
    await page.getByText('Scan the label of the first parcel.').waitFor();
    await desk.picture('handover-ready-en');
    await desk.scan(waybill(0));
    await page.getByText('In the bag', { exact: true }).waitFor();
    await page
      .getByText(/1 of 200/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'New bag' }).focus();
    await desk.scan(waybill(1));
    await page.getByText(/: 2 of 200/).waitFor();
    // Neither the field nor the button saw anything of it.
    expect(await page.getByRole('textbox').inputValue()).toBe('');
    expect(await page.getByRole('button', { name: 'New bag' }).getAttribute('aria-pressed')).toBe(
      'false',
    );
  });

  test('takes a number typed by hand', async () => {
    const { page } = desk;
    const field = page.getByRole('textbox', { name: 'Scan the label of a parcel' });
    await field.fill(waybill(2).toLowerCase());
    await field.press('Enter');
    await page.getByText(/: 3 of 200/).waitFor();
    await desk.pictures('handover-scanned');
    expect(await desk.serious()).toStrictEqual([]);
  });

  test('stops at a second scan, at another carrier and at a copy that never was', async () => {
    const { page } = desk;
    await desk.scan(waybill(0));
    await page.getByText('Stop', { exact: true }).waitFor();
    await page
      .getByText(/is already in bag/)
      .first()
      .waitFor();
    await desk.scan(qrText(waybill(3), 9));
    await page
      .getByText(/The scan says copy 9/)
      .first()
      .waitFor();
    if (other !== undefined) {
      await desk.scan(other.waybill);
      await page
        .getByText(/Put it on the pile of/)
        .first()
        .waitFor();
    }
    const refused = page.getByRole('list', { name: 'Refused scans' });
    expect(await refused.getByRole('listitem').count()).toBe(other === undefined ? 2 : 3);
    await desk.pictures('handover-refused');
    expect(await desk.serious()).toStrictEqual([]);
  });

  test('starts a new bag by key, and takes the wrong parcel out by scan', async () => {
    const { page } = desk;
    await page.keyboard.press('F6');
    await page.getByText('closed', { exact: true }).waitFor();
    await desk.scan(waybill(3));
    await page.getByText(/Bag B\w+-000002: 1 of 200/).waitFor();
    await page.keyboard.press('F7');
    await desk.scan(waybill(4));
    await page.getByText(/Bag B\w+-000003: 1 of 200/).waitFor();
    await page.keyboard.press('F8');
    await page.getByRole('textbox', { name: 'Scan the parcel to take out' }).waitFor();
    await desk.scan(waybill(3));
    await page.getByText('Taken out', { exact: true }).waitFor();
    await desk.picture('handover-taken-out-en');
    await page.getByRole('textbox', { name: 'Scan the label of a parcel' }).waitFor();
  });

  test('shows what lies in a bag and lets one be taken out there', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Parcels in bag B\w+-000001/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('3 rows').waitFor();
    await desk.picture('handover-bag-en');
    expect(await desk.serious()).toStrictEqual([]);
    await dialog.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await dialog.getByText('2 rows').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('says in Chinese what is missing', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Switch to Chinese' }).click();
    await page.getByRole('heading', { name: /^交接给/ }).waitFor();
    await desk.picture('handover-desk-zh');
    await page
      .getByRole('button', { name: /English|英文/ })
      .first()
      .click();
    await page.getByRole('heading', { name: /^Handover to/ }).waitFor();
  });

  test('hands over only with a driver and after the missing ones were seen', async () => {
    const { page } = desk;
    await page.keyboard.press('F9');
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Hand over now' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel(/Driver’s name/).fill('Wang Driver');
    await dialog.getByRole('checkbox').press('Space');
    // A scan behind the dialog is not booked.
    await desk.scan(waybill(5));
    expect(await dialog.getByLabel(/Driver’s name/).inputValue()).toBe('Wang Driver');
    const paper = await dialog.getByRole('img', { name: 'Driver’s signature' }).boundingBox();
    if (paper === null) throw new Error('There is no paper to sign on.');
    await page.mouse.move(paper.x + 60, paper.y + 90);
    await page.mouse.down();
    for (const [x, y] of [
      [110, 30],
      [150, 110],
      [200, 40],
      [260, 100],
      [330, 50],
    ] as const) {
      await page.mouse.move(paper.x + x, paper.y + y, { steps: 6 });
    }
    await page.mouse.up();
    await dialog.getByText('Signed', { exact: true }).waitFor();
    await desk.pictures('handover-close');
    expect(await desk.serious()).toStrictEqual([]);
    await confirm.press('Enter');
    await page.getByRole('heading', { name: 'Handed over' }).waitFor();
    await desk.pictures('handover-closed');
    expect(await desk.serious()).toStrictEqual([]);
  });

  test('exports the list and prints it with the signature', async () => {
    const { page } = desk;
    const file = join(desk.folder, 'list.html');
    await desk.choose(file);
    await page.getByRole('button', { name: 'Export list' }).press('Enter');
    await page.getByText(/written to/).waitFor();
    expect(await readFile(file, 'utf8')).toMatch(/<path d="M\d/);
    // The dialog of the system is answered; what would reach the paper is kept.
    await desk.app.evaluate(({ app }) => {
      app.once('web-contents-created', (_event, contents) => {
        contents.print = (_options, answer) => {
          const keep = async (): Promise<void> => {
            const pdf = await contents.printToPDF({});
            Object.assign(globalThis, { printed: [contents.getTitle(), pdf.length] });
            answer?.(true, '');
          };
          void keep();
        };
      });
    });
    await page.getByRole('button', { name: 'Print list' }).press('Enter');
    await page.getByText('The list went to the printer.').waitFor();
    const printed = await desk.app.evaluate(
      () => (globalThis as unknown as { printed: readonly [string, number] }).printed,
    );
    expect(printed[0]).toContain('交接清单');
    expect(printed[1]).toBeGreaterThan(5_000);
  });

  test('keeps it in the history', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Next carrier' }).press('Enter');
    const history = page.getByRole('grid', { name: 'Closed handovers' });
    await history.getByText('Wang Driver').waitFor();
    await history.getByText('Drawn').waitFor();
    await desk.picture('handover-history-en');
    await history.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Handed over' }).waitFor();
  });
});
