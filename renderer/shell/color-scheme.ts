import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { bridge } from '../bridge.ts';

/** Keeps the choice of light or dark in the settings, where it is on disk and in the backup like everything else. */
export function storedColorScheme(initial: MantineColorScheme): MantineColorSchemeManager {
  let current = initial;
  return {
    get: () => current,
    set: (value) => {
      if (value === current) return;
      current = value;
      void bridge.call('settings.set', { settings: { theme: value } });
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  };
}
