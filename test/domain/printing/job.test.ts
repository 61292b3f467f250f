import { describe, expect, it } from 'vitest';
import { canBeReported } from '../../../domain/printing/job.ts';
import type { PrintJobState } from '../../../domain/printing/job.ts';

const states: readonly PrintJobState[] = [
  'queued',
  'claimed',
  'sending',
  'handed-over',
  'acknowledged',
  'unknown',
  'failed',
  'cancelled',
];

describe('canBeReported', () => {
  it('lets a job end once, in a state that its last one allows', () => {
    const ends = Object.fromEntries(
      states.map((from) => [from, states.filter((to) => canBeReported(from, to))]),
    );
    expect(ends).toEqual({
      queued: ['failed', 'cancelled'],
      claimed: ['failed', 'cancelled'],
      sending: ['handed-over', 'acknowledged', 'unknown', 'failed'],
      'handed-over': ['acknowledged'],
      acknowledged: [],
      unknown: [],
      failed: [],
      cancelled: [],
    });
  });

  it('never turns a label that may be on paper into one that is not', () => {
    for (const from of ['handed-over', 'acknowledged', 'unknown'] as const) {
      for (const to of ['queued', 'claimed', 'failed', 'cancelled'] as const) {
        expect(canBeReported(from, to)).toBe(false);
      }
    }
  });
});
