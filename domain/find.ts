import { findOrder } from './state.ts';
import type { State } from './state.ts';
import type { Steps } from './steps.ts';
import { normaliseWaybill } from './waybills/s10.ts';

const numbersPerStep = 1_000;

/** Something with a number: where it is shown and what it is called. */
export type Found = {
  readonly kind: 'order' | 'shipment';
  readonly id: string;
  /** Of a shipment that has one. */
  readonly waybill: string | null;
  /** The buyer, so that two alike numbers can be told apart. */
  readonly name: string;
};

/**
 * Orders and shipments whose id or waybill number holds `text`, whatever its case and spaces: whole numbers first, then
 * those that end with it, since people read the last digits aloud. Fewer than two characters find nothing.
 */
export function* findByNumber(state: State, text: string, limit: number): Steps<readonly Found[]> {
  const sought = normaliseWaybill(text);
  if (sought.length < 2) return [];
  const whole: Found[] = [];
  const ending: Found[] = [];
  const holding: Found[] = [];
  const take = (found: Found, numbers: readonly string[]): void => {
    if (numbers.includes(sought)) whole.push(found);
    else if (numbers.some((number) => number.endsWith(sought))) ending.push(found);
    else if (holding.length < limit && numbers.some((number) => number.includes(sought))) {
      holding.push(found);
    }
  };
  let looked = 0;
  for (const { shipmentId, waybill, receiver } of state.shipments.values()) {
    if ((looked += 1) % numbersPerStep === 0) yield;
    take({ kind: 'shipment', id: shipmentId, waybill, name: receiver.contactName }, [
      normaliseWaybill(shipmentId),
      waybill ?? '',
    ]);
  }
  for (const orderId of state.orders.keys()) {
    if ((looked += 1) % numbersPerStep === 0) yield;
    take({ kind: 'order', id: orderId, waybill: null, name: '' }, [normaliseWaybill(orderId)]);
  }
  return [...whole, ...ending, ...holding].slice(0, limit).map((found) =>
    // Only of those that are shown the whole order is read.
    found.kind === 'order'
      ? { ...found, name: findOrder(state, found.id)?.address.contactName ?? '' }
      : found,
  );
}
