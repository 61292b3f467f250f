import { parseScan } from '../label/scan-code.ts';
import { remainingItems } from '../packing/packing.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import type { Shipment } from '../shipments/shipment.ts';
import { findShipment, liveShipmentsOf } from '../state.ts';
import type { State } from '../state.ts';
import { heldOrderOf, skuOfScan } from './packing.ts';

/** What a code means to a packer with an empty table, and the parcels it could open, the best one first. */
export type FoundParcels = {
  readonly meaning: 'shipment' | 'order' | 'item';
  /** What was scanned where it is an item; null otherwise. */
  readonly sku: string | null;
  readonly shipmentIds: readonly string[];
};

/** As many parcels as are worth naming to a person. */
const maxCandidates = 50;

/**
 * The parcels that a scan opens: a shipment id or waybill its own, an order number those of the order (waiting ones
 * first), an item the waiting parcels that still need it, oldest first. A held parcel is found by its own number, so
 * that the packer is told; an item never leads to one.
 * Refused: `pack-code-unknown`, `pack-order-without-shipment`, `pack-sku-not-needed`.
 */
export function findParcels(state: State, code: string): Result<FoundParcels> {
  const text = code.trim();
  const shipment = findShipment(state, text) ?? findShipment(state, parseScan(text).waybill);
  if (shipment !== undefined) {
    return ok({ meaning: 'shipment', sku: null, shipmentIds: [shipment.shipmentId] });
  }
  if (state.orders.has(text)) {
    const live = liveShipmentsOf(state, text).toSorted(waitingFirst);
    return live.length === 0
      ? refuse('pack-order-without-shipment', { orderId: text })
      : ok({ meaning: 'order', sku: null, shipmentIds: live.map(({ shipmentId }) => shipmentId) });
  }
  const sku = skuOfScan(state, text);
  if (sku === undefined) return refuse('pack-code-unknown', { code: text });
  const needing = parcelsNeeding(state, sku);
  return needing.length === 0
    ? refuse('pack-sku-not-needed', { sku })
    : ok({ meaning: 'item', sku, shipmentIds: needing.slice(0, maxCandidates) });
}

/** Waiting parcels that still need a piece of `sku`, oldest first; one that was begun goes before all others. */
function parcelsNeeding(state: State, sku: string): string[] {
  return state.shipments
    .valueSeq()
    .filter(
      (shipment) =>
        shipment.state === 'created' &&
        remainingItems(shipment).some((item) => item.sku === sku) &&
        heldOrderOf(state, shipment) === null,
    )
    .toArray()
    .sort((a, b) => Number(isBegun(b)) - Number(isBegun(a)) || byAge(a, b))
    .map(({ shipmentId }) => shipmentId);
}

const isBegun = ({ scanned }: Shipment): boolean =>
  Object.values(scanned).some((pieces) => pieces > 0);

const waitingFirst = (a: Shipment, b: Shipment): number =>
  Number(b.state === 'created') - Number(a.state === 'created') || byAge(a, b);

const byAge = (a: Shipment, b: Shipment): number =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0;
