import { constants, setPriority } from 'node:os';

/**
 * Lets the thread that calls it stand back while the processor is wanted elsewhere: by a scan, or a page that is drawn.
 * Only Linux has priorities of threads; elsewhere it would be that of the whole program, and nothing is done.
 */
export function standBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A system that forbids it: then the work goes on as it is.
  }
}
