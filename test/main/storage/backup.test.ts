import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { backupStore, readBackup } from '../../../main/storage/backup.ts';
import { restoreStore } from '../../../main/storage/restore.ts';
import type { Store } from '../../../main/storage/store.ts';
import { verifyStore } from '../../../main/storage/verify.ts';
import { failingFileSystem } from './faulty-file-system.ts';
import { contentsOf, fixedNow, freshFolder, open, openOk, unwrap } from './folders.ts';
import { add, model, plain, type Event, type State } from './sample-model.ts';

const settings = '{"station":"P1"}\n';

async function filledStore(): Promise<Store<State, Event>> {
  const store = await openOk(await freshFolder());
  await writeFile(join(store.directory, 'settings.json'), settings);
  for (let index = 0; index < 20; index += 1) {
    unwrap(await store.transact('Lin', add(`k${index}`, index, '中文')));
  }
  return store;
}

async function otherStore(): Promise<string> {
  const present = await openOk(await freshFolder());
  unwrap(await present.transact('Lin', add('present')));
  await present.close();
  return present.directory;
}

/** What an opening finds. */
async function found(directory: string): Promise<unknown> {
  const opened = await open(directory);
  if (!opened.ok) return opened.refusal.code;
  await opened.value.close();
  return plain(opened.value.state);
}

async function backedUp(): Promise<{ file: string; expected: unknown }> {
  const store = await filledStore();
  const file = join(await freshFolder(), 'monday.packbench');
  unwrap(await backupStore(model, store, file, { now: fixedNow }));
  const expected = plain(store.state);
  await store.close();
  return { file, expected };
}

describe('a backup', () => {
  test('gives the same state and settings back in an empty folder, and work goes on', async () => {
    const { file, expected } = await backedUp();
    const directory = join(await freshFolder(), 'data');
    const report = unwrap(await restoreStore(model, file, directory, { now: fixedNow }));
    expect(report).toEqual({ seq: 20, replaced: null });
    const store = await openOk(directory);
    expect(plain(store.state)).toEqual(expected);
    expect(await readFile(join(directory, 'settings.json'), 'utf8')).toBe(settings);
    unwrap(await store.transact('Lin', add('after')));
    expect(store.seq).toBe(21);
    unwrap(await store.compact());
    await store.close();
    const again = await openOk(directory);
    expect(again.state.items.size).toBe(21);
    await again.close();
    expect(unwrap(await verifyStore(model, directory)).problems).toEqual([]);
  });

  test('of a store opened for reading is as good', async () => {
    const store = await filledStore();
    await store.close();
    const reader = await openOk(store.directory, { readOnly: true });
    const file = join(await freshFolder(), 'b.packbench');
    expect(unwrap(await backupStore(model, reader, file, { now: fixedNow }))).toEqual({
      seq: 20,
      rows: 21,
      documents: ['settings.json'],
    });
    await reader.close();
  });

  test('is refused for a folder that holds data; when forced, that is kept aside', async () => {
    const { file, expected } = await backedUp();
    const directory = await otherStore();
    const before = await contentsOf(directory);
    expect(await restoreStore(model, file, directory, { now: fixedNow })).toMatchObject({
      refusal: { code: 'restore-target-not-empty' },
    });
    expect(await contentsOf(directory)).toEqual(before);
    const options = { now: fixedNow, force: true };
    const { replaced } = unwrap(await restoreStore(model, file, directory, options));
    expect(await contentsOf(String(replaced))).toEqual(before);
    const store = await openOk(directory);
    expect(plain(store.state)).toEqual(expected);
    expect(await restoreStore(model, file, directory, options)).toMatchObject({
      refusal: { code: 'store-in-use' },
    });
    await store.close();
  });

  test('that is damaged anywhere is refused before anything is touched', async () => {
    const { file } = await backedUp();
    const whole = await readFile(file);
    const directory = await freshFolder();
    const cases = [Buffer.alloc(0), Buffer.from('no backup'), whole.subarray(0, -9)];
    // The ten bytes of the gzip header say nothing of the content.
    for (let at = 10; at < whole.length; at += 1) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      cases.push(flipped);
    }
    const content = await readBackup(file, 1);
    expect(content.ok).toBe(true);
    for (const bytes of cases) {
      await writeFile(file, bytes);
      // A bit that fills up the last byte of the packed stream means nothing.
      if (isDeepStrictEqual(await readBackup(file, 1), content)) continue;
      expect(await restoreStore(model, file, directory, { now: fixedNow })).toMatchObject({
        refusal: { code: 'backup-damaged', params: { file } },
      });
    }
    expect(await readdir(directory)).toEqual([]);
    const missing = await restoreStore(model, `${file}-no`, directory, { now: fixedNow });
    expect(missing).toMatchObject({ refusal: { code: 'backup-damaged' } });
  });

  test('of a newer program is refused', async () => {
    const store = await filledStore();
    const file = join(await freshFolder(), 'b.packbench');
    unwrap(await backupStore({ ...model, version: 9 }, store, file, { now: fixedNow }));
    await store.close();
    const result = await restoreStore(model, file, await freshFolder(), { now: fixedNow });
    expect(result).toMatchObject({ refusal: { code: 'store-format-newer' } });
  });

  test('that cannot be written leaves the one before as it was', async () => {
    const store = await filledStore();
    const file = join(await freshFolder(), 'b.packbench');
    unwrap(await backupStore(model, store, file, { now: fixedNow }));
    const before = await readFile(file);
    for (let nth = 1; nth <= 5; nth += 1) {
      const { files } = failingFileSystem(nth, { code: 'ENOSPC' });
      const result = await backupStore(model, store, file, { now: fixedNow, fileSystem: files });
      expect(result).toMatchObject({ refusal: { code: 'store-io-failed' } });
      expect(await readFile(file)).toEqual(before);
    }
    await store.close();
  });
});

describe('a restore that is interrupted', () => {
  test('at any point leaves the old data, the new data, or a folder that says so', async () => {
    const { file, expected } = await backedUp();
    const counted = failingFileSystem(Infinity);
    const present = await found(await otherStore());
    const options = { now: fixedNow, force: true };
    const counting = { ...options, fileSystem: counted.files };
    unwrap(await restoreStore(model, file, await otherStore(), counting));
    expect(counted.count()).toBeGreaterThan(15);
    for (let nth = 1; nth <= counted.count(); nth += 1) {
      const directory = await otherStore();
      const { files } = failingFileSystem(nth, { forGood: true });
      await restoreStore(model, file, directory, { ...options, fileSystem: files });
      expect([present, expected, 'restore-unfinished']).toContainEqual(await found(directory));
      unwrap(await restoreStore(model, file, directory, options));
      const store = await openOk(directory);
      expect(plain(store.state)).toEqual(expected);
      await store.close();
    }
  });

  test('a name in a backup cannot lead out of the folder', async () => {
    const store = await filledStore();
    const outside = join(await freshFolder(), 'inner');
    await mkdir(outside);
    const evil = {
      ...model,
      toRows: () => [{ table: '$document', key: '../evil.json', value: 'x' }],
    };
    const file = join(await freshFolder(), 'b.packbench');
    unwrap(await backupStore(evil, store, file, { now: fixedNow }));
    await store.close();
    unwrap(await restoreStore(model, file, outside, { now: fixedNow }));
    expect(await readdir(join(outside, '..'))).toEqual(['inner']);
  });
});
