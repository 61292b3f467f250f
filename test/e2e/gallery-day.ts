import type { Event } from '../../domain/event.ts';

/** How far a shipment has come at midday, by the number in its id. */
const progressOf = (shipmentId: string): 'created' | 'affixed' | 'handed-over' => {
  const number = Number(shipmentId.slice(-6));
  if (number % 5 === 0) return 'created';
  return number % 5 === 1 ? 'affixed' : 'handed-over';
};

/**
 * Tells which facts of the demo have not happened yet at midday: some parcels still wait to be packed, some for their
 * bag, some customers for their notice, and nothing is paid. One of these serves one telling of the journal.
 */
export function midday(): (event: Event) => boolean {
  const jobsLeftOut = new Set<string>();
  const noticesLeftOut = new Set<string>();
  return (event) => {
    switch (event.type) {
      case 'freight-paid':
        return true;
      case 'item-scanned':
      case 'scan-refused':
      case 'parcel-packed':
      case 'label-affixed':
        return progressOf(event.shipmentId) === 'created';
      case 'label-print-requested':
        if (progressOf(event.job.shipmentId) !== 'created') return false;
        jobsLeftOut.add(event.job.jobId);
        return true;
      case 'label-print-claimed':
      case 'label-print-released':
      case 'label-print-started':
      case 'label-print-settled':
        return jobsLeftOut.has(event.jobId);
      case 'parcel-bagged':
      case 'parcel-unbagged':
        return progressOf(event.shipmentId) !== 'handed-over';
      case 'notice-filled':
        if (progressOf(event.notice.shipmentId) === 'handed-over') return false;
        noticesLeftOut.add(event.notice.noticeId);
        return true;
      case 'notice-sent':
        return noticesLeftOut.has(event.noticeId) || Number(event.noticeId.slice(-6)) % 3 !== 0;
      default:
        return false;
    }
  };
}
