import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cleanText,
  lineBreaker,
  lineHeightFactor,
  textDirection,
  unbreakablePieces,
} from '../../../domain/label/label-text.ts';

/** Every letter with its marks is one unit wide. */
const count = (text: string): number => [...new Intl.Segmenter().segment(text)].length;

describe('cleaning', () => {
  test.each([
    ['a\t b\r\nc', 'a b c'],
    ['  a  ', 'a'],
    ['e\u0301', 'é'],
    ['a\u200Bb\uFEFFc\u00AD', 'abc'],
    ['a\u202Eb\u202C\u2066c\u2069', 'abc'],
    ['क्\u200Dष', 'क्\u200Dष'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['葛\u{E0101}\uFE0F', '葛'],
    ['a\u00A0b\u3000c', 'a b c'],
  ])('%j becomes %j', (text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

test.each([
  ['Main Street 5', 'ltr'],
  ['12 شارع', 'rtl'],
  ['שדרות 5', 'rtl'],
  ['+966 50', 'ltr'],
  ['Apt 5, شارع', 'ltr'],
  ['', 'ltr'],
])('%s runs %s', (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});

test('tall scripts get taller lines', () => {
  expect(lineHeightFactor('ที่อยู่')).toBeGreaterThan(lineHeightFactor('Address 地址'));
});

describe('wrapping', () => {
  test.each([
    ['one two three', 8, ['one two', 'three']],
    ['one  two', 3, ['one', 'two']],
    ['中文地址，三楼', 4, ['中文', '地址，三', '楼']],
    ['Lane (north)', 8, ['Lane', '(north)']],
    ['ABC-DEF-GHI', 8, ['ABC-DEF-', 'GHI']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['', 5, ['']],
  ])('%j in %i', (text, width, lines) => {
    expect(lineBreaker(text)(width, count)).toEqual(lines);
  });

  test('Thai breaks between words', () => {
    expect(unbreakablePieces('แขวงพระโขนง').length).toBeGreaterThan(1);
    for (const line of lineBreaker('แขวงพระโขนงเหนือเขตวัฒนา')(8, count)) {
      expect(line).not.toMatch(/^\p{M}/u);
    }
  });

  test('keeps every letter, in order, within the width', () => {
    const anyText = fc.string({
      unit: fc.constantFrom(
        'a',
        'B',
        ' ',
        '-',
        ',',
        '(',
        ')',
        '中',
        '，',
        'ก',
        'ิ',
        'ش',
        'क',
        '्',
        'ष',
        '1',
      ),
      maxLength: 80,
    });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), (raw, width) => {
        const text = cleanText(raw);
        const lines = lineBreaker(text)(width, count);
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        for (const line of lines) {
          expect(count(line)).toBeLessThanOrEqual(width);
          expect(line).toBe(line.trim());
        }
      }),
    );
  });
});
