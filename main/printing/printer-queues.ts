import { printerPlace } from '../../domain/printing/printer.ts';
import type { Printer } from '../../domain/printing/printer.ts';

/** Runs work on a printer when nothing else of this process runs on it. */
export type Exclusively = <Value>(printer: Printer, work: () => Promise<Value>) => Promise<Value>;

/** One writer per printer: two batches for one device, even under two names, follow one another. */
export function printerQueues(): Exclusively {
  const tails = new Map<string, Promise<unknown>>();
  return async (printer, work) => {
    const key = printerPlace(printer.address);
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    tails.set(key, mine);
    try {
      return await mine;
    } finally {
      if (tails.get(key) === mine) tails.delete(key);
    }
  };
}
