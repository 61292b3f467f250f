import { catalogueTemplate } from '../../domain/catalogue/catalogue-workbook.ts';
import { skuOfScan } from '../../domain/decide/packing.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../../preload/contract.ts';
import { importCatalogue } from './import-catalogue.ts';
import { pageOf } from './paging.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

/** The products that the seller ships: weights, names for customs, barcodes. */
export function catalogueHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `catalogue.${string}`>> {
  return {
    'catalogue.import': (input, context) => importCatalogue(services, context, input),
    'catalogue.export': async ({ path }, context) => {
      const products = services.store.state.products.valueSeq().toArray();
      return writeSheets(services, path, catalogueTemplate(products), products.length, context);
    },
    'catalogue.show': async ({ code }) => {
      const { state } = services.store;
      const product = state.products.get(skuOfScan(state, code) ?? '');
      return product === undefined ? refuse('product-unknown', { code }) : ok(product);
    },
    'catalogue.list': async ({ cursor, offset, limit, search }) => {
      const wanted = search.trim().toLowerCase();
      return ok(
        pageOf(services.store.state.products.values(), {
          cursor,
          offset,
          limit,
          idOf: ({ sku }) => sku,
          matches: ({ sku, nameEn, nameZh, barcodes }) =>
            wanted === '' ||
            [sku, nameEn, nameZh, ...barcodes].some((text) => text.toLowerCase().includes(wanted)),
          view: (product) => product,
        }),
      );
    },
  };
}
