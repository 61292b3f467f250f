import { withArchivedParcels } from '../handover/handover.ts';
import type { Handover } from '../handover/handover.ts';
import { withId, withIdUnder } from '../id-index.ts';
import type { Notice } from '../notices/notice.ts';
import { entryOf } from '../orders/order-entry.ts';
import type { Order } from '../orders/order.ts';
import type { Payment } from '../freight/freight.ts';
import type { PrintJob } from '../printing/job.ts';
import type { Shipment } from '../shipments/shipment.ts';
import type { Bill, State } from '../state.ts';
import type { ArchivedGroup } from './archive.ts';

/** The state with archived groups in their old places, so that every rule and view sees them as it did before. */
export function layBack(state: State, groups: readonly ArchivedGroup[]): State {
  let next = state;
  for (const { rows } of groups) {
    for (const { table, key, value } of rows) next = layRow(next, table, key, value);
  }
  return next === state
    ? state
    : // A bill that was gone altogether comes back behind later ones, but the last amount must count.
      { ...next, bills: next.bills.sortBy(({ importedAt }) => importedAt) };
}

/** Rows come from a checksummed file that this program wrote: they are trusted to have the shape of their table. */
function layRow(state: State, table: string, key: string, value: unknown): State {
  switch (table) {
    case 'orders':
      return state.orders.has(key)
        ? state
        : { ...state, orders: state.orders.set(key, entryOf(value as Order)) };
    case 'shipments':
      return state.shipments.has(key) ? state : layShipment(state, value as Shipment);
    case 'waybills':
      return { ...state, waybills: state.waybills.set(key, value as string) };
    case 'printJobs': {
      const job = value as PrintJob;
      return {
        ...state,
        printJobs: state.printJobs.set(key, job),
        jobsByShipment: withId(state.jobsByShipment, job.shipmentId, key),
      };
    }
    case 'notices': {
      const notice = value as Notice;
      return {
        ...state,
        notices: state.notices.set(key, notice),
        noticesByOrder: withId(state.noticesByOrder, notice.orderId, key),
      };
    }
    case 'handovers':
      return layHandover(state, value as Handover);
    case 'bills':
      return layBill(state, value as Bill);
    case 'payments':
      return layPayment(state, value as Payment);
    default:
      throw new Error(`An archive has the unknown table "${table}".`);
  }
}

function layShipment(state: State, shipment: Shipment): State {
  return {
    ...state,
    shipments: state.shipments.set(shipment.shipmentId, shipment),
    shipmentsByOrder: withIdUnder(state.shipmentsByOrder, shipment.orderIds, shipment.shipmentId),
  };
}

/** A row of a handover holds only the bags that are empty or have parcels of its group, which were laid before it. */
function layHandover(state: State, part: Handover): State {
  const whole = state.handovers.get(part.handoverId);
  if (whole === undefined) {
    return { ...state, handovers: state.handovers.set(part.handoverId, part) };
  }
  const bags = whole.bags.map((bag) => {
    const back = part.bags.find(({ bagId }) => bagId === bag.bagId);
    if (back === undefined) return bag;
    const known = new Set(bag.shipmentIds);
    const missing = back.shipmentIds.filter((id) => !known.has(id));
    // What only other groups laid here has no sums to take from.
    if (bag.archived === undefined) {
      return { ...bag, shipmentIds: [...bag.shipmentIds, ...missing] };
    }
    const parcels = back.shipmentIds.flatMap((id) => state.shipments.get(id) ?? []);
    return withArchivedParcels(bag, parcels, 'out-of');
  });
  const others = part.bags.filter(({ bagId }) => !whole.bags.some((bag) => bag.bagId === bagId));
  return {
    ...state,
    handovers: state.handovers.set(part.handoverId, { ...whole, bags: [...bags, ...others] }),
  };
}

function layBill(state: State, part: Bill): State {
  const whole = state.bills.get(part.billId);
  const lines = [...(whole?.lines ?? []), ...part.lines];
  return { ...state, bills: state.bills.set(part.billId, { ...part, lines }) };
}

function layPayment(state: State, part: Payment): State {
  const whole = state.payments.get(part.paymentId);
  const lines = [...(whole?.lines ?? []), ...part.lines];
  return { ...state, payments: state.payments.set(part.paymentId, { ...part, lines }) };
}
