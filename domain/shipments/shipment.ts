import type { Money } from '../money.ts';
import type { Address } from '../orders/order.ts';

/** Some pieces of one order line that travel in a shipment. */
export type ShipmentItem = {
  readonly orderId: string;
  readonly lineId: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
};

/** A line of the customs declaration (CN22). Value and weight are per piece. */
export type DeclarationLine = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly quantity: number;
  readonly unitValue: Money;
  readonly unitWeightGrams: number;
  readonly hsCode: string;
  readonly origin: string;
};

/** How the parcel gets to the carrier. */
export type Delivery =
  | { readonly kind: 'door'; readonly city: string }
  | {
      readonly kind: 'domestic';
      /** Code of `domesticCompanies`; `other` for a company that is not among them. */
      readonly company: string;
      /** What the company is called where `company` is `other`. */
      readonly companyName?: string;
      readonly tracking: string;
      readonly warehouse: string;
    }
  | { readonly kind: 'warehouse'; readonly warehouse: string };

/** How far a shipment has come; `voided` ends it from any state before handover. */
export type ShipmentState =
  | 'created'
  | 'packed'
  | 'labelled'
  | 'affixed'
  | 'bagged'
  | 'handed-over'
  | 'voided';

export type Undeliverable = 'return' | 'destroy';

/** One parcel with one waybill number: from one order, part of one, or several of one buyer at one address. */
export type Shipment = {
  readonly shipmentId: string;
  readonly orderIds: readonly string[];
  readonly items: readonly ShipmentItem[];
  readonly plan: string;
  readonly carrier: string;
  readonly delivery: Delivery;
  readonly undeliverable: Undeliverable;
  readonly receiver: Address;
  readonly declaration: readonly DeclarationLine[];
  readonly waybill: string | null;
  /** Zone or sorting number as the platform gave it, for the label; absent for none. */
  readonly sortingCode?: string;
  readonly state: ShipmentState;
  readonly createdAt: string;
  /** From the catalogue, before the scale: what the estimate was made with. */
  readonly expectedWeightGrams: number;
  readonly estimatedFen: number;
  /** From the scale, once packed. */
  readonly weightGrams: number | null;
  /** Pieces scanned so far, by `orderId/lineId`. */
  readonly scanned: Readonly<Record<string, number>>;
  /** Labels printed or being printed so far; the last one is the only valid copy. */
  readonly copies: number;
  readonly affixedCopy: number | null;
  readonly handoverId: string | null;
  readonly bagId: string | null;
  readonly voidReason: string | null;
};
