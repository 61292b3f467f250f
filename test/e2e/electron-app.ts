import electronPath from 'electron';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { join } from 'node:path';
import { outFolder } from '../cli/packbench.ts';

/** The real window on a data folder of the test's own. */
export async function openWindow(
  dataDirectory: string,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const isRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    // Outside Electron the package is the path of its executable.
    executablePath: electronPath as unknown as string,
    args: [join(outFolder, 'main', 'index.js'), ...(isRoot ? ['--no-sandbox'] : [])],
    env: { ...process.env, PACKBENCH_DATA: dataDirectory },
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return { app, page };
}
