import type { Shipment } from '../shipments/shipment.ts';
import type { Handover } from './handover.ts';

/** What a carrier can collect now, and how far its handover is. */
export type CarrierLoad = {
  readonly carrier: string;
  /** Labelled parcels in no bag. */
  readonly waiting: number;
  readonly bagged: number;
  /** Packed parcels without a label yet. */
  readonly unlabelled: number;
  /** The handover that is open for it; null when none is. */
  readonly handoverId: string | null;
};

/**
 * The carriers of all plans: those with parcels to hand over first, the most parcels first, then by name.
 */
export function carrierLoads({
  carriers,
  shipments,
  handovers,
}: {
  readonly carriers: Iterable<string>;
  readonly shipments: Iterable<Shipment>;
  readonly handovers: Iterable<Handover>;
}): readonly CarrierLoad[] {
  const loads = new Map<string, { -readonly [Key in keyof CarrierLoad]: CarrierLoad[Key] }>();
  const loadOf = (carrier: string) => {
    const known = loads.get(carrier);
    if (known !== undefined) return known;
    const load = { carrier, waiting: 0, bagged: 0, unlabelled: 0, handoverId: null };
    loads.set(carrier, load);
    return load;
  };
  for (const carrier of carriers) loadOf(carrier);
  for (const { carrier, state } of shipments) {
    if (state === 'labelled' || state === 'affixed') loadOf(carrier).waiting += 1;
    else if (state === 'bagged') loadOf(carrier).bagged += 1;
    else if (state === 'packed') loadOf(carrier).unlabelled += 1;
  }
  for (const { carrier, state, handoverId } of handovers) {
    if (state === 'open') loadOf(carrier).handoverId = handoverId;
  }
  const ready = ({ waiting, bagged }: CarrierLoad): number => waiting + bagged;
  return [...loads.values()].toSorted(
    (a, b) => ready(b) - ready(a) || compare(a.carrier, b.carrier),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
