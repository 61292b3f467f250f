import type { ArchivedGroup, ArchiveVolume } from './archive/archive.ts';
import type { Product } from './catalogue/product.ts';
import type { BillLine } from './freight/bill.ts';
import type { Payment } from './freight/freight.ts';
import type { Notice } from './notices/notice.ts';
import type { Address, Order } from './orders/order.ts';
import type { Plan } from './plans/plan.ts';
import type { PrintBatch } from './printing/batch.ts';
import type { PrintJob, PrintJobState } from './printing/job.ts';
import type { SettingDifference } from './settings/differences.ts';
import type { Shipment } from './shipments/shipment.ts';
import type { WaybillPool } from './waybills/pool.ts';

/** The file that an import came from; the hash tells whether it is the same file again. */
export type ImportSource = { readonly fileName: string; readonly sha256: string };

/**
 * Everything that can have happened. Events are facts: they carry results, never questions, so that replaying them
 * needs no clock, no tariff and no rule that may have changed since.
 */
export type Event =
  | {
      readonly type: 'orders-imported';
      readonly source: ImportSource;
      readonly added: readonly Order[];
      readonly updated: readonly Order[];
      /**
       * Orders that changed after a shipment had been created, or whose address did after a person had corrected it; each
       * now bears an `edited` hold.
       */
      readonly edited: readonly Order[];
    }
  | { readonly type: 'order-held'; readonly order: Order; readonly reason: string }
  | { readonly type: 'order-released'; readonly order: Order; readonly reason: string }
  /** A person corrected where an order goes. */
  | {
      readonly type: 'order-address-corrected';
      readonly order: Order;
      readonly before: Address;
      readonly reason: string;
    }
  | {
      readonly type: 'catalogue-imported';
      readonly source: ImportSource;
      readonly products: readonly Product[];
    }
  | {
      readonly type: 'plans-imported';
      readonly source: ImportSource;
      readonly plans: readonly Plan[];
    }
  | { readonly type: 'shipment-created'; readonly shipment: Shipment }
  | { readonly type: 'shipment-voided'; readonly shipmentId: string; readonly reason: string }
  | {
      readonly type: 'waybills-imported';
      readonly source: ImportSource;
      readonly pools: readonly WaybillPool[];
    }
  | {
      readonly type: 'waybill-assigned';
      readonly shipmentId: string;
      readonly waybill: string;
      readonly plan: string;
      readonly from: 'pool' | 'platform';
      /** Zone or sorting number that the platform gave with it; absent for none. */
      readonly sortingCode?: string;
    }
  | {
      readonly type: 'item-scanned';
      readonly shipmentId: string;
      /** Key of the line in `Shipment.scanned`. */
      readonly lineKey: string;
      readonly code: string;
    }
  /** The packer took the last scanned piece out of the box again. */
  | {
      readonly type: 'item-unscanned';
      readonly shipmentId: string;
      readonly lineKey: string;
    }
  | {
      readonly type: 'scan-refused';
      readonly shipmentId: string;
      readonly code: string;
      readonly refusal: string;
    }
  | {
      readonly type: 'parcel-packed';
      readonly shipmentId: string;
      readonly weightGrams: number;
      readonly expectedWeightGrams: number;
      /** Freight for the weight on the scale. */
      readonly estimatedFen: number;
      /** Why a weight outside the tolerance was accepted; null when it was within. */
      readonly weightReason: string | null;
    }
  | { readonly type: 'label-print-requested'; readonly job: PrintJob }
  /** A running program took the job; nothing was sent. */
  | { readonly type: 'label-print-claimed'; readonly jobId: string; readonly by: string }
  /** The program that had claimed the job died before it sent anything. */
  | { readonly type: 'label-print-released'; readonly jobId: string }
  | { readonly type: 'label-print-started'; readonly jobId: string }
  | {
      readonly type: 'label-print-settled';
      readonly jobId: string;
      readonly state: PrintJobState;
      readonly bytesSent: number;
      readonly fault: PrintJob['fault'];
      /** `person`: somebody looked at the printer and said so. */
      readonly by: 'transport' | 'recovery' | 'person';
    }
  | { readonly type: 'print-batch-opened'; readonly batch: PrintBatch }
  | {
      readonly type: 'print-batch-closed';
      readonly batchId: string;
      /** `left`: a person gave up the labels that were still to come. */
      readonly how: 'finished' | 'left';
    }
  | { readonly type: 'label-affixed'; readonly shipmentId: string; readonly copy: number }
  | { readonly type: 'handover-opened'; readonly handoverId: string; readonly carrier: string }
  | {
      readonly type: 'parcel-bagged';
      readonly handoverId: string;
      readonly bagId: string;
      readonly shipmentId: string;
    }
  | {
      readonly type: 'parcel-unbagged';
      readonly handoverId: string;
      readonly bagId: string;
      readonly shipmentId: string;
    }
  | { readonly type: 'bag-closed'; readonly handoverId: string; readonly bagId: string }
  | {
      readonly type: 'handed-over';
      readonly handoverId: string;
      readonly driver: string;
      readonly missing: readonly string[];
      /** The path of the driver's signature; null, or absent in older journals, where the typed name counts. */
      readonly signature?: string | null;
    }
  | { readonly type: 'notice-filled'; readonly notice: Notice }
  /** A filled notice was taken back before it was sent. It is whole here, because the state forgets it. */
  | { readonly type: 'notice-withdrawn'; readonly notice: Notice; readonly reason: string }
  | { readonly type: 'notice-sent'; readonly noticeId: string; readonly via: string }
  /** Lines of a bill; a long one comes in several of these, one after another. */
  | {
      readonly type: 'freight-billed';
      readonly billId: string;
      readonly source: ImportSource;
      readonly lines: readonly BillLine[];
    }
  | { readonly type: 'freight-paid'; readonly payment: Payment }
  /** Finished orders left the memory; `volume` holds them and was on the disk before. */
  | {
      readonly type: 'orders-archived';
      readonly volume: ArchiveVolume;
      readonly orderIds: readonly string[];
      readonly shipmentIds: readonly string[];
      /** Handovers that have no parcel outside the archive any more. */
      readonly handoverIds: readonly string[];
      /** Minutes east of UTC by which the days of the sums are counted. */
      readonly utcOffsetMinutes: number;
    }
  /** Archived orders came back, because something more happened to them. */
  | { readonly type: 'orders-recalled'; readonly groups: readonly ArchivedGroup[] }
  /** What only a lead may set was changed; secrets are named without their values. */
  | { readonly type: 'settings-changed'; readonly changes: readonly SettingDifference[] };

/** Who said so, where and when; `at` is UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export type EventMeta = {
  readonly seq: number;
  readonly at: string;
  readonly station: string;
  readonly person: string;
};
