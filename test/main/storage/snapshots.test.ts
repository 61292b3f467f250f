import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../domain/result.ts';
import { runCompaction, type CompactionRequest } from '../../../main/storage/compaction.ts';
import { verifyStore } from '../../../main/storage/verify.ts';
import { contentsOf, fixedNow, freshFolder, open, openOk, unwrap } from './folders.ts';
import { add, model, plain } from './sample-model.ts';

const flip = async (path: string, part: number): Promise<void> => {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length * part);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
};

/** A store with `snapshots` snapshots, five records before each and five after the last. */
async function storeWithSnapshots(
  snapshots: number,
): Promise<{ directory: string; expected: unknown; newest: string }> {
  const directory = await freshFolder();
  const store = await openOk(directory);
  for (let round = 0; round <= snapshots; round += 1) {
    for (let index = 0; index < 5; index += 1) {
      unwrap(await store.transact('Lin', add(`k${round}-${index}`, round + index)));
    }
    if (round < snapshots) unwrap(await store.compact());
  }
  const expected = plain(store.state);
  await store.close();
  return { directory, expected, newest: join(directory, 'snapshot.jsonl') };
}

async function expectState(directory: string, expected: unknown): Promise<readonly string[]> {
  const store = await openOk(directory);
  expect(plain(store.state)).toEqual(expected);
  unwrap(await store.transact('Lin', add('later')));
  await store.close();
  return store.notices.map(({ code }) => code);
}

describe('snapshots', () => {
  test('a damaged newest gives way to the one before and a longer piece of journal', async () => {
    for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
      const { directory, expected, newest } = await storeWithSnapshots(3);
      await flip(newest, part);
      expect(await expectState(directory, expected)).toEqual([
        'snapshot-damaged',
        'store-repaired',
      ]);
    }
  });

  test('both damaged: everything is rebuilt from the archived journal', async () => {
    const { directory, expected, newest } = await storeWithSnapshots(3);
    await flip(newest, 0.5);
    await flip(`${newest}.previous`, 0.5);
    const names = Object.keys(await contentsOf(directory));
    expect(names.filter((name) => name.startsWith('archive/'))).not.toEqual([]);
    expect(await expectState(directory, expected)).toEqual([
      'snapshot-damaged',
      'snapshot-damaged',
      'store-repaired',
    ]);
  });

  test('both damaged and the archive gone: refused by the name of the snapshot', async () => {
    const { directory, newest } = await storeWithSnapshots(3);
    await flip(newest, 0.5);
    await flip(`${newest}.previous`, 0.5);
    await rm(join(directory, 'archive'), { recursive: true });
    const before = await contentsOf(directory);
    expect(await open(directory)).toMatchObject({
      refusal: { code: 'snapshot-lost', params: { file: newest } },
    });
    expect(await contentsOf(directory)).toEqual(before);
  });

  test('a missing newest, as a crash between two renames leaves it, changes nothing', async () => {
    const { directory, expected, newest } = await storeWithSnapshots(2);
    await rm(newest);
    expect(await expectState(directory, expected)).toEqual([]);
  });

  test('a damaged one is kept aside, and two good ones are there again at once', async () => {
    const { directory, expected, newest } = await storeWithSnapshots(3);
    await flip(newest, 0.5);
    const damaged = await readFile(newest);
    const good = await readFile(`${newest}.previous`);
    const store = await openOk(directory);
    const folder = String(store.notices.at(-1)?.params['folder']);
    expect(await readFile(join(folder, 'snapshot.jsonl'))).toEqual(damaged);
    expect(await readFile(join(folder, 'snapshot.jsonl.previous'))).toEqual(good);
    await store.close();
    await flip(newest, 0.5);
    expect(await expectState(directory, expected)).toEqual(['snapshot-damaged', 'store-repaired']);
  });

  test('a damaged record that a snapshot covers does not keep the store from opening', async () => {
    const { directory, expected } = await storeWithSnapshots(1);
    const covered = join(directory, 'journal', '000000000001.log');
    await flip(covered, 0.5);
    expect(await expectState(directory, expected)).toEqual([]);
    const report = unwrap(await verifyStore(model, directory));
    expect(report.ok).toBe(false);
    expect(report.problems).toMatchObject([{ file: covered, code: 'store-damaged' }]);
  });

  test('can be made from the files alone while the store is written', async () => {
    const directory = await freshFolder();
    const requests: CompactionRequest[] = [];
    const store = await openOk(directory, {
      limits: { compactRecords: 20 },
      compactor: async (request) => {
        requests.push(request);
        return runCompaction(model, { ...request, now: fixedNow });
      },
    });
    const workers = Array.from({ length: 8 }, async (_, worker) => {
      for (let step = 0; step < 50; step += 1) {
        unwrap(await store.transact('Lin', add(`${worker}-${step % 7}`)));
      }
    });
    await Promise.all(workers);
    expect(requests.length).toBeGreaterThan(1);
    unwrap(await store.compact());
    expect(requests.at(-1)).toEqual({ directory, throughSeq: 400 });
    const expected = plain(store.state);
    await store.close();
    expect(unwrap(await verifyStore(model, directory))).toMatchObject({
      ok: true,
      records: 400,
      events: 400,
      problems: [],
    });
    expect(await expectState(directory, expected)).toEqual([]);
  });

  test('may wait for a better time, until somebody waits for it', async () => {
    const told: string[] = [];
    const store = await openOk(await freshFolder(), {
      limits: { compactRecords: 3 },
      compactor: (request, hurry) =>
        new Promise((resolve) => {
          const make = (): void => {
            told.push(`made ${request.throughSeq}`);
            void runCompaction(model, { ...request, now: fixedNow }).then(resolve);
          };
          if (hurry.aborted) make();
          else hurry.addEventListener('abort', make, { once: true });
        }),
    });
    for (let index = 0; index < 5; index += 1) {
      unwrap(await store.transact('Lin', add(`k${index}`)));
    }
    expect(told).toEqual([]);
    unwrap(await store.compact());
    expect(told).toEqual(['made 3', 'made 5']);
    for (let index = 0; index < 3; index += 1) {
      unwrap(await store.transact('Lin', add(`l${index}`)));
    }
    expect(told).toHaveLength(2);
    await store.close();
    expect(told.at(-1)).toBe('made 8');
  });

  test('one that cannot be made is told and harms nothing', async () => {
    const problems: string[] = [];
    const store = await openOk(await freshFolder(), {
      limits: { compactRecords: 3 },
      compactor: async () => ({
        ok: false,
        refusal: { code: 'store-io-failed', params: { file: 'x', reason: 'y' } },
      }),
      onProblem: ({ code }) => problems.push(code),
    });
    for (let index = 0; index < 5; index += 1) {
      expect(await store.transact('Lin', add(`k${index}`))).toEqual(ok(`k${index}`));
    }
    await store.close();
    expect(problems).toEqual(['store-io-failed']);
  });
});

describe('verify', () => {
  test('notices a snapshot that does not agree with the journal', async () => {
    const { directory, newest } = await storeWithSnapshots(2);
    const forged = await freshFolder();
    const store = await openOk(forged);
    for (let index = 0; index < 10; index += 1) {
      unwrap(await store.transact('Lin', add(`other-${index}`)));
    }
    unwrap(await store.compact());
    await store.close();
    await writeFile(newest, await readFile(join(forged, 'snapshot.jsonl')));
    // Of another folder: noticed already by its identity.
    expect(await open(directory)).toMatchObject({ refusal: { code: 'store-foreign-file' } });
    const wrong = { ...model, toRows: () => [{ table: 'total', key: 'total', value: 7 }] };
    const again = await storeWithSnapshots(2);
    unwrap(
      await runCompaction(wrong, { directory: again.directory, throughSeq: 10, now: fixedNow }),
    );
    const report = unwrap(await verifyStore(model, again.directory));
    expect(report.problems).toMatchObject([{ code: 'snapshot-differs', file: again.newest }]);
  });

  test('is refused while the folder is open, and for a folder without a store', async () => {
    const directory = await freshFolder();
    expect(await verifyStore(model, directory)).toMatchObject({
      refusal: { code: 'store-missing' },
    });
    expect(await verifyStore(model, join(directory, 'none'))).toMatchObject({
      refusal: { code: 'store-missing' },
    });
    const store = await openOk(directory);
    expect(await verifyStore(model, directory)).toMatchObject({
      refusal: { code: 'store-in-use' },
    });
    await store.close();
  });
});
