import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { starterRates } from '../../../domain/currency-rates.ts';
import type { CurrencyRate } from '../../../domain/currency-rates.ts';
import { customsForm, customsFormFor } from '../../../domain/shipments/customs-form.ts';
import {
  buildDeclaration,
  checkDeclaration,
  declarationTotal,
  declarationWarnings,
} from '../../../domain/shipments/declaration.ts';
import { lookup, sampleItem, sampleLine, sampleProduct } from './samples.ts';

const codes = (refusals: readonly { readonly code: string }[]): string[] =>
  refusals.map(({ code }) => code);

describe('buildDeclaration', () => {
  it('takes every line from the catalogue', () => {
    expect(buildDeclaration([sampleItem()], lookup(sampleProduct()), 'USD')).toEqual({
      ok: true,
      value: [sampleLine({ quantity: 2 })],
    });
  });

  it('puts goods that are declared alike on one line', () => {
    const products = lookup(
      sampleProduct(),
      sampleProduct({ sku: 'CUP-BLUE' }),
      sampleProduct({ sku: 'CUP-BIG', weightGrams: 300 }),
    );
    const items = [
      sampleItem(),
      sampleItem({ lineId: '2', sku: 'CUP-BLUE', quantity: 3 }),
      sampleItem({ lineId: '3', sku: 'CUP-BIG', quantity: 1 }),
    ];
    expect(buildDeclaration(items, products, 'USD')).toEqual({
      ok: true,
      value: [sampleLine({ quantity: 5 }), sampleLine({ quantity: 1, unitWeightGrams: 300 })],
    });
  });

  it('counts a value without a currency in the fallback', () => {
    const product = sampleProduct({ declaredValue: { minor: 250, currency: '' } });
    expect(buildDeclaration([sampleItem()], lookup(product), 'EUR')).toMatchObject({
      value: [{ unitValue: { minor: 250, currency: 'EUR' } }],
    });
  });

  it.each([
    ['Name zh', { nameZh: ' ' }],
    ['Name en', { nameEn: '' }],
    ['Declared value', { declaredValue: null }],
    ['Weight g', { weightGrams: null }],
  ])('names the SKU that lacks %s', (field, change) => {
    expect(buildDeclaration([sampleItem()], lookup(sampleProduct(change)), 'USD')).toEqual({
      ok: false,
      refusal: { code: 'declaration-field-missing', params: { sku: 'CUP-RED', field } },
    });
  });

  it('names an item that is not in the catalogue or has no SKU', () => {
    expect(buildDeclaration([sampleItem()], lookup(), 'USD')).toEqual({
      ok: false,
      refusal: { code: 'item-not-in-catalogue', params: { sku: 'CUP-RED' } },
    });
    expect(buildDeclaration([sampleItem({ sku: '' })], lookup(), 'USD')).toMatchObject({
      refusal: {
        code: 'item-sku-missing',
        params: { orderId: '8123456789012345', lineId: '1', title: 'Red cup' },
      },
    });
  });

  it('keeps pieces, value and weight whatever it merges', () => {
    const product = fc.record({
      nameEn: fc.constantFrom('Cup', 'Lamp'),
      weightGrams: fc.integer({ min: 1, max: 3 }),
      minor: fc.integer({ min: 1, max: 3 }),
      quantity: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(product, { minLength: 1, maxLength: 12 }), (goods) => {
        const products = goods.map(({ nameEn, weightGrams, minor }, index) =>
          sampleProduct({
            sku: `SKU-${index}`,
            nameEn,
            weightGrams,
            declaredValue: { minor, currency: 'USD' },
          }),
        );
        const items = goods.map(({ quantity }, index) =>
          sampleItem({ lineId: String(index), sku: `SKU-${index}`, quantity }),
        );
        const built = buildDeclaration(items, lookup(...products), 'USD');
        const lines = built.ok ? built.value : [];
        expect(declarationTotal(lines)).toEqual({
          ok: true,
          value: {
            quantity: goods.reduce((sum, one) => sum + one.quantity, 0),
            weightGrams: goods.reduce((sum, one) => sum + one.quantity * one.weightGrams, 0),
            value: {
              minor: goods.reduce((sum, one) => sum + one.quantity * one.minor, 0),
              currency: 'USD',
            },
          },
        });
        const kinds = new Set(lines.map((line) => JSON.stringify({ ...line, quantity: 0 })));
        expect(kinds.size).toBe(lines.length);
      }),
    );
  });
});

describe('checkDeclaration', () => {
  it.each([
    ['declaration-name-length', { nameZh: '' }],
    ['declaration-name-length', { nameZh: '杯'.repeat(21) }],
    ['declaration-name-length', { nameEn: 'x'.repeat(61) }],
    ['declaration-quantity', { quantity: 0 }],
    ['declaration-quantity', { quantity: 1000 }],
    ['declaration-value', { unitValue: { minor: 0, currency: 'USD' } }],
    ['declaration-value', { unitValue: { minor: 1_000_001, currency: 'USD' } }],
    ['declaration-value', { unitValue: { minor: 10_001, currency: 'JPY' } }],
    ['declaration-weight', { unitWeightGrams: 0 }],
    ['declaration-weight', { unitWeightGrams: 2001 }],
    ['declaration-hs-code', { hsCode: '12345' }],
    ['declaration-hs-code', { hsCode: '6912.00' }],
    ['declaration-hs-code', { hsCode: '12345678901' }],
    ['declaration-origin', { origin: 'China' }],
  ])('refuses %s', (code, change) => {
    expect(codes(checkDeclaration([sampleLine(change)]))).toEqual([code]);
  });

  it('takes everything at its limit', () => {
    expect(
      checkDeclaration([
        sampleLine({
          nameZh: '𠀀'.repeat(20),
          nameEn: 'x'.repeat(60),
          quantity: 999,
          unitValue: { minor: 1_000_000, currency: 'USD' },
          unitWeightGrams: 2000,
          hsCode: '1234567890',
          origin: '',
        }),
        sampleLine({ nameZh: '杯', unitValue: { minor: 1, currency: 'USD' }, unitWeightGrams: 1 }),
        sampleLine({ hsCode: '' }),
      ]),
    ).toEqual([]);
  });

  it('refuses no line, too many lines and mixed currencies', () => {
    const lines = Array.from({ length: 51 }, () => sampleLine());
    expect(codes(checkDeclaration([]))).toEqual(['declaration-empty']);
    expect(codes(checkDeclaration(lines))).toEqual(['declaration-too-many-lines']);
    expect(checkDeclaration(lines.slice(0, 50))).toEqual([]);
    const euro = sampleLine({ unitValue: { minor: 1, currency: 'EUR' } });
    expect(checkDeclaration([sampleLine(), euro])).toEqual([
      { code: 'declaration-currency-mixed', params: { first: 'USD', other: 'EUR' } },
    ]);
  });

  it('agrees with the limits for any line', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 1005 }),
        fc.integer({ min: -5, max: 1_000_005 }),
        fc.integer({ min: -5, max: 2005 }),
        (quantity, minor, unitWeightGrams) => {
          const line = sampleLine({
            quantity,
            unitValue: { minor, currency: 'USD' },
            unitWeightGrams,
          });
          const expected = [
            ...(quantity >= 1 && quantity <= 999 ? [] : ['declaration-quantity']),
            ...(minor >= 1 && minor <= 1_000_000 ? [] : ['declaration-value']),
            ...(unitWeightGrams >= 1 && unitWeightGrams <= 2000 ? [] : ['declaration-weight']),
          ];
          expect(codes(checkDeclaration([line]))).toEqual(expected);
        },
      ),
    );
  });
});

describe('declarationWarnings', () => {
  it('names what customs may stumble over', () => {
    expect(declarationWarnings([sampleLine()])).toEqual([]);
    expect(
      codes(
        declarationWarnings([
          sampleLine({ hsCode: '', origin: '' }),
          sampleLine({ nameZh: 'USB' }),
          sampleLine({ nameEn: '杯子' }),
        ]),
      ),
    ).toEqual([
      'declaration-hs-code-missing',
      'declaration-origin-missing',
      'declaration-name-language',
      'declaration-name-language',
    ]);
  });
});

describe('customsForm', () => {
  // A dollar is 0.73 SDR, a hundred rubles are 0.92 SDR.
  const rates: readonly CurrencyRate[] = [
    { currency: 'XDR', cnyPer100: 1000, date: '2026-03-09', source: 'Test', confirmed: true },
    { currency: 'USD', cnyPer100: 730, date: '2026-03-09', source: 'Test', confirmed: true },
    { currency: 'RUB', cnyPer100: 9.2, date: '2026-03-09', source: 'Test', confirmed: true },
  ];
  const of = (minor: number, currency: string, weightGrams = 100) =>
    customsFormFor({ minor, currency }, weightGrams, rates);

  it('is CN22 up to 300 SDR and under 2 kg', () => {
    // 410.96 dollars are 300.0008 SDR, which is 300.00.
    expect(of(410_96, 'USD', 1999)).toEqual({ ok: true, value: 'CN22' });
    expect(of(411_00, 'USD')).toEqual({ ok: true, value: 'CN23' });
    expect(of(410_96, 'USD', 2000)).toEqual({ ok: true, value: 'CN23' });
  });

  it('knows what a ruble and a yuan are worth', () => {
    expect(of(18_00, 'RUB')).toEqual({ ok: true, value: 'CN22' });
    expect(of(32_610_00, 'RUB')).toEqual({ ok: true, value: 'CN23' });
    expect(of(3000_00, 'CNY')).toEqual({ ok: true, value: 'CN22' });
    expect(of(3000_06, 'CNY')).toEqual({ ok: true, value: 'CN23' });
  });

  it('adds the lines up', () => {
    const line = sampleLine({ unitValue: { minor: 136_00, currency: 'USD' } });
    expect(customsForm([{ ...line, quantity: 3 }], 500, rates)).toMatchObject({ value: 'CN22' });
    expect(customsForm([{ ...line, quantity: 4 }], 500, rates)).toMatchObject({ value: 'CN23' });
  });

  it('refuses what it cannot compare', () => {
    expect(customsForm([], 500, rates)).toMatchObject({ refusal: { code: 'declaration-empty' } });
    const baht = sampleLine({ unitValue: { minor: 1, currency: 'THB' } });
    expect(customsForm([baht], 500, rates)).toMatchObject({
      refusal: { code: 'sdr-rate-missing', params: { currency: 'THB' } },
    });
    expect(customsForm([sampleLine()], 500, [])).toMatchObject({
      refusal: { code: 'sdr-rate-missing', params: { currency: 'XDR' } },
    });
    expect(customsForm([sampleLine(), baht], 500, rates)).toMatchObject({
      refusal: { code: 'declaration-currency-mixed' },
    });
  });

  it('begins with rates that say that nobody confirmed them', () => {
    expect(starterRates.some(({ confirmed }) => confirmed)).toBe(false);
    expect(customsFormFor({ minor: 18_00, currency: 'RUB' }, 100, starterRates)).toMatchObject({
      value: 'CN22',
    });
  });
});
