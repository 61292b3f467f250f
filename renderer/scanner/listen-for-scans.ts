import type { ScannerSettings } from '../../domain/settings/scanner.ts';
import { fieldWithFocus, putBack, takeNote, typeInto } from './text-field.ts';
import type { FieldNote } from './text-field.ts';
import { deadlineOf, idleDetector, keyDown, keyUp, tick } from './scan-detector.ts';
import type { DetectorState, Scan, Step } from './scan-detector.ts';
import type { KeyInput } from './strokes.ts';

/** A key event of the browser as the rules need it. */
export const keyInputOf = (event: KeyboardEvent): KeyInput => ({
  key: event.key,
  code: event.code,
  timeMs: event.timeStamp,
  shiftKey: event.shiftKey,
  ctrlKey: event.ctrlKey,
  altKey: event.altKey,
  metaKey: event.metaKey,
  capsLock: event.getModifierState('CapsLock'),
  isComposing: event.isComposing,
  // The only sign of an input method that some systems give.
  // oxlint-disable-next-line typescript/no-deprecated
  keyCode: event.keyCode,
  repeat: event.repeat,
});

/**
 * Tells scans from typing for the whole window, before anything else sees a key. Quick keys are held back until it is
 * certain whose they are; those of a hand are then typed as if nothing had happened, those of a scanner reach no field
 * and no button. Returns what stops it.
 */
export function listenForScans(options: {
  readonly settings: () => ScannerSettings;
  /** Keys come as quickly as from a scanner, and still do: told of that again and again until the burst ends. */
  readonly onBurst?: () => void;
  readonly onScan: (scan: Scan) => void;
  /** Characters typed by hand while no field has the focus. */
  readonly onTyped?: (text: string) => void;
}): () => void {
  let state: DetectorState = idleDetector;
  let note: FieldNote | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let toldMs = Number.NEGATIVE_INFINITY;

  const deliver = ({ outputs }: Step): void => {
    for (const output of outputs) {
      if (output.kind === 'scan') {
        // The first key of a burst, or all of them with an input method, went into the field before anybody knew.
        if (note !== null) putBack(note, output.ime);
        note = null;
        options.onScan(output.scan);
        continue;
      }
      const field = fieldWithFocus();
      for (const { text, passed } of output.keys) {
        if (field === null) options.onTyped?.(text);
        else if (!passed) typeInto(field, text);
      }
    }
  };

  const awaitNext = (): void => {
    clearTimeout(timer);
    const deadlineMs = deadlineOf(state, options.settings());
    if (deadlineMs === null) return;
    timer = setTimeout(onTime, Math.max(0, deadlineMs - performance.now()) + 1);
  };

  const onTime = (): void => {
    const deadlineMs = deadlineOf(state, options.settings());
    if (deadlineMs !== null && performance.now() > deadlineMs + lateMs) {
      // The window was busy: keys may wait behind this timer that came in time. They go first.
      timer = setTimeout(overdue, 0);
      return;
    }
    overdue();
  };

  const overdue = (): void => {
    const step = tick(state, performance.now(), options.settings());
    ({ state } = step);
    deliver(step);
    awaitNext();
  };

  const handle = (event: KeyboardEvent, rule: typeof keyDown): void => {
    const isBeginning = state.strokes.length === 0 && !state.prefixed;
    const before = isBeginning ? takeNote() : note;
    const step = rule(state, keyInputOf(event), options.settings());
    if (step.take) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    ({ state } = step);
    if (state.strokes.length >= 2 && event.timeStamp - toldMs >= burstEveryMs) {
      toldMs = event.timeStamp;
      options.onBurst?.();
    }
    deliver(step);
    if (isBeginning || step.outputs.length > 0) note = isBeginning ? before : takeNote();
    awaitNext();
  };

  const onKeyDown = (event: KeyboardEvent): void => handle(event, keyDown);
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === 'Alt') handle(event, keyUp);
  };
  /** Characters that the system makes of Alt and digits come without a key. */
  const onBeforeInput = (event: Event): void => {
    if (state.strokes.some(({ alt }) => alt)) event.preventDefault();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('keyup', onKeyUp, { capture: true });
  window.addEventListener('beforeinput', onBeforeInput, { capture: true });
  return () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    window.removeEventListener('keyup', onKeyUp, { capture: true });
    window.removeEventListener('beforeinput', onBeforeInput, { capture: true });
  };
}

/** A timer that comes later than this was kept waiting. */
const lateMs = 15;

/** Often enough that what stands aside for a burst does so until its end. */
const burstEveryMs = 25;
