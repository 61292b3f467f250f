import { BrowserWindow, clipboard, dialog, shell } from 'electron';
import { ok } from '../domain/result.ts';
import type { DialogHandlers } from '../preload/window-contract.ts';

const parent = (): BrowserWindow[] => BrowserWindow.getAllWindows().slice(0, 1);

/** Asks the user with the dialogs of the system. */
export const dialogHandlers: DialogHandlers = {
  'dialogs.openFile': async ({ title, filters }) => {
    const [window] = parent();
    const options = { title, filters, properties: ['openFile' as const] };
    const { canceled, filePaths } = await (window === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return ok(canceled ? null : (filePaths[0] ?? null));
  },
  'dialogs.saveFile': async ({ title, fileName, filters }) => {
    const [window] = parent();
    const options = { title, defaultPath: fileName, filters };
    const { canceled, filePath } = await (window === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options));
    return ok(canceled ? null : filePath);
  },
  'dialogs.folder': async ({ title }) => {
    const [window] = parent();
    const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] };
    const { canceled, filePaths } = await (window === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return ok(canceled ? null : (filePaths[0] ?? null));
  },
  'dialogs.copyText': async ({ text }) => {
    // Newer versions answer with a promise, older ones with nothing.
    await clipboard.writeText(text);
    return ok(null);
  },
  'dialogs.reveal': async ({ path }) => {
    shell.showItemInFolder(path);
    return ok(null);
  },
};
