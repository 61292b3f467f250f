import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../../main/storage/file-system.ts';
import { freshFolder, openOk, unwrap } from './folders.ts';
import { add } from './sample-model.ts';

test('the history is whole, also while segments are packed into the archive', async () => {
  let between: (() => Promise<unknown>) | null = null;
  const store = await openOk(await freshFolder(), {
    fileSystem: {
      ...nodeFileSystem,
      list: async (path) => {
        const names = await nodeFileSystem.list(path);
        const act = between;
        if (act !== null && path.endsWith('archive')) {
          between = null;
          await act();
        }
        return names;
      },
    },
  });
  for (let n = 0; n < 5; n += 1) unwrap(await store.transact('Lin', add(`a${n}`)));
  unwrap(await store.compact());
  for (let n = 0; n < 5; n += 1) unwrap(await store.transact('Lin', add(`b${n}`)));
  // The second snapshot covers the first segment, which is then packed.
  between = () => store.compact();
  const seen: number[] = [];
  for await (const { meta } of store.history()) seen.push(meta.seq);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await store.close();
});
