import type { Event } from '../event.ts';
import { idsOf } from '../id-index.ts';
import { canBeReported } from '../printing/job.ts';
import type { PrintJob, PrintJobState } from '../printing/job.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { Shipment } from '../shipments/shipment.ts';
import { nextId } from '../state.ts';
import type { State } from '../state.ts';
import { decided } from './decision.ts';
import type { DecideContext, Decision } from './decision.ts';
import { workableShipment } from './packing.ts';

/** The print jobs of a shipment, oldest first. */
export function jobsOf(state: State, shipmentId: string): PrintJob[] {
  return idsOf(state.jobsByShipment, shipmentId)
    .flatMap((jobId) => state.printJobs.get(jobId) ?? [])
    .sort(
      (a, b) =>
        a.copy - b.copy ||
        // Ids grow longer in the end, and those of several stations do not tell who was first.
        byText(a.requestedAt, b.requestedAt) ||
        a.jobId.length - b.jobId.length ||
        byText(a.jobId, b.jobId),
    );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The waybill and shipment of a parcel whose label may be printed: packed, numbered, nothing held. */
export function printableShipment(
  state: State,
  idOrWaybill: string,
): Result<{ readonly shipment: Shipment; readonly waybill: string }> {
  const workable = workableShipment(state, idOrWaybill);
  if (!workable.ok) return workable;
  const shipment = workable.value;
  if (shipment.state === 'created') {
    return refuse('not-packed', { shipmentId: shipment.shipmentId });
  }
  if (shipment.waybill === null) {
    return refuse('waybill-missing', { shipmentId: shipment.shipmentId, plan: shipment.plan });
  }
  return ok({ shipment, waybill: shipment.waybill });
}

const openStates: ReadonlySet<PrintJobState> = new Set(['queued', 'claimed', 'sending', 'unknown']);

/** A label whose fate is open: wanted, being drawn, on the wire, or unknown. Null when there is none. */
export function openJob(state: State, shipmentId: string): PrintJob | null {
  return jobsOf(state, shipmentId).find(({ state: at }) => openStates.has(at)) ?? null;
}

/** Why nothing can be done with a label while its job is open. */
export function refuseOpenJob(job: PrintJob): Result<never> {
  const { jobId, waybill, printer } = job;
  return job.state === 'unknown'
    ? refuse('label-outcome-unknown', { jobId, waybill, printer })
    : refuse('label-in-progress', { jobId, waybill, printer });
}

/**
 * The first label of a parcel, wanted and claimed by `claimedBy` (the program that will print it) in one step, so that
 * no other can take it too. A job still in the queue is taken up again, or moved to the printer that is wanted now; what
 * was or may have been printed is refused: only a reprint, with its reason, may follow.
 * Refused: `label-in-progress`, `label-outcome-unknown`, `label-already-printed`, `not-packed`, `waybill-missing` and
 * what forbids work on the parcel.
 */
export function decidePrint(
  state: State,
  command: {
    readonly shipmentId: string;
    readonly printer: string;
    readonly claimedBy: string;
  },
  context: DecideContext,
): Decision<PrintJob> {
  const { printer, claimedBy } = command;
  const printable = printableShipment(state, command.shipmentId);
  if (!printable.ok) return printable;
  const { shipment, waybill } = printable.value;
  const open = openJob(state, shipment.shipmentId);
  if (open !== null) {
    if (open.state !== 'queued') return refuseOpenJob(open);
    return open.printer === printer
      ? claim(open, claimedBy)
      : replaceJob(state, open, { printer, reason: open.reason, claimedBy }, context);
  }
  const printed = jobsOf(state, shipment.shipmentId).findLast(
    (job) => job.state === 'handed-over' || job.state === 'acknowledged',
  );
  if (printed !== undefined) {
    return refuse('label-already-printed', { waybill, printer: printed.printer });
  }
  const job = newJob(
    state,
    { shipment, waybill, copy: shipment.copies + 1, printer, reason: null },
    context,
  );
  return claim(job, claimedBy, [{ type: 'label-print-requested', job }]);
}

/** The job taken by a running program, after what comes before that. */
function claim(job: PrintJob, by: string, before: readonly Event[] = []): Decision<PrintJob> {
  return decided([...before, { type: 'label-print-claimed', jobId: job.jobId, by }], {
    ...job,
    state: 'claimed',
    claimedBy: by,
  });
}

/**
 * One more copy, claimed like a first one, which makes every earlier copy worthless. One still in the queue is replaced.
 * Refused: `reprint-needs-reason`, `reprint-after-bagging`, `label-in-progress`, `label-outcome-unknown`,
 * `label-never-printed`, `not-packed`, `waybill-missing` and what forbids work on the parcel.
 */
export function decideReprint(
  state: State,
  command: {
    readonly shipmentId: string;
    readonly printer: string | null;
    readonly reason: string;
    readonly claimedBy: string;
  },
  context: DecideContext,
): Decision<PrintJob> {
  const { claimedBy } = command;
  const printable = printableShipment(state, command.shipmentId);
  if (!printable.ok) return printable;
  const { shipment, waybill } = printable.value;
  const reason = command.reason.trim();
  if (reason === '') return refuse('reprint-needs-reason');
  if (shipment.state === 'bagged' || shipment.state === 'handed-over') {
    return refuse('reprint-after-bagging', { waybill, bagId: shipment.bagId ?? '' });
  }
  const open = openJob(state, shipment.shipmentId);
  if (open !== null && open.state !== 'queued') return refuseOpenJob(open);
  const last = jobsOf(state, shipment.shipmentId).findLast(
    (job) => job.state === 'handed-over' || job.state === 'acknowledged',
  );
  if (last === undefined) return refuse('label-never-printed', { waybill });
  const printer = command.printer ?? last.printer;
  if (open !== null) return replaceJob(state, open, { printer, reason, claimedBy }, context);
  const job = newJob(
    state,
    { shipment, waybill, copy: shipment.copies + 1, printer, reason },
    context,
  );
  return claim(job, claimedBy, [{ type: 'label-print-requested', job }]);
}

/** Takes a job that nothing was sent of out of the queue and asks for its copy anew: a crash must not block a label. */
function replaceJob(
  state: State,
  queued: PrintJob,
  { claimedBy, ...wanted }: Pick<PrintJob, 'printer' | 'reason'> & { readonly claimedBy: string },
  context: DecideContext,
): Decision<PrintJob> {
  const { jobId, shipmentId, waybill, copy } = queued;
  const job = newJob(state, { shipment: { shipmentId }, waybill, copy, ...wanted }, context);
  return claim(job, claimedBy, [
    {
      type: 'label-print-settled',
      jobId,
      state: 'cancelled',
      bytesSent: 0,
      fault: null,
      by: 'recovery',
    },
    { type: 'label-print-requested', job },
  ]);
}

function newJob(
  state: State,
  wanted: Pick<PrintJob, 'waybill' | 'copy' | 'printer' | 'reason'> & {
    readonly shipment: Pick<Shipment, 'shipmentId'>;
  },
  context: DecideContext,
): PrintJob {
  const { shipment, waybill, copy, printer, reason } = wanted;
  return {
    jobId: nextId(state, 'job', context.station),
    shipmentId: shipment.shipmentId,
    waybill,
    printer,
    copy,
    reason,
    state: 'queued',
    requestedAt: context.at,
    claimedBy: null,
    bytesSent: 0,
    fault: null,
  };
}

/**
 * Takes a claimed job for sending. From here on the label may print, so this must be on disk before the first byte
 * leaves. The shipment is looked at once more: it may have been held or voided while the job waited.
 * Refused: `job-unknown`, `label-in-progress`, `label-outcome-unknown`, `label-already-printed`, `job-not-claimed` and
 * what forbids work on the parcel.
 */
export function decideStart(state: State, jobId: string): Decision<PrintJob> {
  const job = state.printJobs.get(jobId);
  if (job === undefined) return refuse('job-unknown', { jobId });
  const workable = workableShipment(state, job.shipmentId);
  if (!workable.ok) return workable;
  const { waybill, printer } = job;
  switch (job.state) {
    case 'claimed':
      return decided([{ type: 'label-print-started', jobId }], { ...job, state: 'sending' });
    case 'sending':
    case 'unknown':
      return refuseOpenJob(job);
    case 'handed-over':
    case 'acknowledged':
      return refuse('label-already-printed', { waybill, printer });
    case 'queued':
    case 'failed':
    case 'cancelled':
      return refuse('job-not-claimed', { jobId, waybill, state: job.state });
    default:
      return job.state satisfies never;
  }
}

/**
 * The transport is certain that nothing of a started label left: the printer said first that it lacks something. The
 * label is claimed as before, by whoever had claimed it. Nothing happens to a job that is no longer on the wire.
 */
export function decideUnsend(
  state: State,
  { jobId, claimedBy }: Pick<PrintJob, 'jobId' | 'claimedBy'>,
): Decision<null> {
  if (state.printJobs.get(jobId)?.state !== 'sending') return decided([], null);
  return decided([{ type: 'label-print-claimed', jobId, by: claimedBy ?? '' }], null);
}

/**
 * Writes down how a job ended. A report that cannot follow what is known (a label taken back after it was sent) changes
 * nothing, and the job is answered as it stands: what may have printed must stay known as such. Refused: `job-unknown`.
 */
export function decideSettle(
  state: State,
  outcome: {
    readonly jobId: string;
    readonly state: Exclude<PrintJobState, 'queued' | 'claimed' | 'sending'>;
    readonly bytesSent: number;
    readonly fault: PrintJob['fault'];
  },
): Decision<PrintJob> {
  const job = state.printJobs.get(outcome.jobId);
  if (job === undefined) return refuse('job-unknown', { jobId: outcome.jobId });
  if (!canBeReported(job.state, outcome.state)) return decided([], job);
  return decided([{ type: 'label-print-settled', ...outcome, by: 'transport' }], {
    ...job,
    state: outcome.state,
    bytesSent: outcome.bytesSent,
    fault: outcome.fault,
  });
}

/**
 * The printer says that labels which it had taken are out. Only what is still the newest copy of its label, and known as
 * taken, changes; a copy that another one made worthless must not send its box back for a label.
 */
export const decideConfirm = (state: State, jobIds: readonly string[]): Decision<null> =>
  decided(
    jobIds.flatMap((jobId): Event[] => {
      const job = state.printJobs.get(jobId);
      if (job?.state !== 'handed-over') return [];
      if (state.shipments.get(job.shipmentId)?.copies !== job.copy) return [];
      const { bytesSent, fault } = job;
      return [
        {
          type: 'label-print-settled',
          jobId,
          state: 'acknowledged',
          bytesSent,
          fault,
          by: 'transport',
        },
      ];
    }),
    null,
  );

/**
 * A person looked at the printer and says whether the label of an `unknown` job came out.
 * Refused: `job-unknown`, `job-not-unknown`.
 */
export function decideSettleByPerson(
  state: State,
  command: { readonly jobId: string; readonly printed: boolean },
): Decision<PrintJob> {
  const job = state.printJobs.get(command.jobId);
  if (job === undefined) return refuse('job-unknown', { jobId: command.jobId });
  if (job.state !== 'unknown') {
    return refuse('job-not-unknown', { jobId: job.jobId, state: job.state });
  }
  const settled: PrintJob = { ...job, state: command.printed ? 'acknowledged' : 'failed' };
  const { jobId, bytesSent, fault, state: outcome } = settled;
  return decided(
    [{ type: 'label-print-settled', jobId, state: outcome, bytesSent, fault, by: 'person' }],
    settled,
  );
}
