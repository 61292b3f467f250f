import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { Shell } from './shell/shell.tsx';
import { theme } from './theme.ts';

/** The number that lets our own style tags pass the content policy of the page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
// Read by the library that stops the page from scrolling behind a dialog.
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** Everything in the window. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notifications position="top-right" />
      <Shell />
    </MantineProvider>
  );
}
