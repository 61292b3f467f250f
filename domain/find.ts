import type { Shipment } from './shipments/shipment.ts';
import { findOrder, findShipment } from './state.ts';
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

const foundOrder = (state: State, id: string): Found => ({
  kind: 'order',
  id,
  waybill: null,
  name: findOrder(state, id)?.address.contactName ?? '',
});

const foundShipment = ({ shipmentId, waybill, receiver }: Shipment): Found => ({
  kind: 'shipment',
  id: shipmentId,
  waybill,
  name: receiver.contactName,
});

/** What the whole number names, without looking at anything else. */
function findWhole(state: State, text: string): readonly Found[] {
  const shipment = findShipment(state, text);
  const orderId = text.trim();
  return [
    ...(shipment === undefined ? [] : [foundShipment(shipment)]),
    ...(state.orders.has(orderId) ? [foundOrder(state, orderId)] : []),
  ];
}

/**
 * Orders and shipments whose id or waybill number is `text`, whatever its case and spaces. Where none is, those whose
 * number holds it, first those that end with it, since people read the last digits aloud. Fewer than two characters find
 * nothing.
 */
export function* findByNumber(state: State, text: string, limit: number): Steps<readonly Found[]> {
  const sought = normaliseWaybill(text);
  if (sought.length < 2) return [];
  const whole = findWhole(state, text);
  if (whole.length > 0) return whole.slice(0, limit);
  const ending: Found[] = [];
  const holding: Found[] = [];
  const take = (numbers: readonly string[], found: () => Found): void => {
    if (numbers.some((number) => number.endsWith(sought))) {
      if (ending.length < limit) ending.push(found());
    } else if (holding.length < limit && numbers.some((number) => number.includes(sought))) {
      holding.push(found());
    }
  };
  let looked = 0;
  for (const shipment of state.shipments.values()) {
    if ((looked += 1) % numbersPerStep === 0) yield;
    take([normaliseWaybill(shipment.shipmentId), shipment.waybill ?? ''], () =>
      foundShipment(shipment),
    );
  }
  for (const orderId of state.orders.keys()) {
    if ((looked += 1) % numbersPerStep === 0) yield;
    take([normaliseWaybill(orderId)], () => foundOrder(state, orderId));
  }
  return [...ending, ...holding].slice(0, limit);
}
