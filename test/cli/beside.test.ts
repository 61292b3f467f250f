import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cliFile, packbench, root, sample, temporaryFolder } from './packbench.ts';
import type { Run } from './packbench.ts';
import { importShape, ordersShape, verifyShape } from './shapes.ts';
import { refusalOf, station } from './station.ts';

const folder = await temporaryFolder();
const silent = net.createServer();
let address = '';
const started = new Set<ChildProcess>();

beforeAll(async () => {
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  address = `tcp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
});
afterAll(async () => {
  silent.close();
  await folder.remove();
});

type Started = { readonly child: ChildProcess; readonly ended: Promise<Run> };

function start(words: readonly string[], cwd = root): Started {
  const child = spawn(process.execPath, [cliFile, ...words], { cwd });
  started.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (piece: Buffer) => {
    stdout += piece.toString();
  });
  child.stderr.on('data', (piece: Buffer) => {
    stderr += piece.toString();
  });
  const ended = once(child, 'close').then(([status]) => ({
    status: typeof status === 'number' ? status : -1,
    stdout,
    stderr,
    json: stdout === '' ? undefined : (JSON.parse(stdout) as unknown),
  }));
  return { child, ended };
}

/** A command that has the folder open until it is ended: it waits for a scale that says nothing. */
async function holder(data: string): Promise<Started> {
  const connected = once(silent, 'connection');
  const words = [
    'scale',
    'read',
    '--address',
    address,
    '--seconds',
    '60',
    '--json',
    '--data',
    data,
  ];
  const run = start(words);
  const early = await Promise.race([connected.then(() => null), run.ended]);
  if (early !== null) throw new Error(`ended early: ${early.stdout} ${early.stderr}`);
  return run;
}

type Note = {
  readonly pid: number;
  readonly visits: { readonly address: string; readonly token: string; readonly version: string };
};

const noteOf = async (data: string): Promise<Note> =>
  JSON.parse(await readFile(join(data, 'lock.json'), 'utf8')) as Note;

/** What a program says that is let in with these words, until the holder hangs up or greets it. */
async function knock(to: string, hello: unknown): Promise<string> {
  const socket = net.connect({ path: to });
  socket.write(`${JSON.stringify(hello)}\n`);
  let heard = '';
  socket.on('data', (piece: Buffer) => {
    heard += piece.toString();
    socket.destroy();
  });
  socket.on('error', () => undefined);
  await new Promise((resolve) => {
    socket.once('close', resolve);
  });
  return heard;
}

describe.skipIf(process.platform === 'win32')('a data folder that a program has open', () => {
  it('is worked on beside it, with paths as they were meant', async () => {
    const shop = station(join(folder.path, 'beside'));
    const { child, ended } = await holder(shop.data);
    const words = ['orders', 'import', 'orders.xls', '--data', shop.data, '--json'];
    const imported = await start(words, dirname(sample('orders.xls'))).ended;
    expect(importShape.parse(imported.json)).toMatchObject({ accepted: 76, rejected: [] });
    const [order] = await shop.done(ordersShape, 'orders', 'list');
    expect(await shop.refused('orders', 'show', '1')).toMatchObject({ code: 'order-unknown' });
    const held = await shop.done(
      ordersShape,
      'orders',
      'hold',
      order?.orderId ?? '',
      '--reason',
      'look',
      '--person',
      'Li',
    );
    expect(held).toMatchObject([{ held: { reason: 'look' } }]);
    const history = await shop.run('orders', 'history', order?.orderId ?? '');
    expect(JSON.stringify(history.json)).toContain('"person":"Li"');
    expect(await shop.done(verifyShape, 'verify')).toMatchObject({ ok: true, orders: 76 });
    expect((await noteOf(shop.data)).pid).toBe(child.pid);
    child.kill('SIGINT');
    expect(refusalOf(await ended).code).toBe('cancelled');
    expect(await shop.done(ordersShape, 'orders', 'list')).toHaveLength(76);
  });

  it('lets a whole script of commands work at the same time, whichever of them has the folder', async () => {
    const shop = station(join(folder.path, 'crowd'));
    await shop.done(importShape, 'orders', 'import', sample('orders.xls'));
    const orders = (await shop.done(ordersShape, 'orders', 'list')).slice(0, 8);
    const crowd = orders.map(({ orderId }) => {
      const words = ['orders', 'hold', orderId, '--reason', 'look'];
      return start([...words, '--data', shop.data, '--json']).ended;
    });
    const ends = await Promise.all(crowd);
    expect(ends.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
      orders.map(() => ({ status: 0, stderr: '' })),
    );
    const held = await shop.done(ordersShape, 'orders', 'list', '--held');
    expect(held.map(({ orderId }) => orderId)).toEqual(
      expect.arrayContaining(orders.map(({ orderId }) => orderId)),
    );
  });

  it('stops one command beside it by Ctrl+C, and nothing else', async () => {
    const shop = station(join(folder.path, 'cancel'));
    const { child } = await holder(shop.data);
    const beside = await holder(shop.data);
    beside.child.kill('SIGINT');
    expect(refusalOf(await beside.ended).code).toBe('cancelled');
    expect((await noteOf(shop.data)).pid).toBe(child.pid);
    expect(child.exitCode).toBeNull();
    expect(await shop.done(ordersShape, 'orders', 'list')).toEqual([]);
  });

  it('is free at once when that program was killed; what ran there is told so', async () => {
    const shop = station(join(folder.path, 'killed'));
    const { child } = await holder(shop.data);
    const { visits } = await noteOf(shop.data);
    const beside = await holder(shop.data);
    child.kill('SIGKILL');
    const lost = await beside.ended;
    expect(lost.status).toBe(3);
    expect(refusalOf(lost).code).toBe('core-lost');
    const words = ['orders', 'import', sample('orders.xls')];
    expect(await shop.done(importShape, ...words)).toMatchObject({ accepted: 76 });
    await expect(stat(dirname(visits.address))).rejects.toThrow('ENOENT');
  });

  it('is refused by name while that program does not answer', async () => {
    const shop = station(join(folder.path, 'stopped'));
    const { child } = await holder(shop.data);
    child.kill('SIGSTOP');
    const refused = await shop.refused('orders', 'list');
    expect(refused).toMatchObject({ status: 3, code: 'store-in-use' });
    expect(refused.message).toContain(`process ${child.pid}`);
  });

  it('answers nobody but this user and this version', async () => {
    const { data } = station(join(folder.path, 'strangers'));
    await holder(data);
    const { visits } = await noteOf(data);
    const hello = { kind: 'hello', token: visits.token, version: visits.version };
    const modes = await Promise.all(
      [visits.address, dirname(visits.address), join(data, 'lock.json')].map(
        async (path) => (await stat(path)).mode & 0o777,
      ),
    );
    expect(modes).toEqual([0o600, 0o700, 0o600]);
    expect(await knock(visits.address, hello)).toContain('welcome');
    expect(await knock(visits.address, { ...hello, token: `${visits.token}x` })).toBe('');
    expect(await knock(visits.address, { ...hello, version: '0.0.0' })).toBe('');
    expect(await knock(visits.address, { kind: 'call', id: '1', name: 'data.stats' })).toBe('');
    expect(await knock(visits.address, 'x'.repeat(20 << 20))).toBe('');
    expect((await packbench('stats', '--data', data)).status).toBe(0);
  });
});
