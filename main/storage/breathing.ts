import { setImmediate as nextTurn } from 'node:timers/promises';
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
