import { execFileSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { freshFolder, openOk, unwrap } from './folders.ts';
import { add } from './sample-model.ts';

const mounted: string[] = [];

afterEach(() => {
  for (const path of mounted.splice(0)) execFileSync('umount', [path]);
});

/** A real disk of one megabyte; null where this machine does not let one be mounted. */
async function smallDisk(): Promise<string | null> {
  const path = await freshFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'packbench-test', path], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  mounted.push(path);
  return path;
}

test('a real disk that runs full keeps what was acknowledged, and work goes on once there is space', async (context) => {
  const directory = await smallDisk();
  if (directory === null) {
    process.stderr.write('SKIPPED: no tmpfs can be mounted here, so no real disk was filled\n');
    context.skip();
    return;
  }
  const limits = { segmentBytes: 100_000, compactRecords: 400 };
  const store = await openOk(directory, { limits });
  const note = 'x'.repeat(400);
  let saved = 0;
  while ((await store.transact('Lin', add(`k${saved}`, 1, note))).ok) saved += 1;
  expect(store.failure?.params['reason']).toMatch(/^ENOSPC/);
  await store.close();
  execFileSync('mount', ['-o', 'remount,size=16m', directory]);
  const freed = await openOk(directory, { limits });
  expect(freed.state.items.size).toBe(saved);
  expect(unwrap(await freed.transact('Lin', add('more')))).toBe('more');
  await freed.close();
  process.stdout.write(`a disk of 1 MB took ${saved} writes; all of them were there afterwards\n`);
});
