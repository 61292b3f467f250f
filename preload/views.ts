import type { Event, EventMeta } from '../domain/event.ts';
import type { Notice } from '../domain/notices/notice.ts';
import type { PrintJob } from '../domain/printing/job.ts';
import type { Refusal } from '../domain/result.ts';
import type { Order } from '../domain/orders/order.ts';
import type { Offer } from '../domain/plans/quote.ts';
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
  /** Shipments made of it, voided ones left out. */
  readonly shipmentIds: readonly string[];
};

/** What every plan offers for an order; `refused` when the order cannot be quoted at all. */
export type OrderQuote = {
  readonly orderId: string;
  readonly offers: readonly Offer[];
  readonly refused: Refusal | null;
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
};

/** One label of a batch: its job, or why there is none. */
export type PrintOutcome = {
  readonly shipmentId: string;
  readonly job: PrintJob | null;
  readonly refused: Refusal | null;
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
    readonly waybills: readonly string[];
  }[];
  readonly missing: readonly string[];
};

/** A file that was written. */
export type WrittenFile = { readonly file: string; readonly rows: number };

/** Damage or disorder found in the stored data. */
export type VerifyReport = {
  readonly ok: boolean;
  readonly events: number;
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
  readonly toPayFen: number;
  readonly waybillPools: readonly {
    readonly plan: string;
    readonly remaining: number;
    readonly low: boolean;
  }[];
};

/** One fact from the journal about an order or shipment. */
export type HistoryEntry = EventMeta & { readonly event: Event };

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
