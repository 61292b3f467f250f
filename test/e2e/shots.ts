import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { outFolder } from '../cli/packbench.ts';

/** Saves what the window shows, for the gallery. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = join(outFolder, 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** Gives the page of the window a size in CSS pixels. */
export async function size(
  app: ElectronApplication,
  page: Page,
  width: number,
  height: number,
): Promise<void> {
  const resize = (): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
      [width, height] as const,
    );
  // The debugger of Electron now and then loses the answer of a call to the garbage collector; asking again is harmless.
  await resize().catch(resize);
  await page.waitForFunction((wanted) => Math.abs(window.innerWidth - wanted) < 40, width);
}

/** The program ends as it would and does not come back: a test starts it again itself. */
export const withoutRestart = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: program }) => {
    program.relaunch = () => undefined;
  });

/** What axe finds seriously wrong on the page, as `rule: target`. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  const source = await readFile(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  // The page runs no script but its own; the debugger may.
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: () => Promise<{
          violations: { id: string; impact: string; nodes: { target: string[]; html: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
      );
  });
}
