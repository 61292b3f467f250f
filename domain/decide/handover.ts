import type { Event } from '../event.ts';
import {
  checkBagForClose,
  checkHandoverForClose,
  checkParcelForBag,
  closingProblems,
  handoverLimits,
  outsideBags,
  parcelIds,
} from '../handover/handover.ts';
import type { Bag, Handover, OutsideBags } from '../handover/handover.ts';
import { readSignature } from '../handover/signature.ts';
import { parseScan } from '../label/scan-code.ts';
import type { Refusal, Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { Shipment } from '../shipments/shipment.ts';
import { findShipment, nextId } from '../state.ts';
import type { State } from '../state.ts';
import { checkScannedWaybill } from '../waybills/check.ts';
import { decided } from './decision.ts';
import type { DecideContext, Decision } from './decision.ts';
import { heldOrderOf } from './packing.ts';
import { openJob, refuseOpenJob } from './printing.ts';

/** The shipments in a handover, by id. */
export const shipmentsInside = (state: State, handover: Handover): ReadonlyMap<string, Shipment> =>
  new Map(
    parcelIds(handover).flatMap((shipmentId) => {
      const shipment = state.shipments.get(shipmentId);
      return shipment === undefined ? [] : [[shipmentId, shipment] as const];
    }),
  );

/** The labelled parcels of its carrier that lie in no bag: those that are missing, and those that are held. */
export const outsideBagsIn = (state: State, handover: Handover): OutsideBags =>
  outsideBags(
    handover,
    state.shipments.values(),
    (shipment) => heldOrderOf(state, shipment) !== null,
  );

function knownHandover(state: State, handoverId: string): Result<Handover> {
  const handover = state.handovers.get(handoverId);
  return handover === undefined
    ? refuse('handover-unknown', { handover: handoverId })
    : ok(handover);
}

/**
 * The carriers that can be handed parcels: those of the plans, and those that parcels still wait for. A plan may have
 * been given another carrier, or its name, since a parcel was made for it.
 */
export const carriersOf = (state: State): ReadonlySet<string> =>
  new Set([
    ...state.plans.valueSeq().map(({ carrier }) => carrier),
    ...state.shipments
      .valueSeq()
      .filter((shipment) => shipment.state !== 'handed-over' && shipment.state !== 'voided')
      .map(({ carrier }) => carrier),
  ]);

/** Opens a handover for a carrier; one that is open already is taken up again, so that parcels never split by mistake. */
export function decideOpenHandover(
  state: State,
  carrier: string,
  context: DecideContext,
): Decision<string> {
  const wanted = carrier.trim().toLowerCase();
  const carriers = [...carriersOf(state)];
  const known = carriers.find((name) => name.toLowerCase() === wanted);
  if (known === undefined) {
    const names = carriers.toSorted().join(', ');
    return refuse('handover-carrier-unknown', { carrier, known: names });
  }
  const open = state.handovers.find(
    (handover) => handover.carrier === known && handover.state === 'open',
  );
  if (open !== undefined) return decided([], open.handoverId);
  const handoverId = nextId(state, 'handover', context.station);
  return decided([{ type: 'handover-opened', handoverId, carrier: known }], handoverId);
}

/**
 * A parcel's label is scanned at the bag. Without `bagId` the last open bag takes it, and a new one when that is full.
 */
export function decideBagScan(
  state: State,
  command: { readonly handoverId: string; readonly scan: string; readonly bagId: string | null },
  context: DecideContext,
): Decision<Shipment> {
  const known = knownHandover(state, command.handoverId);
  if (!known.ok) return known;
  const handover = known.value;
  const scan = parseScan(command.scan);
  const shipment = findShipment(state, scan.waybill);
  if (shipment === undefined) {
    // A misread of a good label explains itself by its check digit; say that rather than "unknown".
    const readable = checkScannedWaybill(scan.waybill);
    return readable.ok ? refuse('shipment-unknown', { id: scan.waybill }) : readable;
  }
  const held = heldOrderOf(state, shipment);
  if (held === null && (shipment.state === 'labelled' || shipment.state === 'affixed')) {
    // A copy whose fate is open decides which label counts; that has to be known before any is believed.
    const open = openJob(state, shipment.shipmentId);
    if (open !== null) return refuseOpenJob(open);
  }
  const chosen = bagFor(state, handover, command.bagId, context);
  if (!chosen.ok) return chosen;
  const bag = chosen.value;
  const checked = checkParcelForBag({
    shipment,
    planCarrier: shipment.carrier,
    held,
    handover,
    bag,
    scannedCopy: scan.copy,
  });
  if (!checked.ok) return checked;
  const { handoverId } = handover;
  const { bagId } = bag;
  return decided([{ type: 'parcel-bagged', handoverId, bagId, shipmentId: shipment.shipmentId }], {
    ...shipment,
    state: 'bagged',
    handoverId,
    bagId,
  });
}

/** The bag to use: the one named, a `new` one, or the last unless it is closed or full. */
function bagFor(
  state: State,
  handover: Handover,
  wanted: string | null,
  context: DecideContext,
): Result<Bag> {
  const last = handover.bags.at(-1);
  const hasRoom =
    last !== undefined &&
    !last.closed &&
    last.shipmentIds.length < handoverLimits.parcelsPerBag.count;
  if (wanted === null && hasRoom) return ok(last);
  if (wanted === null || wanted === 'new') {
    const bagId = nextId(state, 'bag', context.station);
    return ok({ bagId, shipmentIds: [], closed: false });
  }
  const named = handover.bags.find(({ bagId }) => bagId === wanted);
  return named === undefined
    ? refuse('handover-bag-unknown', { handover: handover.handoverId, bag: wanted })
    : ok(named);
}

/** Takes a parcel out of its bag again. */
export function decideUnbag(
  state: State,
  command: { readonly handoverId: string; readonly scan: string },
): Decision<Shipment> {
  const known = knownHandover(state, command.handoverId);
  if (!known.ok) return known;
  const handover = known.value;
  if (handover.state === 'closed')
    return refuse('handover-closed', { handover: handover.handoverId });
  const scan = parseScan(command.scan);
  const shipment = findShipment(state, scan.waybill);
  if (shipment === undefined) return refuse('shipment-unknown', { id: scan.waybill });
  if (shipment.handoverId !== handover.handoverId || shipment.bagId === null) {
    return refuse('handover-parcel-not-inside', {
      parcel: scan.waybill,
      handover: handover.handoverId,
    });
  }
  const { shipmentId, bagId } = shipment;
  return decided(
    [{ type: 'parcel-unbagged', handoverId: handover.handoverId, bagId, shipmentId }],
    {
      ...shipment,
      state: shipment.affixedCopy === null ? 'labelled' : 'affixed',
      bagId: null,
      handoverId: null,
    },
  );
}

/** Closes one bag: nothing goes in any more. */
export function decideCloseBag(
  state: State,
  command: { readonly handoverId: string; readonly bagId: string },
): Decision<string> {
  const known = knownHandover(state, command.handoverId);
  if (!known.ok) return known;
  const bag = known.value.bags.find(({ bagId }) => bagId === command.bagId);
  if (bag === undefined) {
    return refuse('handover-bag-unknown', { handover: command.handoverId, bag: command.bagId });
  }
  const checked = checkBagForClose(known.value, bag);
  if (!checked.ok) return checked;
  const { handoverId, bagId } = command;
  return decided([{ type: 'bag-closed', handoverId, bagId }], bagId);
}

/**
 * Gives the bags to the carrier. Parcels that wait labelled but lie in no bag must be accepted as missing first;
 * those of held orders are meant to stay.
 * Refused: `handover-unknown`, `handover-missing` and what `readSignature` and `checkHandoverForClose` refuse.
 */
export function decideCloseHandover(
  state: State,
  command: {
    readonly handoverId: string;
    readonly driver: string;
    readonly acceptMissing: boolean;
    readonly signature?: string | null;
  },
): Decision<string> {
  const known = knownHandover(state, command.handoverId);
  if (!known.ok) return known;
  const handover = known.value;
  const signature = readSignature(command.signature);
  if (!signature.ok) return signature;
  const checked = checkHandoverForClose({
    handover,
    shipments: shipmentsInside(state, handover),
    heldFor: (shipment) => heldOrderOf(state, shipment),
    driver: command.driver,
  });
  if (!checked.ok) return checked;
  const { missing } = outsideBagsIn(state, handover);
  if (missing.length > 0 && !command.acceptMissing) {
    return refuse('handover-missing', {
      count: missing.length,
      parcels: missing
        .slice(0, 20)
        .map((shipment) => shipment.waybill ?? shipment.shipmentId)
        .join(', '),
    });
  }
  const closing: Event = {
    type: 'handed-over',
    handoverId: handover.handoverId,
    driver: command.driver.trim(),
    missing: missing.map(({ shipmentId }) => shipmentId),
    signature: signature.value,
  };
  return decided([closing], handover.handoverId);
}

/** The parcels that have to come out of an open handover before it can be closed, each with its reason. */
export function parcelsToTakeOut(
  state: State,
  handover: Handover,
): readonly { readonly shipmentId: string; readonly refusal: Refusal }[] {
  if (handover.state === 'closed') return [];
  const problems = closingProblems({
    handover,
    shipments: shipmentsInside(state, handover),
    heldFor: (shipment) => heldOrderOf(state, shipment),
    driver: '-',
  });
  return problems.flatMap(({ shipmentId, refusal }) =>
    shipmentId === null ? [] : [{ shipmentId, refusal }],
  );
}
