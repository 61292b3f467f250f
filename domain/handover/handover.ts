import type { Source } from '../plans/plan.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import type { Shipment } from '../shipments/shipment.ts';

/** A mailbag; parcels in the order in which they were scanned. */
export type Bag = {
  readonly bagId: string;
  readonly shipmentIds: readonly string[];
  readonly closed: boolean;
  /** What those of its parcels came to that lie in the archive by now; absent while none does. */
  readonly archived?: BagTotals;
};

/** Bags given to one carrier at one time. Times are UTC. */
export type Handover = {
  readonly handoverId: string;
  readonly carrier: string;
  readonly state: 'open' | 'closed';
  readonly openedAt: string;
  readonly closedAt: string | null;
  /** Who collected it; empty until it is closed. */
  readonly driver: string;
  /** The path of the driver's signature, see `readSignature`; null where the typed name counts. */
  readonly signature: string | null;
  readonly bags: readonly Bag[];
};

/** Why a parcel must not ship; null where nothing holds it. */
export type HeldFor = { readonly reason: string } | null;

/** How many parcels one bag and one handover take. */
export const handoverLimits = {
  parcelsPerBag: {
    count: 200,
    source: {
      text: 'Platform pickup service: at most 200 parcels in a draft of a handover order, applied to a bag',
      date: '',
      confirmed: false,
    },
  },
  parcelsPerHandover: {
    count: 1000,
    source: {
      text: 'Platform pickup service: at most 1000 parcels in a handover order',
      date: '',
      confirmed: true,
    },
  },
} as const satisfies Record<string, { readonly count: number; readonly source: Source }>;

export type BagScan = {
  readonly shipment: Shipment;
  /** The carrier of the shipment's plan. */
  readonly planCarrier: string;
  readonly held: HeldFor;
  readonly handover: Handover;
  readonly bag: Bag;
  /** The copy that the label's QR names; null when its bar code, which names none, was scanned. */
  readonly scannedCopy: number | null;
};

const nameOf = (shipment: Shipment): string => shipment.waybill ?? shipment.shipmentId;

/**
 * Whether the scanned parcel may go into the bag. What is wrong with the parcel is told before what is wrong with the
 * bag, because such a parcel has to be set aside whichever bag is open.
 * Refusals: `handover-parcel-voided`, `-parcel-held`, `-already-handed-over`, `-wrong-carrier`, `-already-bagged`,
 * `-not-packed`, `-not-labelled`, `-scan-copy`, `-copy-superseded`, `-copy-unknown`, `-closed`, `-bag-unknown`,
 * `-bag-closed`, `-bag-full`, `-full`.
 */
export function checkParcelForBag(scan: BagScan): Result<void> {
  const problem =
    parcelProblem(scan) ?? labelProblem(scan.shipment, scan.scannedCopy) ?? roomProblem(scan);
  return problem === null ? ok(undefined) : { ok: false, refusal: problem };
}

function parcelProblem({ shipment, planCarrier, held, handover }: BagScan): Refusal | null {
  const parcel = nameOf(shipment);
  const stopped = shippingProblem(shipment, held);
  if (stopped !== null) return stopped;
  if (shipment.state === 'handed-over') {
    return refusal('handover-already-handed-over', {
      parcel,
      handover: shipment.handoverId ?? '?',
    });
  }
  if (planCarrier !== handover.carrier) {
    return refusal('handover-wrong-carrier', {
      parcel,
      carrier: planCarrier,
      expected: handover.carrier,
    });
  }
  if (shipment.state === 'bagged' || shipment.bagId !== null) {
    return refusal('handover-already-bagged', {
      parcel,
      bag: shipment.bagId ?? '?',
      handover: shipment.handoverId ?? '?',
    });
  }
  if (shipment.state === 'created') return refusal('handover-not-packed', { parcel });
  if (shipment.state === 'packed' || shipment.copies === 0 || shipment.waybill === null) {
    return refusal('handover-not-labelled', { parcel });
  }
  return null;
}

/** What stops a parcel at every step: it was voided, or its order is held. */
function shippingProblem(shipment: Shipment, held: HeldFor): Refusal | null {
  const parcel = nameOf(shipment);
  if (shipment.state === 'voided') {
    return refusal('handover-parcel-voided', { parcel, reason: shipment.voidReason ?? '' });
  }
  return held === null ? null : refusal('handover-parcel-held', { parcel, reason: held.reason });
}

/** A bar code is the same on every copy, so as soon as there are two of them only the QR can tell which one this is. */
function labelProblem(shipment: Shipment, scannedCopy: number | null): Refusal | null {
  const parcel = nameOf(shipment);
  const copy = shipment.copies;
  if (scannedCopy === null) {
    return copy > 1 ? refusal('handover-scan-copy', { parcel, copy }) : null;
  }
  if (scannedCopy < copy) {
    return refusal('handover-copy-superseded', { parcel, scanned: scannedCopy, copy });
  }
  return scannedCopy > copy
    ? refusal('handover-copy-unknown', { parcel, scanned: scannedCopy, copy })
    : null;
}

function roomProblem({ handover, bag }: BagScan): Refusal | null {
  if (handover.state === 'closed') {
    return refusal('handover-closed', { handover: handover.handoverId });
  }
  if (bag.closed) return refusal('handover-bag-closed', { bag: bag.bagId });
  // A new bag exists from its first parcel on, so a bag that the handover does not list must be an empty one.
  if (bag.shipmentIds.length > 0 && !handover.bags.some(({ bagId }) => bagId === bag.bagId)) {
    return refusal('handover-bag-unknown', { handover: handover.handoverId, bag: bag.bagId });
  }
  const { parcelsPerBag, parcelsPerHandover } = handoverLimits;
  if (bag.shipmentIds.length >= parcelsPerBag.count) {
    return refusal('handover-bag-full', { bag: bag.bagId, limit: parcelsPerBag.count });
  }
  if (parcelIds(handover).length >= parcelsPerHandover.count) {
    return refusal('handover-full', {
      handover: handover.handoverId,
      limit: parcelsPerHandover.count,
    });
  }
  return null;
}

/** Ids of all parcels in the handover, bag by bag. */
export const parcelIds = (handover: Handover): readonly string[] =>
  handover.bags.flatMap(({ shipmentIds }) => shipmentIds);

/** Whether the bag may be closed. Refusals: `handover-closed`, `handover-bag-closed`, `handover-bag-empty`. */
export function checkBagForClose(handover: Handover, bag: Bag): Result<void> {
  if (handover.state === 'closed') {
    return refuse('handover-closed', { handover: handover.handoverId });
  }
  if (bag.closed) return refuse('handover-bag-closed', { bag: bag.bagId });
  if (bag.shipmentIds.length === 0) return refuse('handover-bag-empty', { bag: bag.bagId });
  return ok(undefined);
}

export type HandoverClose = {
  readonly handover: Handover;
  readonly shipments: ReadonlyMap<string, Shipment>;
  readonly heldFor: (shipment: Shipment) => HeldFor;
  readonly driver: string;
};

/**
 * Everything that stops the handover from being closed, all at once, so that every wrong parcel can be taken out in one
 * go; `shipmentId` is null for what concerns the handover itself. Empty: it may be closed. An order can be cancelled
 * after its parcel was bagged, which is why parcels are looked at again.
 * Refusals: `handover-closed`, `handover-empty`, `handover-driver-missing`, `handover-parcel-held`,
 * `handover-parcel-voided`, `handover-already-handed-over`, `handover-not-bagged`.
 */
export function closingProblems({
  handover,
  shipments,
  heldFor,
  driver,
}: HandoverClose): readonly { readonly shipmentId: string | null; readonly refusal: Refusal }[] {
  const { handoverId } = handover;
  if (handover.state === 'closed') {
    return [{ shipmentId: null, refusal: refusal('handover-closed', { handover: handoverId }) }];
  }
  const problems: { shipmentId: string | null; refusal: Refusal }[] = [];
  if (parcelIds(handover).length === 0) {
    problems.push({
      shipmentId: null,
      refusal: refusal('handover-empty', { handover: handoverId }),
    });
  }
  if (driver.trim() === '') {
    problems.push({
      shipmentId: null,
      refusal: refusal('handover-driver-missing', { handover: handoverId }),
    });
  }
  for (const bag of handover.bags) {
    for (const shipment of shipmentsOf(bag, shipments)) {
      const problem =
        shippingProblem(shipment, heldFor(shipment)) ?? placeProblem(shipment, handoverId, bag);
      if (problem !== null) problems.push({ shipmentId: shipment.shipmentId, refusal: problem });
    }
  }
  return problems;
}

function placeProblem(shipment: Shipment, handoverId: string, bag: Bag): Refusal | null {
  const parcel = nameOf(shipment);
  if (shipment.state === 'handed-over') {
    return refusal('handover-already-handed-over', {
      parcel,
      handover: shipment.handoverId ?? '?',
    });
  }
  return shipment.handoverId === handoverId && shipment.bagId === bag.bagId
    ? null
    : refusal('handover-not-bagged', { parcel, bag: bag.bagId });
}

/** The first of `closingProblems` as a result. */
export function checkHandoverForClose(close: HandoverClose): Result<void> {
  const [first] = closingProblems(close);
  return first === undefined ? ok(undefined) : { ok: false, refusal: first.refusal };
}

/** Labelled parcels that lie in no bag. */
export type OutsideBags = {
  /** Forgotten, unless they are for later. */
  readonly missing: readonly Shipment[];
  /** Of held orders: they may not leave, so nobody forgot them. */
  readonly held: readonly Shipment[];
};

/** The parcels of the handover's carrier that bear a label but lie in no bag. */
export const outsideBags = (
  handover: Pick<Handover, 'carrier'>,
  shipments: Iterable<Shipment>,
  isHeld: (shipment: Shipment) => boolean,
): OutsideBags => {
  const missing: Shipment[] = [];
  const held: Shipment[] = [];
  for (const shipment of shipments) {
    const ready = shipment.state === 'labelled' || shipment.state === 'affixed';
    if (ready && shipment.bagId === null && shipment.carrier === handover.carrier) {
      (isHeld(shipment) ? held : missing).push(shipment);
    }
  }
  return { missing, held };
};

export type BagTotals = {
  readonly count: number;
  readonly weightGrams: number;
  readonly estimatedFen: number;
};

/** A parcel's weight: from the scale where it was weighed, else what the catalogue says. */
export const parcelWeightGrams = (shipment: Shipment): number =>
  shipment.weightGrams ?? shipment.expectedWeightGrams;

type BagContents = Pick<Bag, 'shipmentIds' | 'archived'>;

/** The bag's shipments in the order of the bag, archived ones left out; throws on one that does not exist. */
export function shipmentsOf(
  bag: BagContents,
  shipments: ReadonlyMap<string, Shipment>,
): readonly Shipment[] {
  return bag.shipmentIds.flatMap((shipmentId) => {
    const shipment = shipments.get(shipmentId);
    if (shipment === undefined && bag.archived === undefined) {
      throw new Error(`A bag holds shipment ${shipmentId}, which does not exist.`);
    }
    return shipment ?? [];
  });
}

/** Parcels, grams and estimated freight in a bag, archived parcels included. */
export const bagTotals = (bag: BagContents, shipments: ReadonlyMap<string, Shipment>): BagTotals =>
  addTotals(bag.archived ?? noTotals, parcelTotals(shipmentsOf(bag, shipments)));

/** Parcels, grams and estimated freight in all bags of a handover, archived parcels included. */
export const handoverTotals = (
  handover: Handover,
  shipments: ReadonlyMap<string, Shipment>,
): BagTotals =>
  handover.bags.reduce((sum, bag) => addTotals(sum, bagTotals(bag, shipments)), noTotals);

const noTotals: BagTotals = { count: 0, weightGrams: 0, estimatedFen: 0 };

const addTotals = (one: BagTotals, other: BagTotals): BagTotals => ({
  count: one.count + other.count,
  weightGrams: one.weightGrams + other.weightGrams,
  estimatedFen: one.estimatedFen + other.estimatedFen,
});

const parcelTotals = (shipments: readonly Shipment[]): BagTotals => ({
  count: shipments.length,
  weightGrams: shipments.reduce((sum, shipment) => sum + parcelWeightGrams(shipment), 0),
  estimatedFen: shipments.reduce((sum, { estimatedFen }) => sum + estimatedFen, 0),
});

/** The handover as if none of its parcels were archived. */
export const withoutArchivedTotals = (handover: Handover): Handover => ({
  ...handover,
  bags: handover.bags.map(({ bagId, shipmentIds, closed }) => ({ bagId, shipmentIds, closed })),
});

/** The bag after some of its parcels went into the archive (`into`) or came back out of it. */
export function withArchivedParcels(
  bag: Bag,
  parcels: readonly Shipment[],
  direction: 'into' | 'out-of',
): Bag {
  const { count, weightGrams, estimatedFen } = parcelTotals(parcels);
  const sign = direction === 'into' ? 1 : -1;
  const { archived, ...rest } = bag;
  const sum = addTotals(archived ?? noTotals, {
    count: sign * count,
    weightGrams: sign * weightGrams,
    estimatedFen: sign * estimatedFen,
  });
  return sum.count === 0 ? rest : { ...rest, archived: sum };
}
