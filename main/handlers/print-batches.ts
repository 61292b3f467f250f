import type { PrintJob } from '../../domain/printing/job.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import type { PrintBatchView, PrintLine, PrintOutcome } from '../../preload/views.ts';

/** What a batch tells of its labels while it prints, and where it waits when somebody pauses its printer. */
export type BatchWatch = {
  /** Aborted when the batch is cancelled, by whoever started it or by name of its printer. */
  readonly signal: AbortSignal;
  /** The printer is ours now. */
  readonly begun: () => void;
  /** Resolves at once, or when the printer goes on after a pause. */
  readonly gate: () => Promise<void>;
  readonly requested: (index: number, job: PrintJob) => void;
  readonly settled: (index: number, outcome: PrintOutcome) => void;
};

type Line = { readonly shipmentId: string; jobId: string | null; refused: Refusal | null };

type Batch = {
  readonly printer: string;
  readonly lines: readonly Line[];
  readonly abort: AbortController;
  state: 'queued' | 'printing' | 'finished';
  done: number;
};

/** The batches of this process; they live here so that leaving a screen neither stops nor forgets them. */
export type PrintBatches = {
  /** Runs `work` as a batch that can be watched, paused, resumed and cancelled by the name of its printer. */
  readonly run: <Value>(
    printer: string,
    shipmentIds: readonly string[],
    signal: AbortSignal,
    work: (watch: BatchWatch) => Promise<Value>,
  ) => Promise<Value>;
  readonly list: (state: State) => readonly PrintBatchView[];
  /** The labels of the batch that `list` shows for the printer, in the order of printing. */
  readonly lines: (printer: string) => readonly Line[];
  /** Each is refused with `print-batch-none` when nothing is printed there. */
  readonly pause: (printer: string) => Result<null>;
  readonly resume: (printer: string) => Result<null>;
  readonly cancel: (printer: string) => Result<null>;
  /** Forgets a batch that is finished. */
  readonly dismiss: (printer: string) => void;
};

export function printBatches(): PrintBatches {
  const batches = new Set<Batch>();
  const paused = new Set<string>();
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const check of waiting) check();
  };
  const running = (printer: string): readonly Batch[] =>
    [...batches].filter((batch) => batch.printer === printer && batch.state !== 'finished');
  const shown = (printer: string): Batch | undefined => {
    const mine = [...batches].filter((batch) => batch.printer === printer);
    return (
      mine.find(({ state }) => state === 'printing') ??
      mine.find(({ state }) => state === 'queued') ??
      mine.at(-1)
    );
  };
  const forget = (printer: string): void => {
    for (const batch of batches) {
      if (batch.printer === printer && batch.state === 'finished') batches.delete(batch);
    }
  };
  const command = (printer: string, act: (mine: readonly Batch[]) => void): Result<null> => {
    const mine = running(printer);
    if (mine.length === 0) return refuse('print-batch-none', { printer });
    act(mine);
    wake();
    return ok(null);
  };

  const gate = (printer: string, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (paused.has(printer) && !signal.aborted) return;
        waiting.delete(check);
        signal.removeEventListener('abort', check);
        resolve();
      };
      waiting.add(check);
      signal.addEventListener('abort', check);
      check();
    });

  return {
    run: async (printer, shipmentIds, signal, work) => {
      const abort = new AbortController();
      const batch: Batch = {
        printer,
        lines: shipmentIds.map((shipmentId) => ({ shipmentId, jobId: null, refused: null })),
        abort,
        state: 'queued',
        done: 0,
      };
      // One label that a packer prints meanwhile must not hide how the batch before it ended.
      if (shipmentIds.length > 1) forget(printer);
      batches.add(batch);
      const either = AbortSignal.any([signal, abort.signal]);
      try {
        return await work({
          signal: either,
          begun: () => (batch.state = 'printing'),
          gate: () => gate(printer, either),
          requested: (index, { jobId }) => {
            const line = batch.lines[index];
            if (line !== undefined) line.jobId = jobId;
          },
          settled: (index, { job, refused }) => {
            const line = batch.lines[index];
            if (line === undefined) return;
            line.jobId = job?.jobId ?? line.jobId;
            line.refused = refused;
            batch.done += 1;
          },
        });
      } finally {
        batch.state = 'finished';
        if (shipmentIds.length === 1) batches.delete(batch);
        if (running(printer).length === 0) paused.delete(printer);
      }
    },
    list: (state) =>
      [...new Set([...batches].map(({ printer }) => printer))].flatMap((printer) => {
        const batch = shown(printer);
        return batch === undefined ? [] : [viewOf(state, batch, paused.has(printer))];
      }),
    lines: (printer) => shown(printer)?.lines ?? [],
    pause: (printer) => command(printer, () => paused.add(printer)),
    resume: (printer) => command(printer, () => paused.delete(printer)),
    cancel: (printer) =>
      command(printer, (mine) => {
        for (const { abort } of mine) abort.abort();
      }),
    dismiss: forget,
  };
}

function viewOf(state: State, batch: Batch, isPaused: boolean): PrintBatchView {
  const { printer, lines, done, abort } = batch;
  const states = lines.map((line) => lineOf(state, line).state);
  const count = (...wanted: readonly PrintLine['state'][]): number =>
    states.filter((one) => wanted.includes(one)).length;
  return {
    printer,
    state:
      batch.state === 'finished'
        ? 'finished'
        : abort.signal.aborted
          ? 'cancelling'
          : isPaused
            ? 'paused'
            : batch.state,
    total: lines.length,
    done,
    printed: count('handed-over', 'acknowledged'),
    unknown: count('unknown'),
    notPrinted: count('failed', 'cancelled', 'refused'),
  };
}

/** A label of a batch as it stands now, its job read from disk. */
export function lineOf(state: State, { shipmentId, jobId, refused }: Line): PrintLine {
  const job = jobId === null ? undefined : state.printJobs.get(jobId);
  return {
    shipmentId,
    waybill: job?.waybill ?? state.shipments.get(shipmentId)?.waybill ?? null,
    job: job ?? null,
    state: refused !== null ? 'refused' : (job?.state ?? 'waiting'),
    refused,
  };
}
