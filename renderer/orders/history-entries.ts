import type { Event } from '../../domain/event.ts';

/** What a line of an order's history says: a key below `events` in the words, and what fills it. */
export type HistoryWords = {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly tone: 'go' | 'stop' | 'plain';
};

const plain = (key: string, params: HistoryWords['params'] = {}): HistoryWords => ({
  key,
  params,
  tone: 'plain',
});

/** The words for an event as the history of one order tells it. An import names only that order by then. */
export function historyWords(event: Event): HistoryWords {
  switch (event.type) {
    case 'orders-imported': {
      const file = event.source.fileName;
      if (event.edited.length > 0) return { key: 'edited', params: { file }, tone: 'stop' };
      return plain(event.added.length > 0 ? 'imported' : 'updated', { file });
    }
    case 'order-held':
      return { key: 'held', params: { reason: event.reason }, tone: 'stop' };
    case 'order-released':
      return { key: 'released', params: { reason: event.reason }, tone: 'go' };
    case 'order-address-corrected':
      return plain('addressCorrected', { reason: event.reason });
    case 'shipment-created': {
      const { shipmentId, plan } = event.shipment;
      return plain('shipmentCreated', { shipment: shipmentId, plan });
    }
    case 'shipment-voided': {
      const { shipmentId, reason } = event;
      return { key: 'shipmentVoided', params: { shipment: shipmentId, reason }, tone: 'stop' };
    }
    case 'waybill-assigned':
      return plain('waybill', { waybill: event.waybill });
    case 'item-scanned':
      return plain('scanned', { code: event.code });
    case 'scan-refused':
      return { key: 'scanRefused', params: { code: event.code }, tone: 'stop' };
    case 'parcel-packed':
      return { key: 'packed', params: { grams: event.weightGrams }, tone: 'go' };
    case 'label-print-requested':
      return plain('printRequested', { printer: event.job.printer });
    case 'label-print-started':
      return plain('printStarted');
    case 'label-print-settled':
      return plain('printSettled', { state: event.state });
    case 'label-affixed':
      return { key: 'affixed', params: {}, tone: 'go' };
    case 'parcel-bagged':
      return plain('bagged', { bag: event.bagId });
    case 'parcel-unbagged':
      return plain('unbagged', { bag: event.bagId });
    case 'handed-over':
      return { key: 'handedOver', params: { driver: event.driver }, tone: 'go' };
    case 'notice-filled':
      return plain('noticeFilled');
    case 'notice-withdrawn':
      return plain('noticeWithdrawn', { reason: event.reason });
    case 'notice-sent':
      return { key: 'noticeSent', params: {}, tone: 'go' };
    case 'freight-billed':
      return plain('billed');
    case 'freight-paid':
      return plain('paid');
    case 'orders-archived':
      return plain('archived');
    case 'orders-recalled':
      return plain('recalled');
    default:
      // Events that concern no order never get here; new ones are told by their name.
      return plain('other', { type: event.type });
  }
}
