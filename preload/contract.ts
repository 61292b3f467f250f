import { z } from 'zod';
import type { Product } from '../domain/catalogue/product.ts';
import type { Bill } from '../domain/state.ts';
import type { FreightGrouping, FreightStat, FreightSums } from '../domain/freight/stats.ts';
import type { FreightView, Payment } from '../domain/freight/freight.ts';
import type { MatchRow } from '../domain/freight/bill-match.ts';
import type { Notice } from '../domain/notices/notice.ts';
import { orderStatuses } from '../domain/orders/statuses.ts';
import type { CollectionRule, Plan } from '../domain/plans/plan.ts';
import type { PlanRestrictions } from '../domain/decide/restrictions.ts';
import type { PrintJob } from '../domain/printing/job.ts';
import { printerLimits } from '../domain/printing/printer.ts';
import type { Printer, PrinterCondition } from '../domain/printing/printer.ts';
import { settingsSchema } from '../domain/settings/settings.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Shipment } from '../domain/shipments/shipment.ts';
import { procedure } from './procedure.ts';
import type { HandlersOf, InputOf, OutputOf, RequestOf } from './procedure.ts';
import type {
  HandoverView,
  HistoryEntry,
  ImportReport,
  NoticeMessage,
  NoticeOutcome,
  OrderQuote,
  OrderView,
  PackView,
  Page,
  PoolView,
  PrintOutcome,
  RenderedLabel,
  ShipmentOutcome,
  StatsReport,
  VerifyReport,
  WrittenFile,
} from './views.ts';

const text = z.string().max(2_000);
const id = z.string().trim().min(1).max(200);
const path = z.string().min(1).max(4_096);
const ids = z.array(id).min(1).max(20_000);
/** Which part of a list is wanted. */
const paging = {
  cursor: z.string().nullable().default(null),
  /** Instead of a cursor: how many items come before the page. */
  offset: z.number().int().min(0).nullable().default(null),
  limit: z.number().int().min(1).max(500).default(100),
};
const offsetMm = z
  .number()
  .min(printerLimits.offsetMm.min)
  .max(printerLimits.offsetMm.max)
  .default(0);
const importing = { path, strict: z.boolean().default(false) };

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

/**
 * Everything that can be asked of the main process, declared once: the wire, the handlers' type, the window's client
 * and the command line all derive from this table.
 */
export const contract = {
  'orders.import': procedure({
    ...importing,
    mapping: path.nullable().default(null),
  }).returns<ImportReport>(),
  'orders.list': procedure({
    ...paging,
    status: z.enum(orderStatuses).nullable().default(null),
    held: z.boolean().nullable().default(null),
    search: text.default(''),
  }).returns<Page<OrderView>>(),
  'orders.show': procedure({ orderId: id }).returns<OrderView>(),
  'orders.hold': procedure({ orderId: id, reason: text }).returns<OrderView>(),
  'orders.release': procedure({
    orderId: id,
    reason: text,
    /** What happens to an edit that holds the order: the new data is taken, or the old kept. */
    edit: z.enum(['accept', 'dismiss']).default('dismiss'),
  }).returns<OrderView>(),
  'orders.history': procedure({ orderId: id }).returns<readonly HistoryEntry[]>(),

  'catalogue.import': procedure(importing).returns<ImportReport>(),
  'catalogue.list': procedure({ ...paging, search: text.default('') }).returns<Page<Product>>(),

  'plans.import': procedure(importing).returns<ImportReport>(),
  'plans.list': procedure(paging).returns<Page<Plan>>(),
  'plans.export': procedure({ path }).returns<WrittenFile>(),
  'plans.quote': procedure({ orderIds: ids, plan: id.nullable().default(null) }).returns<
    readonly OrderQuote[]
  >(),
  'plans.restrictions': procedure({ orderId: id, plan: id.nullable().default(null) }).returns<
    readonly PlanRestrictions[]
  >(),
  'plans.collection': procedure({ plan: id.nullable().default(null) }).returns<
    readonly (CollectionRule & { readonly plan: string })[]
  >(),

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
  'shipments.list': procedure({
    ...paging,
    state: text.default(''),
    search: text.default(''),
  }).returns<Page<Shipment>>(),
  'shipments.show': procedure({ shipmentId: id }).returns<Shipment>(),
  'shipments.void': procedure({ shipmentId: id, reason: text }).returns<Shipment>(),
  'shipments.history': procedure({ shipmentId: id }).returns<readonly HistoryEntry[]>(),

  'waybills.import': procedure(importing).returns<ImportReport>(),
  'waybills.pool': procedure({}).returns<readonly PoolView[]>(),

  'packing.open': procedure({ shipmentId: id }).returns<PackView>(),
  'packing.scan': procedure({ shipmentId: id, code: id }).returns<PackView>(),
  'packing.finish': procedure({
    shipmentId: id,
    weightGrams: z.number().nullable(),
    weightReason: text.nullable().default(null),
  }).returns<PackView>(),

  'printers.add': procedure({
    name: id,
    address: text,
    language: z.enum(['escpos', 'tspl', 'zpl']),
    dpi: z.union([z.literal(203), z.literal(300)]).default(203),
    size: z.enum(['100x100', '100x150']).default('100x150'),
    inverted: z.boolean().default(false),
    darkness: z
      .number()
      .int()
      .min(printerLimits.darkness.min)
      .max(printerLimits.darkness.max)
      .nullable()
      .default(null),
    offsetXMm: offsetMm,
    offsetYMm: offsetMm,
  }).returns<Printer>(),
  'printers.remove': procedure({ name: id }).returns<Printer>(),
  'printers.list': procedure({}).returns<readonly Printer[]>(),
  /** Asks the printer itself; `mute` when it takes connections and answers nothing. */
  'printers.status': procedure({ name: id }).returns<{ readonly condition: PrinterCondition }>(),
  'printers.test': procedure({ name: id }).returns<{
    readonly outcome: string;
    readonly bytesSent: number;
  }>(),

  'labels.print': procedure({ shipmentIds: ids, printer: id }).returns<readonly PrintOutcome[]>(),
  'labels.reprint': procedure({
    shipmentId: id,
    reason: text,
    printer: id.nullable().default(null),
  }).returns<PrintOutcome>(),
  'labels.settle': procedure({ jobId: id, printed: z.boolean() }).returns<PrintJob>(),
  'labels.affix': procedure({ shipmentId: id, scan: id }).returns<Shipment>(),
  'labels.render': procedure({
    shipmentIds: ids,
    directory: path,
    printer: id.nullable().default(null),
  }).returns<readonly RenderedLabel[]>(),
  'labels.jobs': procedure({ ...paging, state: text.default('') }).returns<Page<PrintJob>>(),

  'handover.open': procedure({ carrier: id }).returns<HandoverView>(),
  'handover.scan': procedure({
    handoverId: id,
    scan: id,
    bagId: id.nullable().default(null),
  }).returns<HandoverView>(),
  'handover.unscan': procedure({ handoverId: id, scan: id }).returns<HandoverView>(),
  'handover.closeBag': procedure({ handoverId: id, bagId: id }).returns<HandoverView>(),
  'handover.close': procedure({
    handoverId: id,
    driver: text,
    /** The missing parcels were seen and stay behind. */
    acceptMissing: z.boolean().default(false),
  }).returns<HandoverView>(),
  'handover.list': procedure(paging).returns<Page<HandoverView>>(),
  'handover.export': procedure({ handoverId: id, path }).returns<WrittenFile>(),

  'notices.fill': procedure({
    /** Shipments; empty fills every one that is handed over and has no notice yet. */
    shipmentIds: z.array(id).max(20_000).default([]),
    description: text.default(''),
    website: text.default(''),
    force: text.nullable().default(null),
  }).returns<readonly NoticeOutcome[]>(),
  'notices.list': procedure({
    ...paging,
    state: z.enum(['', 'filled', 'sent']).default(''),
  }).returns<Page<Notice>>(),
  'notices.pending': procedure(paging).returns<Page<Shipment>>(),
  'notices.export': procedure({ path }).returns<WrittenFile>(),
  'notices.send': procedure({
    noticeIds: z.array(id).max(20_000).default([]),
    via: text.default('platform'),
  }).returns<readonly Notice[]>(),
  'notices.message': procedure({
    noticeId: id,
    language: text.default(''),
  }).returns<NoticeMessage>(),
  'notices.messages': procedure({ directory: path }).returns<WrittenFile>(),

  'freight.list': procedure({ ...paging, state: text.default('') }).returns<Page<FreightView>>(),
  'freight.pay': procedure({
    /** Empty pays everything that is to be paid. */
    shipmentIds: z.array(id).max(20_000).default([]),
    method: z.enum(['alipay', 'alipay-international', 'other']),
    reference: text,
    payer: text.default(''),
    /** Wall-clock time of the payment; null is now. */
    paidAt: text.nullable().default(null),
    disputed: z.boolean().default(false),
  }).returns<Payment>(),
  'freight.bill': procedure(importing).returns<
    ImportReport & { readonly bill: Bill | null; readonly match: readonly MatchRow[] }
  >(),
  'freight.paymentSheet': procedure({ path }).returns<WrittenFile>(),
  'freight.report': procedure({ path }).returns<WrittenFile>(),
  'freight.stats': procedure({}).returns<
    { readonly total: FreightSums } & {
      readonly [By in FreightGrouping]: readonly FreightStat[];
    }
  >(),

  'templates.write': procedure({
    kind: z.enum([
      'orders',
      'catalogue',
      'plans',
      'waybills',
      'waybill-answers',
      'shipments',
      'notices',
      'bill',
    ]),
    path,
  }).returns<WrittenFile>(),

  'settings.get': procedure({}).returns<Settings>(),
  'settings.set': procedure({ settings: settingsSchema.partial() }).returns<Settings>(),

  'data.backup': procedure({ path }).returns<WrittenFile>(),
  'data.stats': procedure({}).returns<StatsReport>(),
  'data.verify': procedure({}).returns<VerifyReport>(),
} as const;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
export type Handlers = HandlersOf<Contract>;
export type Request<Name extends ProcedureName> = RequestOf<Contract[Name]>;
export type Input<Name extends ProcedureName> = InputOf<Contract[Name]>;
export type Output<Name extends ProcedureName> = OutputOf<Contract[Name]>;

export type TemplateKind = Input<'templates.write'>['kind'];
