import type { Event, EventMeta } from '../event.ts';
import { changeShipment, countId, known } from '../evolve-parts.ts';
import type { State } from '../state.ts';
import type { Handover } from './handover.ts';

type Opened = Extract<Event, { type: 'handover-opened' }>;

/** A new handover to a carrier, without bags. */
export function openHandover(
  state: State,
  { handoverId, carrier }: Opened,
  meta: EventMeta,
): State {
  return {
    ...countId(state, handoverId),
    handovers: state.handovers.set(handoverId, {
      handoverId,
      carrier,
      state: 'open',
      openedAt: meta.at,
      closedAt: null,
      driver: '',
      signature: null,
      bags: [],
    }),
  };
}

function changeHandover(
  state: State,
  handoverId: string,
  change: (handover: Handover) => Partial<Handover>,
): State {
  const handover = known(state.handovers.get(handoverId), handoverId);
  return {
    ...state,
    handovers: state.handovers.set(handoverId, { ...handover, ...change(handover) }),
  };
}

/** A parcel lies in a bag, which is there from its first parcel on. */
export function bagParcel(state: State, event: Extract<Event, { type: 'parcel-bagged' }>): State {
  const bagged = changeHandover(countId(state, event.bagId), event.handoverId, ({ bags }) => ({
    bags: bags.some(({ bagId }) => bagId === event.bagId)
      ? bags.map((bag) =>
          bag.bagId === event.bagId
            ? { ...bag, shipmentIds: [...bag.shipmentIds, event.shipmentId] }
            : bag,
        )
      : [...bags, { bagId: event.bagId, shipmentIds: [event.shipmentId], closed: false }],
  }));
  return changeShipment(bagged, event.shipmentId, {
    state: 'bagged',
    handoverId: event.handoverId,
    bagId: event.bagId,
  });
}

/** A parcel is taken out of its bag and is what it was before. */
export function unbagParcel(
  state: State,
  event: Extract<Event, { type: 'parcel-unbagged' }>,
): State {
  const emptied = changeHandover(state, event.handoverId, ({ bags }) => ({
    bags: bags.map((bag) =>
      bag.bagId === event.bagId
        ? { ...bag, shipmentIds: bag.shipmentIds.filter((id) => id !== event.shipmentId) }
        : bag,
    ),
  }));
  const shipment = known(emptied.shipments.get(event.shipmentId), event.shipmentId);
  return changeShipment(emptied, event.shipmentId, {
    state: shipment.affixedCopy === null ? 'labelled' : 'affixed',
    handoverId: null,
    bagId: null,
  });
}

/** A bag takes no more parcels. */
export function closeBag(state: State, event: Extract<Event, { type: 'bag-closed' }>): State {
  return changeHandover(state, event.handoverId, ({ bags }) => ({
    bags: bags.map((bag) => (bag.bagId === event.bagId ? { ...bag, closed: true } : bag)),
  }));
}

/** The carrier has taken the handover, and with it every parcel in its bags. */
export function handOver(
  state: State,
  event: Extract<Event, { type: 'handed-over' }>,
  meta: EventMeta,
): State {
  const closed = changeHandover(state, event.handoverId, ({ bags }) => ({
    state: 'closed',
    closedAt: meta.at,
    driver: event.driver,
    signature: event.signature ?? null,
    bags: bags.map((bag) => ({ ...bag, closed: true })),
  }));
  const handover = known(closed.handovers.get(event.handoverId), event.handoverId);
  return {
    ...closed,
    shipments: closed.shipments.withMutations((shipments) => {
      for (const shipmentId of handover.bags.flatMap((bag) => bag.shipmentIds)) {
        const shipment = known(shipments.get(shipmentId), shipmentId);
        shipments.set(shipmentId, { ...shipment, state: 'handed-over' });
      }
    }),
  };
}
