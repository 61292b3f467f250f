import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointLength, searchKey, shorten, utf8Length } from '../../domain/text.ts';

describe('utf8Length', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['é', 2],
    ['中文', 6],
    ['😀', 4],
    ['\uD83D', 3],
    ['\uDE00x', 4],
  ])('%j takes %i bytes', (text, bytes) => {
    expect(utf8Length(text)).toBe(bytes);
  });

  test('agrees with an encoder for any text, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units);
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});

test('codePointLength counts an emoji once', () => {
  expect(codePointLength('a😀中')).toBe(3);
});

test('shorten keeps short texts and never splits a pair', () => {
  expect(shorten('abc', 3)).toBe('abc');
  expect(shorten('ab😀d', 3)).toBe('ab…');
  expect(shorten('😀😀😀', 2)).toBe('😀…');
});

test.each([
  ['ZOÉ', 'zoe'],
  ['ＡＢＣ１２', 'abc12'],
  ['İstanbul', 'istanbul'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['Ёлка', 'елка'],
  ['ｶﾀｶﾅ', 'カタカナ'],
  ['شُكْرًا', 'شكرا'],
])('searchKey makes %j the same as %j', (text, same) => {
  expect(searchKey(text)).toBe(searchKey(same));
});

test('searchKey changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(searchKey(searchKey(text))).toBe(searchKey(text));
    }),
  );
});
