import type { ArchivedHandover } from '../domain/archive/archive.ts';
import type { Event, EventMeta } from '../domain/event.ts';
import type { BillMatch, MatchRow } from '../domain/freight/bill-match.ts';
import type { Notice } from '../domain/notices/notice.ts';
import type { PrintJob } from '../domain/printing/job.ts';
import type { PrinterLanguage } from '../domain/printing/printer.ts';
import type { LabelSize } from '../domain/label/label.ts';
import type { Refusal } from '../domain/result.ts';
import type { Deadline } from '../domain/orders/deadline.ts';
import type { Order } from '../domain/orders/order.ts';
import type { PlanDifference } from '../domain/plans/diff.ts';
import type { QuoteRequest } from '../domain/decide/parcel.ts';
import type { Offer } from '../domain/plans/quote.ts';
import type { SettingDifference } from '../domain/settings/differences.ts';
import type { Shipment } from '../domain/shipments/shipment.ts';

/** Part of a list. `next` is given back as `cursor` to go on; null at the end. `total` counts all that match. */
export type Page<Item> = {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: number;
};

/** A row of a file that was not taken, with its refusal spelled out. */
export type RejectedRow = { readonly row: number; readonly field: string } & Refusal;

/** What an import did. With `strict` and a rejected row, nothing was taken and `accepted` is 0. */
export type ImportReport = {
  readonly read: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: readonly RejectedRow[];
  /** Things worth a look that did not keep the row out. */
  readonly warnings: readonly RejectedRow[];
};

/** An order and what holds it, whoever or whatever does. */
export type OrderView = Order & {
  readonly held: { readonly kind: string; readonly reason: string } | null;
  readonly country: string;
  /** How near the end of its time to ship is; null while there is time, or when it need not ship. */
  readonly deadline: Deadline | null;
  /** Shipments made of it, voided ones left out. */
  readonly shipmentIds: readonly string[];
  /** It is finished and lies in the archive: nothing about it changes any more. */
  readonly archived?: boolean;
};

/** What every plan offers for an order; `refused` when the order cannot be quoted at all. */
export type OrderQuote = {
  readonly orderId: string;
  /** ISO 3166-1 alpha-2; empty when there is no such order. */
  readonly country: string;
  readonly offers: readonly Offer[];
  readonly refused: Refusal | null;
};

/** What every plan offers for orders that travel in one parcel. */
export type ParcelQuote = Omit<OrderQuote, 'orderId'> & QuoteRequest;

/** The plan that a rule chooses for an order, or why it chooses none. */
export type PlanChosen = {
  readonly orderId: string;
  readonly plan: string | null;
  readonly feeFen: number | null;
  readonly refused: Refusal | null;
};

/** What importing a plans workbook would change; nothing was taken yet. */
export type PlansComparison = {
  readonly report: ImportReport;
  readonly differences: readonly PlanDifference[];
};

/** What became of one request of a batch. Refused ones carry no shipment. */
export type ShipmentOutcome = {
  readonly orderIds: readonly string[];
  readonly shipment: Shipment | null;
  readonly refused: Refusal | null;
  readonly warnings: readonly Refusal[];
};

/** The box on the packing table. */
export type PackView = {
  readonly shipmentId: string;
  readonly state: Shipment['state'];
  readonly waybill: string | null;
  readonly remaining: readonly { readonly sku: string; readonly quantity: number }[];
  readonly weightGrams: number | null;
  readonly refused: Refusal | null;
  readonly orderIds: readonly string[];
  readonly plan: string;
  readonly carrier: string;
  readonly receiver: { readonly name: string; readonly country: string };
  /** Every line of the box in the order in which it is packed. */
  readonly items: readonly PackItem[];
  readonly expectedWeightGrams: number;
  /** Weights that are believed without a reason. */
  readonly believable: { readonly minGrams: number; readonly maxGrams: number };
  /** The newest print job of its label; null before the first. */
  readonly job: PrintJob | null;
};

/** A line of the box as the packer sees it. */
export type PackItem = {
  readonly lineKey: string;
  readonly orderId: string;
  readonly sku: string;
  readonly title: string;
  readonly nameZh: string;
  readonly properties: string;
  readonly quantity: number;
  readonly scanned: number;
};

/** What became of a folder of item pictures. */
export type PicturesReport = {
  readonly read: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: readonly { readonly file: string; readonly refusal: Refusal }[];
  /** Taken, but neither the catalogue nor an order has such a SKU: perhaps a misspelt file name. */
  readonly unknownSkus: readonly string[];
};

/** One label of a batch: its job, or why there is none. */
export type PrintOutcome = {
  readonly shipmentId: string;
  readonly job: PrintJob | null;
  readonly refused: Refusal | null;
};

/** The labels sent to one printer together. */
export type PrintBatchView = {
  readonly batchId: string;
  readonly printer: string;
  /** UTC. */
  readonly openedAt: string;
  /** Each label waits until the one before it was scanned on its box. */
  readonly handshake: boolean;
  /**
   * `queued`: another batch is on this printer; `waiting`: for what `waiting` says; `awaiting-scan`: of the label of
   * `awaits`; `cancelling`: the label that is being sent still ends; `stopped`: a fault of the printer keeps the rest
   * for later; `interrupted`: the program ended meanwhile, the rest can be continued.
   */
  readonly state:
    | 'queued'
    | 'printing'
    | 'paused'
    | 'waiting'
    | 'awaiting-scan'
    | 'cancelling'
    | 'stopped'
    | 'interrupted'
    | 'finished';
  readonly waiting: Refusal | null;
  readonly awaits: { readonly shipmentId: string; readonly waybill: string | null } | null;
  /** Labels that `labels.continue` would print; 0 once the batch came to its end. */
  readonly left: number;
  readonly total: number;
  readonly done: number;
  readonly printed: number;
  readonly unknown: number;
  readonly notPrinted: number;
};

/** One label of a batch: its turn has not come (`waiting`), it was not taken (`refused`), or how its job stands. */
export type PrintLine = {
  readonly shipmentId: string;
  readonly waybill: string | null;
  readonly job: PrintJob | null;
  readonly state: 'waiting' | 'refused' | PrintJob['state'];
  readonly refused: Refusal | null;
};

/** What checking labels before they are printed found. */
export type LabelCheck = {
  /** How many of the labels that can be printed go to each printer. */
  readonly printers: readonly { readonly printer: string; readonly count: number }[];
  readonly ready: number;
  /** The labels that cannot be printed, each with the reason. */
  readonly refused: readonly {
    readonly shipmentId: string;
    readonly waybill: string | null;
    readonly refused: Refusal;
  }[];
};

/** A label as a printer would burn it. */
export type LabelPreview = {
  readonly shipmentId: string;
  readonly waybill: string;
  readonly copy: number;
  /** A `data:` address of a PNG, one pixel a dot. */
  readonly image: string;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly dpi: number;
};

/** A template of labels; `usedFor` holds plan codes, and null where it serves every plan without a choice of its own. */
export type LabelTemplateSummary = {
  readonly name: string;
  readonly size: LabelSize;
  readonly builtIn: boolean;
  readonly usedFor: readonly (string | null)[];
};

/** A template tried on an invented parcel; `image` is null where nothing can be drawn. */
export type TemplatePreview = {
  readonly image: string | null;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly dpi: number;
  /** Why labels are not to be made by it. */
  readonly refused: Refusal | null;
};

/** A print queue, USB printer or serial port of this computer; nobody asked it anything. */
export type FoundPrinter = {
  readonly kind: 'queue' | 'usb' | 'serial';
  /** As it is typed. */
  readonly address: string;
  /** What people know it by: maker and model, or the name of the queue or port. */
  readonly name: string;
  readonly serialNumber: string | null;
  /** What it most likely understands; null where nothing hints at it. */
  readonly languageGuess: PrinterLanguage | null;
  /** This user may not write to it. */
  readonly isForbidden: boolean;
  /** The queue that the system prints on when no other is named. */
  readonly isDefault: boolean;
  /** The spooler sends a label that failed again by itself; null where the system does not say. */
  readonly retries: boolean | null;
  /** Name of the printer, or `scale`, that is set up there already. */
  readonly usedBy: string | null;
};

/** What this computer has that labels could be printed on. */
export type FoundPrintersView = {
  /** The system has a spooler that names its queues. */
  readonly hasSpooler: boolean;
  readonly found: readonly FoundPrinter[];
};

export type RenderedLabel = {
  readonly shipmentId: string;
  readonly waybill: string | null;
  readonly file: string | null;
  readonly refused: Refusal | null;
};

/** A handover as its list shows it; `missing` are parcels for this carrier that wait labelled and in no bag. */
export type HandoverView = {
  readonly handoverId: string;
  readonly carrier: string;
  readonly state: 'open' | 'closed';
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly driver: string;
  readonly parcels: number;
  readonly weightGrams: number;
  readonly bags: readonly {
    readonly bagId: string;
    readonly closed: boolean;
    readonly weightGrams: number;
    readonly waybills: readonly string[];
  }[];
  readonly missing: readonly string[];
  /** Labelled parcels of held orders: they stay here and are not missing. */
  readonly held: readonly string[];
};

/** A handover with all that closing it has to look at. */
export type HandoverDetail = HandoverView & {
  /** The path of the driver's signature. */
  readonly signature: string | null;
  /** Packed parcels of this carrier without a label. */
  readonly unlabelled: number;
  /** Parcels that have to come out before it can be closed, and why. */
  readonly takeOut: readonly {
    readonly shipmentId: string;
    readonly waybill: string;
    readonly bagId: string;
    readonly refusal: Refusal;
  }[];
};

/** A closed handover in one line. */
export type HandoverSummary = ArchivedHandover;

/** A parcel in a bag; `place` counts from 1 within the bag. */
export type BaggedParcel = {
  readonly shipmentId: string;
  readonly waybill: string;
  readonly bagId: string;
  readonly place: number;
  readonly country: string;
  readonly weightGrams: number;
};

/** A parcel that waits in no bag. `since` is when its label was asked for, or when it was created without one. */
export type MissingParcel = {
  readonly shipmentId: string;
  readonly waybill: string | null;
  readonly orderIds: readonly string[];
  readonly country: string;
  readonly state: Shipment['state'];
  readonly since: string;
  /** What holds its order; null when nothing does. */
  readonly held: string | null;
};

/** A shipment that waits for its notice, with what the notice would say. */
export type PendingNotice = Shipment & {
  readonly buyer: string;
  /** As the platform names it; `other` needs a website. */
  readonly service: string;
  /** The plan's own tracking website; empty where it has none. */
  readonly website: string;
  readonly handedOverAt: string | null;
};

/** A notice and whom it tells. */
export type NoticeView = Notice & {
  readonly buyer: string;
  readonly country: string;
  /** Its parcel was voided: the notice cannot be sent. */
  readonly voided: boolean;
};

/** A message to a customer, ready to paste. */
export type ContactMessage = {
  readonly orderId: string;
  readonly language: string;
  readonly text: string;
};

/** Part of the three-way match of all bills, with the sums of the whole. */
export type FreightMatchView = Page<MatchRow> & {
  readonly totals: BillMatch['totals'];
  /** How many bills were imported. */
  readonly bills: number;
  readonly disputes: { readonly count: number; readonly claimFen: number };
};

/** A file that was written. */
export type WrittenFile = { readonly file: string; readonly rows: number };

/** Damage or disorder found in the stored data. */
export type VerifyReport = {
  readonly ok: boolean;
  /** In the whole journal that is there. */
  readonly events: number;
  /** Records that a repair found destroyed. */
  readonly lostRecords: number;
  /** Files of finished orders. */
  readonly volumes: number;
  /** Of what the folder holds, 32 hex digits; null when it cannot be rebuilt. */
  readonly stateHash: string | null;
  /** The state was built a second time from the oldest snapshot that is kept and every record behind it. */
  readonly isReplayed: boolean;
  /** The state in the memory of the program that has the folder open was compared too. */
  readonly isMemoryCompared: boolean;
  readonly seconds: number;
  readonly orders: number;
  readonly shipments: number;
  readonly problems: readonly {
    readonly file: string;
    readonly line: number;
    readonly byte: number;
    readonly code: string;
    readonly message: string;
  }[];
};

/** Counts for the day's overview. */
export type StatsReport = {
  readonly orders: number;
  readonly toShip: number;
  readonly held: number;
  readonly products: number;
  readonly plans: number;
  readonly shipments: Readonly<Record<Shipment['state'], number>>;
  readonly labelsUnknown: number;
  readonly noticesToFill: number;
  readonly noticesToSend: number;
  /** What can be paid now; what is disputed stands apart. */
  readonly toPayFen: number;
  readonly disputedFen: number;
  readonly waybillPools: readonly {
    readonly plan: string;
    readonly remaining: number;
    readonly low: boolean;
  }[];
  /** Finished orders that lie in the archive, beside those counted above. */
  readonly archived: {
    readonly orders: number;
    readonly shipments: number;
    readonly volumes: number;
    readonly bytes: number;
  };
  /** Why nothing can be saved any more; null while all is well. */
  readonly storeFailure: Refusal | null;
  /** Why the last backup failed; null while none did. */
  readonly backupFailure: Refusal | null;
  /** ISO 8601, UTC: when the last scheduled backup was whole; null before the first. */
  readonly lastBackupAt: string | null;
};

/** What was moved into the archive, and into which files. */
export type ArchiveReport = {
  readonly orders: number;
  readonly shipments: number;
  readonly volumes: readonly string[];
};

/** One fact from the journal about an order or shipment. */
export type HistoryEntry = EventMeta & { readonly event: Event };

/** What shipments can be narrowed down by. */
export type ShipmentFacets = {
  readonly plans: readonly { readonly plan: string; readonly count: number }[];
  readonly countries: readonly { readonly country: string; readonly count: number }[];
};

/** One change of what only a lead may set. */
export type SettingsHistoryEntry = EventMeta & {
  readonly changes: readonly SettingDifference[];
};

/** What is left of the numbers for a plan. */
export type PoolView = {
  readonly plan: string;
  readonly remaining: number;
  /** Time to import more. */
  readonly low: boolean;
};

/** One notice of a batch: filled, or why not. */
export type NoticeOutcome = {
  readonly shipmentId: string;
  readonly notices: readonly Notice[];
  readonly refused: Refusal | null;
};

/** A message to the customer, ready to paste. */
export type NoticeMessage = {
  readonly noticeId: string;
  readonly language: string;
  readonly text: string;
};
