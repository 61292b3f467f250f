import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { packbench, sample, temporaryFolder } from './packbench.ts';
import { importShape } from './shapes.ts';
import { station } from './station.ts';

const folder = await temporaryFolder();
const shop = station(join(folder.path, 'data'));
afterAll(() => folder.remove());

const productShape = z.looseObject({
  sku: z.string(),
  barcodes: z.array(z.string()),
  weightGrams: z.number().nullable(),
  goods: z.array(z.string()),
});

it('shows one product by its SKU in any case, or by a barcode', async () => {
  await shop.done(importShape, 'catalogue', 'import', sample('catalogue.xlsx'));
  const all = await shop.done(z.array(productShape), 'catalogue', 'list', '--search', 'case-clr');
  const [product] = all;
  expect(all).toHaveLength(1);
  expect(product?.sku).toBe('CASE-CLR-61');
  for (const code of ['CASE-CLR-61', 'case-clr-61', ...(product?.barcodes ?? [])]) {
    expect(await shop.done(productShape, 'catalogue', 'show', code)).toEqual(product);
  }
  const { stdout } = await packbench('catalogue', 'show', 'CASE-CLR-61', '--data', shop.data);
  expect(stdout).toMatch(/^weightGrams +\d+$/m);
  expect(await shop.refused('catalogue', 'show', 'NOTHING')).toMatchObject({
    status: 1,
    code: 'product-unknown',
  });
});
