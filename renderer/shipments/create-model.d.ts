import type { WindowRequest } from '../../preload/window-contract.ts';
/** Some pieces of one line of an order. */
export type LinePart = {
  readonly lineId: string;
  readonly quantity: number;
};
/** A parcel that is to be created. `parts` is null when it takes all that is left of its orders. */
export type PlannedParcel = {
  readonly key: string;
  readonly orderIds: readonly string[];
  readonly parts: readonly LinePart[] | null;
  /** A plan code; empty until one is chosen. */
  readonly plan: string;
};
/** How the parcels of one plan reach the carrier. */
export type DeliveryChoice = {
  readonly delivery: 'door' | 'domestic' | 'warehouse';
  readonly pickupCity: string;
  readonly company: string;
  readonly companyName: string;
  readonly tracking: string;
  readonly warehouse: string;
  readonly undeliverable: 'return' | 'destroy';
};
export declare const firstDelivery: DeliveryChoice;
/** One parcel for each order, with the plan that was chosen for it. */
export declare const parcelsOf: (
  orderIds: readonly string[],
  choice: ReadonlyMap<string, string>,
) => readonly PlannedParcel[];
/** Puts the orders into one parcel; it takes the place and the plan of the first of them. */
export declare function merge(
  parcels: readonly PlannedParcel[],
  orderIds: readonly string[],
): readonly PlannedParcel[];
/** Gives every order of a parcel, or every part of a split order, its whole parcel back. */
export declare function separate(
  parcels: readonly PlannedParcel[],
  key: string,
): readonly PlannedParcel[];
/**
 * Makes two parcels of one order: `out` leaves in a parcel of its own, the rest stays. Nothing changes when either
 * would be empty.
 */
export declare function split(
  parcels: readonly PlannedParcel[],
  key: string,
  items: readonly LinePart[],
  out: ReadonlyMap<string, number>,
): readonly PlannedParcel[];
/** The parcels of each plan, in the order in which the plans first come; those without a plan come first. */
export declare function byPlan(parcels: readonly PlannedParcel[]): readonly {
  readonly plan: string;
  readonly parcels: readonly PlannedParcel[];
}[];
/** Sets the plan of some parcels. */
export declare const withPlan: (
  parcels: readonly PlannedParcel[],
  plans: ReadonlyMap<string, string>,
) => readonly PlannedParcel[];
/** What is asked of the main process: one request for each parcel that has a plan. */
export declare const requestsOf: (
  parcels: readonly PlannedParcel[],
  deliveries: ReadonlyMap<string, DeliveryChoice>,
) => WindowRequest<'shipments.create'>['requests'];
/** Suggestions that are still open: all orders of the group are there, each in a whole parcel of its own. */
export declare const openSuggestions: (
  parcels: readonly PlannedParcel[],
  together: readonly (readonly string[])[],
) => readonly (readonly string[])[];
