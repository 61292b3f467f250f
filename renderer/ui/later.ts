import { createElement, useEffect, useState } from 'react';
import type { ComponentType } from 'react';

/** A part of the window that is read when it is first wanted, or ahead of that. */
export type Later<Props extends object> = ComponentType<Props> & {
  /** Reads its program. */
  readonly load: () => Promise<unknown>;
};

/**
 * A part that no start shows: every kilobyte read before the first picture delays it. Nothing is in its place until it is read.
 * React's own `lazy` would hold back what is ready by a third of a second.
 */
export function later<Props extends object>(
  read: () => Promise<ComponentType<Props>>,
): Later<Props> {
  let reading: Promise<ComponentType<Props>> | null = null;
  let part: ComponentType<Props> | null = null;
  const load = async (): Promise<ComponentType<Props>> => {
    reading ??= read();
    part = await reading;
    return part;
  };
  function Part(props: Props) {
    const [Read, setRead] = useState(() => part);
    useEffect(() => {
      if (Read === null) void load().then((found) => setRead(() => found));
    }, [Read]);
    return Read === null ? null : createElement(Read, props);
  }
  return Object.assign(Part, { load });
}

/** True from the first time on that `isWanted` is: a dialog that closes must still be there to fade. */
export function useEver(isWanted: boolean): boolean {
  const [was, setWas] = useState(isWanted);
  if (isWanted && !was) setWas(true);
  return was || isWanted;
}
