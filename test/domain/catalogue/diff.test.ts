import { expect, test } from 'vitest';
import { diffCatalogue } from '../../../domain/catalogue/diff.ts';
import type { Product } from '../../../domain/catalogue/product.ts';

const spoon: Product = {
  sku: 'SPOON-6',
  barcodes: ['690', '691'],
  nameZh: '茶匙',
  nameEn: 'Tea spoon',
  weightGrams: 120,
  lengthMm: 150,
  widthMm: 30,
  heightMm: 20,
  declaredValue: { minor: 450, currency: 'USD' },
  hsCode: '82159900',
  origin: 'CN',
  goods: ['fragile'],
};

const changes: readonly Partial<Product>[] = [
  { barcodes: ['690'] },
  { nameEn: 'Spoon' },
  { weightGrams: null },
  { heightMm: 21 },
  { declaredValue: { minor: 450, currency: 'EUR' } },
  { declaredValue: { minor: 451, currency: 'USD' } },
  { declaredValue: null },
  { hsCode: '' },
  { goods: [] },
  { location: 'A-1' },
];

const known = (sku: string) => (sku === spoon.sku ? spoon : undefined);

test('counts a product that is known as it is', () => {
  const same = { ...spoon, barcodes: [...spoon.barcodes], goods: [...spoon.goods] };
  expect(diffCatalogue(known, [same])).toStrictEqual({ added: [], updated: [], unchanged: 1 });
});

test('takes a product of before there were locations for one without', () => {
  const { added, updated } = diffCatalogue(known, [{ ...spoon, location: '' }]);
  expect([...added, ...updated]).toStrictEqual([]);
});

test.each(changes)('sees %j', (change) => {
  const changed = { ...spoon, ...change };
  expect(diffCatalogue(known, [changed])).toStrictEqual({
    added: [],
    updated: [changed],
    unchanged: 0,
  });
});

test('adds what is new', () => {
  const cup = { ...spoon, sku: 'CUP' };
  expect(diffCatalogue(known, [cup])).toStrictEqual({ added: [cup], updated: [], unchanged: 0 });
});
