import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { compactInWorker } from '../../../main/compact-in-worker.ts';
import { spreadOf } from '../figures.ts';
import type { Spread } from '../figures.ts';
import { parcelAt, scan } from './updates.ts';
import { hashOf, openBench, unwrap } from './shops.ts';

export type Beside = {
  readonly updates: Spread;
  readonly count: number;
  /** Longest time for which nothing else could run, milliseconds. */
  readonly lag: number;
};

export type CompactionFigures = {
  readonly alone: Beside;
  readonly beside: Beside;
  /** Milliseconds. */
  readonly took: number;
  /** Of the state in memory at the end, to be compared with that of a fresh start. */
  readonly hash: string;
  readonly seq: number;
};

const resolutionMs = 1;

/** A new snapshot in a worker while piece after piece is scanned. */
export async function measureCompaction(
  directory: string,
  { parcels, worker }: { readonly parcels: number; readonly worker: string },
): Promise<CompactionFigures> {
  const store = await openBench(directory, {
    compactor: (request) => compactInWorker(worker, request),
    limits: { compactRecords: Infinity, compactBytes: Infinity, closeRecords: Infinity },
  });
  let step = 0;
  const during = async (isOver: () => boolean): Promise<Beside> => {
    const times: number[] = [];
    const delay = monitorEventLoopDelay({ resolution: resolutionMs });
    await pause(20);
    delay.enable();
    while (!isOver()) {
      step += 1;
      const began = performance.now();
      await scan(store, parcelAt(step, parcels));
      times.push(performance.now() - began);
      // As fast as four tables scan; the machine is not kept busy by the measurement itself.
      await pause(2);
    }
    delay.disable();
    const lag = Math.max(0, delay.max / 1e6 - resolutionMs);
    return { updates: spreadOf(times), count: times.length, lag };
  };
  const quietUntil = performance.now() + 2_000;
  const alone = await during(() => performance.now() > quietUntil);
  const began = performance.now();
  let isDone = false;
  let took = 0;
  const compacting = store.compact().finally(() => {
    isDone = true;
    took = performance.now() - began;
  });
  const beside = await during(() => isDone);
  unwrap(await compacting);
  const { seq, state } = store;
  const hash = hashOf(state);
  await store.close();
  return { alone, beside, took, hash, seq };
}
