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

/**
 * Makes the page light or dark as the library will when it has drawn everything. Done only then, every element would be styled
 * twice.
 */
export function startInColorScheme(scheme: MantineColorScheme): void {
  const isDark =
    scheme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : scheme === 'dark';
  document.documentElement.dataset['mantineColorScheme'] = isDark ? 'dark' : 'light';
}
