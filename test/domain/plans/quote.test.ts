import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodsAttributes } from '../../../domain/catalogue/product.ts';
import { renderMessage } from '../../../domain/messages.ts';
import type { Parcel } from '../../../domain/plans/parcel.ts';
import type { Plan, SizeLimits } from '../../../domain/plans/plan.ts';
import { openPlanIndex, quoteParcel, quotePlan, tariffFor } from '../../../domain/plans/quote.ts';
import type { QuoteRefusalCode } from '../../../domain/plans/quote.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import { parcel, plan, source, tariff } from './samples.ts';

const today = '2026-06-01';

const size: SizeLimits = {
  boxMaxSumMm: 900,
  boxMaxLongestMm: 600,
  boxMinLengthMm: 140,
  boxMinWidthMm: 90,
  boxMinToleranceMm: 2,
  rollMaxSumMm: 1040,
  rollMinSumMm: 170,
  rollMaxLengthMm: 900,
  rollMinLengthMm: 110,
  source,
};

const strict = plan({
  size,
  maxValue: { minor: 1000, currency: 'USD' },
  goods: [
    { attribute: 'battery', country: '*', verdict: 'refused', reason: 'No batteries', source },
    { attribute: 'battery', country: 'KZ', verdict: 'allowed', reason: 'By road', source },
    { attribute: 'fragile', country: '*', verdict: 'allowed', reason: '', source },
  ],
  tariffs: [
    tariff(),
    tariff({ country: 'KZ', maxWeightGrams: 3000 }),
    tariff({ country: 'BR', suspended: true }),
    tariff({ country: 'US', validFrom: '2027-01-01' }),
  ],
});

const offerOf = (of: Plan, rest: Partial<Parcel>): ReturnType<typeof quotePlan> =>
  quotePlan(openPlanIndex([of]), of.code, parcel(rest), today);

const box = (lengthMm: number | null, widthMm: number | null, heightMm: number | null) => ({
  lengthMm,
  widthMm,
  heightMm,
});
const roll = (lengthMm: number | null, widthMm: number | null) => ({
  ...box(lengthMm, widthMm, null),
  shape: 'roll' as const,
});

describe('quotePlan', () => {
  it('offers the fee, the days and the warehouse', () => {
    const warehouse = { code: 'W1', name: 'W', address: 'A', city: '深圳', source };
    expect(offerOf(plan({ warehouses: [warehouse] }), {})).toEqual({
      plan: 'TEST',
      nameEn: 'Test Mail',
      nameZh: '测试小包',
      carrier: 'Test Post',
      tracked: true,
      feeFen: 1600,
      fuelFen: 0,
      currency: 'CNY',
      chargeableGrams: 100,
      volumetric: false,
      transitDaysMin: 10,
      transitDaysMax: 20,
      warehouse,
      flags: [],
      source,
      refused: null,
    });
  });

  it.each<[string, Partial<Parcel>, QuoteRefusalCode]>([
    ['country', { country: 'FR' }, 'plan-country-not-served'],
    ['suspended', { country: 'BR' }, 'plan-suspended'],
    ['no tariff yet', { country: 'US' }, 'plan-no-tariff-on-date'],
    ['no weight', { weightGrams: null }, 'parcel-weight-missing'],
    ['odd weight', { weightGrams: 0.5 }, 'parcel-weight-invalid'],
    ['too heavy', { weightGrams: 2001 }, 'plan-weight-too-heavy'],
    ['beyond the tariff', { country: 'KZ', weightGrams: 2500 }, 'plan-weight-beyond-tariff'],
    ['long side', box(100, 601, 50), 'plan-side-too-long'],
    ['long side, others unknown', box(null, 601, null), 'plan-side-too-long'],
    ['sum', box(400, 300, 201), 'plan-sides-sum-too-large'],
    ['sum of two', box(500, 401, null), 'plan-sides-sum-too-large'],
    ['too short', box(137, 90, 90), 'plan-parcel-too-small'],
    ['too narrow', box(140, 87, 10), 'plan-parcel-too-small'],
    ['long roll', roll(901, 20), 'plan-roll-too-long'],
    ['short roll', roll(109, 60), 'plan-roll-too-short'],
    ['thick roll', roll(900, 71), 'plan-roll-sum-too-large'],
    ['small roll', roll(120, 24), 'plan-roll-sum-too-small'],
    ['goods', { goods: ['fragile', 'battery'] }, 'plan-goods-refused'],
    ['value', { value: { minor: 1001, currency: 'USD' } }, 'plan-value-too-high'],
  ])('refuses %s', (_, rest, code) => {
    const offer = offerOf(strict, rest);
    expect(offer.refused?.code).toBe(code);
    expect(offer.feeFen).toBeNull();
    if (offer.refused === null) return;
    // Every placeholder of the message has its value, in both languages.
    expect(renderMessage(offer.refused, 'en')).not.toMatch(/\{\w+\}/);
    expect(renderMessage(offer.refused, 'zh')).not.toMatch(/\{\w+\}/);
  });

  it.each<[string, Partial<Parcel>]>([
    ['largest box', box(600, 200, 100)],
    ['smallest box with tolerance', box(88, 5, 138)],
    ['largest roll', roll(900, 70)],
    ['smallest roll', roll(110, 30)],
    ['limit value', { value: { minor: 1000, currency: 'USD' } }],
    ['goods that are taken', { goods: ['fragile'] }],
    ['goods that one country takes', { country: 'KZ', goods: ['battery'] }],
    ['limit weight', { weightGrams: 2000 }],
  ])('takes %s without a word', (_, rest) => {
    expect(offerOf(strict, rest)).toMatchObject({ refused: null, flags: [] });
  });

  it.each<[string, Partial<Parcel>, string[]]>([
    ['unknown height', box(200, 100, null), ['size-unknown']],
    ['unknown size', box(null, null, null), ['size-unknown']],
    ['zero size', box(0, 0, 0), ['size-unknown']],
    ['unknown roll', roll(300, null), ['size-unknown']],
    [
      'goods without a rule',
      { goods: ['magnet', 'magnet', 'blade'] },
      ['goods-unknown', 'goods-unknown'],
    ],
    ['unknown value', { value: null }, ['value-unknown']],
    [
      'other currency',
      { value: { minor: 9_999_999, currency: 'THB' } },
      ['value-currency-differs'],
    ],
    [
      'a value reckoned by a rate that nobody confirmed',
      { value: { minor: 70_00, currency: 'CNY' } },
      ['value-rate-unconfirmed'],
    ],
  ])('takes and flags %s', (_, rest, codes) => {
    const offer = offerOf(strict, rest);
    expect(offer.refused).toBeNull();
    expect(offer.flags.map(({ code }) => code)).toEqual(codes);
  });

  it('compares a value in another currency with the limit, by the rates', () => {
    const usd = {
      currency: 'USD',
      cnyPer100: 700,
      date: '2026-03-09',
      source: '',
      confirmed: true,
    };
    const offer = (minor: number) =>
      quotePlan(
        openPlanIndex([strict], [usd]),
        strict.code,
        parcel({ value: { minor, currency: 'CNY' } }),
        today,
      );
    expect(offer(70_00)).toMatchObject({ refused: null, flags: [] });
    expect(offer(700_00).refused).toMatchObject({
      code: 'plan-value-too-high',
      params: { limit: '10.00 USD', value: '700.00 CNY = 100.00 USD' },
    });
  });

  it('flags a missing size once when size and space both need it', () => {
    const both = { ...strict, volumetric: { divisorCm3PerKg: 5000, whenSideAtLeastMm: null } };
    expect(offerOf(both, box(null, null, null)).flags).toHaveLength(1);
  });

  it('flags figures without a confirmed source', () => {
    const guess = plan({ tariffs: [tariff({ source: { ...source, confirmed: false } })] });
    expect(offerOf(guess, {}).flags.map(({ code }) => code)).toEqual(['unconfirmed-tariff']);
  });

  it('refuses a plan that does not exist', () => {
    const offer = quotePlan(openPlanIndex([]), 'NONE', parcel(), today);
    expect(offer.refused).toEqual({ code: 'plan-unknown', params: { plan: 'NONE' } });
  });

  it('names reason and source of refused goods', () => {
    expect(offerOf(strict, { goods: ['battery'] }).refused?.params).toMatchObject({
      attribute: 'battery',
      reason: 'No batteries',
      source: 'Sheet of the test',
    });
  });
});

describe('tariffFor', () => {
  it('takes the tariff that began last', () => {
    const first = tariff({ validFrom: '2026-01-01' });
    const second = tariff({ validFrom: '2026-05-01', suspended: true });
    const index = openPlanIndex([plan({ tariffs: [second, first] })]);
    expect(tariffFor(index, 'TEST', 'RU', '2026-04-30')).toEqual({ ok: true, value: first });
    expect(tariffFor(index, 'TEST', 'RU', '2026-05-01')).toMatchObject({
      refusal: { code: 'plan-suspended' },
    });
  });
});

const parcels: fc.Arbitrary<Parcel> = fc.record({
  country: fc.constantFrom('RU', 'US', 'BR', 'KR', 'ZZ', 'GE'),
  weightGrams: fc.option(fc.integer({ min: -5, max: 40_000 })),
  lengthMm: fc.option(fc.nat(1200)),
  widthMm: fc.option(fc.nat(1200)),
  heightMm: fc.option(fc.nat(1200)),
  shape: fc.constantFrom('box', 'roll'),
  goodsVolumeMm3: fc.option(fc.nat(1_000_000_000)),
  goods: fc.subarray([...goodsAttributes]),
  value: fc.option(fc.record({ minor: fc.nat(5000), currency: fc.constantFrom('USD', 'CNY') })),
});

describe('quoteParcel', () => {
  it('answers for every plan, cheapest allowed first, refused ones by code', () => {
    const index = openPlanIndex(starterPlans);
    const reversed = openPlanIndex(starterPlans.toReversed());
    fc.assert(
      fc.property(parcels, (one) => {
        const offers = quoteParcel(index, one, today);
        expect(new Set(offers.map((offer) => offer.plan)).size).toBe(starterPlans.length);
        const order = offers.map(({ feeFen, plan: code }) => ({ fee: feeFen ?? Infinity, code }));
        const sorted = [...order].sort((a, b) =>
          a.fee === b.fee ? (a.code < b.code ? -1 : 1) : a.fee < b.fee ? -1 : 1,
        );
        expect(order).toEqual(sorted);
        for (const offer of offers) {
          expect(offer.feeFen === null).toBe(offer.refused !== null);
          expect(offer.chargeableGrams === null).toBe(offer.refused !== null);
        }
        expect(quoteParcel(reversed, one, today)).toEqual(offers);
      }),
      { numRuns: 300 },
    );
  });

  it('quotes 5,000 parcels with every plan', () => {
    const index = openPlanIndex(starterPlans);
    const countries = ['RU', 'US', 'FR', 'KR', 'CL'];
    let answers = 0;
    let allowed = 0;
    for (let nth = 0; nth < 5000; nth += 1) {
      const country = countries[nth % countries.length] ?? 'RU';
      const offers = quoteParcel(index, parcel({ country, weightGrams: 1 + (nth % 2000) }), today);
      answers += offers.length;
      allowed += offers.filter(({ refused }) => refused === null).length;
    }
    expect(answers).toBe(5000 * starterPlans.length);
    expect(allowed).toBeGreaterThan(5000 * 4);
  });
});
