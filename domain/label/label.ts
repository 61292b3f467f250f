import type { Money } from '../money.ts';
import type { Address } from '../orders/order.ts';
import type { Sender } from '../shipments/sender.ts';
import type { CustomsForm } from '../shipments/customs-form.ts';
import type { DeclarationLine } from '../shipments/shipment.ts';

/**
 * Labels by width and height in millimetres. 72 mm is what an 80 mm printer can burn (576 dots at 203 dpi); its labels,
 * such as 80 x 150 mm, have a layout of their own, for a barcode is never made narrower to fit.
 */
export const labelSizes = ['100x100', '100x150', '72x150'] as const;
export type LabelSize = (typeof labelSizes)[number];

/** Dots per inch of print heads, as they are sold. */
export const labelDpis = [203, 300, 600] as const;
export type LabelDpi = (typeof labelDpis)[number];

/** Everything that is printed on one shipping label; drawing it needs nothing else. */
export type Label = {
  readonly waybill: string;
  /** 1 for the first label; from 2 on the label says COPY n, and its QR says so too. */
  readonly copy: number;
  /** Code of the plan: labels of some plans look otherwise. */
  readonly plan: string;
  readonly serviceNameEn: string;
  readonly serviceNameZh: string;
  readonly shipmentId: string;
  readonly orderIds: readonly string[];
  readonly receiver: Address;
  readonly sender: Sender;
  /** Zone or sorting number when the platform gave one; empty otherwise (never guessed). */
  readonly sortingCode: string;
  readonly items: readonly { readonly sku: string; readonly quantity: number }[];
  readonly declaration: readonly DeclarationLine[];
  /** Weighed where it was, else expected. */
  readonly weightGrams: number;
  readonly totalValue: Money;
  /** A parcel that needs a CN23 bears it outside; its label only points to it. */
  readonly customsForm: CustomsForm;
  /** `YYYY-MM-DD` */
  readonly date: string;
};
