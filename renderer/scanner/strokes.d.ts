import type { ScannerSettings } from '../../domain/settings/scanner.ts';
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
export declare const isIme: ({ isComposing, key, keyCode }: KeyInput) => boolean;
/** The character of a key as this computer sees it. Caps Lock turns a scanner's letters over; Shift tells them truly. */
export declare function hostCharacter(key: KeyInput): string | null;
/** The control character of Ctrl and a key, such as GS of Ctrl+]; null where there is none. */
export declare function controlCharacter(key: KeyInput): string | null;
/** The characters of a burst, control characters included. */
export declare function charactersOf(
  strokes: readonly Stroke[],
  mapping: ScannerSettings['mapping'],
): string;
/** The middle of the gaps between the keys of a burst; null for a single key. */
export declare function medianGapMs(strokes: readonly Stroke[]): number | null;
/** The code without what the scanner put around it. */
export declare function cleanCode(raw: string, prefix: string): string;
/** Whether a prefix is a key (`F12`, `STX`) and no characters. */
export declare const isNamedPrefix: (prefix: string) => boolean;
