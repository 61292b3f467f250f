import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoWeek, localDay, localTime } from '../../../domain/freight/calendar.ts';

describe('localTime', () => {
  it('shows a UTC time as the clock on the wall shows it', () => {
    expect(localTime('2026-01-05T17:30:00.000Z', 480)).toBe('2026-01-06T01:30:00');
    expect(localTime('2026-01-01T02:00:00.000Z', -300)).toBe('2025-12-31T21:00:00');
    expect(localDay('2026-01-05T17:30:00.000Z', 480)).toBe('2026-01-06');
  });

  it('leaves a wall-clock time as it is', () => {
    expect(localTime('2026-01-05T17:30:00', 480)).toBe('2026-01-05T17:30:00');
  });
});

describe('isoWeek', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2025-12-28', '2025-W52'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('%s is in %s', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });

  it('changes every seven days, on Monday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const day = (offset: number): string =>
          new Date((days + offset) * 86_400_000).toISOString().slice(0, 10);
        const monday = new Date(days * 86_400_000).getUTCDay() === 1;
        expect(isoWeek(day(0)) === isoWeek(day(-1))).toBe(!monday);
        expect(isoWeek(day(0)) === isoWeek(day(7))).toBe(false);
      }),
    );
  });

  it('throws on what is no day', () => {
    expect(() => isoWeek('soon')).toThrow('soon');
  });
});
