import { describe, expect, it } from 'vitest';
import { paceOf } from '../../../domain/packing/pace.ts';

const minute = 60_000;
const now = 100_000 * minute;
const ago = (...minutes: readonly number[]): number[] => minutes.map((one) => now - one * minute);

describe('paceOf', () => {
  it('counts the last hour', () => {
    expect(paceOf(ago(59, 40, 20, 1, 90, 200), now)).toBe(4);
  });

  it('does not call a shift slow that has just begun', () => {
    expect(paceOf(ago(20, 15, 10, 5), now)).toBe(12);
  });

  it('says nothing before there is anything to say', () => {
    expect(paceOf([], now)).toBeNull();
    expect(paceOf(ago(3), now)).toBeNull();
    expect(paceOf(ago(300, 400), now)).toBeNull();
  });

  it('is not carried away by two quick parcels', () => {
    expect(paceOf(ago(0.2, 0.1), now)).toBe(24);
  });
});
