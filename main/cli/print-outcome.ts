import type { Language } from '../../domain/messages.ts';
import type { PrintJob } from '../../domain/printing/job.ts';
import type { PrintOutcome } from '../../preload/views.ts';
import { exitStatus } from './exit-status.ts';
import { spell, spellFault, table } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** A job as scripts read it. */
export const jobJson = (job: PrintJob, language: Language) => ({
  ...job,
  message: spellFault(job.fault, language),
});

/** Jobs as people read them. */
export const jobTable = (jobs: readonly ReturnType<typeof jobJson>[]): string =>
  table(
    ['job', 'shipment', 'waybill', 'printer', 'copy', 'state', ''],
    jobs.map((job) => [
      job.jobId,
      job.shipmentId,
      job.waybill,
      job.printer,
      job.copy,
      job.state,
      job.message,
    ]),
  );

/** A label that may or may not have printed, or that a printer did not take, is a printer fault. */
export function printOutcome(outcomes: readonly PrintOutcome[], language: Language): Outcome {
  const value = outcomes.map(({ shipmentId, job, refused }) =>
    job === null
      ? {
          jobId: null,
          shipmentId,
          waybill: null,
          printer: null,
          copy: null,
          state: 'refused',
          code: refused?.code ?? '',
          message: refused === null ? '' : spell(refused, language).message,
        }
      : { ...jobJson(job, language), code: job.fault?.code ?? '' },
  );
  const text = table(
    ['shipment', 'waybill', 'copy', 'state', ''],
    value.map(({ shipmentId, waybill, copy, state, message }) => [
      shipmentId,
      waybill,
      copy,
      state,
      message,
    ]),
  );
  const isFault = outcomes.some(
    ({ job }) =>
      job !== null && (job.state === 'unknown' || (job.state === 'failed' && !isDrawingFault(job))),
  );
  const isRefused = outcomes.some(
    ({ job, refused }) => refused !== null || job?.state === 'failed' || job?.state === 'cancelled',
  );
  return {
    value,
    text,
    status: isFault ? exitStatus.fault : isRefused ? exitStatus.refused : exitStatus.done,
  };
}

/** The label could not be drawn; no printer had a part in it. */
const isDrawingFault = (job: PrintJob): boolean =>
  job.fault !== null && !/^(?:printer|spooler|device|print)-/.test(job.fault.code);
