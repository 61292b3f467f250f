import { setImmediate as nextTurn } from 'node:timers/promises';

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
