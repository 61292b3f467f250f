import { afterEach, expect, test, vi } from 'vitest';
import { idle } from '../../../renderer/shell/idle.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A window whose moments of rest are as long as these. Tells how many were left. */
function restsOf(lengths: number[]): () => number {
  vi.stubGlobal('requestIdleCallback', (act: (deadline: object) => void) => {
    const length = lengths.shift() ?? 50;
    queueMicrotask(() => act({ timeRemaining: () => length }));
  });
  return () => lengths.length;
}

test('the rests between the frames of a list that is scrolled are let pass', async () => {
  const left = restsOf([9, 12, 3, 49, 49]);
  await idle();
  expect(left()).toBe(1);
});

test('something that moves all the time is not waited for for good', async () => {
  const left = restsOf([9, 9, 9, 9]);
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 4_000));
  await idle();
  expect(left()).toBe(1);
});
