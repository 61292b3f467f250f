import { ipcMain } from 'electron';
import type { WebFrameMain } from 'electron';
import { channels } from '../preload/channels.ts';
import { isAppPage } from './app-protocol.ts';
import type { CoreProcess } from './core/start-core.ts';

/**
 * Gives a page that asks for it a port of its own to the core. Only the top frame of our own pages gets one, and it
 * ends with the page: a frame that navigates elsewhere, or a page of another origin, has none.
 */
export function handOutPorts(core: () => Pick<CoreProcess, 'portForWindow'> | null): void {
  ipcMain.on(channels.connect, ({ senderFrame }) => {
    if (!isOurs(senderFrame)) return;
    const port = core()?.portForWindow();
    if (port !== undefined) senderFrame.postMessage(channels.port, null, [port]);
  });
}

const isOurs = (frame: WebFrameMain | null): frame is WebFrameMain =>
  frame !== null && frame.parent === null && isAppPage(frame.url);
