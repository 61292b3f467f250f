import { procedure } from '../procedure.ts';
import type { PicturesReport } from '../views.ts';
import { id, ids, path } from './fields.ts';

/** What the items look like, for the packing table. */
export const pictureProcedures = {
  /** Takes the pictures of a folder, each named after its SKU. */
  'pictures.import': procedure({ path }).returns<PicturesReport>(),
  'pictures.count': procedure({}).returns<number>(),
  /** The picture of a SKU as a `data:` address; null when it has none. */
  'pictures.show': procedure({ sku: id }).returns<string | null>(),
  /** Takes pictures away, all where no SKU is named; answers how many. */
  'pictures.remove': procedure({ skus: ids.nullable().default(null) }).returns<number>(),
} as const;
