import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import type { Bridge } from '../../preload/bridge.ts';
import { openWindow } from '../e2e/electron-app.ts';
import { screens } from '../../renderer/shell/navigation.ts';
import { benchBarcode, benchShipment } from './shop.ts';

/** Opens the window on a copy of a data folder, so that every measurement begins with the same facts. */
async function onCopy<Value>(
  directory: string,
  measure: (page: Page, app: ElectronApplication, copy: string, beganMs: number) => Promise<Value>,
): Promise<Value> {
  const copy = await mkdtemp(join(tmpdir(), 'packbench-bench-'));
  await cp(directory, copy, { recursive: true });
  const beganMs = Date.now();
  const { app, page } = await openWindow(copy);
  try {
    await page.setViewportSize({ width: 1366, height: 768 });
    return await measure(page, app, copy, beganMs);
  } finally {
    await app.close();
    await rm(copy, { recursive: true, force: true });
  }
}

const firstOrder = (page: Page) =>
  page.locator('[role="row"][aria-rowindex="2"] [role="gridcell"]');

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

type Watch = { readonly waits: number[] };

/** Runs in the page: notes how long each scan waits for the frame in which its verdict is painted. */
function watchScans(): void {
  const watch: Watch = { waits: [] };
  Object.assign(globalThis, { watch });
  let began = 0;
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Enter') began = timeStamp;
    },
    true,
  );
  new MutationObserver((changes) => {
    const isVerdict = changes.some(
      ({ type, target }) => type === 'attributes' && target.nodeName === 'PROGRESS',
    );
    if (!isVerdict || began === 0) return;
    const from = began;
    began = 0;
    // A message posted in a frame arrives after that frame was painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port2.addEventListener('message', () => {
        watch.waits.push(performance.now() - from);
      });
      port2.start();
      port1.postMessage(null);
    });
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ['value'] });
}

type CoreWatch = { isOn: boolean; longestMs: number };

/** Runs in the page: notes how long the process behind the window lets the easiest of questions wait at the longest. */
function watchCore(): void {
  const { packbench } = globalThis as unknown as { readonly packbench: Bridge };
  const coreWatch: CoreWatch = { isOn: true, longestMs: 0 };
  Object.assign(globalThis, { coreWatch });
  const ask = async (): Promise<void> => {
    const began = performance.now();
    await packbench.call('settings.get', {});
    coreWatch.longestMs = Math.max(coreWatch.longestMs, performance.now() - began);
    // Often enough to meet what is long, and seldom enough not to be work itself.
    if (coreWatch.isOn) setTimeout(() => void ask(), 50);
  };
  void ask();
}

/** Megabytes that the main process held at the most, the core and its workers included. */
const corePeak = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ app: running }) =>
    Math.max(
      ...running
        .getAppMetrics()
        .filter(({ type }) => type === 'Browser')
        .map(({ memory }) => memory.peakWorkingSetSize / 1024),
    ),
  );

/**
 * Types a code as the fastest scanner there can be: a keyboard on USB reports once in a millisecond, and a key is one
 * report when it goes down and one when it comes up.
 */
const scanCode = (app: ElectronApplication, code: string): Promise<void> =>
  app.evaluate(async ({ BrowserWindow }, text) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const keyCode of [...text.split(''), 'Enter']) {
      contents?.sendInputEvent({ type: 'keyDown', keyCode });
      if (keyCode.length === 1) contents?.sendInputEvent({ type: 'char', keyCode });
      contents?.sendInputEvent({ type: 'keyUp', keyCode });
      await new Promise((resolve) => {
        setTimeout(resolve, 2);
      });
    }
  }, code);

/** Opens the bench's parcel on the packing table of a window that was just started, and watches the scans from then on. */
async function openParcel(page: Page, app: ElectronApplication): Promise<void> {
  // Before the page's own scripts: the table takes the keys of a scan away from everybody who listens later.
  await page.addInitScript(watchScans);
  await page.reload();
  await firstOrder(page).nth(1).waitFor();
  await page.keyboard.press(`Alt+${screens.indexOf('pack') + 1}`);
  await page.locator('main[data-phase="idle"]').waitFor();
  await scanCode(app, benchShipment);
  await page.locator('main progress').waitFor();
  await page.evaluate(() => {
    (globalThis as unknown as { watch: Watch }).watch.waits.length = 0;
  });
}

/** What the window does ahead in the first seconds, while nothing else is to do, is done. */
const whenWarm = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      [...document.fonts]
        .filter(({ family }) => family.includes('Noto Sans SC'))
        .every(({ status }) => status === 'loaded'),
    undefined,
    // Asked with every frame, it would itself be what there is to do.
    { polling: 500 },
  );

/** Whether the verdicts of so many scans were painted within two seconds. */
const answered = (page: Page, count: number): Promise<boolean> =>
  page
    .waitForFunction(
      (wanted) => (globalThis as unknown as { watch: Watch }).watch.waits.length >= wanted,
      count,
      { timeout: 2_000 },
    )
    .then(() => true)
    .catch(() => false);

const waitsOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (globalThis as unknown as { watch: Watch }).watch.waits);

/** Milliseconds that the very first piece waits, scanned as soon as its parcel is open; the median of three starts. */
export async function measureFirstScan(directory: string): Promise<number> {
  const firsts: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    firsts.push(
      await onCopy(directory, async (page, app) => {
        await openParcel(page, app);
        await scanCode(app, benchBarcode);
        await answered(page, 1);
        return (await waitsOf(page))[0] ?? Number.NaN;
      }),
    );
  }
  return median(firsts);
}

/**
 * Milliseconds from the last key of each scan until the frame that shows its verdict is painted, and how many scans
 * were not taken for one: keys that arrive as slowly as from a hand, because the machine was busy. With `beside`, only
 * while that runs on the same folder. Beside them how long the process behind the window let anything wait, and what it
 * held in memory at the most.
 */
export function measureScanning(
  directory: string,
  scans: number,
  beside?: (directory: string) => Promise<unknown>,
): Promise<{
  readonly waits: readonly number[];
  readonly unheard: number;
  readonly longestAnswerMs: number;
  readonly corePeakMegabytes: number;
}> {
  return onCopy(directory, async (page, app, copy) => {
    await openParcel(page, app);
    await whenWarm(page);
    await page.evaluate(watchCore);
    let unheard = 0;
    const other = { isDone: false };
    const running = beside?.(copy).finally(() => {
      other.isDone = true;
    });
    for (let scan = 0; scan < scans && !other.isDone; scan += 1) {
      await scanCode(app, benchBarcode);
      if (!(await answered(page, scan + 1 - unheard))) unheard += 1;
      // A scanner does not read the same piece twice at once, and the table takes such an echo for one.
      await page.waitForTimeout(200);
    }
    await running;
    const waits = await waitsOf(page);
    const longestAnswerMs = await page.evaluate(() => {
      const { coreWatch } = globalThis as unknown as { readonly coreWatch: CoreWatch };
      coreWatch.isOn = false;
      return coreWatch.longestMs;
    });
    return { waits, unheard, longestAnswerMs, corePeakMegabytes: await corePeak(app) };
  });
}

/** Milliseconds between frames, first with nothing to do and then while the list of orders is scrolled to its end. */
export function measureScrolling(
  directory: string,
): Promise<{ readonly still: readonly number[]; readonly scrolling: readonly number[] }> {
  return onCopy(directory, async (page) => {
    await firstOrder(page).nth(1).waitFor();
    return page.evaluate(async () => {
      const grid = document.querySelector('[role="grid"]');
      if (grid === null) throw new Error('There is no list.');
      const frame = (): Promise<number> =>
        new Promise((resolve) => {
          requestAnimationFrame(resolve);
        });
      const frames = async (count: number, step: () => void): Promise<number[]> => {
        const times: number[] = [];
        let last = await frame();
        for (let index = 0; index < count; index += 1) {
          step();
          const now = await frame();
          times.push(now - last);
          last = now;
        }
        return times;
      };
      const still = await frames(120, () => undefined);
      const scrolling = await frames(600, () => grid.scrollBy(0, 400));
      return { still, scrolling };
    });
  });
}

/** Milliseconds that each of some searches of the order list takes, asked from the page; no two are alike. */
export function measureSearching(directory: string): Promise<readonly number[]> {
  return onCopy(directory, async (page) => {
    await firstOrder(page).nth(1).waitFor();
    return page.evaluate(async () => {
      const { packbench } = globalThis as unknown as { readonly packbench: Bridge };
      const times: number[] = [];
      for (let search = 0; search < 20; search += 1) {
        const began = performance.now();
        await packbench.call('orders.list', { search: `primerov ${search}`, limit: 100 });
        times.push(performance.now() - began);
      }
      return times;
    });
  });
}

/** Megabytes of script memory in use after the list was scrolled and what is not needed was freed. */
export function measureHeap(directory: string): Promise<number> {
  return onCopy(directory, async (page) => {
    await firstOrder(page).nth(1).waitFor();
    await page.getByRole('grid').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    const debug = await page.context().newCDPSession(page);
    await debug.send('HeapProfiler.collectGarbage');
    await debug.send('Performance.enable');
    const { metrics } = await debug.send('Performance.getMetrics');
    const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
    return used / 1_000_000;
  });
}
