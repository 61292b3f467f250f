import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDigit,
  indicatorMeaning,
  isCainiaoOrderId,
  isPlatformShape,
  normaliseWaybill,
  parseS10,
  s10FromSerial,
} from '../../../domain/waybills/s10.ts';
import { checkScannedWaybill, checkTypedWaybill } from '../../../domain/waybills/check.ts';

const serials = fc.integer({ min: 0, max: 99_999_999 });
const letters = fc.stringMatching(/^[A-Z]{2}$/);
const serial8 = serials.map((serial) => String(serial).padStart(8, '0'));

/** The weighted sum mod 11, written out apart from the code under test. */
const remainderOf = (digits: string): number =>
  [8, 6, 4, 2, 3, 5, 9, 7].reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11;

/** The warnings of a typed number, or its refusal behind a `!`. */
const codes = (text: string, plan: { code: string; s10Indicator: string }): string[] => {
  const result = checkTypedWaybill(text, plan);
  return result.ok ? result.value.warnings.map(({ code }) => code) : [`!${result.refusal.code}`];
};

describe('checkDigit', () => {
  it.each([
    ['47312482', 9],
    ['70015038', 9],
    ['47110815', 1],
  ])('of %s is %i', (digits, expected) => {
    expect(checkDigit(digits)).toBe(expected);
  });

  it('maps 10 to 0 and 11 to 5', () => {
    expect(remainderOf('00000000')).toBe(0);
    expect(checkDigit('00000000')).toBe(5);
    const one = Array.from({ length: 100 }, (_, n) => String(n).padStart(8, '0')).find(
      (digits) => remainderOf(digits) === 1,
    );
    expect(checkDigit(one ?? '')).toBe(0);
  });

  it('throws on what is no serial', () => {
    expect(() => checkDigit('1234567')).toThrow('not eight digits');
    expect(() => s10FromSerial('RR', 100_000_000, 'CN')).toThrow('not an S10 serial');
    expect(() => s10FromSerial('R', 1, 'CN')).toThrow('not two capital letters');
  });
});

describe('parseS10', () => {
  it('reads the parts of valid numbers', () => {
    expect(parseS10('RE700150389CN')).toEqual({
      ok: true,
      value: {
        indicator: 'RE',
        serial: 70_015_038,
        checkDigit: 9,
        country: 'CN',
        text: 'RE700150389CN',
      },
    });
    expect(parseS10(' ee 471 108 151 fr ')).toMatchObject({
      ok: true,
      value: { text: 'EE471108151FR' },
    });
  });

  it('names the right check digit', () => {
    expect(parseS10('RE700150388CN')).toEqual({
      ok: false,
      refusal: {
        code: 's10-check-digit',
        params: { text: 'RE700150388CN', found: '8', expected: 9 },
      },
    });
  });

  it.each(['', 'RE70015038CN', 'R1700150389CN', 'LP00123456789012', 'RE7001503890CN'])(
    'refuses the shape of "%s"',
    (text) => {
      expect(parseS10(text)).toMatchObject({ ok: false, refusal: { code: 's10-shape' } });
    },
  );

  it('reads back every number that it makes', () => {
    fc.assert(
      fc.property(letters, serials, letters, (indicator, serial, country) => {
        const made = s10FromSerial(indicator, serial, country);
        expect(made.text).toHaveLength(13);
        expect(isPlatformShape(made.text)).toBe(true);
        expect(parseS10(made.text)).toEqual({ ok: true, value: made });
      }),
    );
  });

  it('detects every wrong digit of the serial, except between the remainders 0 and 6 that share the digit 5', () => {
    fc.assert(
      fc.property(
        serial8,
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, position, shift) => {
          const wrong = String((Number(digits[position]) + shift) % 10);
          const changed = digits.slice(0, position) + wrong + digits.slice(position + 1);
          const result = parseS10(`RR${changed}${checkDigit(digits)}CN`);
          const weak = new Set([0, 6]);
          const undetectable = weak.has(remainderOf(digits)) && weak.has(remainderOf(changed));
          expect(result.ok).toBe(undetectable);
        },
      ),
    );
  });

  it('detects every wrong check digit', () => {
    fc.assert(
      fc.property(serial8, fc.integer({ min: 1, max: 9 }), (digits, shift) => {
        const wrong = (checkDigit(digits) + shift) % 10;
        expect(parseS10(`RR${digits}${wrong}CN`)).toMatchObject({
          ok: false,
          refusal: { code: 's10-check-digit', params: { expected: checkDigit(digits) } },
        });
      }),
    );
  });
});

describe('what a number looks like', () => {
  it('knows what the first letters stand for', () => {
    expect(indicatorMeaning('RR')).toMatchObject({ en: 'Registered', zh: '挂号', reserved: false });
    expect(indicatorMeaning('u')).toMatchObject({ letter: 'U' });
    expect(indicatorMeaning('WX')).toMatchObject({ reserved: true });
    expect(indicatorMeaning('QQ')).toBeNull();
    expect(indicatorMeaning('')).toBeNull();
  });

  it('takes for the platform what the platform takes', () => {
    expect(isPlatformShape('re70015038Xcn')).toBe(true);
    expect(isPlatformShape('R_700150389CN')).toBe(false);
    expect(isPlatformShape('RE700150389CNX')).toBe(false);
  });

  it('tells logistics order ids from waybills', () => {
    expect(isCainiaoOrderId('LP001234567890')).toBe(true);
    expect(isCainiaoOrderId('lp00123456789012')).toBe(true);
    expect(isCainiaoOrderId('LP00123456789')).toBe(false);
    expect(isCainiaoOrderId('LP123456789CN')).toBe(false);
  });

  it('forgives spaces, hyphens, case and full-width letters', () => {
    expect(normaliseWaybill(' ＲＥ 7001–5038-9 cn\u200B')).toBe('RE700150389CN');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normaliseWaybill(text);
        expect(normaliseWaybill(once)).toBe(once);
      }),
    );
  });
});

describe('checkTypedWaybill', () => {
  const registered = { code: 'CPAM', s10Indicator: 'R' };
  const ordinary = { code: 'YANWEN_JYT', s10Indicator: 'U' };
  const anything = { code: 'DHL', s10Indicator: '' };

  it('takes a right number without a word', () => {
    expect(checkTypedWaybill('re 700150389 cn', registered)).toEqual({
      ok: true,
      value: { waybill: 'RE700150389CN', warnings: [] },
    });
    expect(codes('1Z999AA10123456784', anything)).toEqual([]);
    expect(codes('123456789', ordinary)).toEqual([]);
  });

  it('warns of what the platform would accept all the same', () => {
    expect(codes('RE700150388CN', registered)).toEqual(['s10-check-digit']);
    expect(codes('RE700150388CN', anything)).toEqual(['s10-check-digit']);
    expect(codes('EE471108151FR', registered)).toEqual(['waybill-indicator']);
    expect(codes('123456789', registered)).toEqual(['waybill-not-s10']);
  });

  it('refuses what cannot be a waybill', () => {
    expect(codes(' - ', registered)).toEqual(['!waybill-empty']);
    expect(codes('LP00123456789012', anything)).toEqual(['!waybill-is-order-id']);
    expect(codes('RE70_0389', anything)).toEqual(['!waybill-shape']);
    expect(codes('12345', anything)).toEqual(['!waybill-shape']);
  });
});

describe('checkScannedWaybill', () => {
  it('blocks a wrong check digit, which typing only warns of', () => {
    expect(checkScannedWaybill('RE700150389CN')).toEqual({ ok: true, value: 'RE700150389CN' });
    expect(checkScannedWaybill('RE700150388CN')).toMatchObject({
      ok: false,
      refusal: { code: 's10-check-digit', params: { expected: 9, found: '8' } },
    });
  });

  it('takes numbers of other carriers', () => {
    expect(checkScannedWaybill('JD0012345678901')).toMatchObject({ ok: true });
    expect(checkScannedWaybill('YW12A45B789CN')).toMatchObject({ ok: true });
  });

  it('refuses an empty scan and a logistics order id', () => {
    expect(checkScannedWaybill('')).toMatchObject({ refusal: { code: 'waybill-empty' } });
    expect(checkScannedWaybill('LP001234567890')).toMatchObject({
      refusal: { code: 'waybill-is-order-id' },
    });
  });
});
