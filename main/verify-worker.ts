import { parentPort, workerData } from 'node:worker_threads';
import { inspectData } from './data-care.ts';
import type { VerifyMessage, VerifyRequest } from './verify-in-worker.ts';

/** Makes the one check that it was started for. */
async function serve(): Promise<void> {
  if (parentPort === null) throw new Error('The verify worker runs as a worker thread only.');
  const port = parentPort;
  const tell = (message: VerifyMessage): void => port.postMessage(message);
  const { directory, throughSeq } = workerData as VerifyRequest;
  const result = await inspectData(directory, {
    throughSeq,
    onProgress: (progress) => tell({ kind: 'progress', progress }),
  });
  tell({ kind: 'result', result });
}

void serve();
