import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packbench, sample, temporaryFolder } from '../cli/packbench.ts';
import { openWindow } from './electron-app.ts';

/** Ends the thread that keeps the data, as running out of memory would. */
const endCore = (app: ElectronApplication): Promise<void> =>
  app.evaluate(async () => {
    const { Session } = process.getBuiltinModule('node:inspector/promises');
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    Object.assign(globalThis, { Worker });
    // Nothing of the program gives its threads away; whoever debugs it can reach every object.
    const session = new Session();
    session.connect();
    const { result } = await session.post('Runtime.evaluate', { expression: 'Worker.prototype' });
    const found = await session.post('Runtime.queryObjects', {
      prototypeObjectId: result.objectId ?? '',
    });
    const ended = await session.post('Runtime.callFunctionOn', {
      returnByValue: true,
      objectId: found.objects.objectId,
      functionDeclaration: `function () {
        // What only inherits from one is no thread, and has no events of its own.
        const threads = this.filter((worker) => Object.hasOwn(worker, '_events'));
        for (const thread of threads) thread.terminate();
        return threads.length;
      }`,
    });
    session.disconnect();
    if (ended.result.value !== 1) throw new Error(`Not one thread: ${JSON.stringify(ended)}`);
  });

describe('the thread that keeps the data', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let data: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    data = join(folder.path, 'data');
    const imported = await packbench('orders', 'import', sample('orders.xls'), '--data', data);
    expect(imported.status).toBe(0);
  });
  afterAll(() => folder.remove());

  test('that dies is named in words, and another goes on where it was', async () => {
    const { app, page } = await openWindow(data);
    await page.getByText('76 rows').waitFor();
    await app.evaluate(({ dialog }) => {
      Object.assign(globalThis, {
        asked: new Promise<string>((resolve) => {
          dialog.showMessageBox = async (options: unknown) => {
            resolve((options as { message: string }).message);
            return { response: 0, checkboxChecked: false };
          };
        }),
      });
    });
    const reloaded = page.waitForEvent('domcontentloaded');
    await endCore(app);
    const asked = await app.evaluate(
      () => (globalThis as unknown as { asked: Promise<string> }).asked,
    );
    expect(asked).toContain('What was confirmed is safe on the disk');
    expect(asked).toContain('数据进程意外停止');
    await reloaded;
    await page.getByText('76 rows').waitFor();
    await app.close();
    await expect(access(join(data, 'lock.json'))).rejects.toThrow('ENOENT');
  });

  test('is worked on from the command line while the window is open, and the window shows it', async () => {
    const { app, page } = await openWindow(data);
    await page.getByText('76 rows').waitFor();
    const words = ['orders', 'hold', '8126030900010007', '--reason', 'asked by mail'];
    expect((await packbench(...words, '--data', data)).status).toBe(0);
    await page.getByText('asked by mail').first().waitFor();
    expect(await packbench('verify', '--data', data)).toMatchObject({ status: 0 });
    await app.close();
  });

  test('ends with a window that was killed, and gives the folder free', async () => {
    const { app, page } = await openWindow(data);
    await page.getByText('76 rows').waitFor();
    const closed = app.waitForEvent('close');
    app.process().kill('SIGKILL');
    await closed;
    await expect
      .poll(
        async () =>
          (await packbench('orders', 'hold', '8126030900010007', '--reason', 'x', '--data', data))
            .status,
      )
      .toBe(0);
  });
});
