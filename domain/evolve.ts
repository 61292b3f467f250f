import { archiveOrders, recallOrders } from './archive/evolve-archive.ts';
import type { Product } from './catalogue/product.ts';
import type { Event, EventMeta } from './event.ts';
import { changeShipment, countId, known } from './evolve-parts.ts';
import {
  bagParcel,
  closeBag,
  handOver,
  openHandover,
  unbagParcel,
} from './handover/evolve-handover.ts';
import { withId, withIdUnder, withoutId } from './id-index.ts';
import type { Notice } from './notices/notice.ts';
import { entryOf } from './orders/order-entry.ts';
import type { Order } from './orders/order.ts';
import { changeJob, requestLabel, settleLabel } from './printing/evolve-label.ts';
import type { Shipment } from './shipments/shipment.ts';
import type { State } from './state.ts';
import { takeWaybill } from './waybills/pool.ts';

/**
 * The state after an event. Pure and total: an event that was accepted once can always be replayed. What an event
 * refers to exists, because `decide` looked; a missing reference is a bug and throws.
 */
export function evolve(state: State, event: Event, meta: EventMeta): State {
  switch (event.type) {
    case 'orders-imported':
      return putOrders(state, [...event.added, ...event.updated, ...event.edited]);
    case 'order-held':
    case 'order-released':
    case 'order-address-corrected':
      return putOrders(state, [event.order]);
    case 'catalogue-imported':
      return putProducts(state, event.products);
    case 'plans-imported':
      return {
        ...state,
        plans: state.plans.withMutations((plans) => {
          for (const plan of event.plans) plans.set(plan.code, plan);
        }),
      };
    case 'shipment-created':
      return createShipment(state, event.shipment);
    case 'shipment-voided':
      return changeShipment(state, event.shipmentId, {
        state: 'voided',
        voidReason: event.reason,
      });
    case 'waybills-imported':
      return {
        ...state,
        waybillPools: state.waybillPools.withMutations((pools) => {
          for (const pool of event.pools) pools.set(pool.plan, pool);
        }),
      };
    case 'waybill-assigned':
      return {
        ...changeShipment(state, event.shipmentId, {
          waybill: event.waybill,
          ...(event.sortingCode === undefined ? {} : { sortingCode: event.sortingCode }),
        }),
        waybills: state.waybills.set(event.waybill, event.shipmentId),
        waybillPools: withoutNumber(state, event.plan, event.waybill),
      };
    case 'item-scanned': {
      const { scanned } = known(state.shipments.get(event.shipmentId), event.shipmentId);
      return changeShipment(state, event.shipmentId, {
        scanned: { ...scanned, [event.lineKey]: (scanned[event.lineKey] ?? 0) + 1 },
      });
    }
    case 'item-unscanned': {
      const { scanned } = known(state.shipments.get(event.shipmentId), event.shipmentId);
      return changeShipment(state, event.shipmentId, {
        scanned: { ...scanned, [event.lineKey]: (scanned[event.lineKey] ?? 0) - 1 },
      });
    }
    case 'scan-refused':
    case 'settings-changed':
      return state;
    case 'parcel-packed':
      return changeShipment(state, event.shipmentId, {
        state: 'packed',
        weightGrams: event.weightGrams,
        estimatedFen: event.estimatedFen,
      });
    case 'label-print-requested':
      return requestLabel(state, event.job);
    case 'label-print-claimed':
      return changeJob(state, event.jobId, { state: 'claimed', claimedBy: event.by });
    case 'label-print-released':
      return changeJob(state, event.jobId, { state: 'queued', claimedBy: null });
    case 'label-print-started':
      return changeJob(state, event.jobId, { state: 'sending' });
    case 'label-print-settled':
      return settleLabel(state, event);
    case 'print-batch-opened':
      return {
        ...countId(state, event.batch.batchId),
        printBatches: state.printBatches.set(event.batch.batchId, event.batch),
      };
    case 'print-batch-closed':
      return { ...state, printBatches: state.printBatches.delete(event.batchId) };
    case 'label-affixed':
      return changeShipment(state, event.shipmentId, {
        state: 'affixed',
        affixedCopy: event.copy,
      });
    case 'handover-opened':
      return openHandover(state, event, meta);
    case 'parcel-bagged':
      return bagParcel(state, event);
    case 'parcel-unbagged':
      return unbagParcel(state, event);
    case 'bag-closed':
      return closeBag(state, event);
    case 'handed-over':
      return handOver(state, event, meta);
    case 'notice-filled':
      return {
        ...countId(state, event.notice.noticeId),
        notices: state.notices.set(event.notice.noticeId, event.notice),
        noticesByOrder: withId(state.noticesByOrder, event.notice.orderId, event.notice.noticeId),
      };
    case 'notice-withdrawn':
      return withdrawNotice(state, event.notice);
    case 'notice-sent':
      return {
        ...state,
        notices: state.notices.set(event.noticeId, {
          ...known(state.notices.get(event.noticeId), event.noticeId),
          state: 'sent',
          sentAt: meta.at,
          via: event.via,
        }),
      };
    case 'freight-billed':
      return {
        ...countId(state, event.billId),
        bills: state.bills.set(event.billId, {
          billId: event.billId,
          fileName: event.source.fileName,
          importedAt: meta.at,
          lines: [...(state.bills.get(event.billId)?.lines ?? []), ...event.lines],
        }),
      };
    case 'freight-paid':
      return {
        ...countId(state, event.payment.paymentId),
        payments: state.payments.set(event.payment.paymentId, event.payment),
      };
    case 'orders-archived':
      return archiveOrders(state, event);
    case 'orders-recalled':
      return recallOrders(state, event.groups);
    default:
      return event satisfies never;
  }
}

function putOrders(state: State, orders: readonly Order[]): State {
  return {
    ...state,
    orders: state.orders.withMutations((map) => {
      for (const order of orders) map.set(order.orderId, entryOf(order));
    }),
  };
}

/** A barcode names one product: the one that claims it last has it, and any other loses it. */
function putProducts(state: State, imported: readonly Product[]): State {
  const index = state.skuByBarcode.asMutable();
  const products = state.products.asMutable();
  for (const { sku } of imported) {
    for (const barcode of products.get(sku)?.barcodes ?? []) index.delete(barcode);
  }
  for (const product of imported) {
    for (const barcode of product.barcodes) {
      const owner = products.get(index.get(barcode) ?? product.sku);
      if (owner !== undefined && owner.sku !== product.sku) {
        const barcodes = owner.barcodes.filter((one) => one !== barcode);
        products.set(owner.sku, { ...owner, barcodes });
      }
      index.set(barcode, product.sku);
    }
    products.set(product.sku, product);
  }
  return { ...state, products: products.asImmutable(), skuByBarcode: index.asImmutable() };
}

function createShipment(state: State, shipment: Shipment): State {
  return {
    ...countId(state, shipment.shipmentId),
    shipments: state.shipments.set(shipment.shipmentId, shipment),
    shipmentsByOrder: withIdUnder(state.shipmentsByOrder, shipment.orderIds, shipment.shipmentId),
  };
}

/** Takes a number out of its plan's pool, where it lies in it. */
function withoutNumber(state: State, plan: string, waybill: string): State['waybillPools'] {
  const pool = state.waybillPools.get(plan);
  return pool === undefined
    ? state.waybillPools
    : state.waybillPools.set(plan, takeWaybill(pool, waybill));
}

/** Its id stays counted: a number that somebody may have written down never means another notice. */
function withdrawNotice(state: State, { noticeId, orderId }: Notice): State {
  return {
    ...state,
    notices: state.notices.delete(noticeId),
    noticesByOrder: withoutId(state.noticesByOrder, orderId, noticeId),
  };
}
