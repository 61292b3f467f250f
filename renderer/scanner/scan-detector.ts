import type { ScannerSettings } from '../../domain/settings/scanner.ts';
import {
  charactersOf,
  cleanCode,
  controlCharacter,
  hostCharacter,
  isCharacter,
  isIme,
  isNamedPrefix,
  medianGapMs,
} from './strokes.ts';
import type { KeyInput, Stroke } from './strokes.ts';
import { altCharacter, usCharacter } from './us-keyboard.ts';

export type ScanSuffix = 'enter' | 'tab' | 'none';

/** A code that was scanned. */
export type Scan = {
  /** The code itself. */
  readonly text: string;
  /** Every character as it came, prefix and control characters included. */
  readonly raw: string;
  readonly suffix: ScanSuffix;
  readonly medianGapMs: number | null;
};

/** A key that no scanner typed. `passed`: whatever has the focus has it already. */
export type TypedKey = { readonly text: string; readonly passed: boolean };

export type DetectorOutput =
  | { readonly kind: 'scan'; readonly scan: Scan; readonly ime: boolean }
  | { readonly kind: 'typed'; readonly keys: readonly TypedKey[] };

/** What the detector knows between two keys. */
export type DetectorState = {
  /** The burst so far, of which nobody knows yet whether it is a scan. */
  readonly strokes: readonly Stroke[];
  readonly lastMs: number;
  /** A prefix came: what follows is a scan, however slow. */
  readonly prefixed: boolean;
  /** Digits typed while Alt is held, and when it went down; null while it is up. */
  readonly alt: { readonly digits: string; readonly gapMs: number } | null;
  readonly last: { readonly text: string; readonly endMs: number; readonly gapMs: number } | null;
};

export const idleDetector: DetectorState = {
  strokes: [],
  lastMs: Number.NEGATIVE_INFINITY,
  prefixed: false,
  alt: null,
  last: null,
};

/** What comes of a key. */
export type Step = {
  readonly state: DetectorState;
  /** In order; all of it was before the key itself. */
  readonly outputs: readonly DetectorOutput[];
  /** The key must reach nobody else. */
  readonly take: boolean;
};

/** Fewer keys in a burst are a quick hand; one less counts where Enter or Tab ends them. */
const minLength = 4;
const doubleReadMs = 150;

/** Until when the next key must come to belong to the burst; null when nothing is awaited. */
export function deadlineOf(state: DetectorState, config: ScannerSettings): number | null {
  return state.strokes.length === 0 && !state.prefixed
    ? null
    : state.lastMs + patienceMs(state, config);
}

function patienceMs(state: DetectorState, config: ScannerSettings): number {
  const breakMs = config.maxGapMs * 2;
  if (!isScan(state, config, minLength)) return state.prefixed ? Math.max(breakMs, 120) : breakMs;
  switch (config.suffix) {
    case 'none':
      return Math.max(breakMs, 60);
    case 'auto':
      return Math.max(breakMs, 120);
    case 'enter':
    case 'tab':
      // The suffix will come: a radio that stutters must not cut a code in two.
      return Math.max(breakMs, 300);
    default:
      return config.suffix satisfies never;
  }
}

function isScan(state: DetectorState, config: ScannerSettings, length: number): boolean {
  if (state.prefixed) {
    // A prefix of characters is among the strokes; a key is not.
    const own = config.prefix.length === 1 ? 1 : 0;
    return state.strokes.length >= own + (length === minLength ? 3 : 1);
  }
  const gapMs = medianGapMs(state.strokes);
  return state.strokes.length >= length && gapMs !== null && gapMs <= config.maxGapMs;
}

/** Ends the burst: a scan, or keys that somebody typed. */
function finish(
  state: DetectorState,
  config: ScannerSettings,
  suffix: ScanSuffix,
  endMs: number,
): Step {
  const { strokes } = state;
  const rest: DetectorState = { ...state, strokes: [], prefixed: false };
  if (!isScan(state, config, suffix === 'none' ? minLength : minLength - 1)) {
    const keys = strokes.map((stroke) => ({
      text: charactersOf([stroke], 'host'),
      passed: stroke.passed,
    }));
    const outputs: DetectorOutput[] = keys.length === 0 ? [] : [{ kind: 'typed', keys }];
    return { state: rest, outputs, take: false };
  }
  const raw = charactersOf(strokes, config.mapping);
  const text = cleanCode(raw, config.prefix);
  const startMs = strokes[0]?.timeMs ?? endMs;
  const isDouble =
    state.last !== null && state.last.text === text && startMs - state.last.endMs <= doubleReadMs;
  const scan: Scan = { text, raw, suffix, medianGapMs: medianGapMs(strokes) };
  const ime = strokes.some((stroke) => stroke.ime);
  return {
    state: { ...rest, last: { text, endMs, gapMs: scan.medianGapMs ?? 0 } },
    outputs: isDouble || text === '' ? [] : [{ kind: 'scan', scan, ime }],
    take: true,
  };
}

/** Time has passed: a burst to which nothing was added is over. */
export function tick(state: DetectorState, timeMs: number, config: ScannerSettings): Step {
  const deadline = deadlineOf(state, config);
  return deadline !== null && timeMs > deadline
    ? finish(state, config, 'none', state.lastMs)
    : { state, outputs: [], take: false };
}

const modifiers = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|Fn|FnLock|ScrollLock)$/;

/** A key goes down. */
export function keyDown(before: DetectorState, key: KeyInput, config: ScannerSettings): Step {
  const ended = tick(before, key.timeMs, config);
  const step = keyDownInBurst(ended.state, key, config);
  return { ...step, outputs: [...ended.outputs, ...step.outputs] };
}

function keyDownInBurst(state: DetectorState, key: KeyInput, config: ScannerSettings): Step {
  const pass: Step = { state, outputs: [], take: false };
  /** Whatever was pending was typed; the key goes its way. */
  const interrupted = (): Step => ({ ...finishTyped(state), take: false });

  if (modifiers.test(key.key)) {
    if (key.repeat) return pass;
    const gapMs = key.timeMs - state.lastMs;
    const alt = key.key === 'Alt' ? { digits: '', gapMs } : state.alt;
    return { state: { ...state, alt, lastMs: touched(state, key) }, outputs: [], take: false };
  }
  if (state.alt !== null && key.altKey && /^Numpad\d$/.test(key.code)) {
    const digits = state.alt.digits + key.code.slice(-1);
    const alt = { ...state.alt, digits };
    return { state: { ...state, alt, lastMs: key.timeMs }, outputs: [], take: true };
  }
  if (isPrefixKey(key, config)) {
    const typed = finishTyped(state);
    const started = { ...typed.state, prefixed: true, lastMs: key.timeMs };
    return { state: started, outputs: typed.outputs, take: true };
  }
  if (key.repeat || key.metaKey) return interrupted();
  const control = key.ctrlKey && !key.altKey ? controlCharacter(key) : null;
  const end = endOf(key, control);
  if (end !== null) return terminator(state, key, end, config);
  if (key.ctrlKey && !key.altKey) {
    // Shortcuts are shortcuts, unless a burst is under way that can only be a scan.
    const isUnderWay = state.prefixed || state.strokes.length >= 2;
    return control === null || !isUnderWay
      ? interrupted()
      : pushed(state, { ...strokeOf(state, key), us: control, host: control, passed: false });
  }
  // AltGr is Ctrl and Alt at once, and types characters.
  if (key.altKey && !key.ctrlKey) return interrupted();
  const stroke = strokeOf(state, key);
  if (stroke.us === null && stroke.host === null) return interrupted();
  if (!isIme(key) && !isCharacter(key.key) && !/^(Dead|Unidentified)$/.test(key.key)) {
    return interrupted();
  }
  const isPrefixText = config.prefix !== '' && config.prefix.startsWith(stroke.us ?? '\0');
  if (state.strokes.length === 0 && !state.prefixed && isPrefixText && config.prefix.length === 1) {
    const started: DetectorState = { ...state, prefixed: true };
    return pushed(started, { ...stroke, passed: false });
  }
  const isFirst = state.strokes.length === 0 && !state.prefixed;
  return pushed(state, { ...stroke, passed: isFirst || stroke.ime });
}

/** A modifier belongs to the burst, but cannot begin one. */
const touched = (state: DetectorState, key: KeyInput): number =>
  state.strokes.length > 0 || state.prefixed || key.key === 'Alt' ? key.timeMs : state.lastMs;

const pushed = (state: DetectorState, stroke: Stroke): Step => ({
  state: { ...state, strokes: [...state.strokes, stroke], lastMs: stroke.timeMs },
  outputs: [],
  take: !stroke.passed || state.strokes.length > 0,
});

function finishTyped(state: DetectorState): Step {
  const keys = state.strokes.map((stroke) => ({
    text: charactersOf([stroke], 'host'),
    passed: stroke.passed,
  }));
  return {
    state: { ...state, strokes: [], prefixed: false },
    outputs: keys.length === 0 ? [] : [{ kind: 'typed', keys }],
    take: false,
  };
}

const isPrefixKey = (key: KeyInput, { prefix }: ScannerSettings): boolean =>
  isNamedPrefix(prefix) &&
  (prefix === 'STX'
    ? key.ctrlKey && !key.altKey && controlCharacter(key) === '\u0002'
    : key.key === prefix && !key.ctrlKey && !key.altKey);

/** Enter and Tab end a scan, also as the control characters CR, LF and TAB. */
function endOf(key: KeyInput, control: string | null): 'enter' | 'tab' | null {
  if (key.ctrlKey)
    return control === '\r' || control === '\n' ? 'enter' : control === '\t' ? 'tab' : null;
  if (key.key === 'Enter' || key.code === 'Enter' || key.code === 'NumpadEnter') return 'enter';
  return (key.key === 'Tab' || key.code === 'Tab') && !key.altKey ? 'tab' : null;
}

function terminator(
  state: DetectorState,
  key: KeyInput,
  end: 'enter' | 'tab',
  config: ScannerSettings,
): Step {
  if (state.strokes.length === 0) {
    // CR and LF: the second one belongs to the scan that the first one ended. It comes at the scanner's own pace, so
    // that a person who presses Enter at the sight of a stop is not taken for it.
    const { last } = state;
    const isSecond =
      last !== null &&
      !key.repeat &&
      key.timeMs - last.endMs <= Math.min(config.maxGapMs, Math.max(6, 2 * last.gapMs));
    return { ...finishTyped(state), take: isSecond };
  }
  const ended = finish(state, config, end, key.timeMs);
  return ended.take ? ended : { ...ended, take: false };
}

function strokeOf(state: DetectorState, key: KeyInput): Stroke {
  const isFirst = state.strokes.length === 0 && !state.prefixed;
  return {
    us: usCharacter(key.code, key.shiftKey),
    host: hostCharacter(key),
    code: key.code,
    shift: key.shiftKey,
    capsLock: key.capsLock,
    ime: isIme(key),
    alt: false,
    gapMs: isFirst ? null : key.timeMs - state.lastMs,
    timeMs: key.timeMs,
    passed: false,
  };
}

/** A key comes up; only Alt says something: it ends a character that was typed with digits. */
export function keyUp(before: DetectorState, key: KeyInput, config: ScannerSettings): Step {
  if (key.key !== 'Alt' || before.alt === null) return { state: before, outputs: [], take: false };
  const { digits, gapMs } = before.alt;
  const state: DetectorState = { ...before, alt: null };
  const character = digits === '' ? null : altCharacter(digits);
  if (character === null) return { state, outputs: [], take: digits !== '' };
  if (character === '\r' || character === '\n' || character === '\t') {
    const step = terminator(state, key, character === '\t' ? 'tab' : 'enter', config);
    return { ...step, take: true };
  }
  const isFirst = state.strokes.length === 0 && !state.prefixed;
  const stroke: Stroke = {
    us: character,
    host: character,
    code: '',
    shift: false,
    capsLock: false,
    ime: false,
    alt: true,
    gapMs: isFirst ? null : Math.max(0, gapMs),
    timeMs: key.timeMs,
    // The system makes the character itself once Alt is up.
    passed: true,
  };
  return { ...pushed(state, stroke), take: true };
}
