import { useCallback, useEffect, useRef } from 'react';
import type { Result } from '../../domain/result.ts';
import { notifyRefused } from './refusal-alert.tsx';

const nothing: ReadonlySet<string> = new Set();

type Ask = () => Promise<Result<readonly string[]>>;

/**
 * Ticks everything that a list finds, also out of sight. Its ids arrive a moment later: by then the list may show
 * something else, or somebody may have ticked by hand, and they no longer count. When the list shows something else, what
 * was ticked in it does not count any more either: nothing is done to what nobody sees.
 */
export function useSelectAll(
  /** A new function means a new question. */
  ask: Ask,
  onSelect: (selection: ReadonlySet<string>) => void,
): {
  readonly selectAll: () => Promise<void>;
  /** Ticks by hand. */
  readonly select: (selection: ReadonlySet<string>) => void;
} {
  const shown = useRef<Ask | null>(null);
  const before = useRef(ask);
  const latest = useRef(0);
  useEffect(() => {
    shown.current = ask;
    return () => {
      shown.current = null;
    };
  }, [ask]);
  useEffect(() => {
    if (before.current === ask) return;
    before.current = ask;
    onSelect(nothing);
  }, [ask, onSelect]);
  const selectAll = useCallback(async (): Promise<void> => {
    latest.current += 1;
    const asked = latest.current;
    const ids = await ask();
    if (asked !== latest.current || ask !== shown.current) return;
    if (ids.ok) onSelect(new Set(ids.value));
    else notifyRefused(ids.refusal);
  }, [ask, onSelect]);
  const select = useCallback(
    (selection: ReadonlySet<string>): void => {
      latest.current += 1;
      onSelect(selection);
    },
    [onSelect],
  );
  return { selectAll, select };
}
