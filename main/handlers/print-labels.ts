import {
  decideFinishBatch,
  decideLeaveBatch,
  decideOpenBatch,
  labelsLeft,
} from '../../domain/decide/print-batches.ts';
import { decidePrint, decideReprint, jobsOf } from '../../domain/decide/printing.ts';
import type { PrintBatch } from '../../domain/printing/batch.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import { ok, refusal, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { findShipment } from '../../domain/state.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { LabelCheck, PrintOutcome } from '../../preload/views.ts';
import { printLabels } from './print-batch.ts';
import type { LabelRequest } from './print-batch.ts';
import { checkPlanned, claimant, planLabels } from './print-request.ts';
import type { LabelsWanted, PlannedLabel } from './print-request.ts';
import { PrintRun } from './print-run.ts';
import { findPrinter } from './printers.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';

/** What checking the labels finds, without printing any. */
export async function checkWanted(
  services: Services,
  context: CallContext,
  wanted: LabelsWanted,
): Promise<Result<LabelCheck>> {
  const planned = planLabels(services, wanted);
  if (!planned.ok) return planned;
  const checked = await checkPlanned(services, context, planned.value);
  if (!checked.ok) return checked;
  const counts = new Map<string, number>();
  for (const { printer } of checked.value) {
    if (printer.ok) counts.set(printer.value.name, (counts.get(printer.value.name) ?? 0) + 1);
  }
  return ok({
    printers: [...counts].map(([printer, count]) => ({ printer, count })),
    ready: checked.value.filter(({ printer }) => printer.ok).length,
    refused: checked.value.flatMap(({ shipmentId, waybill, printer }) =>
      printer.ok ? [] : [{ shipmentId, waybill, refused: printer.refusal }],
    ),
  });
}

/**
 * Prints labels, on several printers at once where their routes lead there. Outcomes come in the order of printing.
 * Refused as a whole: `printer-unknown`; `print-check-failed` with `strict`.
 */
export async function printWanted(
  services: Services,
  context: CallContext,
  wanted: LabelsWanted & { readonly handshake: boolean; readonly strict: boolean },
): Promise<Result<readonly PrintOutcome[]>> {
  const planned = planLabels(services, wanted);
  if (!planned.ok) return planned;
  // A single label is found out at once when it is drawn; a batch must not stop halfway for one.
  const isBatch = planned.value.length > 1;
  const checked = isBatch ? await checkPlanned(services, context, planned.value) : planned;
  if (!checked.ok) return checked;
  const labels = checked.value;
  const bad = labels.filter(({ printer }) => !printer.ok);
  if (wanted.strict && bad.length > 0) {
    return refuse('print-check-failed', {
      count: bad.length,
      total: labels.length,
      shipmentId: bad[0]?.shipmentId ?? '',
    });
  }
  const byPrinter = groupByPrinter(labels);
  const done = progressOf(context, labels.length);
  const printed = await Promise.all(
    byPrinter.map(async ({ printer, shipmentIds }) => {
      const batch = { printer: printer.name, shipmentIds, handshake: wanted.handshake };
      const opened = isBatch
        ? await openBatch(services, context, batch)
        : ok(loose(services, batch));
      if (!opened.ok) return opened;
      const requests = shipmentIds.map(firstLabel(services, printer));
      return printBatch(services, done.of(printer.name), printer, opened.value, requests);
    }),
  );
  const outcomes = new Map<PlannedLabel, PrintOutcome>();
  for (const [place, answer] of printed.entries()) {
    if (!answer.ok) return answer;
    for (const [index, outcome] of answer.value.entries()) {
      const label = byPrinter[place]?.labels[index];
      if (label !== undefined) outcomes.set(label, outcome);
    }
  }
  return ok(
    labels.map((label) => {
      const { shipmentId, printer } = label;
      if (!printer.ok) return { shipmentId, job: null, refused: printer.refusal };
      return outcomes.get(label) ?? { shipmentId, job: null, refused: refusal('cancelled') };
    }),
  );
}

/**
 * Prints what is left of a batch. Refused: `print-batch-unknown`, `print-batch-running`, `print-batch-nothing-left`,
 * `printer-unknown`.
 */
export async function continueBatch(
  services: Services,
  context: CallContext,
  { batchId, printer: name }: { readonly batchId: string; readonly printer: string | null },
): Promise<Result<readonly PrintOutcome[]>> {
  const { state } = services.store;
  const batch = state.printBatches.get(batchId);
  if (batch === undefined) return refuse('print-batch-unknown', { batchId });
  if (services.batches.isRunning(batchId)) return refuse('print-batch-running', { batchId });
  const shipmentIds = labelsLeft(state, batch);
  if (shipmentIds.length === 0) return refuse('print-batch-nothing-left', { batchId });
  const printer = findPrinter(services, name ?? batch.printer);
  if (!printer.ok) return printer;
  return printBatch(
    services,
    context,
    printer.value,
    { ...batch, printer: printer.value.name, shipmentIds },
    shipmentIds.map(firstLabel(services, printer.value)),
  );
}

/** One more copy. Refused: what `decideReprint` and `findPrinter` refuse, and what kept it from printing. */
export async function reprintLabel(
  services: Services,
  context: CallContext,
  input: { readonly shipmentId: string; readonly reason: string; readonly printer: string | null },
): Promise<Result<PrintOutcome>> {
  const { shipmentId: id, reason, printer: name } = input;
  const { state } = services.store;
  const shipment = findShipment(state, id);
  if (shipment === undefined) return refuse('shipment-unknown', { id });
  const { shipmentId } = shipment;
  const lastPrinter = jobsOf(state, shipmentId).at(-1)?.printer;
  if (name === null && lastPrinter === undefined) {
    return refuse('label-never-printed', { waybill: shipment.waybill ?? shipmentId });
  }
  const printer = findPrinter(services, name ?? lastPrinter ?? '');
  if (!printer.ok) return printer;
  const { name: called } = printer.value;
  const request: LabelRequest['request'] = (current) =>
    decideReprint(
      current,
      { shipmentId, reason, printer: called, claimedBy: claimant(services) },
      decideContext(services),
    );
  const one = loose(services, { printer: called, shipmentIds: [shipmentId], handshake: false });
  const requests = [{ shipmentId, request }];
  const outcomes = await printBatch(services, context, printer.value, one, requests);
  if (!outcomes.ok) return outcomes;
  const [outcome] = outcomes.value;
  if (outcome === undefined) throw new Error('A batch of one label has one outcome.');
  return outcome.refused === null ? ok(outcome) : { ok: false, refusal: outcome.refused };
}

type NewBatch = Pick<PrintBatch, 'printer' | 'shipmentIds' | 'handshake'>;

const openBatch = (
  services: Services,
  context: CallContext,
  batch: NewBatch,
): Promise<Result<PrintBatch>> =>
  transact(services, context, (state) => decideOpenBatch(state, batch, decideContext(services)));

let looseCount = 0;

/** A single label is no batch that anybody would continue; its number means something in this process only. */
function loose(services: Services, batch: NewBatch): PrintBatch {
  looseCount += 1;
  return { ...batch, batchId: `#${looseCount}`, openedAt: services.now().toISOString() };
}

const firstLabel =
  (services: Services, printer: Printer) =>
  (shipmentId: string): LabelRequest => ({
    shipmentId,
    request: (state) =>
      decidePrint(
        state,
        { shipmentId, printer: printer.name, claimedBy: claimant(services) },
        decideContext(services),
      ),
  });

/** Prints a batch when the printer is free, and closes it unless something is left to be continued. */
async function printBatch(
  services: Services,
  context: CallContext,
  printer: Printer,
  batch: PrintBatch,
  requests: readonly LabelRequest[],
): Promise<Result<readonly PrintOutcome[]>> {
  const { batchId } = batch;
  const run = new PrintRun({ ...batch, signal: context.signal });
  services.batches.begin(run);
  let how: 'finished' | 'stopped' = 'stopped';
  try {
    const work = async (): ReturnType<typeof printLabels> => {
      const reserved = await services.wire.reserve(printer, {
        signal: run.signal,
        onWaiting: ({ pid, program }) =>
          run.waitFor(refusal('printer-in-use', { printer: printer.name, pid, program })),
      });
      try {
        run.begun();
        return await printLabels(services, context, printer, requests, run);
      } finally {
        if (reserved.ok) await reserved.value();
      }
    };
    const printed = await (requests.length > 1 ? services.batches.turn(printer, work) : work());
    if (!printed.ok) return printed;
    const { outcomes, stopped } = printed.value;
    if (!stopped) {
      how = 'finished';
      const close = run.signal.aborted ? decideLeaveBatch : decideFinishBatch;
      await transact(services, context, (state) =>
        state.printBatches.has(batchId) ? close(state, batchId) : decideFinishBatch(state, batchId),
      );
    }
    return ok(outcomes);
  } finally {
    run.over(how);
  }
}

function groupByPrinter(labels: readonly PlannedLabel[]): readonly {
  readonly printer: Printer;
  readonly labels: readonly PlannedLabel[];
  readonly shipmentIds: readonly string[];
}[] {
  const groups = new Map<string, { printer: Printer; labels: PlannedLabel[] }>();
  for (const label of labels) {
    if (!label.printer.ok) continue;
    const printer = label.printer.value;
    const group = groups.get(printer.name) ?? { printer, labels: [] };
    group.labels.push(label);
    groups.set(printer.name, group);
  }
  return [...groups.values()].map((group) => ({
    ...group,
    shipmentIds: group.labels.map(({ shipmentId }) => shipmentId),
  }));
}

/** Adds up how far several printers are. */
function progressOf(
  context: CallContext,
  total: number,
): { readonly of: (printer: string) => CallContext } {
  const parts = new Map<string, number>();
  return {
    of: (printer) => ({
      ...context,
      progress: ({ done }) => {
        parts.set(printer, done);
        const sum = [...parts.values()].reduce((all, one) => all + one, 0);
        context.progress({ done: sum, total });
      },
    }),
  };
}
