import { catalogueTemplate } from '../../domain/catalogue/catalogue-workbook.ts';
import { diffCatalogue } from '../../domain/catalogue/diff.ts';
import { parseCatalogue } from '../../domain/catalogue/parse-catalogue.ts';
import { decided } from '../../domain/decide/decision.ts';
import { ok } from '../../domain/result.ts';
import type { Handlers } from '../../preload/contract.ts';
import { importFile, reportOnly } from './import-file.ts';
import { pageOf } from './paging.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

/** The products that the seller ships: weights, names for customs, barcodes. */
export function catalogueHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `catalogue.${string}`>> {
  return {
    'catalogue.import': async (input, context) => {
      const report = await importFile(services, context, input, (state, { first, source }) => {
        const parsed = parseCatalogue(first, {
          skuOfBarcode: (barcode) => state.skuByBarcode.get(barcode),
        });
        if (!parsed.ok) return parsed;
        const { read, items, rejected } = parsed.value;
        const { added, updated, unchanged } = diffCatalogue(
          (sku) => state.products.get(sku),
          items.map(({ item }) => item),
        );
        const products = [...added, ...updated];
        return decided(
          products.length === 0 ? [] : [{ type: 'catalogue-imported', source, products }],
          { read, accepted: products.length, unchanged, rejected },
        );
      });
      return report.ok ? ok(reportOnly(report.value)) : report;
    },
    'catalogue.export': async ({ path }, context) => {
      const products = services.store.state.products.valueSeq().toArray();
      return writeSheets(services, path, catalogueTemplate(products), products.length, context);
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
