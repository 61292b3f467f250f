import { expect, test } from 'vitest';
import { Archive } from '../../../main/storage/archive.ts';
import type { FileSystem } from '../../../main/storage/file-system.ts';
import { nodeFileSystem } from '../../../main/storage/file-system.ts';
import { freshFolder } from './archive-shop.ts';

test('what is known in memory is looked for on the disk only where it is', async () => {
  let reads = 0;
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    readAt: (...where) => {
      reads += 1;
      return nodeFileSystem.readAt(...where);
    },
  };
  const archive = await Archive.open([], {
    directory: await freshFolder(),
    knownAtOnce: ['waybill'],
    onProblem: (problem) => expect.unreachable(JSON.stringify(problem)),
    fileSystem,
  });
  for (let month = 1; month <= 5; month += 1) {
    const keys = [`waybill:W${month}`, `shipment:S${month}`];
    await archive.add(`2026-0${month}.1`, [{ keys, text: '', value: month }]);
  }
  reads = 0;
  expect(await archive.find('waybill:W9')).toBeNull();
  expect(reads).toBe(0);
  expect((await archive.find('waybill:W1'))?.value).toBe(1);
  // Its place in the index, and its block.
  expect(reads).toBe(2);
  // Of other kinds only the disk can tell.
  expect((await archive.find('shipment:S2'))?.value).toBe(2);
  expect(await archive.find('shipment:S9')).toBeNull();
});
