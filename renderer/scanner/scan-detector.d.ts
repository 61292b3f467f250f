import type { ScannerSettings } from '../../domain/settings/scanner.ts';
import type { KeyInput, Stroke } from './strokes.ts';
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
export type TypedKey = {
  readonly text: string;
  readonly passed: boolean;
};
export type DetectorOutput =
  | {
      readonly kind: 'scan';
      readonly scan: Scan;
      readonly ime: boolean;
    }
  | {
      readonly kind: 'typed';
      readonly keys: readonly TypedKey[];
    };
/** What the detector knows between two keys. */
export type DetectorState = {
  /** The burst so far, of which nobody knows yet whether it is a scan. */
  readonly strokes: readonly Stroke[];
  readonly lastMs: number;
  /** A prefix came: what follows is a scan, however slow. */
  readonly prefixed: boolean;
  /** Digits typed while Alt is held, and when it went down; null while it is up. */
  readonly alt: {
    readonly digits: string;
    readonly gapMs: number;
  } | null;
  readonly last: {
    readonly text: string;
    readonly endMs: number;
  } | null;
};
export declare const idleDetector: DetectorState;
/** What comes of a key. */
export type Step = {
  readonly state: DetectorState;
  /** In order; all of it was before the key itself. */
  readonly outputs: readonly DetectorOutput[];
  /** The key must reach nobody else. */
  readonly take: boolean;
};
/** Until when the next key must come to belong to the burst; null when nothing is awaited. */
export declare function deadlineOf(state: DetectorState, config: ScannerSettings): number | null;
/** Time has passed: a burst to which nothing was added is over. */
export declare function tick(state: DetectorState, timeMs: number, config: ScannerSettings): Step;
/** A key goes down. */
export declare function keyDown(
  before: DetectorState,
  key: KeyInput,
  config: ScannerSettings,
): Step;
/** A key comes up; only Alt says something: it ends a character that was typed with digits. */
export declare function keyUp(before: DetectorState, key: KeyInput, config: ScannerSettings): Step;
