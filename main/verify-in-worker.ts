import { Worker } from 'node:worker_threads';
import { refuse } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { CallContext, Progress } from '../preload/procedure.ts';
import type { VerifyReport } from '../preload/views.ts';

/** What to check: all up to a record, since others are being written. Plain JSON. */
export type VerifyRequest = { readonly directory: string; readonly throughSeq: number };

export type VerifyMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'result'; readonly result: Result<VerifyReport> };

/** Checks an open data folder on a thread of its own: reading and replaying all of it must not stop a scan. */
export type VerifyInWorker = (
  request: VerifyRequest,
  context: Pick<CallContext, 'signal' | 'progress'>,
) => Promise<Result<VerifyReport>>;

/** Refused besides what the check refuses: `cancelled`. */
export const verifyInWorker =
  (workerPath: string): VerifyInWorker =>
  (request, { signal, progress }) =>
    new Promise((resolve) => {
      const worker = new Worker(workerPath, { workerData: request, name: 'verify' });
      const end = (result: Result<VerifyReport>): void => {
        signal.removeEventListener('abort', cancel);
        resolve(result);
      };
      const fail = (reason: string): void =>
        end(refuse('store-io-failed', { file: request.directory, reason }));
      const cancel = (): void => {
        end(refuse('cancelled'));
        void worker.terminate();
      };
      signal.addEventListener('abort', cancel);
      worker.on('message', (message: VerifyMessage) => {
        if (message.kind === 'progress') progress(message.progress);
        else end(message.result);
      });
      worker.once('error', (error) => fail(error.message));
      worker.once('exit', (code) => fail(`the worker ended with ${code}`));
      if (signal.aborted) cancel();
    });
