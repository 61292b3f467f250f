import { describe, expect, it } from 'vitest';
import type { Steps } from '../../domain/steps.ts';
import { openQuiet } from '../../main/quiet.ts';
import type { Quiet } from '../../main/quiet.ts';

/** For ever, as far as a test is concerned. */
const never = 60_000;

/** Asks in every turn of the event loop until told to stop. */
function asking({ disturb }: Quiet): { readonly stop: () => void } {
  let isOn = true;
  const again = (): void => {
    if (!isOn) return;
    disturb();
    setImmediate(again);
  };
  again();
  return {
    stop: () => {
      isOn = false;
    },
  };
}

/** Lets the event loop turn for so long. */
async function turningFor(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** Work of so many steps, and how many of them were done; `before` is called ahead of each. */
function counting(
  count: number,
  before: (step: number) => void = () => undefined,
): { readonly done: () => number; readonly steps: Steps } {
  let done = 0;
  const steps = function* steps(): Steps {
    while (done < count) {
      before(done);
      done += 1;
      yield;
    }
  };
  return { done: () => done, steps: steps() };
}

describe('openQuiet', () => {
  it('waits until nobody asked for anything for a while', async () => {
    const quiet = openQuiet({ restMs: 30, patienceMs: never });
    const asker = asking(quiet);
    let isQuiet = false;
    const rest = (async () => {
      await quiet.rest();
      isQuiet = true;
    })();
    await turningFor(60);
    expect(isQuiet).toBe(false);
    const stoppedMs = performance.now();
    asker.stop();
    await rest;
    expect(performance.now() - stoppedMs).toBeGreaterThanOrEqual(29);
  });

  it('waits for nothing where nobody ever asked', async () => {
    const began = performance.now();
    await openQuiet({ restMs: never, patienceMs: never }).rest();
    expect(performance.now() - began).toBeLessThan(never);
  });

  it('does not wait for good', async () => {
    const quiet = openQuiet({ restMs: never, patienceMs: 20 });
    quiet.disturb();
    const began = performance.now();
    await quiet.rest();
    expect(performance.now() - began).toBeLessThan(never);
  });

  it('waits no longer than it is wanted', async () => {
    const quiet = openQuiet({ restMs: never, patienceMs: never });
    quiet.disturb();
    const stopping = new AbortController();
    const began = performance.now();
    const rest = quiet.rest(stopping.signal);
    stopping.abort();
    await rest;
    await quiet.rest(stopping.signal);
    expect(performance.now() - began).toBeLessThan(never);
  });

  it('does no work while somebody asks, and all of it afterwards', async () => {
    const quiet = openQuiet({ restMs: 20, patienceMs: never });
    const asker = asking(quiet);
    const { done, steps } = counting(100);
    const work = quiet.work(steps);
    await turningFor(40);
    expect(done()).toBe(0);
    asker.stop();
    await work;
    expect(done()).toBe(100);
  });

  it('stops in the middle of work when somebody asks again', async () => {
    const quiet = openQuiet({ restMs: 20, patienceMs: never });
    const askers: ReturnType<typeof asking>[] = [];
    const { done, steps } = counting(10, (step) => {
      if (step === 5) askers.push(asking(quiet));
    });
    const work = quiet.work(steps);
    await turningFor(40);
    expect(done()).toBe(6);
    for (const asker of askers) asker.stop();
    await work;
    expect(done()).toBe(10);
  });

  it('goes on with work when its patience is over', async () => {
    const quiet = openQuiet({ restMs: never, patienceMs: 20 });
    quiet.disturb();
    const { done, steps } = counting(100);
    await quiet.work(steps);
    expect(done()).toBe(100);
  });
});
