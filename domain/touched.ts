import type { EventOutline } from './event-outline.ts';
import type { State } from './state.ts';

/** Ids of the facts that are new, different or gone after an event, by kind. */
export type Touched = {
  readonly orders: readonly string[];
  /** Also those that are the same but now stand differently to others, as one whose customer was just told. */
  readonly shipments: readonly string[];
  readonly notices: readonly string[];
  readonly jobs: readonly string[];
};

const nothing: Touched = { orders: [], shipments: [], notices: [], jobs: [] };

/** What an event touched; `state` is the one after it. */
export function touchedBy(state: State, event: EventOutline): Touched {
  switch (event.type) {
    case 'orders-imported':
      return {
        ...nothing,
        orders: [event.added, event.updated, event.edited].flatMap((orders) =>
          orders.map(({ orderId }) => orderId),
        ),
      };
    case 'order-held':
    case 'order-released':
    case 'order-address-corrected':
      return { ...nothing, orders: [event.order.orderId] };
    case 'shipment-created':
      return { ...nothing, shipments: [event.shipment.shipmentId] };
    case 'shipment-voided':
    case 'waybill-assigned':
    case 'item-scanned':
    case 'item-unscanned':
    case 'parcel-packed':
    case 'label-affixed':
    case 'parcel-bagged':
    case 'parcel-unbagged':
      return { ...nothing, shipments: [event.shipmentId] };
    case 'label-print-requested':
      return { ...nothing, shipments: [event.job.shipmentId], jobs: [event.job.jobId] };
    case 'label-print-claimed':
    case 'label-print-released':
    case 'label-print-started':
      return { ...nothing, jobs: [event.jobId] };
    case 'label-print-settled': {
      const job = state.printJobs.get(event.jobId);
      return {
        ...nothing,
        shipments: job === undefined ? [] : [job.shipmentId],
        jobs: [event.jobId],
      };
    }
    case 'handed-over': {
      const handover = state.handovers.get(event.handoverId);
      return {
        ...nothing,
        shipments: handover?.bags.flatMap(({ shipmentIds }) => shipmentIds) ?? [],
      };
    }
    case 'notice-filled':
    case 'notice-withdrawn':
      return {
        ...nothing,
        shipments: [event.notice.shipmentId],
        notices: [event.notice.noticeId],
      };
    case 'notice-sent':
      return { ...nothing, notices: [event.noticeId] };
    case 'catalogue-imported':
    case 'plans-imported':
    case 'waybills-imported':
    case 'scan-refused':
    case 'settings-changed':
    case 'print-batch-opened':
    case 'print-batch-closed':
    case 'handover-opened':
    case 'bag-closed':
    case 'freight-billed':
    case 'freight-paid':
      return nothing;
    // Whole groups of facts go and come; nobody follows these one by one.
    case 'orders-archived':
    case 'orders-recalled':
      return nothing;
    default:
      return event satisfies never;
  }
}
