import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { Steps } from '../../domain/steps.ts';

/** Lets everything else have its turn, at most this often: a scan waits for one slice of long work at the longest. */
const sliceMs = 4;

/** Awaited between the steps of long work on this thread. */
export type Breathe = () => Promise<void>;

/** A pause to be made between steps; does nothing while the slice has not been used up. */
export function breathing(): Breathe {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < sliceMs) return;
    await nextTurn();
    began = performance.now();
  };
}

/** So long it takes until what was asked for is on the disk, sent and painted. */
const courtesyMs = 40;

/**
 * Pauses as `breathing` does, and stands back for a while after each piece of work that a person waits for, as on a small
 * machine whoever paints its answer needs the processor; half of the time at the most. `servedAt` is when the last such
 * work was asked for, by `performance.now`.
 */
export function courteous(servedAt: () => number): Breathe {
  const breathe = breathing();
  const began = performance.now();
  let rested = 0;
  return async () => {
    await breathe();
    const now = performance.now();
    const rest = servedAt() + courtesyMs - now;
    if (rest <= 0 || rested > (now - began) / 2) return;
    await delay(rest);
    rested += performance.now() - now;
  };
}

/** Does long work step by step, with pauses between: nobody else on this thread waits for more than a slice of it. */
export async function inSlices<Value>(
  steps: Steps<Value>,
  breathe: Breathe = breathing(),
): Promise<Value> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}
