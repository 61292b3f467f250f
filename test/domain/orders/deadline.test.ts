import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlineClock, deadlineOf } from '../../../domain/orders/deadline.ts';

const clock = deadlineClock('2026-02-28T18:00:00');
const waiting = { status: 'WAIT_SELLER_SEND_GOODS' } as const;

describe('the deadline of an order', () => {
  test('is soon from a day before it on, over once it has passed', () => {
    expect(clock.soonUntil).toBe('2026-03-01T18:00:00');
    const at = (shipBy: string | null) => deadlineOf({ ...waiting, shipBy }, clock);
    expect(at('2026-02-28T17:59:59')).toBe('over');
    expect(at('2026-02-28T18:00:00')).toBe('soon');
    expect(at('2026-03-01T18:00:00')).toBe('soon');
    expect(at('2026-03-01T18:00:01')).toBe(null);
    expect(at(null)).toBe(null);
  });

  test('means nothing once the order need not ship', () => {
    const shipBy = '2020-01-01T00:00:00';
    expect(deadlineOf({ status: 'FINISH', shipBy }, clock)).toBe(null);
    expect(deadlineOf({ status: 'SELLER_PART_SEND_GOODS', shipBy }, clock)).toBe('over');
  });

  test('only ever gets nearer', () => {
    const moment = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 19));
    const rank = { over: 2, soon: 1 } as const;
    fc.assert(
      fc.property(moment, moment, moment, (shipBy, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const nearness = (now: string): number => {
          const deadline = deadlineOf({ ...waiting, shipBy }, deadlineClock(now));
          return deadline === null ? 0 : rank[deadline];
        };
        expect(nearness(later)).toBeGreaterThanOrEqual(nearness(earlier));
      }),
    );
  });
});
