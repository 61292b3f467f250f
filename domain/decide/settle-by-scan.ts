import { parseScan } from '../label/scan-code.ts';
import type { PrintJob } from '../printing/job.ts';
import { refuse } from '../result.ts';
import { findShipment } from '../state.ts';
import type { State } from '../state.ts';
import { decideSettleByPerson, jobsOf } from './printing.ts';
import type { Decision } from './decision.ts';

/**
 * A label that was scanned is on paper: its job of unknown outcome is settled as printed.
 * Refused: `label-not-in-doubt`, `label-copy-unreadable` and `label-superseded` when the scan does not tell, or is not,
 * the copy in doubt.
 */
export function decideSettleByScan(
  state: State,
  command: { readonly scan: string },
): Decision<PrintJob> {
  const { waybill, copy } = parseScan(command.scan);
  const shipment = findShipment(state, waybill);
  const job =
    shipment === undefined
      ? undefined
      : jobsOf(state, shipment.shipmentId).find((one) => one.state === 'unknown');
  if (job === undefined) return refuse('label-not-in-doubt', { waybill });
  if (copy === null && job.copy > 1) return refuse('label-copy-unreadable', { latest: job.copy });
  if ((copy ?? 1) !== job.copy) {
    return refuse('label-superseded', { copy: copy ?? 1, latest: job.copy });
  }
  return decideSettleByPerson(state, { jobId: job.jobId, printed: true });
}
