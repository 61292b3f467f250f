import { z } from 'zod';
import type { DeliveryCheck } from '../../domain/decide/delivery-check.ts';
import type { ShipmentDrafts } from '../../domain/decide/shipment-drafts.ts';
import type { ShipmentVoided } from '../../domain/decide/shipments.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { procedure } from '../procedure.ts';
import type {
  HistoryEntry,
  ImportReport,
  Page,
  PoolView,
  ShipmentFacets,
  ShipmentOutcome,
  WrittenFile,
} from '../views.ts';
import { text, id, path, ids, paging, importing } from './fields.ts';

const shipmentFilter = {
  state: text.default(''),
  search: text.default(''),
  /** A plan code. */
  plan: text.default(''),
  /** Two letters. */
  country: text.default(''),
  /** Only these; empty for all. */
  shipmentIds: z.array(id).max(20_000).default([]),
  /** With a waybill number, or still without. */
  numbered: z.boolean().nullable().default(null),
};

/** How orders become parcels and how these reach the carrier. */
export const shipmentRequest = z.strictObject({
  orderIds: z.array(id).min(1).max(50),
  /** Part of one order; null ships all that is left. */
  lines: z
    .array(z.strictObject({ lineId: id, quantity: z.number().int().min(1) }))
    .nullable()
    .default(null),
  /** A plan code, or a rule: `cheapest`, `cheapest-tracked`, `cheapest-tracked<20d`, `fastest`. */
  plan: id,
  delivery: z.enum(['door', 'domestic', 'warehouse']),
  pickupCity: text.default(''),
  company: text.default(''),
  /** Name of a company that is not in the list. */
  companyName: text.default(''),
  tracking: text.default(''),
  warehouse: text.default(''),
  undeliverable: z.enum(['return', 'destroy']).default('return'),
});

/** Step 3: how orders become parcels with a number. */
export const shipmentProcedures = {
  'shipments.create': procedure({ requests: z.array(shipmentRequest).min(1).max(20_000) }).returns<
    readonly ShipmentOutcome[]
  >(),
  'shipments.export': procedure({
    path,
    orderIds: z.array(id).max(20_000).default([]),
    /** A plan code or rule that is filled in for every order; empty leaves the choice to the user. */
    plan: text.default(''),
  }).returns<WrittenFile>(),
  'shipments.import': procedure(importing).returns<
    ImportReport & { readonly shipments: readonly Shipment[] }
  >(),
  'shipments.list': procedure({ ...paging, ...shipmentFilter }).returns<Page<Shipment>>(),
  /** How many shipments there are of each plan and to each country, the most first; voided ones too. */
  'shipments.facets': procedure({}).returns<ShipmentFacets>(),
  /** The ids of all shipments that match, for working on them together. */
  'shipments.ids': procedure(shipmentFilter).returns<readonly string[]>(),
  /** What is left to ship of some orders, and which of them can travel together. */
  'shipments.drafts': procedure({ orderIds: ids }).returns<ShipmentDrafts>(),
  /** Whether so many parcels of a plan can go to the carrier this way; asked before they are created. */
  'shipments.checkDelivery': procedure({
    plan: id,
    delivery: shipmentRequest.shape.delivery,
    pickupCity: text.default(''),
    company: text.default(''),
    companyName: text.default(''),
    tracking: text.default(''),
    warehouse: text.default(''),
    parcels: z.number().int().min(1).max(20_000).default(1),
  }).returns<DeliveryCheck>(),
  'shipments.show': procedure({ shipmentId: id }).returns<Shipment>(),
  'shipments.void': procedure({ shipmentId: id, reason: text }).returns<ShipmentVoided>(),
  'shipments.history': procedure({ shipmentId: id }).returns<readonly HistoryEntry[]>(),

  'waybills.import': procedure(importing).returns<ImportReport>(),
  'waybills.pool': procedure({}).returns<readonly PoolView[]>(),
} as const;
