import { BrowserWindow, session } from 'electron';
import { startPage } from './app-protocol.ts';

/** A font without serifs that the system has. */
const systemSans =
  { win32: 'Segoe UI', darwin: 'Helvetica Neue' }[process.platform as string] ?? 'sans-serif';

/** Opens the window on our own page; it can neither navigate away, nor open another, nor ask for a permission. */
export function openWindow(preloadFile: string): BrowserWindow {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  );
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Packbench',
    backgroundColor: '#f6f7f9',
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Shown while a piece of our own font is read; see the theme of the window.
      defaultFontFamily: { standard: systemSans },
    },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  void window.loadURL(startPage);
  return window;
}
