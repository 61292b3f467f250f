import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodsAttributes } from '../../../domain/catalogue/product.ts';
import { renderMessage } from '../../../domain/messages.ts';
import { cityKey } from '../../../domain/plans/collection.ts';
import { serviceClasses } from '../../../domain/plans/plan.ts';
import type { Charge, Plan, Source, Tariff } from '../../../domain/plans/plan.ts';
import { planSheets } from '../../../domain/plans/plans-workbook-columns.ts';
import { parsePlansWorkbook } from '../../../domain/plans/plans-workbook-parse.ts';
import { plansToWorkbook } from '../../../domain/plans/plans-workbook.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import { cellText } from '../../../domain/sheets/cells.ts';
import type { Cell, SheetTable } from '../../../domain/sheets/table.ts';
import { charge, plan, source, tablesOf, tariff, withCell } from './samples.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });

const words = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((value) => cellText({ kind: 'text', text: value }));
const someWords = words.map((value) => (value === '' ? '名' : value));
const dates = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const sources: fc.Arbitrary<Source> = fc.record({
  text: words,
  date: fc.oneof(fc.constant(''), dates),
  confirmed: fc.boolean(),
});
const codes = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,9}$/);
const countries = fc.constantFrom('RU', 'US', 'GB', 'DE', 'BR', 'KZ');
const grams = fc.integer({ min: 1, max: 50_000 });
const fen = fc.nat(99_999_999);
const mm = fc.option(fc.integer({ min: 1, max: 5000 }));
const days = fc.option(fc.nat(60));

const charges: fc.Arbitrary<Charge> = fc.oneof(
  fc
    .uniqueArray(
      fc.record({
        upToGrams: grams,
        rateMilliFenPerKg: fc.nat(999_999_999),
        handlingFen: fen,
      }),
      { selector: ({ upToGrams }) => upToGrams, minLength: 1, maxLength: 4 },
    )
    .map((tiers) => ({
      kind: 'per-kilogram' as const,
      tiers: [...tiers].sort((a, b) => a.upToGrams - b.upToGrams),
    })),
  fc.record({
    kind: fc.constant('first-and-step' as const),
    firstGrams: grams,
    firstFen: fen,
    stepGrams: grams,
    stepFen: fen,
    upToGrams: grams,
  }),
);

const tariffs: fc.Arbitrary<Tariff> = fc
  .record({
    country: countries,
    validFrom: dates,
    open: fc.boolean(),
    until: dates,
    suspended: fc.boolean(),
    minChargeableGrams: grams,
    roundUpToGrams: grams,
    charge: charges,
    shortest: days,
    longest: days,
    maxWeightGrams: fc.option(grams),
    source: sources,
    priceless: fc.boolean(),
  })
  .map(({ open, until, shortest, longest, priceless, ...rest }) => ({
    ...rest,
    validTo: open || until < rest.validFrom ? '' : until,
    charge: rest.suspended && priceless ? { kind: 'per-kilogram', tiers: [] } : rest.charge,
    transitDaysMin: shortest,
    transitDaysMax: shortest !== null && longest !== null ? shortest + longest : longest,
  }));

const plans: fc.Arbitrary<Plan> = fc.record({
  code: codes,
  nameEn: someWords,
  nameZh: words,
  carrier: someWords,
  serviceClass: fc.constantFrom(...serviceClasses),
  tracked: fc.boolean(),
  s10Indicator: fc.constantFrom('', 'R', 'L', 'U'),
  maxWeightGrams: fc.option(grams),
  size: fc.option(
    fc.record({
      boxMaxSumMm: mm,
      boxMaxLongestMm: mm,
      boxMinLengthMm: mm,
      boxMinWidthMm: mm,
      boxMinToleranceMm: fc.nat(20),
      rollMaxSumMm: mm,
      rollMinSumMm: mm,
      rollMaxLengthMm: mm,
      rollMinLengthMm: mm,
      source: sources,
    }),
  ),
  maxValue: fc.option(
    fc.record({
      minor: fc.nat(9_999_999),
      currency: fc.constantFrom('USD', 'CNY', 'JPY', 'KWD'),
    }),
  ),
  volumetric: fc.option(
    fc.record({ divisorCm3PerKg: fc.integer({ min: 1, max: 9999 }), whenSideAtLeastMm: mm }),
  ),
  fuel: fc.uniqueArray(
    fc.record({
      validFrom: dates,
      validTo: fc.constant(''),
      basisPoints: fc.nat(9999),
      source: sources,
    }),
    { selector: ({ validFrom }) => validFrom, maxLength: 3 },
  ),
  tariffs: fc.uniqueArray(tariffs, {
    selector: ({ country, validFrom }) => `${country} ${validFrom}`,
    maxLength: 4,
  }),
  warehouses: fc.uniqueArray(
    fc.record({ code: codes, name: someWords, address: words, city: words, source: sources }),
    { selector: ({ code }) => code, maxLength: 3 },
  ),
  collection: fc.uniqueArray(
    fc.record({
      city: someWords,
      minParcels: fc.integer({ min: 1, max: 500 }),
      phone: words,
      source: sources,
    }),
    { selector: ({ city }) => cityKey(city), maxLength: 3 },
  ),
  goods: fc.uniqueArray(
    fc.record({
      attribute: fc.constantFrom(...goodsAttributes),
      country: fc.oneof(fc.constant('*'), countries),
      verdict: fc.constantFrom('allowed', 'refused', 'unknown'),
      reason: words,
      source: sources,
    }),
    { selector: ({ attribute, country }) => `${attribute} ${country}`, maxLength: 4 },
  ),
  trackingWebsite: words,
  source: sources,
});

describe('a plans workbook that is written and read again', () => {
  it('loses nothing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(plans, { selector: ({ code }) => code, minLength: 1, maxLength: 3 }),
        (before) => {
          const { plans: after, rejected } = parsePlansWorkbook(tablesOf(plansToWorkbook(before)));
          expect(rejected).toEqual([]);
          expect(after).toEqual(before);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loses nothing of the starter set, whatever the order of the sheets', () => {
    const tables = tablesOf(plansToWorkbook(starterPlans));
    const parsed = parsePlansWorkbook(tables.toReversed());
    expect(parsed.rejected).toEqual([]);
    expect(parsed.plans).toEqual(starterPlans);
    const rows = tables.filter(({ name }) => name !== 'Notes');
    expect(parsed.incomplete.size).toBe(0);
    expect([...parsed.rowsByPlan.values()].reduce((sum, one) => sum + one, 0)).toBe(parsed.read);
    expect(parsed.read).toBe(rows.reduce((sum, table) => sum + table.rows.length - 1, 0));
  });

  it('is read with Chinese headers and sheet names', () => {
    const sheets = Object.values(planSheets);
    const tables = tablesOf(plansToWorkbook(starterPlans)).map((table): SheetTable => {
      const sheet = sheets.find(({ name }) => name === table.name);
      if (sheet === undefined) return table;
      const [, ...rows] = table.rows;
      const cells = sheet.columns.map(({ aliases }) => text(aliases[1] ?? ''));
      return { ...table, name: sheet.aliases[0], rows: [{ row: 1, cells }, ...rows] };
    });
    const parsed = parsePlansWorkbook(tables);
    expect(parsed.rejected).toEqual([]);
    expect(parsed.plans).toEqual(starterPlans);
  });
});

const sample = plan({
  tariffs: [
    tariff({ charge: charge([150, 81, 16], [300, 68, 17.5], [2000, 56.25, 21.5]) }),
    tariff({ country: 'US' }),
  ],
  fuel: [{ validFrom: '2026-01-01', validTo: '', basisPoints: 1850, source }],
  warehouses: [{ code: 'W1', name: 'W', address: 'A', city: '深圳', source }],
  collection: [{ city: '深圳', minParcels: 5, phone: '', source }],
  goods: [{ attribute: 'blade', country: '*', verdict: 'refused', reason: 'Knives', source }],
});
const tables = tablesOf(plansToWorkbook([sample]));

describe('parsePlansWorkbook', () => {
  it.each<[string, number, string, Cell, string]>([
    ['Plans', 2, 'Code', text('no spaces'), 'plan-code-invalid'],
    ['Plans', 2, 'Name EN', null, 'value-missing'],
    ['Plans', 2, 'Class', text('slow'), 'plan-choice-invalid'],
    ['Plans', 2, 'Tracked', text('perhaps'), 'plan-choice-invalid'],
    ['Plans', 2, 'S10 letter', text('RR'), 'plan-choice-invalid'],
    ['Plans', 2, 'Max weight g', text('2 kg'), 'number-invalid'],
    ['Plans', 2, 'Max weight g', { kind: 'number', value: 0 }, 'number-out-of-range'],
    ['Plans', 2, 'Value currency', text('RMB$'), 'plan-currency-invalid'],
    ['Tariffs', 2, 'Rate CNY/kg', text('abc'), 'number-invalid'],
    ['Tariffs', 2, 'Rate CNY/kg', null, 'value-missing'],
    ['Tariffs', 2, 'Rate CNY/kg', { kind: 'number', value: 1.234567 }, 'plan-value-too-precise'],
    ['Tariffs', 2, 'Rate CNY/kg', { kind: 'number', value: -1 }, 'number-out-of-range'],
    ['Tariffs', 2, 'Handling CNY', text('1.005'), 'plan-value-too-precise'],
    ['Tariffs', 2, 'First g', { kind: 'number', value: 50 }, 'plan-charge-mixed'],
    ['Tariffs', 2, 'Country', text('Russia'), 'plan-country-invalid'],
    ['Tariffs', 2, 'Valid from', text('soon'), 'plan-date-invalid'],
    ['Tariffs', 2, 'Valid to', text('2025-12-31'), 'plan-dates-reversed'],
    ['Tariffs', 2, 'Days max', { kind: 'number', value: 1 }, 'plan-days-reversed'],
    ['Tariffs', 3, 'Up to g', { kind: 'number', value: 150 }, 'plan-row-duplicate'],
    ['Tariffs', 3, 'Min g', { kind: 'number', value: 50 }, 'plan-row-differs'],
    ['Tariffs', 5, 'Plan', text('OTHER'), 'plan-row-unknown-plan'],
    ['Surcharges', 2, 'Fuel %', null, 'value-missing'],
    ['Warehouses', 2, 'Name', null, 'value-missing'],
    ['Collection', 2, 'Min parcels', { kind: 'number', value: 1.5 }, 'plan-value-too-precise'],
    ['Goods', 2, 'Attribute', text('sword'), 'plan-choice-invalid'],
    ['Goods', 2, 'Verdict', text('maybe'), 'plan-choice-invalid'],
  ])('names a bad cell: %s row %i, %s', (sheet, row, header, cell, code) => {
    const { rejected } = parsePlansWorkbook(withCell(tables, sheet, row, header, cell));
    const found = rejected.find((one) => one.refusal.code === code);
    expect(found).toMatchObject({ row, field: expect.stringContaining(`${sheet}!`) });
    for (const { refusal } of rejected) {
      expect(renderMessage(refusal, 'en')).not.toMatch(/\{\w+\}/);
      expect(renderMessage(refusal, 'zh')).not.toMatch(/\{\w+\}/);
    }
  });

  it('names the header of the cell', () => {
    const bad = withCell(tables, 'Tariffs', 2, 'Rate CNY/kg', text('abc'));
    expect(parsePlansWorkbook(bad).rejected[0]?.field).toBe('Tariffs!Rate CNY/kg');
  });

  it('leaves out a whole tariff when one of its tiers is bad, and keeps the others', () => {
    const bad = withCell(tables, 'Tariffs', 3, 'Handling CNY', text('x'));
    const { plans: read, rejected, rowsByPlan, incomplete } = parsePlansWorkbook(bad);
    expect(read[0]?.tariffs.map(({ country }) => country)).toEqual(['US']);
    expect([...incomplete]).toEqual(['TEST']);
    expect(rowsByPlan.get('TEST')).toBe(6);
    expect(rejected.map(({ row, refusal }) => [row, refusal.code])).toEqual([
      [2, 'plan-tariff-incomplete'],
      [3, 'number-invalid'],
      [4, 'plan-tariff-incomplete'],
    ]);
  });

  it('leaves out a tariff whose middle tier has lost its country', () => {
    const bad = withCell(tables, 'Tariffs', 3, 'Country', text('R'));
    const { plans: read, rejected } = parsePlansWorkbook(bad);
    expect(read[0]?.tariffs.map(({ country }) => country)).toEqual(['US']);
    expect(rejected.map(({ row }) => row)).toEqual([2, 3, 4]);
  });

  it('names every row of a plan whose own row is bad', () => {
    const { plans: read, rejected } = parsePlansWorkbook(
      withCell(tables, 'Plans', 2, 'Carrier', null),
    );
    expect(read).toEqual([]);
    expect(rejected.map(({ field, refusal }) => `${field} ${refusal.code}`)).toEqual([
      'Plans!Carrier value-missing',
      ...Array.from({ length: 4 }, () => 'Tariffs!Plan plan-row-unknown-plan'),
      'Surcharges!Plan plan-row-unknown-plan',
      'Warehouses!Plan plan-row-unknown-plan',
      'Collection!Plan plan-row-unknown-plan',
      'Goods!Plan plan-row-unknown-plan',
    ]);
  });

  it('refuses a repeated row by the row it repeats', () => {
    const twice = tables.map((table) => ({
      ...table,
      rows: [
        ...table.rows,
        ...table.rows.slice(1).map(({ cells, row }) => ({ cells, row: row + 100 })),
      ],
    }));
    const { plans: read, rejected } = parsePlansWorkbook(twice);
    expect(read.map(({ code }) => code)).toEqual(['TEST']);
    const duplicates = rejected.filter(({ refusal }) => refusal.code === 'plan-row-duplicate');
    expect(duplicates.map(({ row }) => row)).toContain(102);
    expect(read[0]?.warehouses).toHaveLength(1);
  });

  it('reads UK as GB and numbers as people type them', () => {
    const typed = withCell(
      withCell(tables, 'Tariffs', 5, 'Country', text('uk')),
      'Tariffs',
      5,
      'Rate CNY/kg',
      text('56,25'),
    );
    expect(parsePlansWorkbook(typed).plans[0]?.tariffs[1]).toMatchObject({
      country: 'GB',
      charge: { tiers: [{ rateMilliFenPerKg: 5_625_000 }] },
    });
  });

  it('says which sheet and which columns are missing', () => {
    const noPlans = tables.filter(({ name }) => name !== 'Plans');
    expect(parsePlansWorkbook(noPlans)).toMatchObject({
      plans: [],
      rejected: [{ field: 'Plans!', refusal: { code: 'plans-sheet-missing' } }],
    });
    const noCode = withCell(tables, 'Plans', 1, 'Code', text('Something'));
    expect(parsePlansWorkbook(noCode).rejected[0]).toMatchObject({
      row: 1,
      field: 'Plans!',
      refusal: { code: 'header-missing' },
    });
  });

  it('reads a workbook of the sheet Plans alone', () => {
    const alone = tables.filter(({ name }) => name === 'Plans');
    expect(parsePlansWorkbook(alone)).toMatchObject({
      plans: [{ code: 'TEST', tariffs: [], goods: [] }],
      read: 1,
      rejected: [],
    });
  });

  it('never throws, whatever the cells hold', () => {
    const cells: fc.Arbitrary<Cell> = fc.oneof(
      fc.constant(null),
      fc.record({ kind: fc.constant('text' as const), text: fc.string() }),
      fc.record({ kind: fc.constant('number' as const), value: fc.double() }),
      fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
      fc.record({ kind: fc.constant('error' as const), text: fc.constant('#REF!') }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ sheet: fc.nat(5), row: fc.nat(6), column: fc.nat(24), cell: cells })),
        (changes) => {
          const changed = tables.map((table, nth) => ({
            ...table,
            rows: table.rows.map((row) => ({
              ...row,
              cells: row.cells.map(
                (old, at) =>
                  changes.find(
                    (one) => one.sheet === nth && one.row === row.row && one.column === at,
                  )?.cell ?? old,
              ),
            })),
          }));
          const { read, rejected } = parsePlansWorkbook(changed);
          expect(read).toBeGreaterThanOrEqual(0);
          for (const { refusal } of rejected) renderMessage(refusal, 'en');
        },
      ),
    );
  });
});
