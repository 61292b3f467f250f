import { z } from 'zod';
import type { Product } from '../domain/catalogue/product.ts';
import type { Bill } from '../domain/state.ts';
import type {
  FreightGrouping,
  FreightStat,
  FreightStateSums,
  FreightSums,
} from '../domain/freight/stats.ts';
import type { FreightState, FreightView, Payment } from '../domain/freight/freight.ts';
import type { PaymentDue } from '../domain/freight/payment.ts';
import { matchStatuses } from '../domain/freight/bill-match.ts';
import type { MatchRow } from '../domain/freight/bill-match.ts';
import type { CarrierLoad } from '../domain/handover/carriers.ts';
import { messageKinds } from '../domain/notices/message-templates.ts';
import type { Notice } from '../domain/notices/notice.ts';
import { statusFilters } from '../domain/orders/order-filter.ts';
import type { OrderCounts } from '../domain/orders/order-filter.ts';
import type { SheetHeaders } from '../domain/orders/sheet-headers.ts';
import type { Found } from '../domain/find.ts';
import { personRoles } from '../domain/people/person.ts';
import type { PersonView } from '../domain/people/person.ts';
import type { CollectionRule, Plan } from '../domain/plans/plan.ts';
import type { PlanRestrictions } from '../domain/decide/restrictions.ts';
import type { PrintJob } from '../domain/printing/job.ts';
import type { FoundParcels } from '../domain/decide/find-parcel.ts';
import type { LabelSymbols } from '../domain/label/barcode.ts';
import type { PackingDay } from '../domain/packing/pace.ts';
import type { ScaleReading } from '../domain/scale/reading.ts';
import { printerLimits } from '../domain/printing/printer.ts';
import type { Printer, PrinterCondition } from '../domain/printing/printer.ts';
import { settingsChangeSchema } from '../domain/settings/settings.ts';
import type { PublicSettings } from '../domain/settings/settings.ts';
import type { DeliveryCheck } from '../domain/decide/delivery-check.ts';
import type { ShipmentDrafts } from '../domain/decide/shipment-drafts.ts';
import { rulerStretchMm } from '../domain/printing/scale.ts';
import type { Shipment } from '../domain/shipments/shipment.ts';
import { procedure } from './procedure.ts';
import type { HandlersOf, InputOf, OutputOf, RequestOf } from './procedure.ts';
import type {
  BaggedParcel,
  ContactMessage,
  FreightMatchView,
  HandoverDetail,
  HandoverSummary,
  HandoverView,
  HistoryEntry,
  ImportReport,
  MissingParcel,
  NoticeMessage,
  NoticeOutcome,
  NoticeView,
  OrderQuote,
  OrderView,
  PackView,
  Page,
  PendingNotice,
  PlanChosen,
  PlansComparison,
  PoolView,
  LabelPreview,
  PrintBatchView,
  PrintLine,
  SystemQueuesView,
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
const offsetMm = z.number().min(printerLimits.offsetMm.min).max(printerLimits.offsetMm.max);
const darkness = z.number().int().min(printerLimits.darkness.min).max(printerLimits.darkness.max);
const headerMapping = z.record(text, text);
const orderFilter = {
  status: z.enum(statusFilters).nullable().default(null),
  held: z.boolean().nullable().default(null),
  country: text.default(''),
  deadline: z.enum(['over', 'soon']).nullable().default(null),
  search: text.default(''),
};
const shipmentFilter = {
  state: text.default(''),
  search: text.default(''),
  /** Only these; empty for all. */
  shipmentIds: z.array(id).max(20_000).default([]),
  /** With a waybill number, or still without. */
  numbered: z.boolean().nullable().default(null),
};
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
    /** A file with header text to column, or that itself; remembered once it has read a sheet. */
    mapping: z.union([path, headerMapping]).nullable().default(null),
  }).returns<ImportReport>(),
  /** The headers of a sheet that could not be read, for a person to say which is which. */
  'orders.headers': procedure({ path }).returns<SheetHeaders>(),
  'orders.exportRejected': procedure({
    /** The file that was imported. */
    path,
    /** The workbook to write: the rows that were not taken, ready to be mended. */
    to: path,
    language: z.enum(['en', 'zh']).nullable().default(null),
  }).returns<WrittenFile>(),
  'orders.list': procedure({ ...paging, ...orderFilter }).returns<Page<OrderView>>(),
  /** The numbers of all orders that match, for working on them together. */
  'orders.ids': procedure(orderFilter).returns<readonly string[]>(),
  'orders.counts': procedure({}).returns<OrderCounts>(),
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
  /** What an import would change, without taking it. */
  'plans.compare': procedure({ path }).returns<PlansComparison>(),
  'plans.list': procedure(paging).returns<Page<Plan>>(),
  'plans.export': procedure({ path }).returns<WrittenFile>(),
  'plans.quote': procedure({ orderIds: ids, plan: id.nullable().default(null) }).returns<
    readonly OrderQuote[]
  >(),
  /** The plan that a rule (see `shipmentRequest.plan`) chooses for each order. */
  'plans.choose': procedure({ orderIds: ids, rule: id }).returns<readonly PlanChosen[]>(),
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
  'shipments.list': procedure({ ...paging, ...shipmentFilter }).returns<Page<Shipment>>(),
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
  'shipments.void': procedure({ shipmentId: id, reason: text }).returns<Shipment>(),
  'shipments.history': procedure({ shipmentId: id }).returns<readonly HistoryEntry[]>(),

  'waybills.import': procedure(importing).returns<ImportReport>(),
  'waybills.pool': procedure({}).returns<readonly PoolView[]>(),

  /** What a scan means at an empty table, and the parcels that it could open, the best one first. */
  'packing.find': procedure({ code: id }).returns<FoundParcels>(),
  'packing.open': procedure({ shipmentId: id }).returns<PackView>(),
  'packing.scan': procedure({ shipmentId: id, code: id }).returns<PackView>(),
  /** Takes the piece that was scanned last out of the box again. */
  'packing.unscan': procedure({ shipmentId: id }).returns<PackView>(),
  'packing.today': procedure({}).returns<PackingDay>(),
  /** Codes to show on the screen, for trying a scanner. */
  'scanner.symbol': procedure({ text: id }).returns<LabelSymbols>(),
  /** The next weight that rests on the scale of that address, or of the settings. */
  'scale.read': procedure({
    address: text.nullable().default(null),
    seconds: z.number().int().min(1).max(120).default(10),
  }).returns<ScaleReading>(),
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
    darkness: darkness.nullable().default(null),
    offsetXMm: offsetMm.default(0),
    offsetYMm: offsetMm.default(0),
  }).returns<Printer>(),
  /** Changes what is given and leaves the rest. */
  'printers.edit': procedure({
    name: id,
    newName: id.optional(),
    address: text.optional(),
    language: z.enum(['escpos', 'tspl', 'zpl']).optional(),
    dpi: z.union([z.literal(203), z.literal(300)]).optional(),
    size: z.enum(['100x100', '100x150']).optional(),
    inverted: z.boolean().optional(),
    darkness: darkness.nullable().optional(),
    offsetXMm: offsetMm.optional(),
    offsetYMm: offsetMm.optional(),
  }).returns<Printer>(),
  /** Stores the true scale: what `expectedMm` of the test label's ruler measure on paper. */
  'printers.calibrate': procedure({
    name: id,
    measuredMm: z.number(),
    expectedMm: z.number().min(10).max(150).default(rulerStretchMm),
  }).returns<Printer>(),
  /** The print queues of this computer. */
  'printers.queues': procedure({}).returns<SystemQueuesView>(),
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
  /** What the printer would burn, as a picture; without a printer, on the usual paper. */
  'labels.preview': procedure({
    shipmentId: id,
    printer: id.nullable().default(null),
  }).returns<LabelPreview>(),
  'labels.jobs': procedure({
    ...paging,
    state: text.default(''),
    search: text.default(''),
    newestFirst: z.boolean().default(false),
  }).returns<Page<PrintJob>>(),
  /** The batch under way on each printer, or the last one that ended; of this run of the program. */
  'labels.batches': procedure({}).returns<readonly PrintBatchView[]>(),
  'labels.batchLines': procedure({ printer: id, ...paging }).returns<Page<PrintLine>>(),
  /** The label that is being sent ends; the next one waits. */
  'labels.pause': procedure({ printer: id }).returns<PrintBatchView>(),
  'labels.resume': procedure({ printer: id }).returns<PrintBatchView>(),
  'labels.cancel': procedure({ printer: id }).returns<PrintBatchView>(),
  'labels.dismiss': procedure({ printer: id }).returns<null>(),

  'handover.open': procedure({ carrier: id }).returns<HandoverView>(),
  /** Carriers with what waits for them; those with parcels to hand over come first. */
  'handover.carriers': procedure({}).returns<readonly CarrierLoad[]>(),
  'handover.show': procedure({ handoverId: id }).returns<HandoverDetail>(),
  'handover.scan': procedure({
    handoverId: id,
    scan: id,
    bagId: id.nullable().default(null),
  }).returns<HandoverView & { readonly scanned: BaggedParcel }>(),
  'handover.unscan': procedure({ handoverId: id, scan: id }).returns<HandoverView>(),
  'handover.closeBag': procedure({ handoverId: id, bagId: id }).returns<HandoverView>(),
  'handover.close': procedure({
    handoverId: id,
    driver: text,
    /** The missing parcels were seen and stay behind. */
    acceptMissing: z.boolean().default(false),
    /** The path that the driver drew; null where the typed name counts. Longer ones are refused by name. */
    signature: z.string().max(1_000_000).nullable().default(null),
  }).returns<HandoverView>(),
  'handover.list': procedure(paging).returns<Page<HandoverView>>(),
  /** Closed handovers, the newest first. */
  'handover.history': procedure(paging).returns<Page<HandoverSummary>>(),
  /** Parcels in the bags of a handover, the last one scanned first. */
  'handover.parcels': procedure({
    ...paging,
    handoverId: id,
    bagId: text.default(''),
    search: text.default(''),
  }).returns<Page<BaggedParcel>>(),
  /** Parcels of the handover's carrier that wait in no bag, labelled ones first, and where they stand. */
  'handover.missing': procedure({ ...paging, handoverId: id }).returns<Page<MissingParcel>>(),
  'handover.export': procedure({ handoverId: id, path }).returns<WrittenFile>(),

  'notices.fill': procedure({
    /** Shipments; empty fills every one that is handed over and has no notice yet. */
    shipmentIds: z.array(id).max(20_000).default([]),
    description: text.default(''),
    website: text.default(''),
    force: text.nullable().default(null),
    /** Instead of the service of the plan. */
    service: text.default(''),
    /** Empty: what the pieces left say. */
    part: z.enum(['', 'all', 'part']).default(''),
  }).returns<readonly NoticeOutcome[]>(),
  'notices.import': procedure({ ...importing, force: text.nullable().default(null) }).returns<
    ImportReport & { readonly notices: readonly Notice[] }
  >(),
  /** Takes filled notices back before they are sent. */
  'notices.withdraw': procedure({ noticeIds: ids, reason: text.default('') }).returns<
    readonly Notice[]
  >(),
  'notices.list': procedure({
    ...paging,
    state: z.enum(['', 'filled', 'sent']).default(''),
    search: text.default(''),
  }).returns<Page<NoticeView>>(),
  'notices.pending': procedure({ ...paging, search: text.default('') }).returns<
    Page<PendingNotice>
  >(),
  'notices.export': procedure({
    path,
    /** Empty: every notice that waits to be sent. */
    noticeIds: z.array(id).max(20_000).default([]),
  }).returns<WrittenFile>(),
  'notices.send': procedure({
    noticeIds: z.array(id).max(20_000).default([]),
    via: text.default('platform'),
  }).returns<readonly Notice[]>(),
  'notices.message': procedure({
    noticeId: id,
    language: text.default(''),
  }).returns<NoticeMessage>(),
  'notices.messages': procedure({ directory: path }).returns<WrittenFile>(),
  /** A message to the customer of any order, with or without a notice. */
  'notices.contact': procedure({
    orderId: id,
    kind: z.enum(messageKinds),
    language: text.default(''),
    /** Days until a delayed parcel leaves, or that the way takes; null is what the plan says. */
    days: z.number().int().min(1).max(365).nullable().default(null),
  }).returns<ContactMessage>(),

  'freight.list': procedure({
    ...paging,
    state: text.default(''),
    search: text.default(''),
  }).returns<Page<FreightView>>(),
  /** What paying a choice would come to; an empty choice is everything that is to be paid. */
  'freight.due': procedure({
    shipmentIds: z.array(id).max(20_000).default([]),
    disputed: z.boolean().default(false),
  }).returns<PaymentDue>(),
  'freight.pay': procedure({
    /** Empty pays everything that is to be paid. */
    shipmentIds: z.array(id).max(20_000).default([]),
    method: z.enum(['alipay', 'alipay-international', 'other']),
    reference: text,
    payer: text.default(''),
    /** Wall-clock time of the payment; null is now. */
    paidAt: text.nullable().default(null),
    disputed: z.boolean().default(false),
    /** The total that a person saw and agreed to; another one is refused. */
    expectedTotalFen: z.number().int().nullable().default(null),
  }).returns<Payment>(),
  'freight.bill': procedure(importing).returns<
    ImportReport & { readonly bill: Bill | null; readonly match: readonly MatchRow[] }
  >(),
  /** The three-way match of all bills; `disputes` are the differences to take up with the carrier. */
  'freight.match': procedure({
    ...paging,
    status: z.enum(['', 'disputes', ...matchStatuses]).default(''),
  }).returns<FreightMatchView>(),
  'freight.disputes': procedure({ path }).returns<WrittenFile>(),
  'freight.paymentSheet': procedure({ path }).returns<WrittenFile>(),
  'freight.report': procedure({ path }).returns<WrittenFile>(),
  'freight.stats': procedure({}).returns<
    {
      readonly total: FreightSums;
      readonly states: Readonly<Record<FreightState, FreightStateSums>>;
    } & {
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

  'settings.get': procedure({}).returns<PublicSettings>(),
  'settings.set': procedure({ settings: settingsChangeSchema }).returns<PublicSettings>(),

  'people.list': procedure({}).returns<readonly PersonView[]>(),
  'people.add': procedure({
    name: text,
    role: z.enum(personRoles),
    pin: text,
    /** A code that signs in without the PIN; empty for none. */
    badge: text.default(''),
  }).returns<PersonView>(),
  'people.remove': procedure({ id }).returns<PersonView>(),
  /** What is null stays as it is; an empty badge takes the badge away. */
  'people.change': procedure({
    id,
    role: z.enum(personRoles).nullable().default(null),
    pin: text.nullable().default(null),
    badge: text.nullable().default(null),
  }).returns<PersonView>(),

  /** Orders, shipments and waybills whose number holds `text`; the nearest first. */
  'data.find': procedure({ text, limit: z.number().int().min(1).max(50).default(12) }).returns<
    readonly Found[]
  >(),

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
