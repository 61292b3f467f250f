import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeFor, latestOn } from '../../../domain/plans/fee.ts';
import type { Fee } from '../../../domain/plans/fee.ts';
import type { Parcel } from '../../../domain/plans/parcel.ts';
import type { Plan, Tariff } from '../../../domain/plans/plan.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import { charge, parcel, plan, source, tariff } from './samples.ts';

const today = '2026-06-01';

function fee(one: Tariff, of: Plan, what: Parcel, date = today): Fee {
  const result = feeFor(one, of, what, date);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const starter = (code: string, country: string): { plan: Plan; tariff: Tariff } => {
  const found = starterPlans.find((one) => one.code === code);
  const row = found?.tariffs.find((one) => one.country === country);
  if (found === undefined || row === undefined) throw new Error(`${code} ${country}`);
  return { plan: found, tariff: row };
};

const starterFee = (code: string, country: string, rest: Partial<Parcel>): Fee => {
  const found = starter(code, country);
  return fee(found.tariff, found.plan, parcel({ country, ...rest }));
};

/** CNY per kilogram and per piece of the three tiers, as the sheet prints them; fees below are computed by hand. */
const cpamSheet: Readonly<Record<string, readonly (readonly [rate: string, piece: string])[]>> = {
  RU: [
    ['81', '16'],
    ['68', '17.5'],
    ['56.25', '21.5'],
  ],
  US: [
    ['60.2', '13.5'],
    ['55', '14'],
    ['54.3', '16'],
  ],
  FR: [
    ['78.4', '10'],
    ['65.4', '11'],
    ['63.4', '13'],
  ],
  GB: [
    ['55', '19.5'],
    ['55', '19.5'],
    ['47.8', '22'],
  ],
  DE: [
    ['84.9', '11.1'],
    ['58.9', '14'],
    ['50.4', '17'],
  ],
  ES: [
    ['61.5', '12.5'],
    ['55', '13.5'],
    ['47.8', '16.5'],
  ],
  KR: [
    ['16.61', '14.6'],
    ['16.61', '14.6'],
    ['14.61', '16.6'],
  ],
};

/** Hundredths of a yuan of a printed price. */
const hundredths = (text: string): bigint => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
};

describe('the China Post Registered Air Mail sheet', () => {
  for (const [country, tiers] of Object.entries(cpamSheet)) {
    it(`charges ${country} to the fen at every border`, () => {
      for (const grams of [1, 2, 149, 150, 151, 299, 300, 301, 999, 1000, 1999, 2000]) {
        const [rate, piece] = tiers[grams <= 150 ? 0 : grams <= 300 ? 1 : 2] ?? ['0', '0'];
        const thousandthsOfFen = BigInt(grams) * hundredths(rate) + 1000n * hundredths(piece);
        const expected = Number((thousandthsOfFen + 500n) / 1000n);
        expect(starterFee('CPAM', country, { weightGrams: grams }).feeFen).toBe(expected);
      }
    });
  }

  it.each([
    ['RU', 150, 2815],
    ['RU', 151, 2777],
    ['RU', 300, 3790],
    ['RU', 301, 3843],
    ['RU', 2000, 13400],
    ['US', 150, 2253],
    ['US', 151, 2231],
    ['FR', 300, 3062],
    ['GB', 301, 3639],
    ['DE', 150, 2384],
    ['ES', 2000, 11210],
    ['KR', 1, 1462],
  ])('%s %i g costs %i fen', (country, weightGrams, feeFen) => {
    expect(starterFee('CPAM', country, { weightGrams }).feeFen).toBe(feeFen);
  });

  it('has no price beyond 2000 g', () => {
    const { plan: of, tariff: row } = starter('CPAM', 'RU');
    expect(feeFor(row, of, parcel({ weightGrams: 2001 }), today)).toMatchObject({
      ok: false,
      refusal: { code: 'plan-weight-beyond-tariff', params: { limit: 2000, grams: 2001 } },
    });
  });

  it('is suspended to Brazil', () => {
    const { plan: of, tariff: row } = starter('CPAM', 'BR');
    expect(feeFor(row, of, parcel({ country: 'BR' }), today)).toMatchObject({
      ok: false,
      refusal: { code: 'plan-suspended', params: { plan: 'CPAM', country: 'BR' } },
    });
  });

  it('is flagged on both sides of a border where more weight costs less', () => {
    const params = {
      lighterGrams: 150,
      lighterFee: '28.15',
      heavierGrams: 151,
      heavierFee: '27.77',
    };
    for (const weightGrams of [150, 151]) {
      expect(starterFee('CPAM', 'RU', { weightGrams }).flags).toEqual([
        { code: 'tier-inversion', params },
      ]);
    }
    expect(starterFee('CPAM', 'RU', { weightGrams: 100 }).flags).toEqual([]);
    expect(starterFee('CPAM', 'RU', { weightGrams: 301 }).flags).toEqual([]);
  });
});

describe('other published prices', () => {
  it('charges ePacket a minimum weight per country', () => {
    expect(starterFee('EMS_ZX_ZX_US', 'BR', { weightGrams: 10 })).toMatchObject({
      feeFen: 3020,
      chargeableGrams: 50,
    });
    expect(starterFee('EMS_ZX_ZX_US', 'FR', { weightGrams: 10 })).toMatchObject({
      feeFen: 1960,
      chargeableGrams: 10,
    });
  });

  it('charges ePacket and SRM to Russia by the gram', () => {
    expect(starterFee('EMS_ZX_ZX_US', 'RU', { weightGrams: 5000 }).feeFen).toBe(31200);
    expect(starterFee('SRM', 'RU', { weightGrams: 333 }).feeFen).toBe(4513);
  });

  it.each([
    [1, 10200],
    [50, 10200],
    [51, 10455],
    [100, 10455],
    [101, 10710],
    [1000, 10200 + 19 * 255],
  ])('charges EMS economy for %i g by first weight and steps', (weightGrams, feeFen) => {
    expect(starterFee('EMS_ECONOMY', 'RU', { weightGrams })).toMatchObject({ feeFen, tier: null });
  });

  it('charges the space of an EMS economy parcel only from a side of 400 mm on', () => {
    const size = { weightGrams: 500, widthMm: 300, heightMm: 200 };
    expect(starterFee('EMS_ECONOMY', 'RU', { ...size, lengthMm: 399 })).toMatchObject({
      chargeableGrams: 500,
      volumetric: false,
    });
    // 400 x 300 x 200 mm / 6000 = 4 kg
    expect(starterFee('EMS_ECONOMY', 'RU', { ...size, lengthMm: 400 })).toMatchObject({
      chargeableGrams: 4000,
      volumetric: true,
      feeFen: 10200 + 79 * 255,
    });
  });
});

const withFuel = (basisPoints: number): Plan =>
  plan({ fuel: [{ validFrom: '2026-01-01', validTo: '', basisPoints, source }] });

describe('feeFor', () => {
  const courier = plan({
    volumetric: { divisorCm3PerKg: 5000, whenSideAtLeastMm: null },
    fuel: [
      { validFrom: '2026-01-01', validTo: '', basisPoints: 1000, source },
      { validFrom: '2026-05-01', validTo: '2026-06-30', basisPoints: 2050, source },
    ],
  });
  const byHalfKilo = tariff({ charge: charge([30_000, 40, 100]), roundUpToGrams: 500 });

  it('charges the larger of weight and space, rounded up to the step, with the fuel of the day', () => {
    const what = parcel({ weightGrams: 900, lengthMm: 300, widthMm: 200, heightMm: 101 });
    // 6060 cm3 / 5000 = 1.212 kg -> 1.5 kg x 40 + 100 = 160; + 20.5 % = 192.80
    expect(fee(byHalfKilo, courier, what)).toEqual({
      feeFen: 19280,
      fuelFen: 3280,
      chargeableGrams: 1500,
      tier: { upToGrams: 30_000, rateMilliFenPerKg: 4_000_000, handlingFen: 10_000 },
      volumetric: true,
      flags: [],
    });
    expect(fee(byHalfKilo, courier, what, '2026-07-01').feeFen).toBe(17600);
  });

  it('charges the weight and says so when the size is not known', () => {
    const what = parcel({ weightGrams: 900, heightMm: null });
    const result = fee(byHalfKilo, courier, what);
    expect(result.chargeableGrams).toBe(1000);
    expect(result.flags.map(({ code }) => code)).toEqual(['size-unknown']);
  });

  it('charges no fuel and says so when none is known for the day', () => {
    const early = tariff({ ...byHalfKilo, validFrom: '2025-01-01' });
    const result = fee(early, courier, parcel(), '2025-12-31');
    expect(result).toMatchObject({ feeFen: 12000, fuelFen: 0 });
    expect(result.flags.map(({ code }) => code)).toEqual(['fuel-surcharge-unknown']);
  });

  it('charges the space of all pieces where they need more than the box known so far', () => {
    const cube = { lengthMm: 300, widthMm: 300, heightMm: 300 };
    const one = parcel({ weightGrams: 500, ...cube, goodsVolumeMm3: 27_000_000 });
    expect(fee(byHalfKilo, courier, one).chargeableGrams).toBe(5500);
    const five = parcel({ weightGrams: 2500, ...cube, goodsVolumeMm3: 135_000_000 });
    expect(fee(byHalfKilo, courier, five)).toMatchObject({
      chargeableGrams: 27_000,
      volumetric: true,
    });
  });

  it('charges a roll as the box around it', () => {
    const roll = parcel({ shape: 'roll', lengthMm: 500, widthMm: 100, heightMm: null });
    expect(fee(byHalfKilo, courier, roll).chargeableGrams).toBe(1000);
  });

  it.each([
    [{ weightGrams: null }, 'parcel-weight-missing'],
    [{ weightGrams: 0 }, 'parcel-weight-invalid'],
    [{ weightGrams: -1 }, 'parcel-weight-invalid'],
    [{ weightGrams: 1.5 }, 'parcel-weight-invalid'],
    [{ weightGrams: Number.NaN }, 'parcel-weight-invalid'],
    [{ weightGrams: Number.MAX_SAFE_INTEGER }, 'plan-weight-beyond-tariff'],
  ])('refuses %j as %s', (rest, code) => {
    expect(feeFor(tariff(), plan(), parcel(rest), today)).toMatchObject({ refusal: { code } });
  });

  it('refuses a tariff outside its days; both ends count', () => {
    const may = tariff({ validFrom: '2026-05-01', validTo: '2026-05-31' });
    const on = (date: string): boolean => feeFor(may, plan(), parcel(), date).ok;
    expect(['2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01'].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  const milliFen = fc.integer({ min: 0, max: 100_000_000 });
  const tariffs = fc
    .uniqueArray(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 5 })
    .chain((borders) =>
      fc.record({
        tiers: fc.tuple(...borders.map(() => fc.tuple(milliFen, fc.nat(100_000)))).map((prices) =>
          [...borders]
            .sort((a, b) => a - b)
            .map((upToGrams, index) => ({
              upToGrams,
              rateMilliFenPerKg: prices[index]?.[0] ?? 0,
              handlingFen: prices[index]?.[1] ?? 0,
            })),
        ),
        min: fc.integer({ min: 1, max: 300 }),
        round: fc.constantFrom(1, 10, 100, 500),
      }),
    )
    .map(({ tiers, min, round }) =>
      tariff({
        charge: { kind: 'per-kilogram', tiers },
        minChargeableGrams: min,
        roundUpToGrams: round,
      }),
    );
  const fuels = fc.nat(10_000);

  it('is the exact amount, rounded half-up once', () => {
    fc.assert(
      fc.property(
        tariffs,
        fuels,
        fc.integer({ min: 1, max: 30_000 }),
        (one, basisPoints, weightGrams) => {
          const result = feeFor(one, withFuel(basisPoints), parcel({ weightGrams }), today);
          if (!result.ok) return;
          const { feeFen, fuelFen, chargeableGrams, tier } = result.value;
          if (tier === null) throw new Error('No tier');
          expect(chargeableGrams).toBeGreaterThanOrEqual(weightGrams);
          expect(chargeableGrams).toBeGreaterThanOrEqual(one.minChargeableGrams);
          expect(chargeableGrams % one.roundUpToGrams).toBe(0);
          const exact =
            (BigInt(chargeableGrams) * BigInt(tier.rateMilliFenPerKg) +
              BigInt(tier.handlingFen) * 1_000_000n) *
            BigInt(10_000 + basisPoints);
          const unit = 10_000_000_000n;
          const error = BigInt(feeFen) * unit - exact;
          // Half-up: the result lies in (exact - 1/2, exact + 1/2].
          expect(2n * error > -unit && 2n * error <= unit).toBe(true);
          expect(Number.isSafeInteger(feeFen)).toBe(true);
          expect(fuelFen).toBeGreaterThanOrEqual(0);
          expect(fuelFen).toBeLessThanOrEqual(feeFen);
        },
      ),
    );
  });

  it('never falls within a tier, and every fall between tiers is flagged', () => {
    fc.assert(
      fc.property(tariffs, fc.integer({ min: 1, max: 29_999 }), (one, weightGrams) => {
        const lighter = feeFor(one, plan(), parcel({ weightGrams }), today);
        const heavier = feeFor(one, plan(), parcel({ weightGrams: weightGrams + 1 }), today);
        if (!lighter.ok || !heavier.ok) return;
        const fallen = heavier.value.feeFen < lighter.value.feeFen;
        const sameTier = lighter.value.tier?.upToGrams === heavier.value.tier?.upToGrams;
        expect(fallen && sameTier).toBe(false);
        const flagged = [lighter, heavier].every(({ value }) =>
          value.flags.some(({ code }) => code === 'tier-inversion'),
        );
        expect(!fallen || flagged).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('latestOn', () => {
  it('takes the figure that began last', () => {
    const dated = [
      { validFrom: '2026-03-01', validTo: '' },
      { validFrom: '2026-01-01', validTo: '' },
      { validFrom: '2026-05-01', validTo: '2026-05-31' },
    ];
    expect(latestOn(dated, '2026-05-15')).toBe(dated[2]);
    expect(latestOn(dated, '2026-06-01')).toBe(dated[0]);
    expect(latestOn(dated, '2025-12-31')).toBeUndefined();
  });
});
