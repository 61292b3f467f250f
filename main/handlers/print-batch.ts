import { labelOf } from '../../domain/decide/label.ts';
import { decideSettle, decideStart } from '../../domain/decide/printing.ts';
import type { Decision } from '../../domain/decide/decision.ts';
import type { PrintJob } from '../../domain/printing/job.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import { ok, refusal } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { PrintOutcome } from '../../preload/views.ts';
import { encodeLabel } from '../printing/encoders/encode-label.ts';
import type { SendOutcome } from '../printing/transports/transport.ts';
import { renderLabel } from './render-label.ts';
import type { BatchWatch } from './print-batches.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';

/** A label that is drawn and encoded, or why it cannot be. */
type Prepared = {
  readonly job: PrintJob;
  readonly bytes: Result<Buffer>;
};

/** Asks for the job of one label of a batch. */
export type RequestJob = (state: State) => Decision<PrintJob>;

/**
 * Prints labels one after another on one printer, drawing the next while one is sent. Every step is on disk before the
 * next begins: wanted, started, how it ended. After a printer fault the rest of the batch is not sent: a printer that
 * lost one label would lose, or print over, the others. Between two labels it waits while the printer is paused.
 */
export async function printBatch(
  services: Services,
  context: CallContext,
  printer: Printer,
  requests: readonly { readonly shipmentId: string; readonly request: RequestJob }[],
  watch: Pick<BatchWatch, 'gate' | 'requested' | 'settled'>,
): Promise<Result<readonly PrintOutcome[]>> {
  const tell = (outcome: PrintOutcome): void => {
    watch.settled(outcomes.length, outcome);
    outcomes.push(outcome);
  };
  const outcomes: PrintOutcome[] = [];
  let stopped: Refusal | null = null;
  const prepareAt = async (index: number): Promise<Result<Prepared> | null> => {
    const wanted = requests[index];
    if (wanted === undefined) return null;
    const prepared = await prepare(services, context, printer, wanted.request);
    if (prepared.ok) watch.requested(index, prepared.value.job);
    return prepared;
  };
  let ahead = prepareAt(0);
  for (const [index, { shipmentId }] of requests.entries()) {
    const prepared = await ahead;
    if (prepared === null) break;
    if (stopped === null) await watch.gate();
    // A stopped batch asks for no more jobs; the one drawn ahead was asked for already and is taken back.
    const goesOn: boolean = stopped === null && !context.signal.aborted;
    ahead = goesOn ? prepareAt(index + 1) : Promise.resolve(null);
    if (!prepared.ok) {
      tell({ shipmentId, job: null, refused: prepared.refusal });
    } else {
      const settled = await settle(services, context, printer, prepared.value, stopped);
      if (!settled.ok) return settled;
      tell({ shipmentId, job: settled.value, refused: null });
      if (stopped === null && isPrinterFault(settled.value, prepared.value)) {
        stopped = refusal('print-batch-stopped', { waybill: settled.value.waybill });
      }
    }
    context.progress({ done: index + 1, total: requests.length });
  }
  for (const { shipmentId } of requests.slice(outcomes.length)) {
    tell({ shipmentId, job: null, refused: stopped ?? refusal('cancelled') });
  }
  return ok(outcomes);
}

/** A label that could not be drawn says nothing about the printer; everything else that went wrong does. */
const isPrinterFault = (job: PrintJob, prepared: Prepared): boolean =>
  prepared.bytes.ok && (job.state === 'failed' || job.state === 'unknown');

async function prepare(
  services: Services,
  context: CallContext,
  printer: Printer,
  request: RequestJob,
): Promise<Result<Prepared>> {
  const requested = await transact(services, context, request);
  if (!requested.ok) return requested;
  const job = requested.value;
  return ok({ job, bytes: await draw(services, context, printer, job) });
}

async function draw(
  services: Services,
  context: CallContext,
  printer: Printer,
  job: PrintJob,
): Promise<Result<Buffer>> {
  const { state } = services.store;
  const shipment = state.shipments.get(job.shipmentId);
  if (shipment === undefined) throw new Error(`Print job ${job.jobId} has no shipment.`);
  const label = labelOf({
    shipment,
    plan: state.plans.get(shipment.plan),
    sender: services.settings.get().sender,
    copy: job.copy,
    date: decideContext(services).today,
  });
  if (!label.ok) return label;
  const bitmap = await renderLabel(services, context, {
    label: label.value,
    size: printer.size,
    dpi: printer.dpi,
  });
  return bitmap.ok ? ok(encodeLabel(bitmap.value, printer)) : bitmap;
}

/** Sends a prepared label and writes down how that ended. */
async function settle(
  services: Services,
  context: CallContext,
  printer: Printer,
  { job, bytes }: Prepared,
  stopped: Refusal | null,
): Promise<Result<PrintJob>> {
  const { jobId } = job;
  const end = (
    state: 'cancelled' | 'failed',
    fault: PrintJob['fault'],
  ): Promise<Result<PrintJob>> =>
    transact(services, context, (current) =>
      decideSettle(current, { jobId, state, bytesSent: 0, fault }),
    );
  if (stopped !== null) return end('cancelled', stopped);
  if (context.signal.aborted) return end('cancelled', refusal('cancelled'));
  if (!bytes.ok) return end('failed', bytes.refusal);
  const started = await transact(services, context, (state) => decideStart(state, jobId));
  if (!started.ok) return end('cancelled', started.refusal);
  const outcome = await services.wire.send(printer, bytes.value, { signal: context.signal });
  return transact(services, context, (state) => decideSettle(state, ending(jobId, outcome)));
}

function ending(jobId: string, outcome: SendOutcome): Parameters<typeof decideSettle>[1] {
  switch (outcome.kind) {
    case 'acknowledged':
      return { jobId, state: 'acknowledged', bytesSent: outcome.bytesSent, fault: null };
    case 'delivered':
      return { jobId, state: 'handed-over', bytesSent: outcome.bytesSent, fault: null };
    case 'unknown':
      return { jobId, state: 'unknown', bytesSent: outcome.bytesSent, fault: outcome.cause };
    case 'failed':
      return { jobId, state: 'failed', bytesSent: 0, fault: outcome.cause };
    default:
      return outcome satisfies never;
  }
}
