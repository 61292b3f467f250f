import { labelOf } from '../../domain/decide/label.ts';
import type { Decision } from '../../domain/decide/decision.ts';
import type { PrintJob } from '../../domain/printing/job.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { PrintOutcome } from '../../preload/views.ts';
import { givenUp, openLane } from './print-lane.ts';
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
 * Prints the labels of a run one behind the other, the next ones being drawn meanwhile. Every step is on disk before the
 * next begins: claimed, started, how it ended. Before each label it waits while the run is paused, while the printer
 * lacks something or has enough to do, and in a handshake for the scan of the label before. After a fault that may have
 * cost a label the rest is not sent: a printer that lost one label would lose, or print over, the others.
 */
export async function printLabels(
  services: Services,
  context: CallContext,
  printer: Printer,
  requests: readonly LabelRequest[],
  run: PrintRun,
): Promise<Result<{ readonly outcomes: readonly PrintOutcome[]; readonly stopped: boolean }>> {
  const outcomes = new Map<number, PrintOutcome>();
  const ahead: Promise<Result<Prepared>>[] = [];
  const lane = openLane(services, context, printer, run);
  let asked = 0;
  const tell = (index: number, outcome: PrintOutcome): void => {
    run.settled(index, outcome);
    outcomes.set(index, outcome);
    context.progress({ done: outcomes.size, total: requests.length });
  };
  const drawAhead = (): void => {
    if (lane.stoppedBy() !== null) return;
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
  try {
    for (const [index, { shipmentId }] of requests.entries()) {
      const prepared = await ahead.shift();
      if (prepared === undefined) break;
      if (!prepared.ok) {
        tell(index, { shipmentId, job: null, refused: prepared.refusal });
        drawAhead();
        continue;
      }
      await lane.untilWanted();
      drawAhead();
      const { job, bytes } = prepared.value;
      await lane.print(job, bytes, (settled) =>
        tell(index, { shipmentId, job: settled, refused: null }),
      );
    }
  } finally {
    await lane.end();
  }
  const failure = lane.failure();
  if (failure !== null) return { ok: false, refusal: failure };
  const stopped = lane.stoppedBy();
  for (const [index, { shipmentId }] of requests.entries()) {
    if (outcomes.has(index)) continue;
    tell(index, { shipmentId, job: null, refused: stopped ?? givenUp(run) });
  }
  const told = requests.flatMap((_, index) => outcomes.get(index) ?? []);
  return ok({
    outcomes: told.map((outcome) => newest(services, outcome)),
    stopped: stopped !== null || run.isEnding,
  });
}

/** A label that was handed over may have been confirmed since it was told of. */
const newest = (services: Services, outcome: PrintOutcome): PrintOutcome => ({
  ...outcome,
  job:
    outcome.job === null
      ? null
      : (services.store.state.printJobs.get(outcome.job.jobId) ?? outcome.job),
});

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
