import { createElement, useEffect, useSyncExternalStore } from 'react';
import type { ComponentType } from 'react';

/** A part of the window that is read when it is wanted, or ahead of that. */
export type Later<Props extends object> = ComponentType<Props & { readonly wanted: boolean }> & {
  /** Reads its program. */
  readonly load: () => Promise<void>;
};

/**
 * A part that no start shows: every kilobyte read before the first picture delays it. Nothing is in its place until it is read;
 * from then on it stands there also while it is not wanted, since what opens must have been there closed to know where the focus
 * came from. React's own `lazy` would hold back what is ready by a third of a second.
 */
export function later<Props extends object>(
  read: () => Promise<ComponentType<Props>>,
): Later<Props> {
  const listeners = new Set<() => void>();
  let part: ComponentType<Props> | null = null;
  let reading: Promise<void> | null = null;
  const readNow = async (): Promise<void> => {
    try {
      part = await read();
    } catch (error) {
      // Who wants it next tries again.
      reading = null;
      throw error;
    }
    for (const listener of listeners) listener();
  };
  const load = (): Promise<void> => (reading ??= readNow());
  const current = (): ComponentType<Props> | null => part;
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  function Part(props: Props & { readonly wanted: boolean }) {
    const Read = useSyncExternalStore(subscribe, current, current);
    useEffect(() => {
      if (props.wanted) void load();
    }, [props.wanted]);
    return Read === null ? null : createElement(Read, props);
  }
  return Object.assign(Part, { load });
}
