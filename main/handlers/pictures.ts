import { orderOf } from '../../domain/orders/order-entry.ts';
import { ok } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import type { Steps } from '../../domain/steps.ts';
import type { Handlers } from '../../preload/contract.ts';
import { importPictures } from '../pictures/import-pictures.ts';
import { inSlices } from '../storage/breathing.ts';
import type { Services } from './services.ts';

const ordersPerStep = 100;

/** Every SKU that stands in an order. */
function* orderedSkus({ orders }: State): Steps<ReadonlySet<string>> {
  const skus = new Set<string>();
  let looked = 0;
  for (const entry of orders.values()) {
    for (const { sku } of orderOf(entry).lines) skus.add(sku);
    if ((looked += 1) % ordersPerStep === 0) yield;
  }
  return skus;
}

/** What the items look like, for the packing table. */
export function pictureHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `pictures.${string}`>> {
  const { pictures: shelf, renderer, store } = services;
  return {
    'pictures.import': async ({ path }, context) => {
      const ordered = await inSlices(orderedSkus(store.state));
      const isKnown = (sku: string): boolean => store.state.products.has(sku) || ordered.has(sku);
      return importPictures({ shelf, renderer, isKnown }, path, context);
    },
    'pictures.count': async () => ok(shelf.count()),
    'pictures.show': async ({ sku }) => {
      const bytes = await shelf.read(sku);
      return ok(bytes === null ? null : `data:image/webp;base64,${bytes.toString('base64')}`);
    },
    'pictures.remove': async ({ skus }) => shelf.remove(skus ?? 'all'),
  };
}
