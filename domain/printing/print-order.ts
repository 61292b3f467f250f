import type { State } from '../state.ts';

/**
 * How the labels of a batch follow one another: as they were named (`given`: ticked or scanned in that order), by where
 * the goods lie in the warehouse, by SKU, or by plan.
 */
export const printOrders = ['given', 'location', 'sku', 'plan'] as const;
export type PrintOrder = (typeof printOrders)[number];

// Numbers in names count as numbers: shelf A-2 comes before A-10. A fixed language sorts alike on every machine.
const collator = new Intl.Collator('en', { numeric: true });
const compare = (a: string, b: string): number => collator.compare(a, b);

/** Sorts after every place and every SKU that somebody wrote down. */
const last = '\u{10FFFF}';

/** What each parcel is sorted by, the most important first. */
function sortKeys(state: State, shipmentId: string, order: Exclude<PrintOrder, 'given'>): string[] {
  const shipment = state.shipments.get(shipmentId);
  if (shipment === undefined) return [last];
  const skus = [...new Set(shipment.items.map(({ sku }) => sku))].sort(compare);
  const places = skus
    .map((sku) => state.products.get(sku)?.location ?? '')
    .map((place) => (place === '' ? last : place))
    .sort(compare);
  switch (order) {
    case 'location':
      return [...places, ...skus];
    case 'sku':
      return skus;
    case 'plan':
      return [shipment.plan, ...places, ...skus];
    default:
      return order satisfies never;
  }
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [at, key] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    const difference = compare(key, other);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/**
 * Shipments in the order in which their labels are printed. A parcel of several products stands where the first of them
 * lies, goods without a place come last, and what is equal stays in the order in which it was named.
 */
export function orderLabels(
  state: State,
  shipmentIds: readonly string[],
  order: PrintOrder,
): readonly string[] {
  if (order === 'given') return shipmentIds;
  return shipmentIds
    .map((shipmentId) => ({ shipmentId, keys: sortKeys(state, shipmentId, order) }))
    .toSorted((a, b) => compareKeys(a.keys, b.keys))
    .map(({ shipmentId }) => shipmentId);
}
