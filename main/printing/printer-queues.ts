import { printerPlace } from '../../domain/printing/printer.ts';
import type { Printer } from '../../domain/printing/printer.ts';

/** Has a printer to one part of this program until it is left. */
export type Turn = {
  /** Whether another part of this program waits for it. */
  readonly isAwaited: () => boolean;
  readonly leave: () => void;
};

/** Resolves when nothing else of this process has the printer. */
export type EnterTurn = (printer: Pick<Printer, 'address'>) => Promise<Turn>;

/** Runs work on a printer when nothing else of this process runs on it. */
export type Exclusively = <Value>(printer: Printer, work: () => Promise<Value>) => Promise<Value>;

/** One writer per printer: two batches for one device, even under two names, follow one another. */
export function printerTurns(): EnterTurn {
  /** By place, whoever waits behind the one that has it. */
  const queues = new Map<string, (() => void)[]>();
  return async ({ address }) => {
    const key = printerPlace(address);
    const queue = queues.get(key);
    if (queue === undefined) queues.set(key, []);
    else await new Promise<void>((resolve) => queue.push(resolve));
    let isMine = true;
    return {
      isAwaited: () => isMine && (queues.get(key)?.length ?? 0) > 0,
      leave: () => {
        if (!isMine) return;
        isMine = false;
        const next = queues.get(key)?.shift();
        if (next === undefined) queues.delete(key);
        else next();
      },
    };
  };
}

/** Turns that last as long as a piece of work. */
export const exclusively =
  (enter: EnterTurn): Exclusively =>
  async (printer, work) => {
    const turn = await enter(printer);
    try {
      return await work();
    } finally {
      turn.leave();
    }
  };
