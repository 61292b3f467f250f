import type { ArchivedHandover } from '../archive/archive.ts';
import type { Shipment } from '../shipments/shipment.ts';
import { handoverTotals, type Handover } from './handover.ts';

/** A closed handover in one line; `shipments` are those of its parcels that are at hand, by id. */
export function handoverLine(
  handover: Handover,
  shipments: ReadonlyMap<string, Shipment>,
): ArchivedHandover {
  const { handoverId, carrier, openedAt, closedAt, driver, signature, bags } = handover;
  const totals = handoverTotals(handover, shipments);
  return {
    handoverId,
    carrier,
    openedAt,
    closedAt,
    driver,
    signed: (signature ?? null) !== null,
    bags: bags.filter(({ shipmentIds }) => shipmentIds.length > 0).length,
    parcels: totals.count,
    weightGrams: totals.weightGrams,
  };
}
