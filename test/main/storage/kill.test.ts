import { beforeAll, expect, test } from 'vitest';
import { verifyStore } from '../../../main/storage/verify.ts';
import { bundleChild, ended, linesOf, startChild } from './child-process.ts';
import { freshFolder, openOk, unwrap } from './folders.ts';
import { model } from './sample-model.ts';

let script = '';
beforeAll(async () => {
  script = await bundleChild('kill');
});

test('a process killed 20 times in the middle of its work loses nothing that it acknowledged', async () => {
  const directory = await freshFolder();
  const acknowledged: string[] = [];
  let notices = 0;
  for (let run = 0; run < 20; run += 1) {
    const child = startChild(script, 'write', directory, `run${run}`);
    const lines: string[] = [];
    const killAfter = 1 + ((run * 7919) % 613);
    for await (const line of linesOf(child)) {
      lines.push(line);
      if (lines.length === killAfter) child.kill('SIGKILL');
    }
    await ended(child);
    expect(lines.length).toBeGreaterThanOrEqual(killAfter);
    acknowledged.push(...lines);
    const report = unwrap(await verifyStore(model, directory));
    expect(report.problems).toEqual([]);
    expect(report.records).toBeGreaterThanOrEqual(acknowledged.length);
    const store = await openOk(directory);
    notices += store.notices.length;
    const lost = acknowledged.filter((key) => store.state.items.get(key)?.count !== 1);
    expect(lost).toEqual([]);
    await store.close();
  }
  expect(acknowledged.length).toBeGreaterThan(1000);
  expect(notices).toBeLessThanOrEqual(20);
});
