import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cellAt,
  cellDate,
  cellDecimal,
  cellDecimalText,
  cellInteger,
  cellText,
  hasLostDigits,
} from '../../../domain/sheets/cells.ts';
import { isoOf, isoToSerial, serialToIso, textToIso } from '../../../domain/sheets/dates.ts';
import type { Cell } from '../../../domain/sheets/table.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number): Cell => ({ kind: 'number', value });

describe('cellText', () => {
  test.each<[string, Cell, string]>([
    ['nothing', null, ''],
    ['text in odd spaces', text(' \u00A0\u3000\uFEFFa b\t\n'), 'a b'],
    ['line ends', text('a\r\nb\rc'), 'a\nb\nc'],
    ['a direction mark', text('8123\u200E'), '8123'],
    ['a whole number', number(8_123_456_789_012_345), '8123456789012345'],
    ['a huge number', number(8.123_456_789e21), '8123456789000000000000'],
    ['a fraction', number(0.25), '0.25'],
    ['a tiny fraction', number(-1.5e-9), '-0.0000000015'],
    ['minus zero', number(-0), '0'],
    ['padded digits', { kind: 'number', value: 42, shown: '00042' }, '00042'],
    ['a day', { kind: 'date', iso: '2026-01-02T00:00:00' }, '2026-01-02'],
    ['a time', { kind: 'date', iso: '2026-01-02T03:04:05' }, '2026-01-02 03:04:05'],
    ['a truth value', { kind: 'boolean', value: true }, 'TRUE'],
    ['an error', { kind: 'error', text: '#N/A' }, '#N/A'],
  ])('%s', (_, cell, expected) => {
    expect(cellText(cell)).toBe(expected);
  });

  test('any number reads in plain digits and means the same', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const read = cellText(number(value));
        expect(read).toMatch(/^-?\d+(?:\.\d+)?$/);
        expect(Number(read) + 0).toBe(value + 0);
      }),
    );
  });
});

test('cellAt is empty beyond the row and for a column that is not there', () => {
  const row = { row: 3, cells: [text('a')] };
  expect(cellAt(row, 0)).toEqual(text('a'));
  expect(cellAt(row, 5)).toBeNull();
  expect(cellAt(row, undefined)).toBeNull();
});

test.each<[Cell, boolean]>([
  [number(8_123_456_789_012_345), true],
  [number(999_999_999_999_999), false],
  [text('8.12346E+15'), true],
  [text('8,12346E+15'), true],
  [text('8123456789012345'), false],
  [text('5E10'), false],
  [null, false],
])('hasLostDigits(%o) is %s', (cell, expected) => {
  expect(hasLostDigits(cell)).toBe(expected);
});

describe('numbers', () => {
  test.each([
    ['12', '12'],
    [' 1,234 ', '1234'],
    ['1,234,567.80', '1234567.80'],
    ['1 234,50', '1234.50'],
    ['1\u00A0234', '1234'],
    ["1'234.5", '1234.5'],
    ['1.234,5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1.234', '1.234'],
    ['12,5', '12.5'],
    ['0,123', '0.123'],
    ['-0.5', '-0.5'],
    ['−3', '-3'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['００７．５', '7.5'],
    ['0099', '99'],
    ['1,23,456', null],
    ['1,2,3', null],
    ['12abc', null],
    ['1e5', null],
    ['', null],
    ['-', null],
    ['.', null],
    ['1 2', null],
    ['USD 5', null],
  ])('"%s" is %s', (raw, expected) => {
    expect(cellDecimalText(text(raw))).toBe(expected);
    expect(cellDecimal(text(raw))).toBe(expected === null ? null : Number(expected));
  });

  test('only numbers and texts hold numbers', () => {
    expect(cellDecimal(number(0.1))).toBe(0.1);
    expect(cellDecimal({ kind: 'boolean', value: true })).toBeNull();
    expect(cellDecimal({ kind: 'date', iso: '2026-01-02T00:00:00' })).toBeNull();
    expect(cellDecimal(null)).toBeNull();
  });

  test.each<[Cell, number | null]>([
    [text('1,000'), 1000],
    [text('2.0'), 2],
    [text('2.5'), null],
    [number(3), 3],
    [number(-0), 0],
    [number(3.5), null],
    [number(2 ** 60), null],
  ])('cellInteger(%o) is %s', (cell, expected) => {
    expect(cellInteger(cell)).toBe(expected);
  });

  test('grouping by thousands changes no number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.constantFrom(',', ' ', '\u00A0', '\u202F', "'"),
        (value, group) => {
          const grouped = String(value).replace(/\B(?=(?:\d{3})+$)/g, group);
          expect(cellInteger(text(grouped))).toBe(value);
        },
      ),
    );
  });
});

describe('dates', () => {
  test.each([
    ['2026-01-02', '2026-01-02T00:00:00'],
    ['2026-01-02 03:04', '2026-01-02T03:04:00'],
    ['2026-01-02T03:04:05', '2026-01-02T03:04:05'],
    ['2026-01-02 03:04:05.123', '2026-01-02T03:04:05'],
    ['2026/1/2 3:04:05', '2026-01-02T03:04:05'],
    ['2026.1.2', '2026-01-02T00:00:00'],
    ['2026年1月2日 3:04', '2026-01-02T03:04:00'],
    ['02.01.2026', '2026-01-02T00:00:00'],
    ['2.1.2026 03:04', '2026-01-02T03:04:00'],
    ['20260102', '2026-01-02T00:00:00'],
    ['２０２６－０１－０２', '2026-01-02T00:00:00'],
    ['2024-02-29', '2024-02-29T00:00:00'],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['2026-00-10', null],
    ['2026-01-02 24:00', null],
    ['1/2/2026', null],
    ['2026-01-02T03:04:05Z', null],
    ['2026-01-02T03:04:05+08:00', null],
    ['tomorrow', null],
    ['', null],
  ])('"%s" is %s', (raw, expected) => {
    expect(textToIso(raw)).toBe(expected);
  });

  test.each([
    [1, '1900-01-01T00:00:00', '1904-01-02T00:00:00'],
    [59, '1900-02-28T00:00:00', '1904-02-29T00:00:00'],
    [60, null, '1904-03-01T00:00:00'],
    [61, '1900-03-01T00:00:00', '1904-03-02T00:00:00'],
    [0.5, null, '1904-01-01T12:00:00'],
    [46_024.127_835_648, '2026-01-02T03:04:05', '2030-01-03T03:04:05'],
    [2_958_465, '9999-12-31T00:00:00', null],
    [-1, null, null],
    [Number.NaN, null, null],
  ])('serial %s', (serial, in1900, in1904) => {
    expect(serialToIso(serial, false)).toBe(in1900);
    expect(serialToIso(serial, true)).toBe(in1904);
  });

  test('a time becomes a serial and comes back', () => {
    const moment = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(9999, 11, 31) / 1 });
    fc.assert(
      fc.property(moment, (milliseconds) => {
        const iso = new Date(milliseconds).toISOString().slice(0, 19);
        expect(serialToIso(isoToSerial(iso) ?? Number.NaN, false)).toBe(iso);
      }),
    );
  });

  test('both epochs show one moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80_000 * 86_400 }), (seconds) => {
        const in1904 = seconds / 86_400;
        expect(serialToIso(in1904, true)).toBe(serialToIso(in1904 + 1462, false));
      }),
    );
  });

  test('what is no wall-clock time has no serial', () => {
    expect(isoToSerial('2026-02-30')).toBeNull();
    expect(isoToSerial('2026-01-02T03:04:05Z')).toBeNull();
    expect(isoToSerial('1900-02-28T12:00')).toBe(59.5);
    expect(isoOf(1899, 12, 31)).toBeNull();
  });

  test('cellDate reads serials in the epoch of the table', () => {
    const apple = { date1904: true };
    const windows = { date1904: false };
    expect(cellDate(number(44_562.25), apple)).toBe('2026-01-02T06:00:00');
    expect(cellDate(number(46_024.25), windows)).toBe('2026-01-02T06:00:00');
    expect(cellDate(number(20_260_102), windows)).toBe('2026-01-02T00:00:00');
    expect(cellDate({ kind: 'date', iso: '2026-01-02T06:00:00' }, apple)).toBe(
      '2026-01-02T06:00:00',
    );
    expect(cellDate(text(' 2026-01-02 '), windows)).toBe('2026-01-02T00:00:00');
    expect(cellDate({ kind: 'boolean', value: true }, windows)).toBeNull();
    expect(cellDate(null, windows)).toBeNull();
  });
});
