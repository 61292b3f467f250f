import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Steps } from '../../../domain/steps.ts';
import { standAside } from '../../../main/courtesy.ts';
import { inSlices } from '../../../main/storage/breathing.ts';

/** Work that keeps the thread for this long. */
function spin(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/** So many steps of more than a slice; `done` is told of each. */
function* steps(count: number, done: () => void): Steps<null> {
  for (let step = 0; step < count; step += 1) {
    spin(5);
    done();
    yield;
  }
  return null;
}

describe('long work on one thread', () => {
  test('takes one slice in a turn of the event loop, however many there are', async () => {
    const done: number[] = [];
    const works = [1, 2, 3].map((work) => inSlices(steps(8, () => done.push(work))));
    // Each of them begins at once.
    expect(done).toEqual([1, 2, 3]);
    const inTurn: number[] = [];
    while (done.length < 24) {
      const before = done.length;
      await nextTurn();
      inTurn.push(done.length - before);
    }
    await Promise.all(works);
    expect(Math.max(...inTurn)).toBe(1);
  });

  test('stands aside for a while when a person waits, and goes on then', async () => {
    let done = 0;
    let asideAt = Number.NaN;
    let wentOnAt = Number.NaN;
    await inSlices(
      steps(40, () => {
        done += 1;
        if (done === 21) wentOnAt = performance.now();
        if (done !== 20) return;
        standAside();
        asideAt = performance.now();
      }),
    );
    // A timer may be a millisecond early, and the step itself took five.
    expect(wentOnAt - asideAt).toBeGreaterThanOrEqual(39);
    expect(done).toBe(40);
  });
});
