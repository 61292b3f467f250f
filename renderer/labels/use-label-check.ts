import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { LabelCheck } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { useChanges } from '../shell/changes.ts';
import type { PrintChoice } from './print.ts';

/** Ticking many rows one by one asks once. */
const settleMs = 300;

let lastCheck = 0;

/** Checks the ticked labels as they would be printed, and again when that changes; the last answer stays meanwhile. */
export function useLabelCheck(
  ticked: ReadonlySet<string>,
  { printer, order }: Pick<PrintChoice, 'printer' | 'order'>,
  isPrinting: boolean,
): { readonly check: LabelCheck | null; readonly isChecking: boolean } {
  const [settled] = useDebouncedValue(ticked, settleMs);
  const news = useChanges('labels.check');
  // A batch would have all ticked labels checked after each label of its own.
  const [changes] = useDebouncedValue(isPrinting ? null : news, settleMs);
  const [answered, setAnswered] = useState<{
    readonly of: ReadonlySet<string>;
    readonly check: LabelCheck | null;
  } | null>(null);
  useEffect(() => {
    if (settled.size === 0) return undefined;
    lastCheck += 1;
    const taskId = `label-check-${lastCheck}`;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const wanted = { shipmentIds: [...settled], printer, order };
      const answer = await bridge.call('labels.check', wanted, taskId);
      if (isWanted) setAnswered({ of: settled, check: answer.ok ? answer.value : null });
    };
    void ask();
    return () => {
      isWanted = false;
      bridge.cancel(taskId);
    };
  }, [settled, printer, order, changes]);
  return { check: answered?.check ?? null, isChecking: answered?.of !== ticked };
}
