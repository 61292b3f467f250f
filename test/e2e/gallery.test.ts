import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screens } from '../../renderer/shell/navigation.ts';
import { outFolder, temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { demoFolder, retell } from './freight-shop.ts';
import { midday } from './gallery-day.ts';
import { eachPart, languages, openScreen, speak, themes } from './gallery-tour.ts';

const screenshots = join(outFolder, 'screenshots', 'gallery');

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

describe('the gallery', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    await retell(await demoFolder(join(folder.path, 'demo')), data, midday());
    ({ app, page } = await openWindow(data));
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  for (const language of languages) {
    for (const theme of themes) {
      for (const { width, height } of sizes) {
        test(`shows every screen: ${language}, ${theme}, ${width}x${height}`, async () => {
          await page.setViewportSize({ width, height });
          await page.emulateMedia({ colorScheme: theme });
          await speak(page, language);
          for (const screen of screens) {
            await openScreen(page, screen);
            await eachPart(page, async (part) => {
              const name = [screen, part, language, theme, width].filter(Boolean).join('-');
              const file = join(screenshots, `${name}.png`);
              await page.screenshot({ path: file });
              expect((await stat(file)).size).toBeGreaterThan(0);
            });
          }
        });
      }
    }
  }
});
