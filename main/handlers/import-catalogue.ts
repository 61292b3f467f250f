import { diffCatalogue } from '../../domain/catalogue/diff.ts';
import { parseCatalogue } from '../../domain/catalogue/parse-catalogue.ts';
import type { MessageCode } from '../../domain/messages.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import type { Steps } from '../../domain/steps.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { ImportReport } from '../../preload/views.ts';
import { inSlices } from '../storage/breathing.ts';
import { readImportFile, reportOf } from './import-file.ts';
import type { ImportDecision } from './import-file.ts';
import type { Services } from './services.ts';

/** Few enough that neither a line of the journal nor a scan's wait grows with the catalogue. */
const productsPerEvent = 500;

/** Imports products in one durable step, however many, bit by bit, so that a scan meanwhile waits for none of it. */
export async function importCatalogue(
  services: Services,
  context: CallContext,
  { path, strict }: { readonly path: string; readonly strict: boolean },
): Promise<Result<ImportReport>> {
  const file = await readImportFile(services, context, path);
  if (!file.ok) return file;
  const { first, source } = file.value;
  const outcome = await services.store.transactLarge<ImportDecision, MessageCode>(context.person, {
    signal: context.signal,
    decide: async (state, write, breathe) => {
      const skuOfBarcode = (barcode: string): string | undefined => state.skuByBarcode.get(barcode);
      const parsed = await inSlices(parseCatalogue(first, { skuOfBarcode }), breathe);
      if (!parsed.ok) return parsed;
      const { read, items, rejected } = parsed.value;
      const isRefused = strict && rejected.length > 0;
      let accepted = 0;
      let unchanged = 0;
      for (let from = 0; from < items.length; from += productsPerEvent) {
        const part = items.slice(from, from + productsPerEvent).map(({ item }) => item);
        const diff = diffCatalogue((sku) => state.products.get(sku), part);
        const products = [...diff.added, ...diff.updated];
        unchanged += diff.unchanged;
        await breathe();
        if (isRefused || products.length === 0) continue;
        const written = await write([{ type: 'catalogue-imported', source, products }]);
        if (!written.ok) return written;
        accepted += products.length;
      }
      return ok({ read, accepted, unchanged, rejected });
    },
    holds: isDecidedAlike,
  });
  return outcome.ok ? ok(reportOf(outcome.value)) : outcome;
}

/** A product is decided by what is known of it, and by who has its barcodes. */
function* isDecidedAlike(before: State, now: State): Steps<boolean> {
  yield;
  return now.products === before.products && now.skuByBarcode === before.skuByBarcode;
}
