import type { Product } from './product.ts';

/** What a catalogue import changes. */
export type CatalogueDiff = {
  readonly added: readonly Product[];
  readonly updated: readonly Product[];
  readonly unchanged: number;
};

/** Compared by value: the fields of a product are flat but for its lists and its money. */
function sameProduct(before: Product, after: Product): boolean {
  const keys = Object.keys(after) as (keyof Product)[];
  return keys.every((key) => {
    if (key === 'declaredValue') {
      return (
        before.declaredValue?.minor === after.declaredValue?.minor &&
        before.declaredValue?.currency === after.declaredValue?.currency
      );
    }
    if (key === 'barcodes' || key === 'goods')
      return before[key].join('\n') === after[key].join('\n');
    return (before[key] ?? '') === (after[key] ?? '');
  });
}

/** Sorts imported products into new ones, changed ones and a count of those that were known as they are. */
export function diffCatalogue(
  existing: (sku: string) => Product | undefined,
  incoming: readonly Product[],
): CatalogueDiff {
  const added: Product[] = [];
  const updated: Product[] = [];
  let unchanged = 0;
  for (const product of incoming) {
    const known = existing(product.sku);
    if (known === undefined) added.push(product);
    else if (sameProduct(known, product)) unchanged += 1;
    else updated.push(product);
  }
  return { added, updated, unchanged };
}
