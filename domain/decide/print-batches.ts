import type { Event } from '../event.ts';
import type { PrintBatch } from '../printing/batch.ts';
import { refuse } from '../result.ts';
import { nextId } from '../state.ts';
import type { State } from '../state.ts';
import { decided } from './decision.ts';
import type { DecideContext, Decision } from './decision.ts';
import { openJob } from './printing.ts';

/**
 * The labels of a batch that are still to come: not on paper as far as is known, nor perhaps on paper, nor at work. What
 * was printed, held or voided otherwise meanwhile is left out by itself.
 */
export function labelsLeft(
  state: State,
  { shipmentIds }: Pick<PrintBatch, 'shipmentIds'>,
): readonly string[] {
  return shipmentIds.filter((shipmentId) => {
    if (state.shipments.get(shipmentId)?.state !== 'packed') return false;
    const open = openJob(state, shipmentId);
    return open === null || open.state === 'queued';
  });
}

/** Writes down which labels a printer is going to print, before the first of them. */
export function decideOpenBatch(
  state: State,
  wanted: Pick<PrintBatch, 'printer' | 'shipmentIds' | 'handshake'>,
  context: DecideContext,
): Decision<PrintBatch> {
  const batchId = nextId(state, 'batch', context.station);
  const batch: PrintBatch = { batchId, ...wanted, openedAt: context.at };
  return decided([{ type: 'print-batch-opened', batch }], batch);
}

/** Every label of a batch was tried. Nothing happens to one that is closed already. */
export const decideFinishBatch = (state: State, batchId: string): Decision<null> =>
  state.printBatches.has(batchId)
    ? decided([{ type: 'print-batch-closed', batchId, how: 'finished' }], null)
    : decided([], null);

/**
 * Gives up what is left of a batch; its labels can be printed otherwise. Jobs that wait in the queue are taken back.
 * Refused: `print-batch-unknown`.
 */
export function decideLeaveBatch(state: State, batchId: string): Decision<PrintBatch> {
  const batch = state.printBatches.get(batchId);
  if (batch === undefined) return refuse('print-batch-unknown', { batchId });
  const takenBack = labelsLeft(state, batch).flatMap((shipmentId): Event[] => {
    const job = openJob(state, shipmentId);
    if (job === null) return [];
    const { jobId, bytesSent } = job;
    const ending = { state: 'cancelled', bytesSent, fault: null, by: 'recovery' } as const;
    return [{ type: 'label-print-settled', jobId, ...ending }];
  });
  return decided([...takenBack, { type: 'print-batch-closed', batchId, how: 'left' }], batch);
}

/**
 * What a start of the program finds: jobs that were on the wire when it died are now unknown, those that it only drew
 * are free again, and a batch of which nothing is left has ended.
 */
export function decideRecovery(state: State): Decision<number> {
  const jobs = state.printJobs.valueSeq().flatMap(({ jobId, state: at, bytesSent }): Event[] => {
    if (at === 'claimed') return [{ type: 'label-print-released', jobId }];
    if (at !== 'sending') return [];
    const fault = { code: 'print-interrupted', params: {} };
    const ending = { state: 'unknown', bytesSent, fault, by: 'recovery' } as const;
    return [{ type: 'label-print-settled', jobId, ...ending }];
  });
  const ended = state.printBatches
    .valueSeq()
    .filter((batch) => everyLabelTried(state, batch))
    .map(({ batchId }): Event => ({ type: 'print-batch-closed', batchId, how: 'finished' }));
  const events = [...jobs, ...ended];
  return decided(events, events.length);
}

/** No label is left, nor claimed by a program that died: that one is about to be free again. */
const everyLabelTried = (state: State, batch: PrintBatch): boolean =>
  labelsLeft(state, batch).length === 0 &&
  !batch.shipmentIds.some((shipmentId) => openJob(state, shipmentId)?.state === 'claimed');
