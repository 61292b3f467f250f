import type { Locator, Page } from 'playwright-core';

/** What a person does who has no mouse: everything is reached with Tab and Shift+Tab, and worked with keys. */
export type Keyboard = {
  /** Walks with Tab until the element has the focus; throws when Tab never gets there. */
  tabTo(target: Locator): Promise<void>;
  /** Walks to a button and presses it. */
  press(target: Locator, key?: string): Promise<void>;
  /** Walks to a field and replaces what stands in it. */
  fill(target: Locator, text: string): Promise<void>;
  /** Walks to the button of a menu, opens it, and takes an item with the arrow keys. */
  pick(button: Locator, item: string): Promise<void>;
  /** Walks to a group of choices, as `radiogroup`, and takes the one of that name with the arrow keys. */
  choose(group: Locator, name: string | RegExp): Promise<void>;
};

/** More stops than any screen has. */
const maxStops = 400;

export function keyboardOf(page: Page): Keyboard {
  const hasFocus = (target: Locator): Promise<boolean> =>
    target.evaluate((element) => element === document.activeElement);
  const tabTo = async (target: Locator): Promise<void> => {
    // The input of a segmented control has no size of its own.
    await target.waitFor({ state: 'attached' });
    for (let stop = 0; stop < maxStops; stop += 1) {
      if (await hasFocus(target)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never gets to ${target.toString()}.`);
  };
  return {
    tabTo,
    pick: async (button, item) => {
      await tabTo(button);
      await page.keyboard.press('Enter');
      const wanted = page.getByRole('menuitem', { name: item });
      // It takes the keys once the focus is in it, a frame after it is seen.
      await page.locator('[role="menu"] :focus').waitFor({ state: 'attached' });
      for (let step = 0; step < maxStops && !(await hasFocus(wanted)); step += 1) {
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
    },
    press: async (target, key = 'Enter') => {
      await tabTo(target);
      await page.keyboard.press(key);
    },
    fill: async (target, text) => {
      await tabTo(target);
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
    },
    choose: async (group, name) => {
      const checked = group.locator('input:checked');
      const wanted = group.getByRole('radio', { name });
      await tabTo(checked);
      const count = await group.getByRole('radio').count();
      for (let step = 0; step < count; step += 1) {
        if (await wanted.isChecked()) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`The arrows never get to ${wanted.toString()}.`);
    },
  };
}
