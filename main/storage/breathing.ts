import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { Steps } from '../../domain/steps.ts';

/** Lets everything else have its turn, at most this often: a scan waits for one slice of long work at the longest. */
const sliceMs = 4;

/** So long it takes until what a person asked for is on the disk, sent and painted. */
const courtesyMs = 40;

/** What may be rested at once after long work without any rest: more would stop it where scan follows on scan. */
const mostCreditMs = 10 * courtesyMs;

/** Awaited between the steps of long work on this thread. */
export type Breathe = () => Promise<void>;

/**
 * Long works of one thread stand in one line, whatever they belong to: were each to take a slice in every turn of the
 * event loop, everything that needs several turns, such as a write to the disk, would wait for all of them every time.
 */
let line: Promise<void> = Promise.resolve();
let servedAt = -Infinity;
/** How long the line may rest, having worked as long before: half of the time at the most. */
let creditMs = courtesyMs;

/**
 * Tells the long work of this thread that a person waits for something: it stands back for a while, as on a small
 * machine whoever writes and paints the answer needs the processor.
 */
export function standAside(): void {
  servedAt = performance.now();
}

async function turn(workedMs: number): Promise<void> {
  await nextTurn();
  creditMs = Math.min(creditMs + workedMs, mostCreditMs);
  const restMs = Math.min(servedAt + courtesyMs - performance.now(), creditMs);
  if (restMs < 1) return;
  creditMs -= restMs;
  await delay(restMs);
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
