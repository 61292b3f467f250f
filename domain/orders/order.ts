import type { Money } from '../money.ts';
import type { OrderStatus } from './statuses.ts';

/** Where a parcel goes, as the platform gave it. Every field is text; an empty string is "not given". */
export type Address = {
  readonly contactName: string;
  /** ISO 3166-1 alpha-2; `GB`, never `UK` (the platform's spelling is made at its edge). */
  readonly country: string;
  readonly province: string;
  readonly city: string;
  readonly street: string;
  readonly postcode: string;
  readonly phone: string;
  readonly mobile: string;
};

/** One item of an order. `lineId` is unique within its order ("1", "2", ...). */
export type OrderLine = {
  readonly lineId: string;
  /** The seller's SKU (商家编码); empty when the export gave none. */
  readonly sku: string;
  readonly title: string;
  /** "Color:Red; Size:XL", as the buyer chose; empty when none. */
  readonly properties: string;
  readonly quantity: number;
  /** The unit as the export words it ("piece", "lot"). */
  readonly unit: string;
  /** The logistics service that the buyer chose for this item; empty when not given. */
  readonly logisticsService: string;
};

/** An order as the platform exported it. Times are wall-clock `YYYY-MM-DDTHH:mm:ss` without a zone; null is unknown. */
export type OrderData = {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly salesperson: string;
  readonly buyerName: string;
  readonly buyerEmail: string;
  readonly orderedAt: string | null;
  readonly paidAt: string | null;
  readonly shipBy: string | null;
  readonly productTotal: Money | null;
  readonly shippingTotal: Money | null;
  readonly orderTotal: Money | null;
  readonly note: string;
  readonly address: Address;
  /** The logistics service that the buyer chose for the order; empty when not given. */
  readonly buyerLogistics: string;
  readonly lines: readonly OrderLine[];
  /** A service and number that were already entered on the platform, as exported (`service:number`). */
  readonly platformTracking: string;
};

/** Why an order must not ship. */
export type OrderHold = {
  /**
   * `status`: the platform's status holds it; `edited`: it changed on the platform after a shipment was created, or its
   * address there after it was corrected here; `manual`: a person did.
   */
  readonly kind: 'status' | 'edited' | 'manual';
  readonly reason: string;
};

/** An order with what happened to it here. */
export type Order = OrderData & {
  readonly importedAt: string;
  /** What the platform gave as the address where a person corrected it; absent where `address` is the platform's own. */
  readonly platformAddress?: Address;
  /** Holds other than the one its status implies (that one is computed, see `heldReason`). */
  readonly holds: readonly OrderHold[];
  /** What the platform says that holds the order as `edited`, until somebody accepts or dismisses it. */
  readonly incoming?: OrderData;
  /** The last change that somebody dismissed: the same one does not hold the order again. */
  readonly dismissed?: OrderData;
};
