import { heldReason, parcelHeldReason } from '../orders/holds.ts';
import { checkWeight, lineForScan, lineKey, remainingItems } from '../packing/packing.ts';
import type { WeightTolerance } from '../packing/packing.ts';
import type { PlanIndex } from '../plans/quote.ts';
import { quotePlan } from '../plans/quote.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { Shipment } from '../shipments/shipment.ts';
import { findOrder, findShipment } from '../state.ts';
import type { State } from '../state.ts';
import { parcelOfShipment } from './parcel.ts';
import { decided } from './decision.ts';
import type { DecideContext, Decision } from './decision.ts';

/** What a packer sees after a scan. */
export type PackProgress = {
  readonly shipment: Shipment;
  readonly remaining: readonly { readonly sku: string; readonly quantity: number }[];
};

/**
 * The first order of a shipment that must not ship, and why; null when all may. An order that is over, or not paid,
 * stops the parcels that are still here.
 */
export function heldOrderOf(
  state: State,
  shipment: Shipment,
): { readonly orderId: string; readonly reason: string } | null {
  const reasonOf = shipment.state === 'handed-over' ? heldReason : parcelHeldReason;
  for (const orderId of shipment.orderIds) {
    const order = findOrder(state, orderId);
    const held = order === undefined ? null : reasonOf(order);
    if (held !== null) return { orderId, reason: held.reason };
  }
  return null;
}

/**
 * The shipment, when nothing forbids working on it: known, not voided, none of its orders held.
 * Refused: `shipment-unknown`, `shipment-voided`, `shipment-held`.
 */
export function workableShipment(state: State, idOrWaybill: string): Result<Shipment> {
  const shipment = findShipment(state, idOrWaybill.trim());
  if (shipment === undefined) return refuse('shipment-unknown', { id: idOrWaybill });
  if (shipment.state === 'voided') {
    return refuse('shipment-voided', { shipmentId: shipment.shipmentId });
  }
  const held = heldOrderOf(state, shipment);
  return held === null ? ok(shipment) : refuse('shipment-held', held);
}

/**
 * One scan of an item into the box. Scanning again what was scanned is one more piece.
 * Refused: `already-packed`, what `lineForScan` refuses, and what forbids work on the parcel.
 */
export function decideScan(state: State, shipmentId: string, code: string): Decision<PackProgress> {
  const workable = workableShipment(state, shipmentId);
  if (!workable.ok) return workable;
  const shipment = workable.value;
  if (shipment.state !== 'created') {
    return refuse('already-packed', { shipmentId: shipment.shipmentId });
  }
  const line = lineForScan(shipment, code, skuOfScan(state, code));
  if (!line.ok) return line;
  const key = lineKey(line.value);
  const after: Shipment = {
    ...shipment,
    scanned: { ...shipment.scanned, [key]: (shipment.scanned[key] ?? 0) + 1 },
  };
  return decided(
    [{ type: 'item-scanned', shipmentId: shipment.shipmentId, lineKey: key, code: code.trim() }],
    { shipment: after, remaining: remainingItems(after) },
  );
}

/**
 * Closes the box: everything scanned, the weight believable and within what the plan takes.
 * Refused: `already-packed`, `items-missing`, what `checkWeight` refuses, what the plan refuses the weight with, and
 * what forbids work on the parcel.
 */
export function decidePacked(
  state: State,
  plans: PlanIndex,
  command: {
    readonly shipmentId: string;
    readonly weightGrams: number | null;
    readonly weightReason: string | null;
    readonly tolerance: WeightTolerance;
  },
  context: DecideContext,
): Decision<PackProgress> {
  const workable = workableShipment(state, command.shipmentId);
  if (!workable.ok) return workable;
  const shipment = workable.value;
  if (shipment.state !== 'created') {
    return refuse('already-packed', { shipmentId: shipment.shipmentId });
  }
  const remaining = remainingItems(shipment);
  if (remaining.length > 0) {
    return refuse('items-missing', {
      count: remaining.reduce((sum, item) => sum + item.quantity, 0),
      skus: remaining.map((item) => `${item.sku} x ${item.quantity}`).join(', '),
    });
  }
  const { weightGrams, tolerance } = command;
  const { expectedWeightGrams } = shipment;
  const believed = checkWeight(weightGrams, expectedWeightGrams, tolerance, null);
  const reason = believed.ok ? null : command.weightReason;
  const weight = checkWeight(weightGrams, expectedWeightGrams, tolerance, reason);
  if (!weight.ok) return weight;
  const offer = quotePlan(
    plans,
    shipment.plan,
    parcelOfShipment(state, shipment, weight.value),
    context.today,
  );
  if (offer.refused !== null) return { ok: false, refusal: offer.refused };
  return decided(
    [
      {
        type: 'parcel-packed',
        shipmentId: shipment.shipmentId,
        weightGrams: weight.value,
        expectedWeightGrams: shipment.expectedWeightGrams,
        estimatedFen: offer.feeFen ?? shipment.estimatedFen,
        weightReason: reason?.trim() ?? null,
      },
    ],
    {
      shipment: {
        ...shipment,
        state: 'packed',
        weightGrams: weight.value,
        estimatedFen: offer.feeFen ?? shipment.estimatedFen,
      },
      remaining: [],
    },
  );
}

/** What a scan means in the catalogue: a barcode's SKU, or the SKU itself in whatever case it was scanned. */
export function skuOfScan(state: State, code: string): string | undefined {
  const text = code.trim();
  const byBarcode = state.skuByBarcode.get(text);
  if (byBarcode !== undefined) return byBarcode;
  if (state.products.has(text)) return text;
  const wanted = text.toLowerCase();
  return state.products.findKey((_, sku) => sku.toLowerCase() === wanted);
}

/**
 * Takes the piece that was scanned last out of the box again; `lineKey` is its line, null when there is none.
 * Refused: `already-packed`, `nothing-to-undo`, and what forbids work on the parcel.
 */
export function decideUnscan(
  state: State,
  shipmentId: string,
  lineKeyOfLast: string | null,
): Decision<PackProgress> {
  const workable = workableShipment(state, shipmentId);
  if (!workable.ok) return workable;
  const shipment = workable.value;
  if (shipment.state !== 'created') {
    return refuse('already-packed', { shipmentId: shipment.shipmentId });
  }
  const pieces = lineKeyOfLast === null ? 0 : (shipment.scanned[lineKeyOfLast] ?? 0);
  if (lineKeyOfLast === null || pieces < 1) {
    return refuse('nothing-to-undo', { shipmentId: shipment.shipmentId });
  }
  const after: Shipment = {
    ...shipment,
    scanned: { ...shipment.scanned, [lineKeyOfLast]: pieces - 1 },
  };
  return decided(
    [{ type: 'item-unscanned', shipmentId: shipment.shipmentId, lineKey: lineKeyOfLast }],
    { shipment: after, remaining: remainingItems(after) },
  );
}
