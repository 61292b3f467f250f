import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ok } from '../../../domain/result.ts';
import { runCompaction } from '../../../main/storage/compaction.ts';
import { nodeFileSystem } from '../../../main/storage/file-system.ts';
import type { FileSystem } from '../../../main/storage/file-system.ts';
import { fixedNow, freshFolder, openOk, unwrap } from './folders.ts';
import { moment } from './moment.ts';
import { add, model } from './sample-model.ts';

test('nothing is written any more once a store is closed in the middle of an import', async () => {
  const directory = await freshFolder();
  /** Long enough for everything that was begun to come to its end. */
  const whatTheDiskHasToDo = async (): Promise<void> => {
    for (let turn = 0; turn < 300; turn += 1) await stat(directory);
  };
  let isClosed = false;
  const late: string[] = [];
  const note = (what: string): void => {
    if (isClosed) late.push(what);
  };
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    open: (path, flags) => {
      note(`open ${path}`);
      return nodeFileSystem.open(path, flags);
    },
    rename: (from, to) => {
      note(`rename ${to}`);
      return nodeFileSystem.rename(from, to);
    },
  };
  const problems: unknown[] = [];
  const store = await openOk(directory, {
    fileSystem,
    limits: { compactRecords: 3 },
    onProblem: (problem) => problems.push(problem),
    compactor: (request) => {
      note('compaction');
      return runCompaction(model, { ...request, now: fixedNow });
    },
  });
  const isStaged = moment();
  const mayGoOn = moment();
  const abort = new AbortController();
  // So much that it stands on the disk before it is decided.
  const staged = 'x'.repeat(400_000);
  const importing = store.transactLarge('Lin', {
    decide: async (_state, write) => {
      for (let n = 0; n < 4; n += 1) {
        const written = await write([{ type: 'added', key: `l${n}`, count: 1, note: staged }]);
        if (!written.ok) return written;
      }
      isStaged.come();
      await mayGoOn.came;
      const written = await write([{ type: 'added', key: 'last', count: 1, note: staged }]);
      return written.ok ? ok(1) : written;
    },
    holds: function* holds() {
      yield;
      return true;
    },
    signal: abort.signal,
  });
  await isStaged.came;
  // Enough for a snapshot, which waits until the import is done with the segment.
  for (let n = 0; n < 5; n += 1) unwrap(await store.transact('Ana', add(`k${n}`)));
  abort.abort();
  const close = async (): Promise<void> => {
    await store.close();
    isClosed = true;
  };
  const closing = close();
  // The import notices a moment later, in the middle of a slice of its work.
  await whatTheDiskHasToDo();
  mayGoOn.come();
  const [, imported] = await Promise.all([closing, importing]);
  await whatTheDiskHasToDo();
  expect(imported.ok).toBe(false);
  expect(late).toEqual([]);
  expect(problems).toEqual([]);
  const again = await openOk(directory);
  expect(again.state.items.size).toBe(5);
  expect(again.notices).toEqual([]);
  await again.close();
});
