import { describe, expect, it } from 'vitest';
import { heaviestGrams } from '../../../domain/plans/fee.ts';
import type { Plan, Source } from '../../../domain/plans/plan.ts';
import { openPlanIndex, quoteParcel } from '../../../domain/plans/quote.ts';
import { sampleSource } from '../../../domain/plans/starter-figures.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import { parcel } from './samples.ts';

const destinations =
  'RU US FR GB DE ES BR KR IL AU CA HK IT PL UA NL TH SA IN VN JP GR MX CL KZ GE'.split(' ');

const sourcesOf = (plan: Plan): readonly Source[] => [
  plan.source,
  ...(plan.size === null ? [] : [plan.size.source]),
  ...[plan.fuel, plan.tariffs, plan.warehouses, plan.collection, plan.goods].flatMap((items) =>
    items.map(({ source }) => source),
  ),
];

describe('the starter set', () => {
  it('has each plan once and names a source for every figure', () => {
    expect(new Set(starterPlans.map(({ code }) => code)).size).toBe(starterPlans.length);
    for (const source of starterPlans.flatMap(sourcesOf)) expect(source.text).not.toBe('');
  });

  it('never calls a made-up figure confirmed', () => {
    expect(sampleSource.confirmed).toBe(false);
    const samples = starterPlans.flatMap(sourcesOf).filter(({ text }) => /sample/i.test(text));
    expect(samples.some(({ confirmed }) => confirmed)).toBe(false);
    for (const { warehouses, collection } of starterPlans) {
      for (const { source } of [...warehouses, ...collection]) expect(source.confirmed).toBe(false);
    }
  });

  it('has ascending tiers that reach what the plan takes, and one tariff for a country and day', () => {
    for (const plan of starterPlans) {
      const keys = plan.tariffs.map(({ country, validFrom }) => `${country} ${validFrom}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const tariff of plan.tariffs) {
        expect(tariff.country).toMatch(/^[A-Z]{2}$/);
        expect(heaviestGrams(tariff.charge)).toBeGreaterThanOrEqual(
          tariff.maxWeightGrams ?? plan.maxWeightGrams ?? 0,
        );
        if (tariff.charge.kind !== 'per-kilogram') continue;
        const borders = tariff.charge.tiers.map(({ upToGrams }) => upToGrams);
        expect(borders).toEqual([...new Set(borders)].sort((a, b) => a - b));
        for (const tier of tariff.charge.tiers) {
          expect(Object.values(tier).every(Number.isSafeInteger)).toBe(true);
        }
      }
    }
  });

  it('has a tracked and an untracked offer with a transit time for every destination', () => {
    const index = openPlanIndex(starterPlans);
    for (const country of destinations) {
      const offers = quoteParcel(index, parcel({ country, weightGrams: 180 }), '2026-06-01').filter(
        ({ refused, transitDaysMax }) => refused === null && transitDaysMax !== null,
      );
      expect(offers.some(({ tracked }) => tracked)).toBe(true);
      expect(offers.some(({ tracked }) => !tracked)).toBe(true);
      for (const offer of offers) expect(offer.warehouse).not.toBeNull();
    }
  });

  it('refuses what air mail never takes and leaves batteries open', () => {
    const index = openPlanIndex(starterPlans);
    const batteries = quoteParcel(index, parcel({ goods: ['battery'] }), '2026-06-01');
    const taken = batteries.filter(({ refused }) => refused === null);
    expect(taken.length).toBeGreaterThan(0);
    for (const { flags } of taken) expect(flags.map(({ code }) => code)).toContain('goods-unknown');
    const loose = quoteParcel(index, parcel({ goods: ['battery-only'] }), '2026-06-01');
    expect(loose.every(({ refused }) => refused !== null)).toBe(true);
  });

  it('keeps SRM to parcels of at most USD 10 and 2 kg', () => {
    const index = openPlanIndex(starterPlans);
    const srm = (rest: Parameters<typeof parcel>[0]) =>
      quoteParcel(index, parcel(rest), '2026-06-01').find(({ plan }) => plan === 'SRM')?.refused
        ?.code;
    expect(srm({ value: { minor: 1000, currency: 'USD' } })).toBeUndefined();
    expect(srm({ value: { minor: 1001, currency: 'USD' } })).toBe('plan-value-too-high');
    expect(srm({ weightGrams: 2001 })).toBe('plan-weight-too-heavy');
  });
});
