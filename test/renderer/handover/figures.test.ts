import { describe, expect, it } from 'vitest';
import { bagIdFor, bagInUse, weightText } from '../../../renderer/handover/figures.ts';

const bag = (bagId: string, count: number, closed = false) => ({
  bagId,
  closed,
  weightGrams: count * 100,
  waybills: Array.from({ length: count }, (_, index) => `RE${bagId}${index}`),
});

describe('weightText', () => {
  it('shows grams below a kilogram and kilograms from there on', () => {
    expect([0, 999, 1_000, 12_345, 1_234_567].map(weightText)).toEqual([
      '0 g',
      '999 g',
      '1.00 kg',
      '12.35 kg',
      '1,234.57 kg',
    ]);
  });
});

describe('bagInUse', () => {
  it('is the last bag, as long as it is open and has room', () => {
    expect(bagInUse([bag('B1', 2), bag('B2', 3)], 'auto')).toEqual({
      bagId: 'B2',
      count: 3,
      weightGrams: 300,
    });
  });

  it.each([
    ['none is there', []],
    ['the last is closed', [bag('B1', 1), bag('B2', 3, true)]],
    ['the last is full', [bag('B1', 1), bag('B2', 200)]],
  ])('is a new bag when %s', (_, bags) => {
    expect(bagInUse(bags, 'auto').bagId).toBeNull();
  });

  it('is the chosen one until it closes or fills', () => {
    const target = { bagId: 'B1' };
    expect(bagInUse([bag('B1', 1), bag('B2', 1)], target).bagId).toBe('B1');
    expect(bagInUse([bag('B1', 1, true), bag('B2', 1)], target).bagId).toBe('B2');
    expect(bagIdFor([bag('B1', 1), bag('B2', 1)], target)).toBe('B1');
    expect(bagIdFor([bag('B1', 200), bag('B2', 1)], target)).toBeNull();
    expect(bagIdFor([], 'new')).toBe('new');
    expect(bagIdFor([], 'auto')).toBeNull();
  });
});
