import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChoiceRule } from '../../../domain/plans/choose.ts';
import type { Offer } from '../../../domain/plans/quote.ts';
import { refusal } from '../../../domain/result.ts';
import {
  daysText,
  marksOf,
  ruleText,
  shortRefusal,
  usefulFirst,
} from '../../../renderer/plans/offers.ts';
import { plansWords } from '../../../renderer/plans/words.ts';

const offer = (plan: string, changes: Partial<Offer> = {}): Offer => ({
  plan,
  nameEn: plan,
  nameZh: plan,
  carrier: 'C',
  tracked: true,
  feeFen: 1_000,
  fuelFen: 0,
  currency: 'CNY',
  chargeableGrams: 100,
  volumetric: false,
  transitDaysMin: 5,
  transitDaysMax: 10,
  warehouse: null,
  flags: [],
  source: { text: '', date: '', confirmed: true },
  refused: null,
  ...changes,
});
const refused = refusal('plan-country-not-served', { plan: 'X', country: 'FR' });

describe('marks', () => {
  test('go to the lowest fee and the shortest longest time, to all that are equal', () => {
    const marks = marksOf([
      offer('A', { feeFen: 900, transitDaysMax: 30 }),
      offer('B', { feeFen: 900, transitDaysMax: null }),
      offer('C', { feeFen: 2_000, transitDaysMax: 4 }),
      offer('X', { feeFen: null, transitDaysMax: 1, refused }),
    ]);
    expect([...marks.cheapest]).toStrictEqual(['A', 'B']);
    expect([...marks.fastest]).toStrictEqual(['C']);
  });

  test('go to nobody where no plan takes the parcel', () => {
    const marks = marksOf([offer('X', { feeFen: null, refused })]);
    expect([...marks.cheapest, ...marks.fastest]).toStrictEqual([]);
  });
});

test('plans that take more of the orders come first, equal ones as they came', () => {
  const quotes = [
    { offers: [offer('A', { refused }), offer('B'), offer('C')] },
    { offers: [offer('A', { refused }), offer('B', { refused }), offer('C')] },
  ];
  expect(usefulFirst(['A', 'B', 'C', 'D'], quotes)).toStrictEqual(['C', 'B', 'A', 'D']);
});

test('every rule that can be put together is one that the domain reads', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('cheapest' as const, 'cheapest-tracked' as const, 'fastest' as const),
      fc.option(fc.integer({ min: 2, max: 200 })),
      (kind, days) => {
        const rule = parseChoiceRule(ruleText(kind, days));
        expect(rule).toMatchObject({
          ok: true,
          value:
            kind === 'fastest'
              ? { kind }
              : {
                  kind: 'cheapest',
                  tracked: kind === 'cheapest-tracked',
                  maxTransitDays: days === null ? null : days - 1,
                },
        });
      },
    ),
  );
});

test('days are written as people write them', () => {
  expect(daysText({ transitDaysMin: 5, transitDaysMax: 9 })).toBe('5–9');
  expect(daysText({ transitDaysMin: 9, transitDaysMax: 9 })).toBe('9');
  expect(daysText({ transitDaysMin: null, transitDaysMax: 9 })).toBe('9');
  expect(daysText({ transitDaysMin: 5, transitDaysMax: null })).toBe('5+');
  expect(daysText({ transitDaysMin: null, transitDaysMax: null })).toBe('');
});

test('every refusal has a short word in both languages', () => {
  for (const code of ['plan-goods-refused', 'parcel-weight-missing', 'plan-unknown'] as const) {
    for (const language of ['en', 'zh'] as const) {
      expect(Object.keys(plansWords[language].short)).toContain(shortRefusal(code));
    }
  }
});
