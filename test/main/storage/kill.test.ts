import { readdir } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { verifyStore } from '../../../main/storage/verify.ts';
import { bundleChild, ended, linesOf, startChild } from './child-process.ts';
import { freshFolder, openOk, unwrap } from './folders.ts';
import { model } from './sample-model.ts';

let script = '';
beforeAll(async () => {
  script = await bundleChild('kill');
});

const stores = 10;
const killsPerStore = 20;
/** At a time: more would only wait for the same disk. */
const lanes = 3;

type Killed = {
  readonly acknowledged: number;
  readonly notices: number;
  /** Whether a snapshot was made meanwhile. */
  readonly compacted: boolean;
};

/** Kills the process that writes into one store again and again, at places of its own. */
async function killAgainAndAgain(store: number): Promise<Killed> {
  const directory = await freshFolder();
  const acknowledged: string[] = [];
  let notices = 0;
  for (let run = 0; run < killsPerStore; run += 1) {
    const child = startChild(script, 'write', directory, `run${run}`);
    const lines: string[] = [];
    const killAfter = 1 + (((store * killsPerStore + run) * 7919) % 613);
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
    const opened = await openOk(directory);
    notices += opened.notices.length;
    const lost = acknowledged.filter((key) => opened.state.items.get(key)?.count !== 1);
    expect(lost).toEqual([]);
    await opened.close();
  }
  // A kill between two renames leaves the one before.
  const compacted = (await readdir(directory)).some((name) => name.startsWith('snapshot.jsonl'));
  return { acknowledged: acknowledged.length, notices, compacted };
}

test('a process killed 200 times in the middle of its work, compaction included, loses nothing that it acknowledged', async () => {
  const results: Killed[] = [];
  const waiting = Array.from({ length: stores }, (_, store) => store);
  const lane = async (): Promise<void> => {
    for (let store = waiting.pop(); store !== undefined; store = waiting.pop()) {
      results.push(await killAgainAndAgain(store));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const acknowledged = results.reduce((sum, one) => sum + one.acknowledged, 0);
  const notices = results.reduce((sum, one) => sum + one.notices, 0);
  process.stderr.write(
    `${stores * killsPerStore} kills: ${acknowledged} acknowledged writes, 0 lost, ${notices} torn tails\n`,
  );
  expect(results).toHaveLength(stores);
  // On a busy machine one store or another is always killed before its first snapshot is whole.
  expect(results.some(({ compacted }) => compacted)).toBe(true);
  expect(notices).toBeLessThanOrEqual(stores * killsPerStore);
}, 600_000);
