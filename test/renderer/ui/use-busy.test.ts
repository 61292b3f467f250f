import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../renderer/ui/use-busy.ts';

describe('one action at a time', () => {
  it('passes over a second one in the same moment, and takes the next afterwards', async () => {
    const told: boolean[] = [];
    const run = oneAtATime((isBusy) => told.push(isBusy));
    let finish = (): void => undefined;
    const begun: string[] = [];
    const action = (name: string) => () =>
      new Promise<void>((resolve) => {
        begun.push(name);
        finish = resolve;
      });
    const first = run(action('first'));
    await run(action('second'));
    expect(told).toEqual([true]);
    finish();
    await first;
    const third = run(action('third'));
    finish();
    await third;
    expect(begun).toEqual(['first', 'third']);
    expect(told).toEqual([true, false, true, false]);
  });

  it('takes the next one also after one that failed', async () => {
    const run = oneAtATime(() => undefined);
    await expect(run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    let isDone = false;
    await run(async () => {
      isDone = true;
    });
    expect(isDone).toBe(true);
  });
});
