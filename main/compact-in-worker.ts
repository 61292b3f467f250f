import { Worker } from 'node:worker_threads';
import { refuse } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { CompactionReport, CompactionRequest } from './storage/compaction.ts';

/**
 * Makes a snapshot on a thread of its own, from `workerPath`, the built `compact-worker.ts`: replaying and writing it
 * must not stop a scan. Refused: `store-io-failed` and what `runCompaction` refuses.
 */
export function compactInWorker(
  workerPath: string,
  request: CompactionRequest,
): Promise<Result<CompactionReport>> {
  return new Promise((resolve) => {
    const fail = (reason: string): void =>
      resolve(refuse('store-io-failed', { file: request.directory, reason }));
    const worker = new Worker(workerPath, { workerData: request, name: 'compaction' });
    worker.once('message', resolve);
    worker.once('error', (error) => fail(error.message));
    worker.once('exit', (code) => fail(`the worker ended with ${code}`));
  });
}
