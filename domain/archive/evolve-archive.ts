import type { Event } from '../event.ts';
import { localDay } from '../freight/calendar.ts';
import {
  billedByWaybill,
  defaultTolerances,
  freightView,
  nothingPaid,
  paidByShipment,
} from '../freight/freight.ts';
import type { FreightView } from '../freight/freight.ts';
import { handoverLine } from '../handover/handover-line.ts';
import { withArchivedParcels } from '../handover/handover.ts';
import { idsOf } from '../id-index.ts';
import type { Shipment } from '../shipments/shipment.ts';
import type { State } from '../state.ts';
import type { ArchivedGroup, ArchivedHandover, ArchivedSums } from './archive.ts';
import { layBack } from './lay-back.ts';

type Archived = Extract<Event, { type: 'orders-archived' }>;

/** Takes finished orders and all that belongs to them out of the state; their sums stay. */
export function archiveOrders(state: State, event: Archived): State {
  const { volume, orderIds, utcOffsetMinutes } = event;
  const shipments = event.shipmentIds.flatMap((id) => state.shipments.get(id) ?? []);
  const present = orderIds.filter((id) => state.orders.has(id));
  const summed = addToSums(state, present.length, shipments, { utcOffsetMinutes, sign: 1 });
  const without = removeOrders(summed, present, shipments);
  const emptied = moveParcels(without, shipments);
  return {
    ...emptied,
    archives: emptied.archives.set(volume.name, volume),
    ...withoutHandovers(emptied, event.handoverIds),
  };
}

/** Puts archived orders back, as if they had never left. */
export function recallOrders(state: State, groups: readonly ArchivedGroup[]): State {
  const absent = groups.filter(
    (group) => !keysIn(group, 'orders').some((id) => state.orders.has(id)),
  );
  let next = layBack(state, absent);
  for (const utcOffsetMinutes of new Set(absent.map((group) => group.utcOffsetMinutes))) {
    const counted = absent.filter((group) => group.utcOffsetMinutes === utcOffsetMinutes);
    const orders = counted.flatMap((group) => keysIn(group, 'orders'));
    const shipments = counted
      .flatMap((group) => keysIn(group, 'shipments'))
      .flatMap((id) => next.shipments.get(id) ?? []);
    next = addToSums(next, orders.length, shipments, { utcOffsetMinutes, sign: -1 });
  }
  return next;
}

const keysIn = ({ rows }: ArchivedGroup, name: 'orders' | 'shipments'): string[] =>
  rows.flatMap(({ table, key }) => (table === name ? [key] : []));

const noSums: ArchivedSums = {
  orders: 0,
  shipments: 0,
  count: 0,
  weightGrams: 0,
  estimatedFen: 0,
  billedFen: 0,
  paidFen: 0,
  costFen: 0,
};

/** Counts shipments into the sums of their plan, country and day and of everything, or out of them. */
function addToSums(
  state: State,
  orders: number,
  shipments: readonly Shipment[],
  { utcOffsetMinutes, sign }: { readonly utcOffsetMinutes: number; readonly sign: 1 | -1 },
): State {
  const waybills = new Set(shipments.map(({ waybill }) => waybill));
  const ids = new Set(shipments.map(({ shipmentId }) => shipmentId));
  const billed = billedByWaybill(
    state.bills
      .valueSeq()
      .flatMap(({ lines }) => lines.filter(({ waybill }) => waybills.has(waybill))),
  );
  const paid = paidByShipment(
    state.payments.valueSeq().map((payment) => ({
      ...payment,
      lines: payment.lines.filter(({ shipmentId }) => ids.has(shipmentId)),
    })),
  );
  const archivedSums = state.archivedSums.withMutations((sums) => {
    const add = (key: string, change: ArchivedSums): void => {
      const before = sums.get(key) ?? noSums;
      const after = Object.fromEntries(
        Object.entries(before).map(([name, value]) => [
          name,
          value + sign * change[name as keyof ArchivedSums],
        ]),
      ) as ArchivedSums;
      sums.set(key, after);
    };
    add('total', { ...noSums, orders });
    for (const shipment of shipments) {
      const view = freightView({
        shipment,
        billed: billed.get(shipment.waybill ?? '') ?? null,
        paid: paid.get(shipment.shipmentId) ?? nothingPaid,
        // What is archived owes nothing, so no tolerance matters.
        tolerances: defaultTolerances,
        day: localDay(
          state.handovers.get(shipment.handoverId ?? '')?.closedAt ?? shipment.createdAt,
          utcOffsetMinutes,
        ),
      });
      const change = sumsOf(view);
      add('total', { ...change, shipments: 1 });
      for (const key of [
        `state:${view.state}`,
        `plan:${view.plan}`,
        `country:${view.country}`,
        `day:${view.day}`,
      ]) {
        add(key, change);
      }
    }
  });
  return { ...state, archivedSums };
}

const sumsOf = (view: FreightView): ArchivedSums => ({
  ...noSums,
  count: view.state === 'void' ? 0 : 1,
  shipments: 1,
  weightGrams: view.weightGrams,
  estimatedFen: view.estimatedFen,
  billedFen: view.billedFen ?? 0,
  paidFen: view.paidFen,
  costFen: view.costFen,
});

function removeOrders(
  state: State,
  orderIds: readonly string[],
  shipments: readonly Shipment[],
): State {
  const shipmentIds = shipments.map(({ shipmentId }) => shipmentId);
  const waybills = shipments.flatMap(({ waybill }) => waybill ?? []);
  const numbers = new Set(waybills);
  const gone = new Set(shipmentIds);
  const jobs = shipmentIds.flatMap((id) => idsOf(state.jobsByShipment, id));
  const notices = orderIds.flatMap((id) => idsOf(state.noticesByOrder, id));
  return {
    ...state,
    orders: state.orders.deleteAll(orderIds),
    shipments: state.shipments.deleteAll(shipmentIds),
    waybills: state.waybills.deleteAll(waybills),
    printJobs: state.printJobs.deleteAll(jobs),
    notices: state.notices.deleteAll(notices),
    shipmentsByOrder: state.shipmentsByOrder.deleteAll(orderIds),
    jobsByShipment: state.jobsByShipment.deleteAll(shipmentIds),
    noticesByOrder: state.noticesByOrder.deleteAll(orderIds),
    bills: state.bills.withMutations((bills) => {
      for (const bill of state.bills.values()) {
        const lines = bill.lines.filter(({ waybill }) => !numbers.has(waybill));
        if (lines.length === 0) bills.delete(bill.billId);
        else if (lines.length < bill.lines.length) bills.set(bill.billId, { ...bill, lines });
      }
    }),
    payments: state.payments.withMutations((payments) => {
      for (const payment of state.payments.values()) {
        const lines = payment.lines.filter(({ shipmentId }) => !gone.has(shipmentId));
        if (lines.length === 0) payments.delete(payment.paymentId);
        else if (lines.length < payment.lines.length) {
          payments.set(payment.paymentId, { ...payment, lines });
        }
      }
    }),
  };
}

/** Remembers in their bags what the parcels weighed that are gone. */
function moveParcels(state: State, shipments: readonly Shipment[]): State {
  const byBag = new Map<string, Shipment[]>();
  for (const shipment of shipments) {
    const { bagId } = shipment;
    if (bagId !== null) byBag.set(bagId, [...(byBag.get(bagId) ?? []), shipment]);
  }
  const handoverIds = new Set(shipments.flatMap(({ handoverId }) => handoverId ?? []));
  return {
    ...state,
    handovers: state.handovers.withMutations((handovers) => {
      for (const handoverId of handoverIds) {
        const handover = handovers.get(handoverId);
        if (handover === undefined) continue;
        const bags = handover.bags.map((bag) =>
          withArchivedParcels(bag, byBag.get(bag.bagId) ?? [], 'into'),
        );
        handovers.set(handoverId, { ...handover, bags });
      }
    }),
  };
}

function withoutHandovers(
  state: State,
  handoverIds: readonly string[],
): Pick<State, 'handovers' | 'archivedHandovers'> {
  const lines = handoverIds.flatMap((handoverId): [string, ArchivedHandover][] => {
    const handover = state.handovers.get(handoverId);
    if (handover === undefined) return [];
    // What came back from the archive once is only a part of its handover; the whole was summed up before.
    return state.archivedHandovers.has(handoverId)
      ? []
      : [[handoverId, handoverLine(handover, new Map())]];
  });
  return {
    handovers: state.handovers.deleteAll(handoverIds),
    archivedHandovers: state.archivedHandovers.withMutations((archived) => {
      for (const [handoverId, line] of lines) archived.set(handoverId, line);
    }),
  };
}
