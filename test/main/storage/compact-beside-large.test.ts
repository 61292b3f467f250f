import { expect, test } from 'vitest';
import { ok } from '../../../domain/result.ts';
import { runCompaction } from '../../../main/storage/compaction.ts';
import { fixedNow, freshFolder, openOk, unwrap } from './folders.ts';
import { moment } from './moment.ts';
import { add, model } from './sample-model.ts';

test('a snapshot that is asked for beside an import is made, also when one by size began meanwhile', async () => {
  const begun = moment();
  const mayEnd = moment();
  const store = await openOk(await freshFolder(), {
    limits: { compactRecords: 3 },
    compactor: async (request) => {
      begun.come();
      await mayEnd.came;
      return runCompaction(model, { ...request, now: fixedNow });
    },
  });
  const isDeciding = moment();
  const mayDecide = moment();
  const importing = store.transactLarge('Lin', {
    decide: async (_state, write) => {
      isDeciding.come();
      await mayDecide.came;
      const written = await write([{ type: 'added', key: 'large', count: 1, note: '' }]);
      return written.ok ? ok(1) : written;
    },
    holds: function* holds() {
      yield;
      return true;
    },
    signal: new AbortController().signal,
  });
  await isDeciding.came;
  const compacted = store.compact();
  for (let n = 0; n < 5; n += 1) unwrap(await store.transact('Ana', add(`k${n}`)));
  mayDecide.come();
  unwrap(await importing);
  await begun.came;
  mayEnd.come();
  expect(await compacted).toMatchObject({ ok: true });
  await store.close();
});
