import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePlan, parseChoiceRule } from '../../../domain/plans/choose.ts';
import type { ChoiceRule } from '../../../domain/plans/choose.ts';
import type { Plan } from '../../../domain/plans/plan.ts';
import { openPlanIndex, quoteParcel } from '../../../domain/plans/quote.ts';
import type { Offer } from '../../../domain/plans/quote.ts';
import { charge, parcel, plan, tariff } from './samples.ts';

const mail = (code: string, handling: number, tracked: boolean, days: number | null): Plan =>
  plan({
    code,
    tracked,
    tariffs: [
      tariff({
        charge: charge([2000, 0, handling]),
        transitDaysMin: days,
        transitDaysMax: days,
      }),
    ],
  });

const plans = [
  mail('SLOW', 5, false, 40),
  mail('SAME', 10, true, 25),
  mail('OTHER', 10, true, 25),
  mail('QUICK', 80, true, 5),
  mail('SILENT', 1, true, null),
];
const offers = (rest = {}, of = plans): readonly Offer[] =>
  quoteParcel(openPlanIndex(of), parcel(rest), '2026-06-01');

const chosen = (rule: ChoiceRule, from = offers()): string => {
  const result = choosePlan(from, rule);
  return result.ok ? result.value.plan : result.refusal.code;
};

const rule = (text: string): ChoiceRule => {
  const result = parseChoiceRule(text);
  if (!result.ok) throw new Error(text);
  return result.value;
};

describe('choosePlan', () => {
  it.each([
    ['cheapest', 'SILENT'],
    ['cheapest-tracked', 'SILENT'],
    ['cheapest<=40d', 'SLOW'],
    ['cheapest-tracked<40d', 'OTHER'],
    ['cheapest-tracked<25d', 'QUICK'],
    ['cheapest-tracked:25d', 'OTHER'],
    ['cheapest<5d', 'no-plan-in-time'],
    ['fastest', 'QUICK'],
    ['same', 'SAME'],
    ['NONE', 'plan-unknown'],
  ])('%s chooses %s', (text, code) => {
    expect(chosen(rule(text))).toBe(code);
  });

  it('says why nothing can be chosen', () => {
    expect(chosen(rule('cheapest'), offers({ country: 'FR' }))).toBe('no-plan-accepts');
    expect(chosen(rule('cheapest'), offers({ weightGrams: null }))).toBe('parcel-weight-missing');
    expect(chosen(rule('SAME'), offers({ weightGrams: 9999 }))).toBe('plan-weight-too-heavy');
    expect(chosen(rule('cheapest-tracked'), offers({}, [mail('A', 1, false, 1)]))).toBe(
      'no-plan-tracked',
    );
    expect(chosen(rule('fastest'), offers({}, [mail('A', 1, false, null)]))).toBe(
      'no-transit-time-known',
    );
  });
});

describe('a plan that takes parcels up to a value', () => {
  const limited = { ...mail('CHEAP', 1, true, 9), maxValue: { minor: 1000, currency: 'USD' } };
  const dear = mail('DEAR', 50, true, 9);
  const of = (currency: string, some: readonly Plan[]) =>
    offers({ value: { minor: 70_000, currency } }, [...some]);

  it('is not chosen by a rule for a value beyond it, in whatever currency', () => {
    expect(chosen(rule('cheapest'), of('CNY', [limited, dear]))).toBe('DEAR');
    expect(chosen(rule('CHEAP'), of('CNY', [limited, dear]))).toBe('plan-value-too-high');
  });

  it('is chosen for a value that cannot be compared only by a person', () => {
    expect(chosen(rule('fastest'), of('THB', [limited, dear]))).toBe('DEAR');
    expect(chosen(rule('cheapest'), of('THB', [limited]))).toBe('no-plan-comparable');
    expect(chosen(rule('CHEAP'), of('THB', [limited]))).toBe('CHEAP');
  });
});

describe('parseChoiceRule', () => {
  it('reads rules without case and spaces', () => {
    expect(rule(' Cheapest-Tracked < 20d ')).toEqual({
      kind: 'cheapest',
      tracked: true,
      maxTransitDays: 19,
    });
    expect(rule('cpam')).toEqual({ kind: 'plan', code: 'CPAM' });
  });

  it.each(['', 'cheapest-', 'cheapest<1d', 'cheapest-slow', 'two words', '<20d'])(
    'refuses "%s"',
    (text) => {
      expect(parseChoiceRule(text)).toMatchObject({ refusal: { code: 'choice-rule-invalid' } });
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseChoiceRule(text).ok).toBe('boolean');
      }),
    );
  });
});
