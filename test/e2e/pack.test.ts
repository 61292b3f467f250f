import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandCodes, type CommandName } from '../../domain/packing/command-codes.ts';
import { outFolder, packbench, temporaryFolder } from '../cli/packbench.ts';
import { resetAfter, startPeer } from '../cli/paper.ts';
import { startSimulatedScale } from '../main/scale/simulated-scale.ts';
import type { SimulatedScale } from '../main/scale/simulated-scale.ts';
import { askCore, openWindow } from './electron-app.ts';
import { scan, scanAs } from './pack-keys.ts';
import { packShop, startLabelPrinter } from './pack-shop.ts';
import type { Box } from './pack-shop.ts';

const screenshots = join(outFolder, 'screenshots');

describe('packing', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let printer: Awaited<ReturnType<typeof startLabelPrinter>>;
  let badPrinter: Awaited<ReturnType<typeof startPeer>>;
  let scale: SimulatedScale;
  let boxes: readonly Box[];
  let app: ElectronApplication;
  let page: Page;

  const box = (index: number): Box => {
    const found = boxes[index];
    if (found === undefined) throw new Error(`no box ${index}`);
    return found;
  };
  const shows = (name: string): Promise<void> =>
    page.getByRole('heading', { name, exact: true }).waitFor();
  const stopped = async (name: string): Promise<void> => {
    await page.getByRole('alert').getByRole('heading', { name, exact: true }).waitFor();
  };
  const acknowledge = async (): Promise<void> => {
    // Nobody is quicker than a few frames.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 4; frame += 1) {
        await new Promise((resolve) => {
          requestAnimationFrame(resolve);
        });
      }
    });
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor({ state: 'detached' });
  };
  /** Scans a code of the sheet on the wall. */
  const command = (name: CommandName): Promise<void> => scan(app, commandCodes[name]);
  const picture = async (name: string): Promise<void> => {
    // The green of the last piece fades first.
    await page.evaluate(() =>
      Promise.all(
        document
          .getAnimations()
          .flatMap((one) =>
            one.effect?.getTiming().iterations === Infinity ? [] : [one.finished],
          ),
      ),
    );
    await page.screenshot({ path: join(screenshots, `pack-${name}.png`) });
  };
  const call = (name: string, input: unknown): Promise<unknown> => askCore(page, name, input);
  const size = async (width: number, height: number): Promise<void> => {
    await app.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
      [width, height] as const,
    );
    await page.waitForFunction((wanted) => window.innerWidth === wanted, width);
  };

  /** What fades does not begin to; by a sheet, since something that fades lasts shorter than a question takes. */
  const holdFading = (isHeld: boolean): Promise<void> =>
    page.evaluate((held) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(held ? '*, *::before { animation-play-state: paused !important }' : '');
      document.adoptedStyleSheets = [sheet];
    }, isHeld);
  /** A pixel just inside the edge of what shows the next piece, as blue, green and red. */
  const edgeOfStage = async (): Promise<readonly number[]> => {
    const stage = await page.locator('[data-green="true"]').boundingBox();
    if (stage === null) throw new Error('nothing shows the next piece');
    const at = { x: Math.round(stage.x + 5), y: Math.round(stage.y + stage.height / 2) };
    return app.evaluate(async ({ BrowserWindow }, { x, y }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const pixel = await contents?.capturePage({ x, y, width: 1, height: 1 });
      return [...(pixel?.toBitmap() ?? [])];
    }, at);
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(screenshots, { recursive: true });
    printer = await startLabelPrinter();
    badPrinter = await startPeer(resetAfter(600));
    scale = await startSimulatedScale();
    boxes = await packShop(folder.path, printer.address, {
      startScreen: 'pack',
      packPrinter: 'Zebra',
      soundVolume: 10,
    });
    ({ app, page } = await openWindow(join(folder.path, 'data')));
    await size(1366, 768);
  });

  afterAll(async () => {
    await app.close();
    await printer.close();
    await badPrinter.close();
    await scale.close();
    const verified = await packbench('verify', '--data', join(folder.path, 'data'), '--json');
    expect(verified.json).toMatchObject({ ok: true });
    await folder.remove();
  });

  test('a station opens straight on it', async () => {
    await shows('Scan to begin');
    await page.getByText('4 parcels wait').waitFor();
    await picture('idle-en');
  });

  test('a waybill opens its parcel, and the next piece is shown large', async () => {
    await scan(app, box(0).waybill);
    await page.getByText('Next piece').waitFor();
    await page.getByText(box(0).shipmentId).waitFor();
    await page.getByText('0 of 3 pieces').waitFor();
    await picture('scan-en');
  });

  test('a code of nothing stops the table until it is acknowledged', async () => {
    await scan(app, '4006381333931');
    await stopped('Wrong item');
    await picture('stop-wrong-en');
    // Scanning on in a hurry changes nothing, and is told.
    await scan(app, box(0).scans[0] ?? '');
    await page.getByText('1 scan after it was not taken').waitFor();
    await acknowledge();
    await page.getByText('0 of 3 pieces').waitFor();
  });

  test('pieces go into the box, the last one comes out again, one too many stops', async () => {
    const [first = '', second = '', third = ''] = box(0).scans;
    await holdFading(true);
    await scan(app, first);
    await page.getByText('1 of 3 pieces').waitFor();
    const [blue = 0, green = 0, red = 0] = await edgeOfStage();
    expect(green).toBeGreaterThan(red + 60);
    expect(green).toBeGreaterThan(blue + 30);
    await holdFading(false);
    await page.keyboard.press('Backspace');
    await page.getByText('0 of 3 pieces').waitFor();
    for (const code of [first, second]) await scan(app, code);
    await page.getByText('2 of 3 pieces').waitFor();
    await scan(app, first);
    await stopped('Too many');
    await picture('stop-over-en');
    await command('ok');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await command('undo');
    await page.getByText('1 of 3 pieces').waitFor();
    await scan(app, second);
    await page.getByText('2 of 3 pieces').waitFor();
    await scan(app, third);
    await shows('Weigh the parcel');
  });

  test('a weight that cannot be is stopped, the right one prints the label by itself', async () => {
    await page.keyboard.type('9000', { delay: 130 });
    await page.keyboard.press('Enter');
    await stopped('Check the weight');
    expect(await page.getByRole('alert').innerText()).toContain('9000');
    await picture('stop-weight-en');
    await acknowledge();
    await page.keyboard.type(String(box(0).weightGrams), { delay: 130 });
    await picture('weigh-en');
    await page.keyboard.press('Enter');
    await shows('Stick it on, then scan it');
    await picture('affix-en');
  });

  test('only its own label closes the parcel', async () => {
    const codes = await printer.nextLabel();
    expect(new Set(codes)).toEqual(new Set([box(0).waybill]));
    await scan(app, box(1).waybill);
    await stopped('Wrong label');
    await picture('stop-label-en');
    await acknowledge();
    await scan(app, codes[0] ?? '');
    await shows('Done');
    await picture('done-en');
    const shown = await call('shipments.show', { shipmentId: box(0).shipmentId });
    expect(shown).toMatchObject({ ok: true, value: { state: 'affixed' } });
  });

  test('counts the day', async () => {
    const day = page.getByLabel('Today');
    await day.getByText('packed').waitFor();
    expect(await day.innerText()).toMatch(/^1\s+packed[\s\S]*3\s+stopped/);
  });

  test('reads on with a Russian layout, an input method and a prefix', async () => {
    await scanAs(page, box(1).waybill, 'russian');
    await page.getByText(box(1).shipmentId).waitFor();
    await call('settings.set', {
      settings: { scanner: { prefix: 'F12', suffix: 'enter', maxGapMs: 35, mapping: 'auto' } },
    });
    for (const [index, code] of box(1).scans.entries()) {
      await scanAs(page, code, index === 0 ? 'ime' : 'us', 'F12');
    }
    await shows('Weigh the parcel');
    await call('settings.set', {
      settings: { scanner: { prefix: '', suffix: 'auto', maxGapMs: 35, mapping: 'auto' } },
    });
  });

  test('takes the weight that is put on the scale, and asks about a label that may have printed', async () => {
    const { value: settings } = (await call('settings.get', {})) as {
      value: { printers: { address: unknown }[] };
    };
    const [zebra] = settings.printers;
    const port = Number(badPrinter.address.split(':').at(-1));
    const bad = { ...zebra, name: 'Broken', address: { kind: 'tcp', host: '127.0.0.1', port } };
    await call('settings.set', {
      settings: {
        scale: { address: scale.address },
        printers: [zebra, bad],
        packPrinter: 'Broken',
      },
    });
    await scale.heard();
    scale.put(0);
    await page.getByText('steady').waitFor();
    await picture('scale-en');
    scale.put(box(1).weightGrams);
    await shows('Did the label come out?');
    await picture('unknown-en');
    await command('second');
    await shows('The label did not print');
    await picture('print-failed-en');
    await call('settings.set', { settings: { packPrinter: 'Zebra' } });
    await page.keyboard.press('Enter');
    await shows('Stick it on, then scan it');
    const [code = ''] = await printer.nextLabel();
    await scan(app, code);
    await shows('Done');
  });

  test('an item opens the oldest parcel that needs it, as its first piece', async () => {
    await scan(app, box(2).scans[0] ?? '');
    await page.getByText(/^1 of \d+ pieces$/).waitFor();
    await page.keyboard.press('Escape');
    await shows('Scan to begin');
  });

  test('a held order stops', async () => {
    await call('orders.hold', { orderId: box(3).orderId, reason: 'Buyer wrote' });
    await scan(app, box(3).orderId);
    await stopped('Held: do not ship');
    await picture('stop-held-en');
    await acknowledge();
    await shows('Scan to begin');
    expect(await page.getByText('Next piece').count()).toBe(0);
  });

  test('a scan never lands in a field, a hand does', async () => {
    await page.keyboard.press('Alt+8');
    await page.keyboard.press('Alt+1');
    await page.getByRole('searchbox').first().fill('cup');
    await page.keyboard.press('Alt+4');
    await shows('Scan to begin');
    await page.evaluate(() => {
      const field = document.createElement('input');
      field.id = 'probe';
      document.body.append(field);
      field.focus();
    });
    await scan(app, box(2).waybill);
    await page.getByText(box(2).shipmentId).waitFor();
    expect(await page.inputValue('#probe')).toBe('');
    await page.keyboard.type('by hand', { delay: 90 });
    await page.waitForFunction(
      () => (document.querySelector('#probe') as HTMLInputElement).value === 'by hand',
    );
    await page.evaluate(() => document.querySelector('#probe')?.remove());
  });

  test('speaks Chinese, in light and dark, on small and large screens', async () => {
    await call('settings.set', { settings: { language: 'zh', theme: 'dark' } });
    await page.reload();
    await shows('请扫描');
    await picture('idle-zh-dark');
    await scan(app, box(2).waybill);
    await shows('请称重');
    await picture('weigh-zh-dark');
    await page.keyboard.press('Backspace');
    await page.getByText('下一件').waitFor();
    await picture('scan-zh-dark');
    await size(1920, 1080);
    await picture('scan-zh-dark-1920');
    await scan(app, '4006381333931');
    await stopped('拿错货');
    await picture('stop-zh-dark-1920');
    await page.keyboard.press('Enter');
    await call('settings.set', { settings: { language: 'en', theme: 'light' } });
    await page.reload();
    await shows('Scan to begin');
    await scan(app, box(2).waybill);
    await page.getByText('Next piece').waitFor();
    await picture('scan-en-1920');
    expect(await page.getByText(/^0 of \d+ pieces$/).count()).toBe(1);
  });
});
