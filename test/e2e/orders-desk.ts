import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { outFolder, temporaryFolder } from '../cli/packbench.ts';
import { station } from '../cli/station.ts';
import type { Station } from '../cli/station.ts';
import { stock } from '../cli/stocked-shop.ts';
import { openWindow } from './electron-app.ts';
import { languages, settled, speak } from './gallery-tour.ts';

/** The window on a shop with the sample orders and their catalogue. */
export type OrdersDesk = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly at: (name: string) => string;
  /** Answers the next dialogs of the system with a path. */
  readonly choose: (path: string) => Promise<void>;
  readonly picture: (name: string) => Promise<void>;
  /** What axe finds serious, in both themes. */
  readonly serious: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** Stocks a shop, lets `prepare` do more with the command line, and opens the window on it. */
export async function openOrdersDesk(
  prepare: (shop: Station, at: (name: string) => string) => Promise<void>,
): Promise<OrdersDesk> {
  const folder = await temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  const shop = station(at('data'));
  await stock(shop);
  await prepare(shop, at);
  const screenshots = join(outFolder, 'screenshots');
  await mkdir(screenshots, { recursive: true });
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const { app, page } = await openWindow(at('data'));
  // Sooner than the test itself runs out of time, so that it says what it waited for.
  page.setDefaultTimeout(10_000);
  await page.setViewportSize({ width: 1366, height: 768 });
  return {
    app,
    page,
    at,
    choose: (path) =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
      }, path),
    picture: async (name) => {
      await settled(page);
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
    serious: async () => {
      const found: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await settled(page);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
        );
        found.push(
          ...violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html ?? ''}`),
        );
      }
      await page.emulateMedia({ colorScheme: 'light' });
      return found;
    },
    close: async () => {
      await app.close();
      await folder.remove();
    },
  };
}

/** Pictures of one state in both languages, both themes and on a large screen; `open` brings the state about. */
export async function gallery(
  desk: OrdersDesk,
  name: string,
  open: () => Promise<void>,
): Promise<void> {
  const { page, picture } = desk;
  for (const language of languages) {
    await speak(page, language);
    await settled(page);
    await open();
    await picture(`${name}-${language}`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(`${name}-${language}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1920, height: 1080 });
    await picture(`${name}-${language}-large`);
    await page.setViewportSize({ width: 1366, height: 768 });
  }
  await speak(page, 'en');
  await settled(page);
}
