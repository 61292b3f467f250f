import { describe, expect, test, vi } from 'vitest';
import { courtesy, openRests, standAside } from '../../main/courtesy.ts';

describe('long work', () => {
  test('has no need to rest while nobody waits', () => {
    expect(openRests().after(1_000)).toBe(0);
  });

  test('rests while somebody waits, as long as it worked and no longer', () => {
    const rests = openRests();
    standAside();
    // What every work may rest before it has done any.
    const first = rests.after(0);
    expect(first).toBeGreaterThan(0);
    standAside();
    const second = rests.after(0);
    // Forty milliseconds in all.
    expect(first + second).toBeCloseTo(40, 1);
    standAside();
    expect(rests.after(0)).toBe(0);
    expect(rests.after(15)).toBeCloseTo(15, 1);
    expect(rests.after(0)).toBe(0);
  });

  test('on another thread stands aside when this one is told to', async () => {
    vi.resetModules();
    // Another copy of the module, as every thread has its own.
    const there = await import('../../main/courtesy.ts');
    const sleep = there.sleeping();
    standAside();
    expect(there.openRests().after(0)).toBe(0);
    there.shareCourtesy(courtesy());
    standAside();
    expect(there.openRests().after(0)).toBeGreaterThan(0);
    const began = performance.now();
    standAside();
    sleep();
    // It had worked for next to nothing since it began, but may rest forty milliseconds before.
    expect(performance.now() - began).toBeGreaterThan(30);
  });
});
