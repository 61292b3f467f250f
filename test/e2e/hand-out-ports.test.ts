import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channels } from '../../preload/channels.ts';
import { temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';

const ours = 'packbench://app/index.html';

describe('the way to the data', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let app: ElectronApplication;

  beforeAll(async () => {
    folder = await temporaryFolder();
    ({ app } = await openWindow(join(folder.path, 'data')));
  });
  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  test.each([
    ['the top frame of a page of ours', { url: ours, parent: null }, 1],
    ['a frame inside another', { url: ours, parent: {} }, 0],
    ['a page of the network', { url: 'https://app/index.html', parent: null }, 0],
    ['a page of another host', { url: 'packbench://elsewhere/index.html', parent: null }, 0],
    ['a page without an address', { url: '', parent: null }, 0],
    ['a frame that is gone', null, 0],
  ])('is shown to %s or not', async (_, frame, ports) => {
    const given = await app.evaluate(
      ({ ipcMain }, asked) => {
        let count = 0;
        const postMessage = (_channel: string, _message: unknown, list: readonly unknown[]) => {
          count += list.length;
        };
        const senderFrame = asked.frame === null ? null : { ...asked.frame, postMessage };
        ipcMain.emit(asked.channel, { senderFrame });
        return count;
      },
      { channel: channels.connect, frame },
    );
    expect(given).toBe(ports);
  });
});
