import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { renderMessage } from '../domain/messages.ts';
import { declareAppProtocol, serveAppProtocol } from './app-protocol.ts';
import { channels } from '../preload/channels.ts';
import { defaultDataDirectory } from './data-directory.ts';
import { dialogHandlers } from './dialogs.ts';
import { openApp } from './open-app.ts';
import { serve } from './serve.ts';
import { openWindow } from './window.ts';

// This file lies in out/main once it is built, beside the workers.
const here = import.meta.dirname;
const root = join(here, '..', '..');

declareAppProtocol();

async function start(): Promise<void> {
  await app.whenReady();
  const opened = await openApp({
    directory: defaultDataDirectory(),
    paths: {
      excelWorker: join(here, 'excel-worker.js'),
      renderWorker: join(here, 'render-worker.js'),
      compactWorker: join(here, 'compact-worker.js'),
      fonts: join(root, 'assets', 'fonts'),
      samples: join(root, 'assets', 'samples'),
    },
    program: 'Packbench window',
    report: (line) => process.stderr.write(line),
  });
  if (!opened.ok) {
    // Nobody has chosen a language yet, so both are shown.
    const { refusal } = opened;
    dialog.showErrorBox(
      'Packbench',
      `${renderMessage(refusal, 'zh')}\n\n${renderMessage(refusal, 'en')}`,
    );
    app.exit(3);
    return;
  }
  const { handlers, services, close, reportBug } = opened.value;
  serveAppProtocol(join(here, '..', 'renderer'), join(root, 'assets', 'fonts'));
  const stopServing = serve({ ...handlers, ...dialogHandlers }, '', reportBug);
  const stopTelling = services.store.onCommit(() => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.webContents.send(channels.changed, services.store.seq);
    }
  });
  let isClosed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (isClosed) return;
    // The data folder is given free before the process ends.
    event.preventDefault();
    stopServing();
    stopTelling();
    void close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
  openWindow(join(here, '..', 'preload', 'index.cjs'));
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  void start();
} else {
  app.quit();
}
