import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCore } from '../../../main/core/start-core.ts';
import type { CoreOptions } from '../../../main/core/core-protocol.ts';
import { refuse } from '../../../domain/result.ts';
import { noPaths } from '../handlers/bare-app.ts';

const options: CoreOptions = { directory: '/nowhere', version: '0', paths: noPaths };

describe('the thread of the core, as the windows see it', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packbench-core-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A core that does what `body` says with `parentPort`, and what is heard of it. */
  async function core(body: string) {
    const file = join(folder, 'core.mjs');
    await writeFile(file, `import { parentPort } from 'node:worker_threads';\n${body}`);
    const heard: string[] = [];
    const note =
      (name: string) =>
      (value: unknown): void =>
        void heard.push(`${name}: ${value instanceof Error ? value.message : String(value)}`);
    const thread = startCore(file, options, async () => refuse('cancelled'), {
      onTrouble: note('trouble'),
      onRefused: note('refused'),
      onDamaged: note('damaged'),
      onError: note('error'),
      onLost: note('lost'),
    });
    return { thread, heard };
  }

  it('is told which folder to open, and says why it cannot', async () => {
    const { thread, heard } = await core(`
      parentPort.on('message', ({ kind, options }) => {
        if (kind === 'open') {
          parentPort.postMessage({ kind: 'trouble', text: options.directory });
          parentPort.postMessage({ kind: 'refused', text: 'in use', canBeMended: false });
        }
        if (kind === 'close') process.exit(0);
      });`);
    await expect.poll(() => heard).toEqual(['trouble: /nowhere', 'refused: in use']);
    await thread.close();
  });

  it('carries what a window asks over a port of its own, both ways', async () => {
    const { thread } = await core(`
      parentPort.on('message', ({ kind, port }) => {
        if (kind === 'window') port.on('message', (asked) => port.postMessage({ asked }));
        if (kind === 'close') process.exit(0);
      });`);
    const port = thread.portForWindow();
    port.postMessage('who is there');
    expect(await once(port, 'message')).toEqual([{ asked: 'who is there' }]);
    const closed = once(port, 'close');
    await thread.close();
    await closed;
  });

  it('that throws is lost with what it threw, and so are its windows', async () => {
    const { thread, heard } = await core(`
      parentPort.on('message', ({ kind, port }) => {
        if (kind === 'window') throw new Error('broken');
      });`);
    const port = thread.portForWindow();
    const closed = once(port, 'close');
    await closed;
    await expect.poll(() => heard).toEqual(['error: broken', 'lost: 1']);
  });

  it('is not lost when it was asked to close', async () => {
    const { thread, heard } = await core(`
      parentPort.on('message', ({ kind }) => { if (kind === 'close') process.exit(0); });`);
    await thread.close();
    expect(heard).toEqual([]);
  });
});
