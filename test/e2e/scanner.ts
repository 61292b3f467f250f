import type { Page } from 'playwright-core';
import { usKey } from '../../renderer/scanner/us-keyboard.ts';

/** How the computer understands the keys of a US scanner. */
export type Host =
  | 'us'
  | 'russian'
  | 'french'
  /** An input method takes every key and composes nothing, as with no text field in focus. */
  | 'ime'
  /** A Pinyin input method composes in the text field that has the focus; a digit takes a candidate, Enter the letters. */
  | 'pinyin'
  /** The scanner's firmware types with Alt and the digits of the numeric pad, whatever the layout is. */
  | 'alt';

/** How a scanner is configured. */
export type Firmware = {
  readonly host?: Host;
  readonly prefix?: string;
  readonly suffix?: 'Enter' | 'Tab' | null;
  readonly gapMs?: number;
  /** How far its clock runs ahead, for a window that is busy with more than the scan. */
  readonly leadMs?: number;
};

const shift = 8;
const alt = 1;
const cyrillic = 'фисвуапршолдьтщзйкыегмцчня';
const azertyDigits = 'à&é"\'(-è_ç';
const azertyLetters: Readonly<Record<string, string>> = { q: 'a', a: 'q', w: 'z', z: 'w' };

function characterOf(character: string, host: Host): string {
  const isUpper = /[A-Z]/.test(character);
  const lower = character.toLowerCase();
  const cased = (text: string): string => (isUpper ? text.toUpperCase() : text);
  if (host === 'russian' && /[a-z]/.test(lower)) {
    return cased(cyrillic[lower.charCodeAt(0) - 97] ?? character);
  }
  if (host === 'french') {
    if (/\d/.test(character)) return azertyDigits[Number(character)] ?? character;
    return cased(azertyLetters[lower] ?? lower);
  }
  return character;
}

/** A barcode scanner at the keyboard port of the window: what it types are events of the browser, not of the page. */
export type Scanner = {
  /** Resolves when the window has taken the last key. */
  scan(code: string, firmware?: Firmware): Promise<void>;
};

/** The scanner's clock runs this far ahead: its keys are not late on a slow machine, unless the window stands still longer. */
const defaultLeadMs = 120;
/** No hand presses a key this soon after a scan, or brings the next piece. */
const handMs = 40;

/**
 * Plugs a scanner in. Every key bears the time at which the scanner sent it, so that a slow test machine does not make a
 * slow scanner.
 */
export async function plugIn(page: Page, always: Firmware = {}): Promise<Scanner> {
  const wire = await page.context().newCDPSession(page);
  return {
    scan: async (code, firmware = {}) => {
      const { host = 'us', prefix = '', suffix = 'Enter', gapMs = 4 } = { ...always, ...firmware };
      const { leadMs = defaultLeadMs } = { ...always, ...firmware };
      const lastMs = await send(wire, { code, host, prefix, suffix, gapMs, leadMs });
      await page.waitForFunction(
        (timeMs) => performance.timeOrigin + performance.now() > timeMs,
        lastMs + handMs,
      );
    },
  };
}

type Wire = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>;

/** The number that Windows gives a key; 0 where nobody asks for it. */
const numberOf = (code: string): number =>
  /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.charCodeAt(0) ?? { Enter: 13, Tab: 9 }[code] ?? 0;

/** Types a code; resolves to the time of its last key. */
async function send(
  wire: Wire,
  firmware: Required<Firmware> & { readonly code: string },
): Promise<number> {
  const { code, host, prefix, suffix, gapMs, leadMs } = firmware;
  let timeMs = Date.now() + leadMs;
  const sent: Promise<unknown>[] = [];
  /** Keys wait for nobody; they arrive in the order in which they are sent. */
  const key = (type: 'rawKeyDown' | 'keyDown' | 'keyUp' | 'char', what: object): void => {
    const event = { type, timestamp: timeMs / 1_000, ...what };
    sent.push(wire.send('Input.dispatchKeyEvent', event));
  };
  const wait = (): void => {
    timeMs += gapMs;
  };
  const stroke = (what: { readonly key: string; readonly code: string }, more: object): void => {
    const all = { ...what, windowsVirtualKeyCode: numberOf(what.code), ...more };
    key('keyDown', all);
    key('keyUp', all);
    wait();
  };
  const named = (name: string): void =>
    stroke({ key: name, code: name }, name === 'Enter' ? { text: '\r' } : {});
  let composed = '';
  const compose = async (text: string): Promise<void> => {
    composed = text;
    const end = text.length;
    await Promise.all(sent);
    await wire.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
  };
  const commit = async (text: string): Promise<void> => {
    composed = '';
    await Promise.all(sent);
    await wire.send('Input.insertText', { text });
  };
  const taken = (place: string, modifiers = 0): void =>
    stroke({ key: 'Process', code: place }, { windowsVirtualKeyCode: 229, modifiers });
  const altCoded = (character: string): void => {
    key('rawKeyDown', { key: 'Alt', code: 'AltLeft', modifiers: alt });
    wait();
    for (const digit of String(character.charCodeAt(0)).padStart(4, '0')) {
      stroke({ key: digit, code: `Numpad${digit}` }, { modifiers: alt, isKeypad: true });
    }
    key('keyUp', { key: 'Alt', code: 'AltLeft' });
    // The system makes the character once Alt is up.
    key('char', { text: character, unmodifiedText: character });
    wait();
  };
  const typed = async (character: string): Promise<void> => {
    const place = usKey(character);
    if (place === null) throw new Error(`No key types ${character}.`);
    const modifiers = place.shift ? shift : 0;
    if (place.shift) {
      key('rawKeyDown', { key: 'Shift', code: 'ShiftLeft', modifiers });
      wait();
    }
    if (host === 'ime') taken(place.code, modifiers);
    else if (host === 'pinyin' && /[a-z]/i.test(character)) {
      taken(place.code, modifiers);
      await compose(composed + character.toLowerCase());
    } else if (host === 'pinyin' && composed !== '') {
      taken(place.code, modifiers);
      await commit('人');
    } else {
      const text = characterOf(character, host);
      stroke({ key: text, code: place.code }, { modifiers, text });
    }
    if (place.shift) key('keyUp', { key: 'Shift', code: 'ShiftLeft' });
  };

  const isKey = /^F\d+$/.test(prefix);
  if (isKey) named(prefix);
  for (const character of isKey ? code : prefix + code) {
    if (host === 'alt') altCoded(character);
    else await typed(character);
  }
  if (suffix !== null) {
    if (host === 'ime' || composed !== '') taken(suffix);
    else named(suffix);
    if (composed !== '') await commit(composed);
  }
  await Promise.all(sent);
  return timeMs;
}
