import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screens } from '../../renderer/shell/navigation.ts';
import { temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';
import { demoFolder, retell } from './freight-shop.ts';
import { midday } from './gallery-day.ts';
import { eachPart, openScreen, settled, themes } from './gallery-tour.ts';

/** What a walk with Tab came to. */
type Walk = {
  /** What can be worked with the mouse and is never reached with Tab. */
  readonly unreached: readonly string[];
  /** What looks the same with the focus as without it. */
  readonly unmarked: readonly string[];
  readonly stops: number;
};

type Reach = { readonly next: () => string; readonly done: () => Walk };

/** Notes everything on the page that takes an action, and how it looks without the focus. */
function watchFocus(): void {
  const selector =
    'a[href], button, input, select, textarea, summary, [role=button], [role=grid], [role=tab], [role=slider], [role=combobox], [role=menuitem], [role=radio], [role=checkbox], [role=switch]';
  const shown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('[aria-hidden="true"], [inert]') === null;
  const isOff = (element: Element): boolean =>
    element.matches(':disabled, [aria-disabled="true"], [type=hidden]') ||
    // Rows of a grid are worked with the grid's own keys, the arrows of a number with the arrow keys.
    element.parentElement?.closest('[role=grid]') !== null ||
    element.closest('.mantine-NumberInput-controls') !== null;
  /** Of choices of which one counts, and of tabs, one is a stop and the arrows do the rest. */
  const groupOf = (element: Element): Element | string =>
    element instanceof HTMLInputElement && element.type === 'radio'
      ? `radio ${element.name}`
      : (element.closest('[role=tablist], [role=radiogroup]') ?? element);
  const look = (element: Element): string =>
    [
      element,
      element.parentElement,
      element.parentElement?.parentElement,
      element.nextElementSibling,
    ]
      .flatMap((one) => {
        if (one === null || one === undefined) return [];
        const { outline, borderColor, boxShadow, backgroundColor } = getComputedStyle(one);
        return [outline, borderColor, boxShadow, backgroundColor];
      })
      .join('|');
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()} ${element.getAttribute('role') ?? ''} ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 50)} ${element.className.slice(0, 60)}`;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const candidates = [...document.querySelectorAll(selector)].filter(
    (element) => shown(element) && !isOff(element),
  );
  const before = new Map([...document.querySelectorAll('*')].map((one) => [one, look(one)]));
  const reached = new Set<Element | string>();
  const unmarked: string[] = [];
  const seen = new Set<Element>();
  const reach: Reach = {
    next: () => {
      const element = document.activeElement;
      if (element === null || element === document.body) return 'body';
      if (seen.has(element)) return 'again';
      seen.add(element);
      reached.add(groupOf(element));
      if (look(element) === before.get(element)) unmarked.push(name(element));
      return 'new';
    },
    done: () => ({
      unreached: candidates.filter((one) => !reached.has(groupOf(one))).map(name),
      unmarked,
      stops: seen.size,
    }),
  };
  Object.assign(globalThis, { reach });
}

/** Walks with Tab through all of the page, once round. */
async function walk(page: Page): Promise<Walk> {
  await page.evaluate(watchFocus);
  for (let stop = 0, old = 0; stop < 600 && old < 4; stop += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(async () => {
      await Promise.all(
        document
          .getAnimations()
          .flatMap((one) =>
            one.effect?.getTiming().iterations === Infinity
              ? []
              : [one.finished.catch(() => undefined)],
          ),
      );
      return (globalThis as unknown as { reach: Reach }).reach.next();
    });
    // A field for a date holds several stops; round once is when several in a row are old.
    old = found === 'new' ? 0 : old + 1;
  }
  return page.evaluate(() => (globalThis as unknown as { reach: Reach }).reach.done());
}

describe('the keyboard', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    await retell(await demoFolder(join(folder.path, 'demo')), data, midday());
    ({ app, page } = await openWindow(data));
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  for (const theme of themes) {
    test.each(screens)(`reaches all of %s and shows where it is, ${theme}`, async (screen) => {
      await page.emulateMedia({ colorScheme: theme });
      await openScreen(page, screen);
      const walks: object[] = [];
      let stops = 0;
      await eachPart(page, async (part) => {
        await settled(page);
        const { unreached, unmarked, stops: some } = await walk(page);
        stops += some;
        if (unreached.length + unmarked.length > 0) walks.push({ part, unreached, unmarked });
      });
      expect(walks).toStrictEqual([]);
      expect(stops).toBeGreaterThan(1);
    });
  }
});
