import { usKey } from '../../../renderer/scanner/us-keyboard.ts';
import type { KeyInput } from '../../../renderer/scanner/strokes.ts';
import {
  deadlineOf,
  idleDetector,
  keyDown,
  keyUp,
  tick,
} from '../../../renderer/scanner/scan-detector.ts';
import type {
  DetectorOutput,
  DetectorState,
  Step,
} from '../../../renderer/scanner/scan-detector.ts';
import { defaultScanner } from '../../../domain/settings/scanner.ts';
import type { ScannerSettings } from '../../../domain/settings/scanner.ts';

/** A key event with nothing special about it. */
export const key = (change: Partial<KeyInput>): KeyInput => ({
  key: '',
  code: '',
  timeMs: 0,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  capsLock: false,
  isComposing: false,
  keyCode: 0,
  repeat: false,
  ...change,
});

/** How a computer understands the key at a place of the keyboard. */
export type Host = (us: string, place: { code: string; shift: boolean }) => Partial<KeyInput>;

export const usHost: Host = (us) => ({ key: us });
export const imeHost: Host = () => ({ key: 'Process', isComposing: true, keyCode: 229 });
const cyrillic = 'фисвуапршолдьтщзйкыегмцчня';
/** The Russian layout: letters become Cyrillic, digits stay. */
export const russianHost: Host = (us, { code, shift }) => {
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  const letter = place === undefined ? us : (cyrillic[place.charCodeAt(0) - 65] ?? us);
  return { key: shift ? letter.toUpperCase() : letter };
};
const azertyDigits = 'à&é"\'(-è_ç';
const azertyLetters: Readonly<Record<string, string>> = { q: 'a', a: 'q', w: 'z', z: 'w' };
/** The French layout: digits need Shift, four letters are elsewhere. */
export const azertyHost: Host = (us, { code, shift }) => {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return { key: shift ? digit : (azertyDigits[Number(digit)] ?? us) };
  const moved = azertyLetters[us.toLowerCase()];
  return { key: moved === undefined ? us : shift ? moved.toUpperCase() : moved };
};
/** Caps Lock is on: letters come out the other way round. */
export const capsHost: Host = (us) => ({
  key: us === us.toLowerCase() ? us.toUpperCase() : us.toLowerCase(),
  capsLock: true,
});

/** What a scanner sends for a text: keys with Shift around where it is needed, `gapMs` apart. */
export function scannerKeys(
  text: string,
  options: {
    readonly startMs?: number;
    readonly gapMs?: number;
    readonly host?: Host;
    readonly suffix?: 'Enter' | 'Tab' | null;
  } = {},
): KeyInput[] {
  const { startMs = 1_000, gapMs = 4, host = usHost, suffix = 'Enter' } = options;
  let timeMs = startMs;
  const keys: KeyInput[] = [];
  for (const character of text) {
    const place = usKey(character);
    if (place === null) throw new Error(`no key types ${character}`);
    if (place.shift) {
      keys.push(key({ key: 'Shift', code: 'ShiftLeft', shiftKey: true, timeMs }));
      timeMs += gapMs;
    }
    const base = { code: place.code, shiftKey: place.shift, timeMs };
    keys.push(key({ ...base, ...host(character, place) }));
    timeMs += gapMs;
  }
  if (suffix !== null) keys.push(key({ key: suffix, code: suffix, timeMs }));
  return keys;
}

/** The same text as firmware types it that knows no layout: Alt and digits of the numeric pad. */
export function altKeys(text: string, startMs = 1_000): (KeyInput & { readonly up?: boolean })[] {
  let timeMs = startMs;
  const next = (change: Partial<KeyInput>): KeyInput => key({ ...change, timeMs: (timeMs += 2) });
  return text.split('').flatMap((character) => [
    next({ key: 'Alt', code: 'AltLeft', altKey: true }),
    ...String(character.charCodeAt(0))
      .padStart(3, '0')
      .split('')
      .map((digit) => next({ key: digit, code: `Numpad${digit}`, altKey: true })),
    { ...next({ key: 'Alt', code: 'AltLeft' }), up: true },
  ]);
}

/** What the detector made of keys, once all is quiet again. */
export type Heard = {
  readonly outputs: readonly DetectorOutput[];
  readonly scans: readonly string[];
  readonly typed: string;
  /** Keys that reached the focus by themselves. */
  readonly passed: readonly KeyInput[];
  readonly state: DetectorState;
};

/** Plays keys to the detector, as the window does: time passes between them, and at the end. */
export function play(
  keys: readonly (KeyInput & { readonly up?: boolean })[],
  change: Partial<ScannerSettings> = {},
): Heard {
  const config = { ...defaultScanner, ...change };
  const outputs: DetectorOutput[] = [];
  const passed: KeyInput[] = [];
  let state = idleDetector;
  const take = (step: Step): boolean => {
    ({ state } = step);
    outputs.push(...step.outputs);
    return step.take;
  };
  for (const one of keys) {
    const deadline = deadlineOf(state, config);
    if (deadline !== null && deadline + 1 < one.timeMs) take(tick(state, deadline + 1, config));
    if (one.up === true) take(keyUp(state, one, config));
    else if (!take(keyDown(state, one, config))) passed.push(one);
  }
  take(tick(state, Number.MAX_SAFE_INTEGER, config));
  return {
    outputs,
    scans: outputs.flatMap((output) => (output.kind === 'scan' ? [output.scan.text] : [])),
    typed: outputs
      .flatMap((output) => (output.kind === 'typed' ? output.keys.map(({ text }) => text) : []))
      .join(''),
    passed,
    state,
  };
}
