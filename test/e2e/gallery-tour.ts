import type { Page } from 'playwright-core';
import { screens } from '../../renderer/shell/navigation.ts';
import type { Screen } from '../../renderer/shell/navigation.ts';
import { askCore } from './electron-app.ts';

export const languages = ['en', 'zh'] as const;
export const themes = ['light', 'dark'] as const;

/** Waits until nothing is being fetched and no dialog or message is on its way in. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main, [data-screen]').first().waitFor();
  await page.evaluate(async () => {
    const wait = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const isBusy = (): boolean =>
      document.querySelector('[aria-busy="true"]') !== null ||
      document.getAnimations().some(({ playState, effect }) => {
        const iterations = effect?.getComputedTiming().iterations;
        return playState === 'running' && iterations !== Infinity;
      });
    for (let quiet = 0, frames = 0; quiet < 5 && frames < 600; frames += 1) {
      await wait();
      quiet = isBusy() ? 0 : quiet + 1;
    }
    await document.fonts.ready;
  });
}

/** Opens a screen as the keyboard does; a fresh page keeps one screen from standing in the way of the next. */
export async function openScreen(page: Page, screen: Screen): Promise<void> {
  await page.reload();
  await page.locator('main, [data-screen]').first().waitFor();
  await page.keyboard.press(`Alt+${screens.indexOf(screen) + 1}`);
  // A screen is fetched when it is first opened; until then its place is empty.
  await page.locator(`[data-screen="${screen}"] main`).waitFor();
  await settled(page);
}

/** Shows every part of the screen that is open, one after the other: the screen itself, then its other tabs. */
export async function eachPart(page: Page, visit: (part: string) => Promise<void>): Promise<void> {
  await visit('');
  const tabs = page.getByRole('tab');
  for (let index = 1; index < (await tabs.count()); index += 1) {
    await tabs.nth(index).click();
    await settled(page);
    await visit(String(index));
  }
}

/** Shows the window in a language from now on. */
export async function speak(page: Page, language: (typeof languages)[number]): Promise<void> {
  await askCore(page, 'settings.set', { settings: { language } });
  await page.reload();
}
