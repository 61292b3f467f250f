import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceKind, signedYuan } from '../../../renderer/freight/difference.ts';

describe('signedYuan', () => {
  it('always shows which way the bill differs', () => {
    expect(signedYuan(412)).toBe('+4.12');
    expect(signedYuan(-95)).toBe('−0.95');
    expect(signedYuan(0)).toBe('0.00');
    expect(signedYuan(123_456)).toBe('+1,234.56');
  });

  it('says in a word what the sign says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (fen) => {
        const sign = { more: '+', less: '−', same: '0' }[differenceKind(fen)];
        expect(signedYuan(fen).startsWith(sign)).toBe(true);
      }),
    );
  });
});
