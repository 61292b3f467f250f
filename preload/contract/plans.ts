import { z } from 'zod';
import type { Product } from '../../domain/catalogue/product.ts';
import type { CollectionRule, Plan } from '../../domain/plans/plan.ts';
import type { PlanRestrictions } from '../../domain/decide/restrictions.ts';
import { procedure } from '../procedure.ts';
import type {
  ImportReport,
  OrderQuote,
  Page,
  ParcelQuote,
  PlanChosen,
  PlansComparison,
  WrittenFile,
} from '../views.ts';
import { text, id, path, ids, paging, importing } from './fields.ts';
import { shipmentRequest } from './shipments.ts';

/** Step 2: what the goods are, the plans and their tariffs, and what a parcel would cost. */
export const planProcedures = {
  'catalogue.import': procedure(importing).returns<ImportReport>(),
  /** Every product, as the workbook that the import reads. */
  'catalogue.export': procedure({ path }).returns<WrittenFile>(),
  'catalogue.list': procedure({ ...paging, search: text.default('') }).returns<Page<Product>>(),
  /** The product that a SKU or a barcode names. */
  'catalogue.show': procedure({ code: id }).returns<Product>(),

  'plans.import': procedure(importing).returns<ImportReport>(),
  /** What an import would change, without taking it. */
  'plans.compare': procedure({ path }).returns<PlansComparison>(),
  'plans.list': procedure(paging).returns<Page<Plan>>(),
  'plans.export': procedure({ path }).returns<WrittenFile>(),
  'plans.quote': procedure({ orderIds: ids, plan: id.nullable().default(null) }).returns<
    readonly OrderQuote[]
  >(),
  /** The same for whole parcels: what is left of several orders, or named pieces of one; in the order of the request. */
  'plans.quoteParcels': procedure({
    parcels: z.array(shipmentRequest.pick({ orderIds: true, lines: true })).max(20_000),
    plan: id.nullable().default(null),
  }).returns<readonly ParcelQuote[]>(),
  /** The plan that a rule (see `shipmentRequest.plan`) chooses for each order. */
  'plans.choose': procedure({ orderIds: ids, rule: id }).returns<readonly PlanChosen[]>(),
  'plans.restrictions': procedure({ orderId: id, plan: id.nullable().default(null) }).returns<
    readonly PlanRestrictions[]
  >(),
  'plans.collection': procedure({ plan: id.nullable().default(null) }).returns<
    readonly (CollectionRule & { readonly plan: string })[]
  >(),
} as const;
