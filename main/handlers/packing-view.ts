import { jobsOf } from '../../domain/decide/printing.ts';
import { believableWeight, lineKey, remainingItems } from '../../domain/packing/packing.ts';
import type { WeightTolerance } from '../../domain/packing/packing.ts';
import type { Refusal } from '../../domain/result.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { findOrder } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import type { PackView } from '../../preload/views.ts';

/** The box on the packing table as everybody sees it, and why the last step was refused. */
export function packView(
  state: State,
  shipment: Shipment,
  tolerance: WeightTolerance,
  refused: Refusal | null,
): PackView {
  return {
    shipmentId: shipment.shipmentId,
    state: shipment.state,
    waybill: shipment.waybill,
    remaining: shipment.state === 'created' ? remainingItems(shipment) : [],
    weightGrams: shipment.weightGrams,
    refused,
    orderIds: shipment.orderIds,
    plan: shipment.plan,
    carrier: shipment.carrier,
    receiver: { name: shipment.receiver.contactName, country: shipment.receiver.country },
    items: shipment.items.map((item) => ({
      lineKey: lineKey(item),
      orderId: item.orderId,
      sku: item.sku,
      title: item.title,
      nameZh: state.products.get(item.sku)?.nameZh ?? '',
      properties:
        findOrder(state, item.orderId)?.lines.find(({ lineId }) => lineId === item.lineId)
          ?.properties ?? '',
      quantity: item.quantity,
      scanned: shipment.scanned[lineKey(item)] ?? 0,
    })),
    expectedWeightGrams: shipment.expectedWeightGrams,
    believable: believableWeight(shipment.expectedWeightGrams, tolerance),
    job: jobsOf(state, shipment.shipmentId).at(-1) ?? null,
  };
}
