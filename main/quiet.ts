import { setTimeout as delay } from 'node:timers/promises';
import type { Steps } from '../domain/steps.ts';
import { breathing } from './storage/breathing.ts';

/** Between two pages of a list that is scrolled, or two pieces that are scanned, there is less. */
const restMs = 1_000;

/** Where somebody asks all the time, everything else does not wait for good. */
const patienceMs = 60_000;

/**
 * When nobody at the windows waits for anything. What takes half a second of the processor and can as well be done later
 * waits for that: on a small machine it would make a list stutter that is being scrolled.
 */
export type Quiet = {
  /** Somebody asked for something. */
  readonly disturb: () => void;
  /** Resolves when nobody asked for anything for a second, but after a minute, and when `signal` is aborted, in any case. */
  readonly rest: (signal?: AbortSignal) => Promise<void>;
  /** Does long work in slices, each of them in such a time, until its patience is over. */
  readonly work: (steps: Steps) => Promise<void>;
};

export function openQuiet(wait: { readonly restMs: number; readonly patienceMs: number }): Quiet {
  let disturbedMs = -Infinity;
  const restUntil = async (patientUntilMs: number, signal?: AbortSignal): Promise<void> => {
    for (;;) {
      const leftMs = Math.min(disturbedMs + wait.restMs, patientUntilMs) - performance.now();
      if (leftMs <= 0 || signal?.aborted === true) return;
      // A program that is done ends without.
      await delay(Math.ceil(leftMs), undefined, { ref: false, signal }).catch(() => undefined);
    }
  };
  const patientUntil = (): number => performance.now() + wait.patienceMs;
  return {
    disturb: () => {
      disturbedMs = performance.now();
    },
    rest: (signal) => restUntil(patientUntil(), signal),
    work: async (steps) => {
      const patientUntilMs = patientUntil();
      const breathe = breathing();
      do {
        await breathe();
        await restUntil(patientUntilMs);
      } while (steps.next().done !== true);
    },
  };
}

/** That of this program; nothing disturbs it where there is no window. */
export const quiet = openQuiet({ restMs, patienceMs });
