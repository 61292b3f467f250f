import { workableShipment } from '../../domain/decide/packing.ts';
import {
  decideConfirm,
  decideSettle,
  decideStart,
  decideUnsend,
} from '../../domain/decide/printing.ts';
import type { PrintJob } from '../../domain/printing/job.ts';
import type { Printer, PrinterCondition } from '../../domain/printing/printer.ts';
import { isPassingProblem } from '../../domain/printing/problems.ts';
import { refusal } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { SendOutcome } from '../printing/transports/transport.ts';
import type { PrintRun } from './print-run.ts';
import { transact } from './services.ts';
import type { Services } from './services.ts';

/** The way of a run's labels to the printer: several may be under way, each with its own step on the disk. */
export type Lane = {
  /** Resolves when the next label is wanted: not paused, and the one before it scanned where that is asked for. */
  readonly untilWanted: () => Promise<void>;
  /**
   * Brings a label on its way, or to its end: taken back when the run stopped or was given up, failed when it could not be
   * drawn. `tell` is called once its end is on the disk.
   */
  readonly print: (
    job: PrintJob,
    bytes: Result<Buffer>,
    tell: (settled: PrintJob) => void,
  ) => Promise<void>;
  /** Why no more labels are sent; null while they are. */
  readonly stoppedBy: () => Refusal | null;
  /** Why something could not be written down. */
  readonly failure: () => Refusal | null;
  /** Resolves when every label came to its end, and the printer is free for others. */
  readonly end: () => Promise<void>;
};

/** Why a label of a run that was given up is taken back. When the program closes, its next start frees it. */
export const givenUp = (run: PrintRun): Refusal =>
  run.isEnding ? refusal('print-batch-ended') : refusal('cancelled');

export function openLane(
  services: Services,
  context: CallContext,
  printer: Printer,
  run: PrintRun,
): Lane {
  const underWay = new Set<Promise<void>>();
  let before: PrintJob | null = null;
  let stopped: Refusal | null = null;
  let failure: Refusal | null = null;

  const fail = (why: Refusal): void => {
    failure ??= why;
    stopped ??= why;
  };
  /** What is still to be written down; a bug in it comes out at the end. */
  const follow = (work: () => Promise<void>): void => {
    const done = async (): Promise<void> => {
      await work();
      underWay.delete(mine);
    };
    const mine = done();
    underWay.add(mine);
    mine.catch(() => undefined);
  };
  const allSettled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  const feed = services.wire.feed(printer, {
    signal: run.hardSignal,
    onCondition: showTo(run),
    onConfirmed: (jobIds) => {
      // Those that were taken must be known as such before they can be known as confirmed.
      const taken = [...underWay];
      follow(async () => {
        await Promise.all(taken);
        const written = await transact(services, context, (state) => decideConfirm(state, jobIds));
        if (!written.ok) fail(written.refusal);
      });
    },
  });

  const settle = async (
    { jobId }: PrintJob,
    how: Ending,
    tell: (settled: PrintJob) => void,
  ): Promise<void> => {
    const settled = await transact(services, context, (state) =>
      decideSettle(state, { jobId, bytesSent: 0, ...how }),
    );
    if (settled.ok) tell(settled.value);
    else fail(settled.refusal);
  };
  /** After a fault that may have cost a label no more are sent; known at once, not only when it is on the disk. */
  const stopAfter = ({ waybill }: PrintJob, how: Ending): void => {
    run.waitFor(null);
    if (how.state === 'failed' || how.state === 'unknown') {
      stopped ??= refusal('print-batch-stopped', { waybill });
    }
  };

  /** Resolves when the printer lacks nothing any more, or the run is given up. */
  const untilReady = async (): Promise<void> => {
    await feed.rest();
    const watch = { signal: run.signal, onCondition: showTo(run) };
    await services.wire.exclusively(printer, () => services.wire.ready(printer, watch));
    run.waitFor(null);
  };
  const untilResumed = async (): Promise<void> => {
    if (!run.isPaused) return;
    // What is under way comes out; nobody else has to wait for the printer meanwhile.
    await feed.rest();
    await run.until(() => !run.isPaused);
  };

  /**
   * Sends a label. A printer that says beforehand that it lacks something got nothing: the label is claimed again, waits
   * until the printer is ready, and goes then.
   */
  const send = async (
    job: PrintJob,
    bytes: Buffer,
    tell: (settled: PrintJob) => void,
  ): Promise<void> => {
    const takeBack = (fault: Refusal): Promise<void> =>
      settle(job, { state: 'cancelled', fault }, tell);
    for (;;) {
      await untilResumed();
      if (stopped === null && !run.signal.aborted) await feed.room();
      if (stopped !== null) return takeBack(stopped);
      if (run.signal.aborted) return takeBack(givenUp(run));
      if (run.isPaused) continue;
      const started = await transact(services, context, (state) => decideStart(state, job.jobId));
      if (!started.ok) return takeBack(started.refusal);
      const sending = stopped === null ? await feed.send({ name: job.jobId, bytes }) : null;
      if (sending?.kind === 'under-way') {
        return follow(async () => {
          const how = ending(await sending.outcome);
          stopAfter(job, how);
          await settle(job, how, tell);
        });
      }
      if (sending !== null && !isPassingProblem(sending.cause)) {
        const how = ending(sending);
        stopAfter(job, how);
        return settle(job, how, tell);
      }
      const back = await transact(services, context, (state) => decideUnsend(state, job));
      if (!back.ok) return fail(back.refusal);
      if (sending === null) {
        await allSettled();
      } else {
        run.waitFor(sending.cause);
        await untilReady();
      }
    }
  };

  return {
    untilWanted: async () => {
      await untilResumed();
      if (!run.handshake || before === null || stopped !== null) return;
      const last = before;
      await feed.rest();
      await allSettled();
      const isScanned = (): boolean => {
        const shipment = services.store.state.shipments.get(last.shipmentId);
        // What is held or voided meanwhile is not stuck on any box.
        return (
          shipment?.state !== 'labelled' ||
          !workableShipment(services.store.state, last.shipmentId).ok
        );
      };
      if (!isScanned()) run.awaitScan(last.shipmentId);
      await run.until(() => !run.isPaused && isScanned());
      run.awaitScan(null);
    },
    print: async (job, bytes, tell) => {
      before = job;
      if (stopped !== null || run.signal.aborted) {
        return settle(job, { state: 'cancelled', fault: stopped ?? givenUp(run) }, tell);
      }
      if (bytes.ok) return send(job, bytes.value, tell);
      return settle(job, { state: 'failed', fault: bytes.refusal }, tell);
    },
    stoppedBy: () => stopped,
    failure: () => failure,
    end: async () => {
      await feed.rest();
      await allSettled();
      run.waitFor(null);
    },
  };
}

/** Shows what the printer lacks for as long as it does. */
const showTo =
  (run: PrintRun) =>
  (condition: PrinterCondition): void =>
    run.waitFor(typeof condition === 'string' ? null : refusal(`printer-${condition.problem}`));

type Ending = Pick<Parameters<typeof decideSettle>[1], 'state' | 'fault'> & {
  readonly bytesSent?: number;
};

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
