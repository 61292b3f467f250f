import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { Steps } from '../../domain/steps.ts';
import { openRests } from '../courtesy.ts';
import { collectYoung } from './young-memory.ts';

/** Lets everything else have its turn, at most this often: a scan waits for one slice of long work at the longest. */
const sliceMs = 4;

/** Awaited between the steps of long work on this thread. */
export type Breathe = () => Promise<void>;

/**
 * Long works of one thread stand in one line, whatever they belong to: were each to take a slice in every turn of the
 * event loop, everything that needs several turns, such as a write to the disk, would wait for all of them every time.
 */
let line: Promise<void> = Promise.resolve();
const rests = openRests();

async function turn(workedMs: number): Promise<void> {
  const began = performance.now();
  collectYoung();
  const collectedMs = performance.now() - began;
  await nextTurn();
  const restMs = rests.after(workedMs + collectedMs);
  if (restMs > 0) await delay(restMs);
}

/** A pause to be made between steps; does nothing while the slice has not been used up. */
export function breathing(): Breathe {
  let began = performance.now();
  return async () => {
    const workedMs = performance.now() - began;
    if (workedMs < sliceMs) return;
    line = line.then(() => turn(workedMs));
    await line;
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
