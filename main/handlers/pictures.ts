import { ok } from '../../domain/result.ts';
import type { Handlers } from '../../preload/contract.ts';
import { importPictures } from '../pictures/import-pictures.ts';
import type { Services } from './services.ts';

/** What the items look like, for the packing table. */
export function pictureHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `pictures.${string}`>> {
  const { pictures: shelf, renderer, store } = services;
  return {
    'pictures.import': async ({ path }, context) => {
      const ordered = new Set(
        store.state.orders.valueSeq().flatMap(({ lines }) => lines.map(({ sku }) => sku)),
      );
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
