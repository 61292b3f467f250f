import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyDecimals } from '../../domain/currencies.ts';
import {
  amountDigits,
  amountFromNumber,
  divideHalfUp,
  formatAmount,
  parseAmount,
  sumMoney,
} from '../../domain/money.ts';

const codeOf = (text: string, currency = 'USD'): string => {
  const result = parseAmount(text, currency);
  return result.ok ? formatAmount(result.value) : result.refusal.code;
};

describe('parseAmount', () => {
  test.each([
    ['US $12.34', 1234, 'USD'],
    ['US$ 12.34', 1234, 'USD'],
    ['$12.34', 1234, 'USD'],
    ['12.34 USD', 1234, 'USD'],
    ['usd12.34', 1234, 'USD'],
    ['US $12.34 USD', 1234, 'USD'],
    ['CNY 12.34', 1234, 'CNY'],
    ['¥12.34', 1234, 'CNY'],
    ['￥12.34', 1234, 'CNY'],
    ['CNY ¥ 12.34', 1234, 'CNY'],
    ['12.34元', 1234, 'CNY'],
    ['RMB 12', 1200, 'CNY'],
    ['1,234.56', 123456, 'USD'],
    ['1,234', 123400, 'USD'],
    ['12,345,678.9', 1234567890, 'USD'],
    ['1.234,56 €', 123456, 'EUR'],
    ['1.234.567 €', 123456700, 'EUR'],
    ['€ 12,34', 1234, 'EUR'],
    ['0,5', 50, 'USD'],
    ['1 234,50 руб.', 123450, 'RUB'],
    ['500 руб.', 50000, 'RUB'],
    ['руб.500', 50000, 'RUB'],
    ['-руб.500', -50000, 'RUB'],
    ['руб. 500', 50000, 'RUB'],
    ['500₽', 50000, 'RUB'],
    ['$.50', 50, 'USD'],
    ['￥.80', 80, 'CNY'],
    ['US $ .05', 5, 'USD'],
    ['USD.50', 50, 'USD'],
    ['-$.50', -50, 'USD'],
    ['.50', 50, 'USD'],
    ['.5 €', 50, 'EUR'],
    ['100 р.', 10000, 'RUB'],
    ["1'234.50 CHF", 123450, 'CHF'],
    ['£3', 300, 'GBP'],
    ['R$ 7,90', 790, 'BRL'],
    ['JPY 1200', 1200, 'JPY'],
    ['1200.00 JPY', 1200, 'JPY'],
    ['1,200 JPY', 1200, 'JPY'],
    ['₩15,000', 15000, 'KRW'],
    ['KWD 1.234', 1234, 'KWD'],
    ['KWD 1,234.500', 1234500, 'KWD'],
    ['-$1.50', -150, 'USD'],
    ['US $-1.50', -150, 'USD'],
    ['１２．３４', 1234, 'USD'],
    ['12.3400', 1234, 'USD'],
    ['0', 0, 'USD'],
    ['-0', 0, 'USD'],
  ])('%s', (text, minor, currency) => {
    expect(parseAmount(text, 'USD')).toStrictEqual({ ok: true, value: { minor, currency } });
  });

  test('a shared sign means the default currency when it can', () => {
    expect(codeOf('$5', 'AUD')).toBe('5.00 AUD');
    expect(codeOf('$5', 'EUR')).toBe('5.00 USD');
    expect(codeOf('¥5', 'JPY')).toBe('5 JPY');
    expect(codeOf('5', 'CNY')).toBe('5.00 CNY');
  });

  test.each([
    ['', 'amount-invalid'],
    ['abc', 'amount-invalid'],
    ['--5', 'amount-invalid'],
    ['5-', 'amount-invalid'],
    ['12.34.5', 'amount-invalid'],
    ['1,23,456', 'amount-invalid'],
    ['12 34', 'amount-invalid'],
    ['12.34 / 2', 'amount-invalid'],
    ['$..50', 'amount-invalid'],
    ['$.1,234', 'amount-invalid'],
    ['$.50.5', 'amount-invalid'],
    ['USD 5 EUR', 'amount-invalid'],
    ['99999999999999999999', 'amount-invalid'],
    ['5 XYZ', 'currency-unknown'],
    ['5 coins', 'currency-unknown'],
    ['1.234', 'amount-ambiguous'],
    ['1.000 EUR', 'amount-ambiguous'],
    ['1,234 KWD', 'amount-ambiguous'],
    ['1.234 JPY', 'amount-ambiguous'],
    ['12.3456', 'amount-decimals'],
    ['0.123', 'amount-decimals'],
    ['12.5 JPY', 'amount-decimals'],
  ])('%s is refused as %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test('reads back what formatAmount writes', () => {
    const money = fc.record(
      {
        minor: fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
        currency: fc.constantFrom('USD', 'CNY', 'EUR', 'RUB', 'JPY', 'KRW', 'VND', 'CLP', 'KWD'),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(money, (value) => {
        expect(parseAmount(formatAmount(value), 'USD')).toStrictEqual({ ok: true, value });
      }),
    );
  });

  test('never throws and never answers with an unsafe integer', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-+ .,'$€¥0-9A-Z]{0,16}$/), (text) => {
        const result = parseAmount(text, 'USD');
        expect(!result.ok || Number.isSafeInteger(result.value.minor)).toBe(true);
      }),
    );
  });
});

describe('amountFromNumber', () => {
  test('takes what binary left over and refuses a real fraction of a fen', () => {
    expect(amountFromNumber(0.1 + 0.2, 'CNY')).toMatchObject({ value: { minor: 30 } });
    expect(amountFromNumber(12.34005, 'CNY')).toMatchObject({
      ok: false,
      refusal: { code: 'amount-decimals' },
    });
  });

  test('forgives binary noise and nothing more', () => {
    expect(amountFromNumber(24.680000000000003, 'USD')).toStrictEqual({
      ok: true,
      value: { minor: 2468, currency: 'USD' },
    });
    expect(amountFromNumber(12.345, 'USD')).toMatchObject({
      refusal: { code: 'amount-decimals' },
    });
    expect(amountFromNumber(1e300, 'USD')).toMatchObject({ refusal: { code: 'amount-invalid' } });
    expect(amountFromNumber(Number.NaN, 'USD')).toMatchObject({
      refusal: { code: 'amount-invalid' },
    });
  });

  test('takes any amount of two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (minor) => {
        expect(amountFromNumber(minor / 100, 'CNY')).toStrictEqual({
          ok: true,
          value: { minor, currency: 'CNY' },
        });
      }),
    );
  });
});

test('amountDigits pads and signs', () => {
  expect(amountDigits({ minor: 5, currency: 'USD' })).toBe('0.05');
  expect(amountDigits({ minor: -5, currency: 'USD' })).toBe('-0.05');
  expect(amountDigits({ minor: 5, currency: 'JPY' })).toBe('5');
  expect(amountDigits({ minor: 5, currency: 'KWD' })).toBe('0.005');
  expect(currencyDecimals('XXX')).toBe(2);
});

const fen = (minor: number) => ({ minor, currency: 'CNY' });

describe('sumMoney', () => {
  test('adds one currency and refuses to mix', () => {
    expect(sumMoney([fen(1), fen(2)], 'CNY')).toStrictEqual({ ok: true, value: fen(3) });
    expect(sumMoney([], 'CNY')).toStrictEqual({ ok: true, value: fen(0) });
    expect(sumMoney([fen(1), { minor: 1, currency: 'USD' }], 'CNY')).toStrictEqual({
      ok: false,
      refusal: { code: 'currency-mixed', params: { expected: 'CNY', found: 'USD' } },
    });
  });

  test('throws rather than lose a fen', () => {
    const huge = { minor: Number.MAX_SAFE_INTEGER, currency: 'CNY' };
    expect(() => sumMoney([huge, huge], 'CNY')).toThrow(RangeError);
  });
});

describe('divideHalfUp', () => {
  test.each([
    [5n, 2n, 3n],
    [4n, 3n, 1n],
    [-5n, 2n, -3n],
    [-4n, 3n, -1n],
    [2_776_800n, 1000n, 2777n],
    [0n, 7n, 0n],
  ])('%s / %s = %s', (numerator, denominator, expected) => {
    expect(divideHalfUp(numerator, denominator)).toBe(expected);
  });

  test('is never more than half away', () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (numerator, denominator) => {
          const away = 2n * (divideHalfUp(numerator, denominator) * denominator - numerator);
          expect(away <= denominator && away >= -denominator).toBe(true);
        },
      ),
    );
  });

  test('refuses to divide by nothing', () => {
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
  });
});
