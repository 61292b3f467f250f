import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderLabels, printOrders } from '../../../domain/printing/print-order.ts';
import { Bench, catalogue, orderData, source, whole } from '../decide/bench.ts';

/** Parcels of one order each, in the places that their goods are given. */
function parcels(places: readonly string[]): { bench: Bench; ids: readonly string[] } {
  const orders = places.map((_, index) => {
    const data = orderData(index + 1);
    return { ...data, lines: data.lines.map((line) => ({ ...line, sku: `SKU-${index}` })) };
  });
  const [sample] = catalogue;
  if (sample === undefined) throw new Error('The catalogue is empty.');
  const products = places.map((location, index) => ({
    ...sample,
    sku: `SKU-${index}`,
    barcodes: [],
    location,
  }));
  const bench = new Bench(orders);
  bench.happened({ type: 'catalogue-imported', source, products });
  return { bench, ids: places.map((_, index) => bench.created(whole(index + 1))) };
}

describe('orderLabels', () => {
  it('goes along the shelves, numbers as numbers, goods without a place last', () => {
    const { bench, ids } = parcels(['B-1', 'A-10', '', 'A-2']);
    const sorted = orderLabels(bench.state, ids, 'location');
    expect(sorted.map((id) => ids.indexOf(id))).toEqual([3, 1, 0, 2]);
  });

  it('sorts by SKU, and by plan first', () => {
    const { bench, ids } = parcels(['', '', '']);
    const turned = ids.toReversed();
    expect(orderLabels(bench.state, turned, 'sku')).toEqual(ids);
    expect(orderLabels(bench.state, turned, 'plan')).toEqual(ids);
    expect(orderLabels(bench.state, turned, 'given')).toEqual(turned);
  });

  it('leaves what is equal as it was named, and loses none', () => {
    const { bench, ids } = parcels(['A', 'A', 'B', '']);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...ids, 'SX-404'], { minLength: 1 }),
        fc.constantFrom(...printOrders),
        (named, order) => {
          const sorted = orderLabels(bench.state, named, order);
          expect(sorted.toSorted()).toEqual(named.toSorted());
          expect(orderLabels(bench.state, sorted, order)).toEqual(sorted);
        },
      ),
    );
  });
});
