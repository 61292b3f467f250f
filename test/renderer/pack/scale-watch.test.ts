import { describe, expect, it } from 'vitest';
import { stopKindOf, withDigit } from '../../../renderer/pack/phase.ts';
import { freshWatch, watchScale } from '../../../renderer/pack/scale-watch.ts';

const believable = { minGrams: 100, maxGrams: 200 };

/** The weight that is taken by itself after these readings; negative ones still move. */
const taken = (...readings: readonly number[]): number | null => {
  let watch = freshWatch;
  let takeGrams: number | null = null;
  for (const grams of readings) {
    const reading = { weightGrams: Math.abs(grams), stable: grams >= 0 };
    ({ watch, takeGrams } = watchScale(watch, reading, believable));
    if (takeGrams !== null) return takeGrams;
  }
  return takeGrams;
};

describe('watchScale', () => {
  it('takes a weight that was put on and rests', () => {
    expect(taken(0, -80, 150)).toBe(150);
    expect(taken(-80, 150)).toBe(150);
  });

  it('leaves a box alone that stood there all along', () => {
    expect(taken(150, 150, 150)).toBeNull();
  });

  it('never takes a weight that moves, or that cannot be', () => {
    expect(taken(0, -150, -151)).toBeNull();
    expect(taken(0, -150, 999)).toBeNull();
    expect(taken(0, 99)).toBeNull();
  });
});

describe('withDigit', () => {
  it('builds a weight from digits only, of a size that a parcel can have', () => {
    expect(['1', '4', 'x', '4', 'Enter'].reduce(withDigit, '')).toBe('144');
    expect(['0', '7'].reduce(withDigit, '')).toBe('7');
    expect(['1', '2', '3', '4', '5', '6'].reduce(withDigit, '')).toBe('12345');
  });
});

describe('stopKindOf', () => {
  it('shows what it does not know as a plain stop', () => {
    expect(stopKindOf('shipment-held')).toBe('held');
    expect(stopKindOf('store-read-only')).toBe('other');
  });
});
