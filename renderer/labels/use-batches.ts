import { useCallback, useEffect, useRef, useState } from 'react';
import type { PrintBatchView } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { useChanges } from '../shell/changes.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';

/** How often a running batch is asked for besides the news from the disk: a pause writes nothing. */
const lookAgainMs = 1_000;

/** States in which nothing happens by itself. */
export const over: ReadonlySet<PrintBatchView['state']> = new Set([
  'finished',
  'stopped',
  'interrupted',
]);

export type Batches = {
  readonly batches: readonly PrintBatchView[];
  /** Asks at once, after something was done that the disk does not know. */
  readonly refresh: () => void;
  readonly command: (
    what: 'labels.pause' | 'labels.resume' | 'labels.cancel' | 'labels.dismiss',
    printer: string,
  ) => Promise<void>;
  /** Prints what is left of a batch, or gives it up. */
  readonly finish: (what: 'labels.continue' | 'labels.leave', batchId: string) => Promise<void>;
};

/** The batches that run or ended on each printer; they go on whatever screen is shown. */
export function useBatches(): Batches {
  const changes = useChanges('labels.batches');
  const [batches, setBatches] = useState<readonly PrintBatchView[]>([]);
  const latest = useRef(0);
  const load = useCallback(async (): Promise<void> => {
    latest.current += 1;
    const asked = latest.current;
    const answer = await bridge.call('labels.batches', {});
    if (asked === latest.current && answer.ok) setBatches(answer.value);
  }, []);
  const refresh = useCallback(() => void load(), [load]);
  useEffect(refresh, [refresh, changes]);
  const isRunning = batches.some(({ state }) => !over.has(state));
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(refresh, lookAgainMs);
    return () => clearInterval(timer);
  }, [isRunning, refresh]);
  const command = useCallback<Batches['command']>(
    async (what, printer) => {
      const answer = await bridge.call(what, { printer });
      if (!answer.ok) notifyRefused(answer.refusal);
      refresh();
    },
    [refresh],
  );
  const finish = useCallback<Batches['finish']>(
    async (what, batchId) => {
      const answering = bridge.call(what, { batchId });
      refresh();
      const answer = await answering;
      if (!answer.ok) notifyRefused(answer.refusal);
      refresh();
    },
    [refresh],
  );
  return { batches, refresh, command, finish };
}
