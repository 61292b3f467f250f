import type { ArchivedGroup } from '../../domain/archive/archive.ts';
import type { Event } from '../../domain/event.ts';
import { idsOf } from '../../domain/id-index.ts';
import type { State } from '../../domain/state.ts';
import type { HistoryEntry } from '../../preload/views.ts';
import type { Services } from './services.ts';

/**
 * Everything in the journal that concerns one order or one shipment, oldest first. `state` must know it: for an archived
 * one, that is the state with it laid back in.
 */
export async function historyOf(
  services: Services,
  state: State,
  of: { readonly orderId: string } | { readonly shipmentId: string },
): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  for await (const { meta, events } of services.store.history({ containing: namesOf(state, of) })) {
    for (const event of events) {
      const concerns =
        'orderId' in of
          ? orderIdsOf(state, event).includes(of.orderId)
          : shipmentIdsOf(state, event).includes(of.shipmentId);
      if (concerns) entries.push({ ...meta, event: narrowed(event, of) });
    }
  }
  return entries;
}

/** An import names thousands of orders; the history of one shows only that one. */
function narrowed(
  event: Event,
  of: { readonly orderId: string } | { readonly shipmentId: string },
): Event {
  if (event.type === 'orders-archived') {
    return {
      ...event,
      orderIds: 'orderId' in of ? [of.orderId] : [],
      shipmentIds: 'shipmentId' in of ? [of.shipmentId] : [],
      handoverIds: [],
    };
  }
  if (event.type === 'orders-recalled') return { ...event, groups: [] };
  if (event.type !== 'orders-imported' || !('orderId' in of)) return event;
  const only = (orders: typeof event.added): typeof event.added =>
    orders.filter(({ orderId }) => orderId === of.orderId);
  return {
    ...event,
    added: only(event.added),
    updated: only(event.updated),
    edited: only(event.edited),
  };
}

const keysIn = (groups: readonly ArchivedGroup[], table: string): string[] =>
  groups.flatMap(({ rows }) => rows.flatMap((row) => (row.table === table ? [row.key] : [])));

/** Every id under which the journal may speak of an order or a shipment. */
function namesOf(
  state: State,
  of: { readonly orderId: string } | { readonly shipmentId: string },
): readonly string[] {
  const shipmentIds = 'orderId' in of ? idsOf(state.shipmentsByOrder, of.orderId) : [of.shipmentId];
  const shipments = shipmentIds.flatMap((id) => state.shipments.get(id) ?? []);
  const orderIds = 'orderId' in of ? [of.orderId] : shipments.flatMap((one) => one.orderIds);
  return [
    ...new Set([
      ...('orderId' in of ? orderIds : []),
      ...shipmentIds,
      ...shipmentIds.flatMap((id) => idsOf(state.jobsByShipment, id)),
      ...orderIds.flatMap((id) => idsOf(state.noticesByOrder, id)),
      ...shipments.flatMap(({ handoverId, waybill }) => [handoverId, waybill]),
    ]),
  ].filter((id) => id !== null);
}

function shipmentIdsOf(state: State, event: Event): readonly string[] {
  switch (event.type) {
    case 'shipment-created':
      return [event.shipment.shipmentId];
    case 'shipment-voided':
    case 'waybill-assigned':
    case 'item-scanned':
    case 'item-unscanned':
    case 'scan-refused':
    case 'parcel-packed':
    case 'label-affixed':
    case 'parcel-bagged':
    case 'parcel-unbagged':
      return [event.shipmentId];
    case 'label-print-requested':
      return [event.job.shipmentId];
    case 'label-print-started':
    case 'label-print-settled':
      return [state.printJobs.get(event.jobId)?.shipmentId ?? ''];
    case 'handed-over':
      return state.handovers.get(event.handoverId)?.bags.flatMap((bag) => bag.shipmentIds) ?? [];
    case 'notice-filled':
    case 'notice-withdrawn':
      return [event.notice.shipmentId];
    case 'notice-sent':
      return [state.notices.get(event.noticeId)?.shipmentId ?? ''];
    case 'freight-billed':
      return event.lines.map(({ waybill }) => state.waybills.get(waybill) ?? '');
    case 'freight-paid':
      return event.payment.lines.map(({ shipmentId }) => shipmentId);
    case 'orders-imported':
    case 'order-held':
    case 'order-released':
    case 'order-address-corrected':
    case 'catalogue-imported':
    case 'plans-imported':
    case 'waybills-imported':
    case 'handover-opened':
    case 'bag-closed':
    case 'settings-changed':
    case 'print-batch-opened':
    case 'print-batch-closed':
    // Which program drew a label is nothing that happened to the parcel.
    case 'label-print-claimed':
    case 'label-print-released':
      return [];
    case 'orders-archived':
      return event.shipmentIds;
    case 'orders-recalled':
      return keysIn(event.groups, 'shipments');
    default:
      return event satisfies never;
  }
}

function orderIdsOf(state: State, event: Event): readonly string[] {
  switch (event.type) {
    case 'orders-imported':
      return [...event.added, ...event.updated, ...event.edited].map(({ orderId }) => orderId);
    case 'order-held':
    case 'order-released':
    case 'order-address-corrected':
      return [event.order.orderId];
    case 'orders-archived':
      return event.orderIds;
    case 'orders-recalled':
      return keysIn(event.groups, 'orders');
    default:
      return shipmentIdsOf(state, event).flatMap(
        (shipmentId) => state.shipments.get(shipmentId)?.orderIds ?? [],
      );
  }
}
