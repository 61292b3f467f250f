import { describe, expect, it } from 'vitest';
import { prohibitedGoods } from '../../../domain/plans/prohibited-goods.ts';
import { goodsRestriction, viewRestrictions } from '../../../domain/plans/restrictions.ts';
import { plan, source } from './samples.ts';

const mail = plan({
  goods: [
    { attribute: 'battery', country: '*', verdict: 'refused', reason: 'Not by air', source },
    { attribute: 'battery', country: 'KZ', verdict: 'allowed', reason: 'By road', source },
    { attribute: 'liquid', country: '*', verdict: 'allowed', reason: 'Sealed', source },
    { attribute: 'liquid', country: '*', verdict: 'unknown', reason: 'Ask', source },
  ],
});

describe('viewRestrictions', () => {
  it('answers every attribute once, in the order given', () => {
    expect(viewRestrictions(mail, ['blade', 'battery', 'blade'], 'US')).toEqual([
      { attribute: 'blade', verdict: 'unknown', reason: '', source: null },
      { attribute: 'battery', verdict: 'refused', reason: 'Not by air', source },
    ]);
    expect(viewRestrictions(mail, [], 'US')).toEqual([]);
  });

  it('lets a country go before everywhere, and the stricter of two rules win', () => {
    expect(goodsRestriction(mail, 'battery', 'KZ').verdict).toBe('allowed');
    expect(goodsRestriction(mail, 'liquid', 'KZ')).toMatchObject({ verdict: 'unknown' });
  });
});

describe('prohibitedGoods', () => {
  it('names each kind once, in both languages and with a source', () => {
    expect(new Set(prohibitedGoods.map(({ id }) => id)).size).toBe(prohibitedGoods.length);
    for (const { nameEn, nameZh, source: from } of prohibitedGoods) {
      expect(nameEn).not.toBe('');
      expect(nameZh).toMatch(/\p{Script=Han}/u);
      expect(from.text).not.toBe('');
    }
    expect(prohibitedGoods.some(({ scope }) => scope === 'air')).toBe(true);
  });
});
