import { peakBytes } from './peak.ts';
import { hashOf, openBench } from './shops.ts';

/** What a fresh process needed until the store could be used. */
export type ColdStart = {
  /** Milliseconds from the start of the process, its own modules included. */
  readonly sinceStart: number;
  /** Milliseconds of `openStore` alone. */
  readonly opening: number;
  /** Milliseconds of processor time until then. */
  readonly processor: number;
  /** Peak, bytes. */
  readonly rss: number;
  readonly orders: number;
  readonly seq: number;
  readonly hash: string;
};

export async function measureColdStart(directory: string): Promise<ColdStart> {
  const began = performance.now();
  // Nothing is tidied up at the end, so that every run finds the same files.
  const limits = { closeRecords: Infinity, closeBytes: Infinity };
  const store = await openBench(directory, { limits });
  const now = performance.now();
  const { user, system } = process.cpuUsage();
  const rss = peakBytes();
  const { seq, state } = store;
  const result = {
    // `performance.now` counts from the start of the process.
    sinceStart: now,
    opening: now - began,
    processor: (user + system) / 1000,
    rss,
    orders: state.orders.size,
    seq,
    hash: hashOf(state),
  };
  await store.close();
  return result;
}
