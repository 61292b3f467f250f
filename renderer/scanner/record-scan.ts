import { keyInputOf } from './listen-for-scans.ts';
import type { HeardKey } from './diagnose.ts';

/** After this long without a key a scan is over; radio scanners pause for less. */
const quietMs = 400;
const minKeys = 3;

/**
 * Records every key of the next scan, whatever it is, and keeps it from everybody else. Escape and the pointer stay free.
 * Returns what stops it.
 */
export function recordScan(onScan: (keys: readonly HeardKey[]) => void): () => void {
  let keys: HeardKey[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOver = (): void => {
    const heard = keys;
    keys = [];
    if (heard.filter(({ kind }) => kind === 'down').length >= minKeys) onScan(heard);
  };
  const record = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return;
    // A lone Tab or Enter is a person who walks through the page.
    if (keys.length === 0 && /^(Tab|Enter)$/.test(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    keys = [...keys, { kind: event.type === 'keyup' ? 'up' : 'down', key: keyInputOf(event) }];
    clearTimeout(timer);
    timer = setTimeout(isOver, quietMs);
  };
  window.addEventListener('keydown', record, { capture: true });
  window.addEventListener('keyup', record, { capture: true });
  return () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', record, { capture: true });
    window.removeEventListener('keyup', record, { capture: true });
  };
}
