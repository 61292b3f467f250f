import { expect, test } from 'vitest';
import { inset, labelSizeDots, mmToDots } from '../../../domain/label/geometry.ts';

test.each([
  ['100x100', 203, 800, 800],
  ['100x150', 203, 800, 1200],
  ['100x100', 300, 1181, 1181],
  ['100x150', 300, 1181, 1772],
] as const)('%s at %i dpi is %i x %i dots', (size, dpi, width, height) => {
  expect(labelSizeDots(size, dpi)).toEqual({ width, height });
});

test('a 203 dpi head has 8 dots to the millimetre', () => {
  expect(mmToDots(1, 203)).toBe(8);
  expect(mmToDots(12.5, 203)).toBe(100);
});

test('an inset area keeps its middle', () => {
  expect(inset({ x: 10, y: 20, width: 30, height: 40 }, 1, 2)).toEqual({
    x: 11,
    y: 22,
    width: 28,
    height: 36,
  });
});
