import { labelOf } from '../../domain/decide/label.ts';
import type { Decision } from '../../domain/decide/decision.ts';
import { workableShipment } from '../../domain/decide/packing.ts';
import { decideSettle, decideStart, decideUnsend } from '../../domain/decide/printing.ts';
import type { PrintJob } from '../../domain/printing/job.ts';
import type { Printer, PrinterCondition } from '../../domain/printing/printer.ts';
import { isPassingProblem } from '../../domain/printing/problems.ts';
import { ok, refusal } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { PrintOutcome } from '../../preload/views.ts';
import type { SendOutcome } from '../printing/transports/transport.ts';
import type { PrintRun } from './print-run.ts';
import { encodeLabel } from './render-label.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';

/** A label that is drawn and encoded, or why it cannot be. */
type Prepared = { readonly job: PrintJob; readonly bytes: Result<Buffer> };

/** One label of a run: whose it is, and what asks for its job. */
export type LabelRequest = {
  readonly shipmentId: string;
  readonly request: (state: State) => Decision<PrintJob>;
};

/** Labels that are claimed and drawn before the printer wants them: it never waits, and cancelling stops soon. */
const aheadOfPrinter = 3;

/**
 * Prints the labels of a run one after another, the next ones being drawn meanwhile. Every step is on disk before the
 * next begins: claimed, started, how it ended. Before each label it waits while the run is paused, while the printer
 * lacks something, and in a handshake for the scan of the label before. After a fault that may have cost a label the
 * rest is not sent: a printer that lost one label would lose, or print over, the others.
 */
export async function printLabels(
  services: Services,
  context: CallContext,
  printer: Printer,
  requests: readonly LabelRequest[],
  run: PrintRun,
): Promise<Result<{ readonly outcomes: readonly PrintOutcome[]; readonly stopped: boolean }>> {
  const outcomes: PrintOutcome[] = [];
  const ahead: Promise<Result<Prepared>>[] = [];
  let asked = 0;
  let stopped: Refusal | null = null;
  let before: PrintJob | null = null;
  const tell = (outcome: PrintOutcome): void => {
    run.settled(outcomes.length, outcome);
    outcomes.push(outcome);
    context.progress({ done: outcomes.length, total: requests.length });
  };
  const drawAhead = (): void => {
    if (stopped !== null) return;
    while (!run.signal.aborted && ahead.length < aheadOfPrinter) {
      const index = asked;
      const wanted = requests[index];
      if (wanted === undefined) return;
      asked += 1;
      const prepared = prepare(services, context, printer, wanted.request, (job) =>
        run.requested(index, job),
      );
      // Awaited in its turn; until then a bug in it must not end the program.
      prepared.catch(() => undefined);
      ahead.push(prepared);
    }
  };

  drawAhead();
  for (const { shipmentId } of requests) {
    const prepared = await ahead.shift();
    if (prepared === undefined) break;
    if (!prepared.ok) {
      tell({ shipmentId, job: null, refused: prepared.refusal });
      drawAhead();
      continue;
    }
    const { job, bytes } = prepared.value;
    if (stopped === null) await untilWanted(services, run, before);
    drawAhead();
    const given = run.isEnding ? refusal('print-batch-ended') : refusal('cancelled');
    const settled: Result<PrintJob> =
      stopped !== null || run.signal.aborted
        ? await takeBack(services, context, job, stopped ?? given)
        : bytes.ok
          ? await send(services, context, printer, job, bytes.value, run)
          : await settle(services, context, job, { state: 'failed', fault: bytes.refusal });
    if (!settled.ok) return settled;
    tell({ shipmentId, job: settled.value, refused: null });
    const { state, waybill }: PrintJob = settled.value;
    before = settled.value;
    const isFault = state === 'failed' || state === 'unknown';
    if (stopped === null && bytes.ok && isFault) {
      stopped = refusal('print-batch-stopped', { waybill });
    }
  }
  const given = run.isEnding ? refusal('print-batch-ended') : refusal('cancelled');
  for (const { shipmentId } of requests.slice(outcomes.length)) {
    tell({ shipmentId, job: null, refused: stopped ?? given });
  }
  return ok({ outcomes, stopped: stopped !== null || run.isEnding });
}

/** Resolves when the next label may go: not paused, and the one before it scanned where that is asked for. */
async function untilWanted(
  services: Services,
  run: PrintRun,
  before: PrintJob | null,
): Promise<void> {
  const isScanned = (): boolean => {
    if (!run.handshake || before === null) return true;
    const shipment = services.store.state.shipments.get(before.shipmentId);
    // What is held or voided meanwhile is not stuck on any box.
    return (
      shipment?.state !== 'labelled' ||
      !workableShipment(services.store.state, before.shipmentId).ok
    );
  };
  if (!isScanned()) run.awaitScan(before?.shipmentId ?? null);
  await run.until(() => !run.isPaused && isScanned());
  run.awaitScan(null);
}

async function prepare(
  services: Services,
  context: CallContext,
  printer: Printer,
  request: LabelRequest['request'],
  onRequested: (job: PrintJob) => void,
): Promise<Result<Prepared>> {
  const requested = await transact(services, context, request);
  if (!requested.ok) return requested;
  const job = requested.value;
  onRequested(job);
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
    rates: services.settings.get().currencyRates,
    copy: job.copy,
    date: decideContext(services).today,
  });
  if (!label.ok) return label;
  return encodeLabel(services, context, label.value, printer);
}

/**
 * Sends a label and writes down how that ended. A printer that says beforehand that it lacks something got nothing: the
 * label is claimed again, waits until the printer is ready, and goes then.
 */
async function send(
  services: Services,
  context: CallContext,
  printer: Printer,
  job: PrintJob,
  bytes: Buffer,
  run: PrintRun,
): Promise<Result<PrintJob>> {
  for (;;) {
    if (run.waiting !== null) await untilReady(services, printer, run);
    if (run.isPaused) await run.until(() => !run.isPaused);
    if (run.signal.aborted) {
      const why = run.isEnding ? refusal('print-batch-ended') : refusal('cancelled');
      return takeBack(services, context, job, why);
    }
    const started = await transact(services, context, (state) => decideStart(state, job.jobId));
    if (!started.ok) return takeBack(services, context, job, started.refusal);
    const outcome = await services.wire.exclusively(printer, () =>
      services.wire.send(printer, bytes, { signal: run.hardSignal, onCondition: showTo(run) }),
    );
    run.waitFor(null);
    if (outcome.kind !== 'failed' || !isPassingProblem(outcome.cause)) {
      return settle(services, context, job, ending(outcome));
    }
    run.waitFor(outcome.cause);
    const back = await transact(services, context, (state) => decideUnsend(state, job));
    if (!back.ok) return back;
  }
}

/** Shows what the printer lacks for as long as it does. */
const showTo =
  (run: PrintRun) =>
  (condition: PrinterCondition): void =>
    run.waitFor(typeof condition === 'string' ? null : refusal(`printer-${condition.problem}`));

/** Resolves when the printer lacks nothing any more, or the run is given up. */
async function untilReady(services: Services, printer: Printer, run: PrintRun): Promise<void> {
  const watch = { signal: run.signal, onCondition: showTo(run) };
  await services.wire.exclusively(printer, () => services.wire.ready(printer, watch));
  run.waitFor(null);
}

type Ending = Pick<Parameters<typeof decideSettle>[1], 'state' | 'fault'> & {
  readonly bytesSent?: number;
};

const settle = (
  services: Services,
  context: CallContext,
  { jobId }: PrintJob,
  how: Ending,
): Promise<Result<PrintJob>> =>
  transact(services, context, (state) => decideSettle(state, { jobId, bytesSent: 0, ...how }));

/** A label that nothing was sent of. When the program closes, its next start frees it. */
const takeBack = (
  services: Services,
  context: CallContext,
  job: PrintJob,
  why: Refusal,
): Promise<Result<PrintJob>> => settle(services, context, job, { state: 'cancelled', fault: why });

function ending(outcome: SendOutcome): Ending {
  switch (outcome.kind) {
    case 'acknowledged':
      return { state: 'acknowledged', bytesSent: outcome.bytesSent, fault: null };
    case 'delivered':
      return { state: 'handed-over', bytesSent: outcome.bytesSent, fault: null };
    case 'unknown':
      return { state: 'unknown', bytesSent: outcome.bytesSent, fault: outcome.cause };
    case 'failed':
      return { state: 'failed', fault: outcome.cause };
    default:
      return outcome satisfies never;
  }
}
