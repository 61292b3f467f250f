import type { ElectronApplication, Page } from 'playwright-core';

/** Types a code as a scanner does: real keys into the window, one every few milliseconds, then Enter. */
export async function scan(app: ElectronApplication, code: string): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }, text) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const press = async (keyCode: string, character: string): Promise<void> => {
      const modifiers = /^[A-Z_]$/.test(character) ? (['shift'] as const) : [];
      contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers: [...modifiers] });
      contents?.sendInputEvent({ type: 'char', keyCode: character, modifiers: [...modifiers] });
      contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers: [...modifiers] });
      await new Promise((resolve) => {
        setTimeout(resolve, 2);
      });
    };
    // A hand takes longer than this to bring the next piece; anything quicker is a scanner that reads twice.
    await new Promise((resolve) => {
      setTimeout(resolve, 170);
    });
    for (const character of text) await press(character, character);
    await press('Return', '\r');
  }, code);
}

/** How a computer sees the keys of a scanner. */
export type Layout = 'us' | 'russian' | 'ime';

/**
 * The same from inside the page, for what no driver types: the events that Chromium gives with another layout or an
 * active input method, with an optional key before the code.
 */
export async function scanAs(
  page: Page,
  code: string,
  layout: Layout,
  prefix: string | null = null,
): Promise<void> {
  await page.evaluate(
    async ([text, how, first]) => {
      const cyrillic = 'фисвуапршолдьтщзйкыегмцчня';
      const pause = (): Promise<void> =>
        new Promise((resolve) => {
          setTimeout(resolve, 2);
        });
      const press = async (init: KeyboardEventInit & { keyCode?: number }): Promise<void> => {
        const target = document.activeElement ?? document.body;
        for (const type of ['keydown', 'keyup']) {
          target.dispatchEvent(
            new KeyboardEvent(type, { bubbles: true, cancelable: true, composed: true, ...init }),
          );
        }
        await pause();
      };
      if (first !== null) await press({ key: first, code: first });
      for (const character of text) {
        const shiftKey = /[A-Z_]/.test(character);
        const place = /[a-z]/i.test(character)
          ? `Key${character.toUpperCase()}`
          : /\d/.test(character)
            ? `Digit${character}`
            : ({ '-': 'Minus', _: 'Minus', '.': 'Period', '/': 'Slash' }[character] ?? '');
        const letter = /[a-z]/i.test(character)
          ? (cyrillic[character.toLowerCase().charCodeAt(0) - 97] ?? character)
          : character;
        if (shiftKey) await press({ key: 'Shift', code: 'ShiftLeft', shiftKey });
        await press(
          how === 'ime'
            ? { key: 'Process', code: place, shiftKey, isComposing: true, keyCode: 229 }
            : { key: how === 'russian' ? letter : character, code: place, shiftKey },
        );
      }
      await press({ key: 'Enter', code: 'Enter' });
    },
    [code, layout, prefix] as const,
  );
}
