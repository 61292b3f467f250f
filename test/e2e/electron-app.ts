import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import electronPath from 'electron';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { outFolder } from '../cli/packbench.ts';

/** The real window of this build on a data folder of the test's own. */
export const openWindow = (dataDirectory: string): Promise<OpenedWindow> =>
  // Outside Electron the package is the path of its executable.
  openProgram(
    electronPath as unknown as string,
    [join(outFolder, 'main', 'index.js')],
    dataDirectory,
  );

type OpenedWindow = { readonly app: ElectronApplication; readonly page: Page };

/**
 * Lets a question to the process of the windows be asked again when only its answer was lost: V8 may free the promise
 * behind an answer in a collection that falls between the two.
 */
function askAgain(app: ElectronApplication): void {
  const ask = app.evaluate.bind(app) as (...question: readonly unknown[]) => Promise<unknown>;
  const askUntilAnswered = async (...question: readonly unknown[]): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask(...question);
      } catch (error) {
        const isLost = error instanceof Error && error.message.includes('was garbage collected');
        if (!isLost || attempt === 5) throw error;
      }
    }
  };
  Object.assign(app, { evaluate: askUntilAnswered });
}

/** Starts a program of ours, such as an installed one, and waits until its window can be worked with. */
export async function openProgram(
  executablePath: string,
  words: readonly string[],
  dataDirectory: string,
): Promise<OpenedWindow> {
  const isRoot = process.getuid?.() === 0;
  const profile = await mkdtemp(join(tmpdir(), 'packbench-profile-'));
  const app = await _electron.launch({
    executablePath,
    args: [
      ...words,
      // A profile of its own, so that windows of other tests are other programs.
      `--user-data-dir=${profile}`,
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    env: { ...process.env, PACKBENCH_DATA: dataDirectory },
  });
  app.once('close', () => void rm(profile, { recursive: true, force: true }));
  askAgain(app);
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

/** Asks the core what the page itself can, past every dialog of the window. */
export async function askCore(
  page: Page,
  name: string,
  input: unknown,
  consent?: string,
): Promise<unknown> {
  const answer = await page.evaluate(
    ([procedure, given, token]) =>
      (
        globalThis as unknown as {
          packbench: { call: (...asked: readonly unknown[]) => Promise<string> };
        }
      ).packbench.call(procedure, given, undefined, token),
    [name, input, consent] as const,
  );
  return JSON.parse(answer) as unknown;
}
