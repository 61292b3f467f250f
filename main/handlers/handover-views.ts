import { outsideBagsIn, parcelsToTakeOut, shipmentsInside } from '../../domain/decide/handover.ts';
import { heldOrderOf } from '../../domain/decide/packing.ts';
import { jobsOf } from '../../domain/decide/printing.ts';
import { handoverLine } from '../../domain/handover/handover-line.ts';
import { bagTotals, handoverTotals, parcelWeightGrams } from '../../domain/handover/handover.ts';
import type { Handover } from '../../domain/handover/handover.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import type { State } from '../../domain/state.ts';
import type {
  BaggedParcel,
  HandoverDetail,
  HandoverSummary,
  HandoverView,
  MissingParcel,
} from '../../preload/views.ts';

const nameOf = ({ waybill, shipmentId }: Shipment): string => waybill ?? shipmentId;

/** A handover as its list shows it. */
export function handoverView(state: State, handover: Handover): HandoverView {
  const shipments = shipmentsInside(state, handover);
  const totals = handoverTotals(handover, shipments);
  const numberOf = (shipmentId: string): string =>
    state.shipments.get(shipmentId)?.waybill ?? shipmentId;
  const outside =
    handover.state === 'closed' ? { missing: [], held: [] } : outsideBagsIn(state, handover);
  return {
    handoverId: handover.handoverId,
    carrier: handover.carrier,
    state: handover.state,
    openedAt: handover.openedAt,
    closedAt: handover.closedAt,
    driver: handover.driver,
    parcels: totals.count,
    weightGrams: totals.weightGrams,
    bags: handover.bags.map((bag) => ({
      bagId: bag.bagId,
      closed: bag.closed,
      weightGrams: bagTotals(bag, shipments).weightGrams,
      waybills: bag.shipmentIds.map(numberOf),
    })),
    missing: outside.missing.map(nameOf),
    held: outside.held.map(nameOf),
  };
}

/** A handover with what closing it has to look at. */
export function handoverDetail(state: State, handover: Handover): HandoverDetail {
  return {
    ...handoverView(state, handover),
    signature: handover.signature ?? null,
    unlabelled:
      handover.state === 'closed'
        ? 0
        : state.shipments
            .valueSeq()
            .count(
              (shipment) => shipment.state === 'packed' && shipment.carrier === handover.carrier,
            ),
    takeOut: parcelsToTakeOut(state, handover).map(({ shipmentId, refusal }) => {
      const shipment = state.shipments.get(shipmentId);
      return {
        shipmentId,
        waybill: shipment?.waybill ?? shipmentId,
        bagId: shipment?.bagId ?? '',
        refusal,
      };
    }),
  };
}

/** A closed handover in one line. */
export function handoverSummary(state: State, handover: Handover): HandoverSummary {
  return handoverLine(handover, shipmentsInside(state, handover));
}

/** The parcels of a handover, or of one of its bags, the last one scanned first. */
export function baggedParcels(
  state: State,
  handover: Handover,
  bagId: string,
): readonly (() => BaggedParcel)[] {
  const parcels = handover.bags
    .filter((bag) => bagId === '' || bag.bagId === bagId)
    .flatMap((bag) =>
      bag.shipmentIds.map((shipmentId, index) => () => {
        const shipment = state.shipments.get(shipmentId);
        if (shipment === undefined) throw new Error(`A bag holds the unknown ${shipmentId}.`);
        return baggedParcel(shipment, bag.bagId, index + 1);
      }),
    );
  return parcels.toReversed();
}

/** A parcel where it lies in its bag. */
export const baggedParcel = (shipment: Shipment, bagId: string, place: number): BaggedParcel => ({
  shipmentId: shipment.shipmentId,
  waybill: nameOf(shipment),
  bagId,
  place,
  country: shipment.receiver.country,
  weightGrams: parcelWeightGrams(shipment),
});

/**
 * What waits for the handover's carrier in no bag: labelled parcels, packed ones that lack a label, and then those that
 * are held and stay.
 */
export function missingParcels(state: State, handover: Handover): readonly Shipment[] {
  if (handover.state === 'closed') return [];
  const unlabelled = state.shipments
    .valueSeq()
    .filter((shipment) => shipment.state === 'packed' && shipment.carrier === handover.carrier);
  const { missing, held } = outsideBagsIn(state, handover);
  return [...missing, ...unlabelled, ...held];
}

/** A parcel that waits, and since when. */
export function missingParcel(state: State, shipment: Shipment): MissingParcel {
  const label = jobsOf(state, shipment.shipmentId).find(({ copy }) => copy === shipment.copies);
  return {
    shipmentId: shipment.shipmentId,
    waybill: shipment.waybill,
    orderIds: shipment.orderIds,
    country: shipment.receiver.country,
    state: shipment.state,
    since: label?.requestedAt ?? shipment.createdAt,
    held: heldOrderOf(state, shipment)?.reason ?? null,
  };
}
