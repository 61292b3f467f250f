import { join } from 'node:path';
import { app, BrowserWindow, dialog, shell } from 'electron';
import { renderMessage } from '../domain/messages.ts';
import type { Refusal } from '../domain/result.ts';
import { declareAppProtocol, serveAppProtocol } from './app-protocol.ts';
import { channels } from '../preload/channels.ts';
import { defaultDataDirectory, profileFolder } from './data-directory.ts';
import { dialogHandlers } from './dialogs.ts';
import { openSampleStation } from './demo/sample-station.ts';
import { stationHandlers } from './handlers/station.ts';
import { openApp } from './open-app.ts';
import { applyPendingChange } from './pending-change.ts';
import { paperHandlers } from './print-page.ts';
import { followScale } from './scale/follow-scale.ts';
import { serve } from './serve.ts';
import { openWindow } from './window.ts';

// This file lies in out/main once it is built, beside the workers.
const here = import.meta.dirname;
const root = join(here, '..', '..');

declareAppProtocol();

/** Before there is a window nobody knows the language, so both are shown. */
function showRefusal(refusal: Refusal): void {
  dialog.showErrorBox(
    'Packbench',
    `${renderMessage(refusal, 'zh')}\n\n${renderMessage(refusal, 'en')}`,
  );
}

/** Tells every window. */
function tellWindows(channel: string, message: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, message);
}

const directory = defaultDataDirectory();

async function start(): Promise<void> {
  await app.whenReady();
  const changed = await applyPendingChange(directory);
  // What was there before still is; it is opened as if nothing had been asked.
  if (!changed.ok) showRefusal(changed.refusal);
  const opened = await openApp({
    directory,
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
    showRefusal(opened.refusal);
    app.exit(3);
    return;
  }
  const { handlers, services, close, reportBug } = opened.value;
  serveAppProtocol(join(here, '..', 'renderer'), join(root, 'assets', 'fonts'));
  const scale = followScale({
    address: () => services.settings.get().scale?.address ?? null,
    tell: (news) => tellWindows(channels.scale, news),
  });
  const setSettings: (typeof handlers)['settings.set'] = async (input, context) => {
    const answer = await handlers['settings.set'](input, context);
    scale.refresh();
    return answer;
  };
  const sample = await openSampleStation({
    services,
    handlers,
    samples: join(root, 'assets', 'samples'),
    reportBug,
  });
  const station = stationHandlers(services, {
    sample,
    version: app.getVersion(),
    restart: () => {
      app.relaunch();
      app.quit();
    },
    openFolder: (path) => shell.openPath(path),
  });
  const stopServing = serve(
    {
      ...handlers,
      'settings.set': setSettings,
      ...dialogHandlers,
      ...paperHandlers(services),
      ...station,
    },
    services.session,
    reportBug,
  );
  const stopTelling = services.store.onCommit(() => {
    tellWindows(channels.changed, services.store.seq);
  });
  let isClosed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (isClosed) return;
    // The data folder is given free before the process ends.
    event.preventDefault();
    stopServing();
    stopTelling();
    scale.close();
    void Promise.allSettled([sample.close(), close()]).finally(() => {
      isClosed = true;
      app.quit();
    });
  });
  openWindow(join(here, '..', 'preload', 'index.cjs'));
}

// The lock lies in the profile, so each data folder gets a profile of its own: a second window on the same folder comes
// to the front instead, and one on another folder opens beside it.
app.setPath('userData', profileFolder(app.getPath('userData'), directory));
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
