import type { MessagePort } from 'node:worker_threads';
import { ipcMain, MessageChannelMain } from 'electron';
import type { MessagePortMain, WebFrameMain } from 'electron';
import { channels } from '../preload/channels.ts';
import { isAppPage } from './app-protocol.ts';
import type { CoreThread } from './core/start-core.ts';

/**
 * Gives a page that asks for it a port of its own to the core. Only the top frame of our own pages gets one, and it
 * ends with the page: a frame that navigates elsewhere, or a page of another origin, has none.
 */
export function handOutPorts(core: () => Pick<CoreThread, 'portForWindow'> | null): void {
  ipcMain.on(channels.connect, ({ senderFrame }) => {
    if (!isOurs(senderFrame)) return;
    const port = core()?.portForWindow();
    if (port !== undefined) senderFrame.postMessage(channels.port, null, [forPage(port)]);
  });
}

/** The same port for a page: only Electron's own can be given to one. Each closes with the other. */
function forPage(port: MessagePort): MessagePortMain {
  const { port1, port2 } = new MessageChannelMain();
  port.on('message', (message) => port1.postMessage(message));
  port.on('close', () => port1.close());
  port1.on('message', ({ data }) => port.postMessage(data));
  port1.on('close', () => port.close());
  port1.start();
  return port2;
}

const isOurs = (frame: WebFrameMain | null): frame is WebFrameMain =>
  frame !== null && frame.parent === null && isAppPage(frame.url);
