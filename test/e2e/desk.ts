import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { ElectronApplication, Page } from 'playwright-core';
import type { Event } from '../../domain/event.ts';
import { outFolder, temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { demoFolder, retell } from './freight-shop.ts';
import { plugIn } from './scanner.ts';

/** The window on the sample day, told without some of its facts. */
export type Desk = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly folder: string;
  readonly data: string;
  /** Types a code as fast as a scanner does, and ends it with Enter. */
  scan(code: string): Promise<void>;
  /** Answers the next dialogs of the system with a path. */
  choose(path: string): Promise<void>;
  /** Saves what is seen. */
  picture(name: string): Promise<void>;
  /** Pictures of the other language, the dark theme and a large screen. */
  pictures(name: string): Promise<void>;
  /** What axe finds serious in the dialog, or in the screen where there is none. */
  serious(): Promise<readonly string[]>;
  close(): Promise<void>;
};

const screenshots = join(outFolder, 'screenshots');

/** Opens the window at the size of a small laptop. */
export async function openDesk(isLeftOut: (event: Event) => boolean): Promise<Desk> {
  const folder = await temporaryFolder();
  await mkdir(screenshots, { recursive: true });
  const data = join(folder.path, 'data');
  await retell(await demoFolder(join(folder.path, 'demo')), data, isLeftOut);
  const { app, page } = await openWindow(data);
  page.setDefaultTimeout(10_000);
  await page.setViewportSize({ width: 1366, height: 768 });
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const scanner = await plugIn(page);
  const picture = async (name: string): Promise<void> => {
    await page.screenshot({ path: join(screenshots, `${name}.png`) });
  };
  return {
    app,
    page,
    folder: folder.path,
    data,
    picture,
    scan: (code) => scanner.scan(code),
    choose: (path) =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
      }, path),
    pictures: async (name) => {
      await picture(`${name}-en`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await picture(`${name}-dark`);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1920, height: 1080 });
      await picture(`${name}-large`);
      await page.setViewportSize({ width: 1366, height: 768 });
    },
    serious: async () => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        (
          globalThis as unknown as { axe: { run: (part: Element | null) => Promise<AxeResults> } }
        ).axe.run(document.querySelector('[role="dialog"]') ?? document.querySelector('main')),
      );
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    close: async () => {
      await app.close();
      await folder.remove();
    },
  };
}
