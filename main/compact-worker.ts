import { parentPort, workerData } from 'node:worker_threads';
import { standBack } from './background-thread.ts';
import { packbenchModel } from './model.ts';
import { runCompaction } from './storage/compaction.ts';
import type { CompactionRequest } from './storage/compaction.ts';

/** Makes the one snapshot that it was started for. */
async function serve(): Promise<void> {
  if (parentPort === null) throw new Error('The compaction worker runs as a worker thread only.');
  standBack();
  const request = workerData as CompactionRequest;
  parentPort.postMessage(
    await runCompaction(packbenchModel, { ...request, now: () => new Date() }),
  );
}

void serve();
