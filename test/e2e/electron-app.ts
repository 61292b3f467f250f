import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import electronPath from 'electron';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { outFolder } from '../cli/packbench.ts';

/** The real window on a data folder of the test's own. */
export async function openWindow(
  dataDirectory: string,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const isRoot = process.getuid?.() === 0;
  const profile = await mkdtemp(join(tmpdir(), 'packbench-profile-'));
  const app = await _electron.launch({
    // Outside Electron the package is the path of its executable.
    executablePath: electronPath as unknown as string,
    args: [
      join(outFolder, 'main', 'index.js'),
      // A profile of its own, so that windows of other tests are other programs.
      `--user-data-dir=${profile}`,
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    env: { ...process.env, PACKBENCH_DATA: dataDirectory },
  });
  app.once('close', () => void rm(profile, { recursive: true, force: true }));
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  // A key that is pressed before the window listens is lost: wait until it is drawn, and its effects ran.
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
  return { app, page };
}
