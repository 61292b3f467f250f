import { jobsOf } from '../../domain/decide/printing.ts';
import { labelsLeft } from '../../domain/decide/print-batches.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import type { PrintBatchView, PrintLine } from '../../preload/views.ts';
import { exclusively, printerTurns } from '../printing/printer-queues.ts';
import type { Exclusively } from '../printing/printer-queues.ts';
import type { PrintRun, RunLine } from './print-run.ts';

/** The batches of this process; they live here so that leaving a screen neither stops nor forgets them. */
export type PrintBatches = {
  /** A new batch, watched, paused, resumed and cancelled by the name of its printer until `end` of it is called. */
  readonly begin: (run: PrintRun) => void;
  /** Batches for one device follow one another; a single label need not wait for the end of one. */
  readonly turn: Exclusively;
  /** What runs, what ended and was not dismissed, and what an earlier run of the program left. */
  readonly list: (state: State) => readonly PrintBatchView[];
  /** The labels of a batch in the order of printing. */
  readonly lines: (state: State, batchId: string) => readonly RunLine[];
  readonly isRunning: (batchId: string) => boolean;
  /** The batches that wait for the label last printed to be scanned on its box. */
  readonly awaiting: () => readonly PrintRun[];
  /** Each is refused with `print-batch-none` when nothing is printed there. */
  readonly pause: (printer: string) => Result<null>;
  readonly resume: (printer: string) => Result<null>;
  readonly cancel: (printer: string) => Result<null>;
  /** Forgets batches of a printer that are over. */
  readonly dismiss: (printer: string) => void;
  /** Something was written down: whoever waits for it looks again. */
  readonly wake: () => void;
  /** Lets the labels on their way come to their end and starts no more; what is left is kept. Resolves when all stand. */
  readonly close: () => Promise<void>;
};

/** How long the labels on their way may take when the program closes; longer, and nobody knows what became of them. */
const closeWaitMs = 10_000;

export function printBatches(): PrintBatches {
  const runs = new Set<PrintRun>();
  const runningOn = (printer: string): readonly PrintRun[] =>
    [...runs].filter((run) => run.printer === printer && !run.isOver);
  const command = (printer: string, act: (run: PrintRun) => void): Result<null> => {
    const mine = runningOn(printer);
    if (mine.length === 0) return refuse('print-batch-none', { printer });
    for (const run of mine) act(run);
    return ok(null);
  };
  const find = (batchId: string): PrintRun | undefined =>
    [...runs].find((run) => run.batchId === batchId);

  return {
    begin: (run) => {
      for (const other of runs) {
        const isReplaced =
          other.batchId === run.batchId || (other.printer === run.printer && other.isShown);
        // One label that a packer prints meanwhile must not hide how the batch before it ended.
        if (other.isOver && (!other.isShown || (run.isShown && isReplaced))) runs.delete(other);
      }
      runs.add(run);
    },
    turn: exclusively(printerTurns()),
    list: (state) => {
      const shown = [...runs].filter((run) => run.isShown);
      const known = new Set(shown.map(({ batchId }) => batchId));
      return [
        ...shown.map((run) => viewOfRun(state, run)),
        ...state.printBatches
          .valueSeq()
          .filter(({ batchId }) => !known.has(batchId))
          .map((batch) => {
            const lines = linesOf(state, batch.shipmentIds);
            const { batchId, printer, openedAt, handshake } = batch;
            const left = labelsLeft(state, batch).length;
            return {
              batchId,
              printer,
              openedAt,
              handshake,
              left,
              state: 'interrupted' as const,
              ...counts(state, lines),
              done: lines.length - left,
              waiting: null,
              awaits: null,
            };
          })
          .filter(({ left }) => left > 0),
      ];
    },
    lines: (state, batchId) =>
      find(batchId)?.lines ?? linesOf(state, state.printBatches.get(batchId)?.shipmentIds ?? []),
    isRunning: (batchId) => find(batchId)?.isOver === false,
    awaiting: () => [...runs].filter((run) => !run.isOver && run.awaited !== null),
    pause: (printer) => command(printer, (run) => run.pause()),
    resume: (printer) => command(printer, (run) => run.resume()),
    cancel: (printer) => command(printer, (run) => run.cancel()),
    dismiss: (printer) => {
      for (const run of runs) if (run.printer === printer && run.isOver) runs.delete(run);
    },
    wake: () => {
      for (const run of runs) run.wake();
    },
    close: async () => {
      const under = [...runs].filter((run) => !run.isOver);
      for (const run of under) run.end();
      const timer = setTimeout(() => {
        for (const run of under) run.breakOff();
      }, closeWaitMs);
      await Promise.all(under.map((run) => run.whenOver));
      clearTimeout(timer);
    },
  };
}

const linesOf = (state: State, shipmentIds: readonly string[]): readonly RunLine[] =>
  shipmentIds.map((shipmentId) => ({
    shipmentId,
    jobId: jobsOf(state, shipmentId).at(-1)?.jobId ?? null,
    refused: null,
  }));

function counts(
  state: State,
  lines: readonly RunLine[],
): Pick<PrintBatchView, 'total' | 'printed' | 'unknown' | 'notPrinted'> {
  const states = lines.map((line) => lineOf(state, line).state);
  const count = (...wanted: readonly PrintLine['state'][]): number =>
    states.filter((one) => wanted.includes(one)).length;
  return {
    total: lines.length,
    printed: count('handed-over', 'acknowledged'),
    unknown: count('unknown'),
    notPrinted: count('failed', 'cancelled', 'refused'),
  };
}

function viewOfRun(state: State, run: PrintRun): PrintBatchView {
  const { batchId, printer, openedAt, handshake, done, awaited } = run;
  const batch = state.printBatches.get(batchId);
  return {
    batchId,
    printer,
    openedAt,
    handshake,
    done,
    state: run.state,
    waiting: run.waiting,
    awaits:
      awaited === null
        ? null
        : { shipmentId: awaited, waybill: state.shipments.get(awaited)?.waybill ?? null },
    left: batch === undefined ? 0 : labelsLeft(state, batch).length,
    ...counts(state, run.lines),
  };
}

/** A label of a batch as it stands now, its job read from disk. */
export function lineOf(
  state: State,
  {
    shipmentId,
    jobId,
    refused,
  }: { shipmentId: string; jobId: string | null; refused: Refusal | null },
): PrintLine {
  const job = jobId === null ? undefined : state.printJobs.get(jobId);
  return {
    shipmentId,
    waybill: job?.waybill ?? state.shipments.get(shipmentId)?.waybill ?? null,
    job: job ?? null,
    state: refused !== null ? 'refused' : (job?.state ?? 'waiting'),
    refused,
  };
}
