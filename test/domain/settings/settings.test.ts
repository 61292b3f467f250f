import { describe, expect, it } from 'vitest';
import { defaultTolerances } from '../../../domain/freight/freight.ts';
import { defaultWeightTolerance } from '../../../domain/packing/packing.ts';
import type { Printer } from '../../../domain/printing/printer.ts';
import { defaultSettings, settingsSchema } from '../../../domain/settings/settings.ts';

const printer: Printer = {
  name: 'Zebra',
  address: { kind: 'tcp', host: '127.0.0.1', port: 9100 },
  language: 'zpl',
  dpi: 203,
  size: '100x150',
  media: 'gap',
  gapMm: 2,
  darkness: null,
  speed: null,
  ending: 'printer',
  copies: 1,
  zplFormat: 'z64',
  inverted: false,
  offsetXMm: 0,
  offsetYMm: 0,
  scalePercent: 100,
  reports: null,
};

const accepts = (input: unknown): boolean => settingsSchema.safeParse(input).success;

describe('settings', () => {
  it('begin complete, with what the rules themselves begin with', () => {
    const { source: _, ...billTolerance } = defaultTolerances;
    expect(defaultSettings).toMatchObject({
      station: 'A',
      language: 'en',
      printers: [],
      utcOffsetMinutes: 480,
      weightTolerance: defaultWeightTolerance,
      billTolerance,
      sender: { country: 'CN', nameEn: '' },
    });
    expect(settingsSchema.parse(JSON.parse(JSON.stringify(defaultSettings)))).toEqual(
      defaultSettings,
    );
  });

  it('fill in what an older file does not have', () => {
    const settings = settingsSchema.parse({ station: 'W2', sender: { nameEn: 'Li Example' } });
    expect(settings).toEqual({
      ...defaultSettings,
      station: 'W2',
      sender: { ...defaultSettings.sender, nameEn: 'Li Example' },
    });
  });

  it('keep printers as the rules of printing know them', () => {
    const printers: readonly Printer[] = settingsSchema.parse({ printers: [printer] }).printers;
    expect(printers).toEqual([printer]);
    // As a file holds it that was written when printers had fewer settings.
    const { media: _, gapMm: __, speed: ___, ending: ____, ...older } = printer;
    const { copies: _____, zplFormat: ______, reports: _______, ...oldest } = older;
    expect(settingsSchema.parse({ printers: [oldest] }).printers).toEqual([printer]);
    expect(accepts({ printers: [{ ...printer, dpi: 240 }] })).toBe(false);
    expect(accepts({ printers: [{ ...printer, address: { kind: 'smoke' } }] })).toBe(false);
  });

  it('take the rate of any currency and of the special drawing right', () => {
    const rates = [
      { currency: 'XDR', cnyPer100: 968.21, date: '2026-03-09', source: 'IMF', confirmed: true },
      { currency: 'VND', cnyPer100: 0.0269 },
    ];
    const [first, second] = settingsSchema.parse({ currencyRates: rates }).currencyRates;
    expect(first).toEqual(rates[0]);
    expect(second).toEqual({ ...rates[1], date: '', source: '', confirmed: false });
  });

  it('take station names that fit into an id', () => {
    expect(['A', 'W2', 'ABCD', '1'].every((station) => accepts({ station }))).toBe(true);
    expect(['', 'a', 'ABCDE', 'A-1', 'A B', '甲'].some((station) => accepts({ station }))).toBe(
      false,
    );
  });

  it('refuse values that no rule could work with', () => {
    const { weightTolerance, billTolerance } = defaultSettings;
    const wrong = [
      { utcOffsetMinutes: 8.5 },
      { utcOffsetMinutes: 1000 },
      { language: 'de' },
      { currencyRates: [{ currency: 'ABC', cnyPer100: 1 }] },
      { currencyRates: [{ currency: 'USD', cnyPer100: 0 }] },
      { currencyRates: [{ currency: 'USD', cnyPer100: 700, date: '9.3.2026' }] },
      { currencyRates: ['USD', 'USD'].map((currency) => ({ currency, cnyPer100: 700 })) },
      { weightTolerance: { ...weightTolerance, belowPercent: 101 } },
      { weightTolerance: { ...weightTolerance, packagingGrams: -1 } },
      { billTolerance: { ...billTolerance, absoluteFen: 0.5 } },
      { messageTemplates: [{ kind: 'shipped', language: 'en', text: '' }] },
      { sender: { nameEn: 'x'.repeat(501) } },
    ];
    expect(wrong.filter(accepts)).toEqual([]);
  });
});
