import type { ScannerSettings } from '../../domain/settings/scanner.ts';
import { usCharacter } from './us-keyboard.ts';

/** A key event as the rules need it; times are milliseconds of one clock. */
export type KeyInput = {
  readonly key: string;
  /** The key's place, whatever layout is active; empty where the system does not tell. */
  readonly code: string;
  readonly timeMs: number;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly capsLock: boolean;
  readonly isComposing: boolean;
  /** 229 where an input method has taken the key. */
  readonly keyCode: number;
  readonly repeat: boolean;
};

/** One character of a burst of keys. */
export type Stroke = {
  /** What the key types on a US keyboard; null where its place is not known. */
  readonly us: string | null;
  /** What this computer made of it; null where an input method or a dead key took it. */
  readonly host: string | null;
  readonly code: string;
  readonly shift: boolean;
  readonly capsLock: boolean;
  readonly ime: boolean;
  /** Typed with Alt and digits, as firmware for any layout does. */
  readonly alt: boolean;
  /** Since the last key of any kind; null for the first of a burst. */
  readonly gapMs: number | null;
  readonly timeMs: number;
  /** The key went on to whatever has the focus. */
  readonly passed: boolean;
};

export const isIme = ({ isComposing, key, keyCode }: KeyInput): boolean =>
  isComposing || key === 'Process' || keyCode === 229;

/** Whether a key's name is what it types: `a`, not `Enter`. */
export const isCharacter = (name: string): boolean => /^.$/su.test(name);

/** The character of a key as this computer sees it. Caps Lock turns a scanner's letters over; Shift tells them truly. */
export function hostCharacter(key: KeyInput): string | null {
  if (isIme(key) || !isCharacter(key.key)) return null;
  if (!key.capsLock || !/^[a-z]$/i.test(key.key)) return key.key;
  return key.shiftKey ? key.key.toUpperCase() : key.key.toLowerCase();
}

/** The control character of Ctrl and a key, such as GS of Ctrl+]; null where there is none. */
export function controlCharacter(key: KeyInput): string | null {
  const us = usCharacter(key.code, false) ?? key.key;
  return /^[a-z[\]\\]$/i.test(us)
    ? String.fromCodePoint((us.toUpperCase().codePointAt(0) ?? 0) & 0x1f)
    : null;
}

// oxlint-disable-next-line no-control-regex -- what is not plain ASCII, control characters apart
const foreign = /[^\u0000-\u007f]/;

/**
 * Whether the places of the keys tell more truly what was scanned than what the computer made of them: an input method
 * or a dead key took some, letters of another script came out, or digits did not (a French layout).
 */
function needsPlaces(strokes: readonly Stroke[]): boolean {
  if (strokes.some(({ host }) => host === null || foreign.test(host))) return true;
  const digits = strokes.filter(({ code, alt }) => !alt && /^Digit\d$/.test(code));
  // A scanner that is set to the French layout holds Shift for its digits; then its characters are right as they are.
  const isHostLayout = digits.some(({ shift, host }) => shift && /^\d$/.test(host ?? ''));
  return !isHostLayout && digits.some(({ shift, host }) => !shift && !/^\d$/.test(host ?? ''));
}

/** The characters of a burst, control characters included. */
export function charactersOf(
  strokes: readonly Stroke[],
  mapping: ScannerSettings['mapping'],
): string {
  const usePlaces = mapping === 'us' || (mapping === 'auto' && needsPlaces(strokes));
  return strokes.map(({ us, host }) => (usePlaces ? (us ?? host) : (host ?? us)) ?? '').join('');
}

/** The middle of the gaps between the keys of a burst; null for a single key. */
export function medianGapMs(strokes: readonly Stroke[]): number | null {
  const gaps = strokes.flatMap(({ gapMs }) => gapMs ?? []).sort((a, b) => a - b);
  return gaps.length === 0 ? null : (gaps[Math.floor(gaps.length / 2)] ?? null);
}

// oxlint-disable-next-line no-control-regex -- scanners add them, labels do not bear them
const controls = /[\u0000-\u001f\u007f]/g;
/** A symbology identifier (ISO/IEC 15424), such as `]C1`, that some scanners put before the code. */
const symbologyIdentifier = /^\][A-Za-z][0-9A-Za-z]/;

/** The code without what the scanner put around it. */
export function cleanCode(raw: string, prefix: string): string {
  const text = raw.replace(controls, '');
  const isText = prefix !== '' && !isNamedPrefix(prefix);
  return (isText && text.startsWith(prefix) ? text.slice(prefix.length) : text)
    .replace(symbologyIdentifier, '')
    .trim();
}

/** Whether a prefix is a key (`F12`, `STX`) and no characters. */
export const isNamedPrefix = (prefix: string): boolean =>
  /^(F([1-9]|1\d|2[0-4])|STX)$/.test(prefix);
