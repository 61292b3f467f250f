import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { declareAppProtocol, prepareToServe, serveAppProtocol } from './app-protocol.ts';
import { startCore } from './core/start-core.ts';
import type { CoreThread } from './core/start-core.ts';
import { defaultDataDirectory, profileFolder } from './data-directory.ts';
import { answerCore } from './host.ts';
import { fewHelpersInPages, useFewHelpers } from './few-helpers.ts';
import { handOutPorts } from './hand-out-ports.ts';
import { programVersion } from './program-version.ts';
import { openWindow } from './window.ts';

// This file lies in out/main once it is built, beside the core and the workers.
const here = import.meta.dirname;
const root = join(here, '..', '..');

useFewHelpers();
app.commandLine.appendSwitch('js-flags', fewHelpersInPages);
declareAppProtocol();
// The window is tables and text, which two slow processors draw within two frames at 1920 x 1080, scrolling included. Getting
// a graphics card ready takes a fifth of a second of the start, and where its driver is broken the window stays blank.
app.disableHardwareAcceleration();
// Nothing here comes over a network. The part of Chromium that would fetch it is needed all the same, but not as a process of
// its own, which takes another fifth of a second. Should Chromium ever forget the name, it is as if nothing were said.
app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');

const directory = defaultDataDirectory();

/** Dialogs are seen only when the app is ready, and the core may have something to say before that. */
const tellUser = async (text: string): Promise<void> => {
  await app.whenReady();
  dialog.showErrorBox('Packbench', text);
};

/** Starts the core and tells the user what becomes of it; the window draws itself meanwhile. */
function startCoreForWindows(onLost: (code: number) => void): CoreThread {
  const core: CoreThread = startCore(
    join(here, 'core.js'),
    {
      directory,
      version: programVersion(root),
      paths: {
        excelWorker: join(here, 'excel-worker.js'),
        renderWorker: join(here, 'render-worker.js'),
        compactWorker: join(here, 'compact-worker.js'),
        verifyWorker: join(here, 'verify-worker.js'),
        fonts: join(root, 'assets', 'fonts'),
        samples: join(root, 'assets', 'samples'),
      },
    },
    answerCore,
    {
      onTrouble: (text) => void tellUser(text),
      onRefused: (text) => void tellUser(text).then(() => app.exit(3)),
      onDamaged: (text) => {
        // Words and steps that are hardly ever needed do not slow down every start.
        void Promise.all([import('./damaged-start.ts'), app.whenReady()]).then(
          ([{ mendBeforeStart }]) => mendBeforeStart(core, directory, text),
        );
      },
      onError: (error) => process.stderr.write(`core: ${error.stack ?? error.message}\n`),
      onLost,
    },
  );
  return core;
}

/** Whether to start the core again after it ended by itself; otherwise the program ends. */
async function asksForAnother(code: number): Promise<boolean> {
  // Words that are hardly ever needed do not slow down every start.
  const [{ messageInBoth }] = await Promise.all([import('../domain/messages.ts'), app.whenReady()]);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Packbench',
    message: messageInBoth({ code: 'core-crashed', params: { code } }),
    buttons: ['重新启动 / Start again', '退出 / Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

async function start(): Promise<void> {
  let core: CoreThread | null = null;
  const restartCore = async (code: number): Promise<void> => {
    core = null;
    if (!(await asksForAnother(code))) {
      app.quit();
      return;
    }
    core = startCoreForWindows((again) => void restartCore(again));
    // Pages begin anew: what they knew came from the core that is gone.
    for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
  };
  // It opens the data folder while the app gets ready and the page is read.
  core = startCoreForWindows((code) => void restartCore(code));
  await app.whenReady();
  serveAppProtocol(join(here, '..', 'renderer'), join(root, 'assets', 'fonts'));
  handOutPorts(() => core);
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (core === null) return;
    // The data folder is given free before the process ends.
    event.preventDefault();
    const closing = core;
    void closing.close().finally(() => {
      core = null;
      app.quit();
    });
  });
  openWindow(join(here, '..', 'preload', 'index.cjs'));
  prepareToServe();
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
