import { useCallback, useEffect, useState } from 'react';
import type { Printer } from '../../domain/printing/printer.ts';
import { bridge } from '../bridge.ts';
import { useChanges } from '../shell/changes.ts';

/** The printers of this station; null until they are known. `refresh` after one was changed: settings are no facts. */
export function usePrinters(): {
  readonly printers: readonly Printer[] | null;
  readonly refresh: () => void;
} {
  const changes = useChanges('printers.list');
  const [printers, setPrinters] = useState<readonly Printer[] | null>(null);
  const refresh = useCallback(() => {
    const load = async (): Promise<void> => {
      const answer = await bridge.call('printers.list', {});
      if (answer.ok) setPrinters(answer.value);
    };
    void load();
  }, []);
  useEffect(refresh, [refresh, changes]);
  return { printers, refresh };
}
