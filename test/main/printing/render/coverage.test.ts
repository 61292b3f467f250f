import { expect, test } from 'vitest';
import { missingCharacter, readCoverage } from '../../../../main/printing/render/coverage.ts';
import { fontsDirectory } from './fonts-directory.ts';

const coverage = readCoverage(fontsDirectory);

const missingIn = (from: number, to: number): number => {
  let count = 0;
  for (let codePoint = from; codePoint <= to; codePoint += 1) {
    if (!coverage.has(codePoint)) count += 1;
  }
  return count;
};

test.each([
  ['ASCII', 0x20, 0x7e],
  ['Latin-1', 0xa1, 0xff],
  ['Latin Extended-A', 0x100, 0x17f],
  ['Vietnamese', 0x1ea0, 0x1ef9],
  ['Cyrillic', 0x400, 0x52f],
  ['modern Greek', 0x391, 0x3a1],
  ['Arabic', 0x620, 0x64a],
  ['Hebrew', 0x5d0, 0x5ea],
  ['Thai', 0xe01, 0xe3a],
  ['Devanagari', 0x901, 0x939],
  ['Georgian', 0x10d0, 0x10fa],
  ['Armenian', 0x531, 0x556],
  ['Hangul', 0xac00, 0xd7a3],
  ['Hiragana', 0x3041, 0x3096],
  ['Katakana', 0x30a1, 0x30fa],
  ['Chinese', 0x4e00, 0x9fa5],
])('%s is covered whole', (_name, from, to) => {
  expect(missingIn(from, to)).toBe(0);
});

test('the first missing character is named with its code point and field', () => {
  const texts = [
    { field: 'receiverName' as const, text: 'Anna' },
    { field: 'receiverCity' as const, text: 'Кyїв \u{20BB7} 😀' },
  ];
  expect(missingCharacter(texts, coverage)).toEqual({
    code: 'label-character-missing',
    params: { character: '\u{20BB7}', codePoint: 'U+20BB7', field: 'TO city 收件人城市' },
  });
  expect(missingCharacter(texts.slice(0, 1), coverage)).toBeNull();
});
