import { useEffect, useRef } from 'react';
import { defaultScanner } from '../../domain/settings/scanner.ts';
import { bridge } from '../bridge.ts';
import { useQuery } from '../ui/use-query.ts';
import { listenForScans } from './listen-for-scans.ts';
import type { Scan } from './scan-detector.ts';

/**
 * While the component is shown, scans go to `onScan` and to nothing else; characters typed with no field in focus go to
 * `onTyped`.
 */
export function useScans(handlers: {
  readonly onScan: (scan: Scan) => void;
  readonly onTyped?: (text: string) => void;
}): void {
  const settings = useQuery('settings.get', {});
  const latest = useRef({ handlers, scanner: defaultScanner });
  useEffect(() => {
    latest.current = { handlers, scanner: settings.value?.scanner ?? defaultScanner };
  });
  useEffect(
    () =>
      listenForScans({
        settings: () => latest.current.scanner,
        onBurst: bridge.expectScan,
        onScan: (scan) => latest.current.handlers.onScan(scan),
        onTyped: (text) => latest.current.handlers.onTyped?.(text),
      }),
    [],
  );
}
