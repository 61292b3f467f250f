import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../../../main/storage/file-system.ts';
import { diskError, failingFileSystem, watchedFileSystem } from './faulty-file-system.ts';
import { freshFolder, open, openOk, unwrap } from './folders.ts';
import { add } from './sample-model.ts';

type Work = {
  readonly acknowledged: readonly string[];
  /** Codes of what was refused. */
  readonly refused: ReadonlySet<string>;
  /** The state moved although nothing was acknowledged any more. */
  readonly movedAfterFailure: boolean;
};

/** Opens, writes, seals, makes a snapshot, closes; tells what was acknowledged. */
async function work(directory: string, files: FileSystem): Promise<Work> {
  const limits = { segmentBytes: 500, closeRecords: 4 };
  const opened = await open(directory, { fileSystem: files, limits });
  const acknowledged: string[] = [];
  const refused = new Set<string>();
  if (!opened.ok) {
    return { acknowledged, refused: new Set([opened.refusal.code]), movedAfterFailure: false };
  }
  const store = opened.value;
  let movedAfterFailure = false;
  for (let index = 0; index < 12; index += 1) {
    const keys = [`${index}a`, `${index}b`];
    const before = store.state;
    const results = await Promise.all(keys.map((key) => store.transact('Lin', add(key))));
    for (const [position, result] of results.entries()) {
      if (result.ok) acknowledged.push(keys[position] ?? '');
      else refused.add(result.refusal.code);
    }
    movedAfterFailure ||= store.failure !== null && store.state !== before;
    if (index === 6) await store.compact();
  }
  await store.close();
  return { acknowledged, refused, movedAfterFailure };
}

async function acknowledgedSurvive(
  directory: string,
  acknowledged: readonly string[],
): Promise<void> {
  const store = await openOk(directory);
  for (const key of acknowledged) expect(store.state.items.get(key)?.count).toBe(1);
  expect(unwrap(await store.transact('Lin', add('again')))).toBe('again');
  await store.close();
}

describe('a disk that fails', () => {
  test.each([
    { code: 'EIO', forGood: false },
    { code: 'ENOSPC', forGood: true },
  ])('$code at every operation in turn loses nothing', async ({ code, forGood }) => {
    const counted = failingFileSystem(Infinity);
    await work(await freshFolder(), counted.files);
    expect(counted.count()).toBeGreaterThan(80);
    for (let nth = 1; nth <= counted.count(); nth += 1) {
      const directory = await freshFolder();
      const { files } = failingFileSystem(nth, { code, forGood });
      const { acknowledged, refused, movedAfterFailure } = await work(directory, files);
      expect(movedAfterFailure).toBe(false);
      expect(['', 'store-io-failed', 'store-read-only']).toContain([...refused].join(' '));
      await acknowledgedSurvive(directory, acknowledged);
    }
  });

  test('turns the store read-only at once, for those who wait and those who come', async () => {
    let broken = false;
    const files = watchedFileSystem((operation, path) => {
      if (broken && operation === 'datasync') throw diskError('EIO', path);
    });
    const directory = await freshFolder();
    const problems: string[] = [];
    const store = await openOk(directory, {
      fileSystem: files,
      onProblem: ({ code }) => problems.push(code),
    });
    unwrap(await store.transact('Lin', add('kept')));
    broken = true;
    const waiting = await Promise.all(['a', 'b', 'c'].map((k) => store.transact('Lin', add(k))));
    broken = false;
    const later = await store.transact('Lin', add('d'));
    for (const result of [...waiting, later]) {
      expect(result).toMatchObject({
        ok: false,
        refusal: { code: 'store-read-only', params: { reason: expect.stringMatching(/^EIO/) } },
      });
    }
    expect([...store.state.items.keys()]).toEqual(['kept']);
    expect(problems).toEqual(['store-read-only']);
    await store.close();
    const again = await openOk(directory);
    expect([...again.state.items.keys()]).toEqual(['kept']);
    expect(again.notices).toEqual([]);
    await again.close();
  });

  test('that is full still lets the data be read, and goes on once there is space', async () => {
    const directory = await freshFolder();
    let space = 4000;
    const full = watchedFileSystem((operation, path) => {
      if (operation === 'write') space -= 150;
      if (space < 0 && operation === 'write') throw diskError('ENOSPC', path);
    });
    const store = await openOk(directory, { fileSystem: full });
    let saved = 0;
    while ((await store.transact('Lin', add(`k${saved}`))).ok) saved += 1;
    await store.close();
    // An unfinished write is left behind too, and there is no space to set it aside.
    await appendFile(join(directory, 'journal', '000000000001.log'), 'deadbeef 99 {"at');
    const reopened = await openOk(directory, { fileSystem: full });
    expect(reopened.state.items.size).toBe(saved);
    expect(reopened.failure?.code).toBe('store-read-only');
    expect(await reopened.transact('Lin', add('more'))).toMatchObject({
      ok: false,
      refusal: { code: 'store-read-only' },
    });
    await reopened.close();
    space = 100_000;
    const freed = await openOk(directory, { fileSystem: full });
    expect(freed.state.items.size).toBe(saved);
    expect(unwrap(await freed.transact('Lin', add('more')))).toBe('more');
    await freed.close();
  });

  test('takes few bytes at a time without harm', async () => {
    const directory = await freshFolder();
    const files = watchedFileSystem(() => undefined, { shortWrites: true });
    const { acknowledged } = await work(directory, files);
    expect(acknowledged).toHaveLength(24);
    await acknowledgedSurvive(directory, acknowledged);
  });
});
