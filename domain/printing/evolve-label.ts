import type { Event } from '../event.ts';
import { changeShipment, countId, known } from '../evolve-parts.ts';
import { withId } from '../id-index.ts';
import type { State } from '../state.ts';
import type { PrintJob } from './job.ts';

/** The state in which one label's job is another. */
export function changeJob(state: State, jobId: string, change: Partial<PrintJob>): State {
  const job = known(state.printJobs.get(jobId), jobId);
  return { ...state, printJobs: state.printJobs.set(jobId, { ...job, ...change }) };
}

/** A label that waits to be printed; its copy is the shipment's newest. */
export function requestLabel(state: State, job: PrintJob): State {
  return changeShipment(
    {
      ...countId(state, job.jobId),
      printJobs: state.printJobs.set(job.jobId, job),
      jobsByShipment: withId(state.jobsByShipment, job.shipmentId, job.jobId),
    },
    job.shipmentId,
    { copies: job.copy },
  );
}

/** What became of a label on the printer, and what that makes of its parcel. */
export function settleLabel(
  state: State,
  event: Extract<Event, { type: 'label-print-settled' }>,
): State {
  const settled = changeJob(state, event.jobId, {
    state: event.state,
    bytesSent: event.bytesSent,
    fault: event.fault,
  });
  const job = known(settled.printJobs.get(event.jobId), event.jobId);
  const shipment = known(settled.shipments.get(job.shipmentId), job.shipmentId);
  switch (event.state) {
    case 'handed-over':
    case 'acknowledged':
      // A new copy of a label makes the one on the box worthless, so the box waits for the new one again.
      return shipment.state === 'packed' ||
        (shipment.state === 'affixed' && shipment.affixedCopy !== job.copy)
        ? changeShipment(settled, job.shipmentId, { state: 'labelled', affixedCopy: null })
        : settled;
    case 'failed':
    case 'cancelled':
      // Certainly not on paper: the copy number is free again.
      return shipment.copies === job.copy
        ? changeShipment(settled, job.shipmentId, { copies: job.copy - 1 })
        : settled;
    case 'queued':
    case 'claimed':
    case 'sending':
    case 'unknown':
      return settled;
    default:
      return event.state satisfies never;
  }
}
