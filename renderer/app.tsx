import { MantineProvider } from '@mantine/core';
import type { MantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { PublicSettings } from '../domain/settings/settings.ts';
import { storedColorScheme } from './shell/color-scheme.ts';
import { Shell } from './shell/shell.tsx';
import { theme } from './theme.ts';
import { useFirstPictureIsThere } from './ui/first-picture.ts';

/** The number that lets our own style tags pass the content policy of the page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
// Read by the library that stops the page from scrolling behind a dialog.
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** The library's own quiet grey is too faint on our grounds. */
const readableQuiet = {
  variables: {},
  light: { '--mantine-color-dimmed': '#525963', '--mantine-color-placeholder': '#6a717b' },
  dark: { '--mantine-color-dimmed': '#aeb5be', '--mantine-color-placeholder': '#8f969f' },
};

/** Light or dark as the station has it. */
export const coloursOf = (settings: PublicSettings | null): MantineColorScheme =>
  settings?.theme ?? 'auto';

/** Everything in the window; `settings` are those of the start, null when they could not be read. */
export function App({ settings }: { readonly settings: PublicSettings | null }) {
  const isThere = useFirstPictureIsThere();
  const colours = coloursOf(settings);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme={colours}
      colorSchemeManager={storedColorScheme(colours)}
      cssVariablesResolver={() => readableQuiet}
      getStyleNonce={() => nonce}
    >
      {isThere && <Notifications position="bottom-right" />}
      <Shell settings={settings} />
    </MantineProvider>
  );
}
