import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { Shipment, ShipmentItem } from '../shipments/shipment.ts';

/** The heaviest parcel that any plan could take; anything above is a slip of the scale or the hand. */
export const maxParcelGrams = 70_000;

/** How far a parcel may weigh from the sum of its goods: packaging weighs too, catalogues are never exact. */
export type WeightTolerance = {
  readonly belowPercent: number;
  readonly abovePercent: number;
  /** Box, bag and filler. */
  readonly packagingGrams: number;
};

export const defaultWeightTolerance: WeightTolerance = {
  belowPercent: 5,
  abovePercent: 15,
  packagingGrams: 150,
};

/** Key of an item in `Shipment.scanned`. */
export const lineKey = (item: ShipmentItem): string => `${item.orderId}/${item.lineId}`;

/** Pieces of each SKU that are not in the box yet; empty when the box is complete. */
export function remainingItems(shipment: Shipment): { sku: string; quantity: number }[] {
  const bySku = new Map<string, number>();
  for (const item of shipment.items) {
    const left = item.quantity - (shipment.scanned[lineKey(item)] ?? 0);
    if (left > 0) bySku.set(item.sku, (bySku.get(item.sku) ?? 0) + left);
  }
  return [...bySku].map(([sku, quantity]) => ({ sku, quantity }));
}

/**
 * The line of the shipment that a scanned piece belongs to.
 * `sku` is what the scan means in the catalogue; undefined when the catalogue does not know it.
 * Refused: `scan-unknown`, `scan-wrong-item`, `scan-too-many`.
 */
export function lineForScan(
  shipment: Shipment,
  code: string,
  sku: string | undefined,
): Result<ShipmentItem> {
  const scanned = code.trim();
  const wanted = sku ?? scanned;
  // Two SKUs of the catalogue may differ in nothing but the case of a letter; they are two goods.
  const items = shipment.items.filter((item) =>
    sku === undefined ? item.sku.toLowerCase() === scanned.toLowerCase() : item.sku === sku,
  );
  if (items.length === 0) {
    return sku === undefined
      ? refuse('scan-unknown', { code: scanned })
      : refuse('scan-wrong-item', { sku, shipmentId: shipment.shipmentId });
  }
  const open = items.find((item) => (shipment.scanned[lineKey(item)] ?? 0) < item.quantity);
  if (open !== undefined) return ok(open);
  return refuse('scan-too-many', {
    sku: wanted,
    quantity: items.reduce((sum, item) => sum + item.quantity, 0),
  });
}

/** The weights in grams at which a parcel is believed without question. */
export function believableWeight(
  expectedGrams: number,
  tolerance: WeightTolerance,
): { readonly minGrams: number; readonly maxGrams: number } {
  return {
    minGrams: Math.max(1, Math.floor((expectedGrams * (100 - tolerance.belowPercent)) / 100)),
    maxGrams:
      Math.ceil((expectedGrams * (100 + tolerance.abovePercent)) / 100) + tolerance.packagingGrams,
  };
}

/**
 * Whether a weight from the scale can be the parcel's. Refused: `weight-missing`, `weight-invalid`, and
 * `weight-differs` unless `reason` says why it is right all the same; a blank reason says nothing.
 */
export function checkWeight(
  weightGrams: number | null,
  expectedGrams: number,
  tolerance: WeightTolerance,
  reason: string | null,
): Result<number> {
  if (weightGrams === null) return refuse('weight-missing');
  if (!Number.isInteger(weightGrams) || weightGrams < 1 || weightGrams > maxParcelGrams) {
    return refuse('weight-invalid', { value: weightGrams, max: maxParcelGrams });
  }
  const { minGrams, maxGrams } = believableWeight(expectedGrams, tolerance);
  if ((weightGrams < minGrams || weightGrams > maxGrams) && (reason ?? '').trim() === '') {
    return refuse('weight-differs', { weightGrams, minGrams, maxGrams });
  }
  return ok(weightGrams);
}
