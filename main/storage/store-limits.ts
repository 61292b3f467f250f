import type { Result } from '../../domain/result.ts';
import type { CompactionReport, CompactionRequest } from './compaction.ts';

/**
 * Makes a snapshot from the files, away from this thread; see `runCompaction`. It may wait for a better time until `hurry`
 * is aborted: then somebody waits for it.
 */
export type Compactor = (
  request: CompactionRequest,
  hurry: AbortSignal,
) => Promise<Result<CompactionReport>>;

/** How much may be written before the store tidies up by itself. */
export type StoreLimits = {
  /** A segment is sealed when it is longer. */
  readonly segmentBytes: number;
  /** Records or bytes since the last snapshot after which a new one is made in the background. */
  readonly compactRecords: number;
  readonly compactBytes: number;
  /** The same, looked at when the store is closed: short-lived programs leave the next one little to replay. */
  readonly closeRecords: number;
  readonly closeBytes: number;
};

export const defaultStoreLimits: StoreLimits = {
  segmentBytes: 32 << 20,
  compactRecords: 50_000,
  compactBytes: 64 << 20,
  closeRecords: 5_000,
  closeBytes: 16 << 20,
};
