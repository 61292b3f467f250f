import type { Shipment } from '../shipments/shipment.ts';
import type { StoredRow } from '../stored-row.ts';
import { referenceKey } from '../freight/payment.ts';
import { idsOf } from '../id-index.ts';
import { findOrder } from '../state.ts';
import type { Bill, State } from '../state.ts';
import type { BillLine } from '../freight/bill.ts';
import type { Payment } from '../freight/freight.ts';
import type { ArchivedGroup, ArchiveKey } from './archive.ts';

/** Lines of bills by waybill and of payments by shipment, so that those of one group are found without a search. */
export type MoneyIndex = {
  readonly bills: ReadonlyMap<string, ReadonlyMap<string, readonly BillLine[]>>;
  readonly payments: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Made once for many groups of one state. */
export function moneyIndex(state: State): MoneyIndex {
  const bills = new Map<string, Map<string, BillLine[]>>();
  for (const { billId, lines } of state.bills.values()) {
    for (const line of lines) {
      const own = bills.get(line.waybill) ?? new Map<string, BillLine[]>();
      bills.set(line.waybill, own);
      own.set(billId, [...(own.get(billId) ?? []), line]);
    }
  }
  const payments = new Map<string, Set<string>>();
  for (const { paymentId, lines } of state.payments.values()) {
    for (const { shipmentId } of lines) {
      const own = payments.get(shipmentId) ?? new Set<string>();
      payments.set(shipmentId, own.add(paymentId));
    }
  }
  return { bills, payments };
}

/** Everything that the state knows of some orders and their shipments, as rows that stand for themselves. */
export function groupOf(
  state: State,
  {
    orderIds,
    shipmentIds,
  }: { readonly orderIds: readonly string[]; readonly shipmentIds: readonly string[] },
  money: MoneyIndex,
  utcOffsetMinutes: number,
): ArchivedGroup {
  const rows: StoredRow[] = [];
  const put = (table: string, key: string, value: unknown): void => {
    if (value !== undefined) rows.push({ table, key, value });
  };
  const shipments = shipmentIds.flatMap((id) => state.shipments.get(id) ?? []);
  for (const id of orderIds) put('orders', id, findOrder(state, id));
  for (const shipment of shipments) {
    put('shipments', shipment.shipmentId, shipment);
    if (shipment.waybill !== null) put('waybills', shipment.waybill, shipment.shipmentId);
    for (const jobId of idsOf(state.jobsByShipment, shipment.shipmentId)) {
      put('printJobs', jobId, state.printJobs.get(jobId));
    }
  }
  for (const id of orderIds) {
    for (const noticeId of idsOf(state.noticesByOrder, id)) {
      put('notices', noticeId, state.notices.get(noticeId));
    }
  }
  const own = new Set(shipmentIds);
  for (const handoverId of new Set(shipments.flatMap((shipment) => shipment.handoverId ?? []))) {
    const handover = state.handovers.get(handoverId);
    if (handover === undefined) continue;
    const bags = handover.bags.flatMap((bag) => {
      const inside = bag.shipmentIds.filter((id) => own.has(id));
      // A bag without parcels belongs to all: whichever of them comes back brings it along.
      return inside.length === 0 && bag.shipmentIds.length > 0
        ? []
        : [{ bagId: bag.bagId, shipmentIds: inside, closed: bag.closed }];
    });
    put('handovers', handoverId, { ...handover, bags });
  }
  for (const bill of billsOf(state, shipments, money)) put('bills', bill.billId, bill);
  for (const payment of paymentsOf(state, shipmentIds, money)) {
    put('payments', payment.paymentId, payment);
  }
  return { utcOffsetMinutes, rows };
}

function billsOf(state: State, shipments: readonly Shipment[], { bills }: MoneyIndex): Bill[] {
  const lines = new Map<string, BillLine[]>();
  for (const { waybill } of shipments) {
    for (const [billId, own] of bills.get(waybill ?? '') ?? []) {
      lines.set(billId, [...(lines.get(billId) ?? []), ...own]);
    }
  }
  // In the order of the bills: the last amount counts.
  return [...state.bills.values()].flatMap((bill) => {
    const own = lines.get(bill.billId);
    return own === undefined ? [] : [{ ...bill, lines: own }];
  });
}

function paymentsOf(
  state: State,
  shipmentIds: readonly string[],
  { payments }: MoneyIndex,
): Payment[] {
  const own = new Set(shipmentIds);
  const ids = new Set(shipmentIds.flatMap((id) => [...(payments.get(id) ?? [])]));
  return [...ids].flatMap((paymentId) => {
    const payment = state.payments.get(paymentId);
    if (payment === undefined) return [];
    return [{ ...payment, lines: payment.lines.filter(({ shipmentId }) => own.has(shipmentId)) }];
  });
}

/** What a group can be looked up by. */
export function keysOf({ rows }: ArchivedGroup): ArchiveKey[] {
  return rows.flatMap(({ table, key, value }): ArchiveKey[] => {
    switch (table) {
      case 'orders':
        return [`order:${key}`];
      case 'shipments':
        return [`shipment:${key}`];
      case 'waybills':
        return [`waybill:${key}`];
      case 'notices':
        return [`notice:${key}`];
      case 'printJobs':
        return [`job:${key}`];
      case 'payments':
        return [`reference:${referenceKey((value as Payment).reference)}`];
      default:
        return [];
    }
  });
}

/** What a group is found by when somebody types a part of it: numbers, buyer, receiver, country, SKUs and titles. */
export function searchTextOf(state: State, { rows }: ArchivedGroup): string {
  const parts = rows.flatMap(({ table, key }) => {
    if (table === 'waybills') return [key];
    if (table === 'shipments') {
      const shipment = state.shipments.get(key);
      return [key, shipment?.plan ?? '', shipment?.receiver.contactName ?? ''];
    }
    const order = table === 'orders' ? findOrder(state, key) : undefined;
    return order === undefined
      ? []
      : [
          order.orderId,
          order.buyerName,
          order.address.contactName,
          order.address.country,
          ...order.lines.flatMap(({ sku, title }) => [sku, title]),
        ];
  });
  return [...new Set(parts)].join(' ').replace(/\s+/g, ' ').toLowerCase();
}
