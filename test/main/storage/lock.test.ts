import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { acquireLock, holderOf } from '../../../main/storage/lock.ts';
import { bundleChild, ended, linesOf, startChild } from './child-process.ts';
import { fixedNow, freshFolder, open, openOk, unwrap } from './folders.ts';

let script = '';
beforeAll(async () => {
  script = await bundleChild('lock');
});

const at = (minutesAgo: number): string =>
  new Date(fixedNow().getTime() - minutesAgo * 60_000).toISOString();

describe('a data folder', () => {
  test('is refused to a second process, by the name of the first, until that one is gone', async () => {
    const directory = await freshFolder();
    const child = startChild(script, 'hold', directory);
    const lines = linesOf(child);
    expect(await lines.next()).toEqual({ done: false, value: 'open' });
    expect(await open(directory)).toMatchObject({
      ok: false,
      refusal: {
        code: 'store-in-use',
        params: { pid: child.pid, program: 'packing station' },
      },
    });
    child.kill('SIGKILL');
    await ended(child);
    const store = await openOk(directory);
    const second = startChild(script, 'hold', directory);
    const answer = await linesOf(second).next();
    expect(JSON.parse(String(answer.value))).toMatchObject({
      code: 'store-in-use',
      params: { pid: process.pid },
    });
    await ended(second);
    await store.close();
  });

  test('says which process has it open, and whether any', async () => {
    const directory = await freshFolder();
    expect(await holderOf(directory)).toBeNull();
    expect(await holderOf(join(directory, 'not-there'))).toBeNull();
    const child = startChild(script, 'hold', directory);
    expect(await linesOf(child).next()).toMatchObject({ value: 'open' });
    expect(await holderOf(directory)).toBe(child.pid);
    child.kill('SIGKILL');
    await ended(child);
    expect(await holderOf(directory)).toBeNull();
  });

  test('is refused even where the holder does not answer', async () => {
    const directory = await freshFolder();
    const child = startChild(script, 'hold', directory);
    expect(await linesOf(child).next()).toMatchObject({ value: 'open' });
    child.kill('SIGSTOP');
    expect(await open(directory)).toMatchObject({
      ok: false,
      refusal: { code: 'store-in-use', params: { pid: child.pid } },
    });
    child.kill('SIGKILL');
    await ended(child);
  });

  test('can be opened once in a process, and again after it was closed', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory);
    expect(await open(directory)).toMatchObject({ refusal: { code: 'store-in-use' } });
    await store.close();
    await (await openOk(directory)).close();
  });

  test('is refused while another computer showed signs of life in it lately', async () => {
    const directory = await freshFolder();
    const note = { host: 'other-computer', pid: 1, program: 'Packbench', at: at(2) };
    const path = join(directory, 'lock.json');
    await writeFile(path, JSON.stringify(note));
    expect(await open(directory)).toMatchObject({
      refusal: { code: 'store-in-use-elsewhere', params: { host: 'other-computer', at: at(2) } },
    });
    await writeFile(path, JSON.stringify({ ...note, at: at(10) }));
    const store = await openOk(directory);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
    await store.close();
  });
});

test('a lock by socket file outlives no process either', async () => {
  const directory = await freshFolder();
  const first = unwrap(await acquireLock(directory, 'first', 'socket-file'));
  expect(await acquireLock(directory, 'second', 'socket-file')).toMatchObject({
    refusal: { code: 'store-in-use', params: { pid: process.pid, program: 'first' } },
  });
  await first.release();
  // What a killed process leaves: a socket file that nobody listens on.
  const dead = startChild(
    '-e',
    `require('net').createServer().listen(${JSON.stringify(join(directory, 'lock.socket'))}, () => console.log('listening'))`,
  );
  expect(await linesOf(dead).next()).toMatchObject({ value: 'listening' });
  dead.kill('SIGKILL');
  await ended(dead);
  const next = unwrap(await acquireLock(directory, 'next', 'socket-file'));
  await next.release();
});
