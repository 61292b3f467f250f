import { describe, expect, test } from 'vitest';
import { CrashDisk } from './crash-disk.ts';
import { freshFolder, open, unwrap } from './folders.ts';
import { add } from './sample-model.ts';

/** Numbers from 0 to below 1, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const cuts = 150;

/** Works with three hands until the power goes. Returns what was acknowledged. */
async function workUntilCut(
  directory: string,
  disk: CrashDisk,
  prefix: string,
): Promise<readonly string[]> {
  const limits = { segmentBytes: 2_000, compactRecords: 25, closeRecords: 10 };
  const opened = await open(directory, { fileSystem: disk, limits });
  const acknowledged: string[] = [];
  if (!opened.ok) return acknowledged;
  const store = opened.value;
  const hand = async (name: number): Promise<void> => {
    for (let step = 0; step < 40; step += 1) {
      const key = `${prefix}-${name}-${step}`;
      const result = await store.transact('Lin', add(key));
      if (!result.ok) return;
      acknowledged.push(key);
    }
  };
  await Promise.all([0, 1, 2].map(hand));
  await store.close();
  return acknowledged;
}

describe('a power cut', () => {
  test(`at ${cuts} places loses nothing that was acknowledged, on a disk that drops and reorders what was not synced`, async () => {
    const directory = await freshFolder();
    const random = numbers(11);
    let files: ReadonlyMap<string, Buffer> = new Map();
    let acknowledged: string[] = [];
    let tails = 0;
    let checked = 0;
    for (let cut = 0; cut < cuts; cut += 1) {
      // Every tenth begins anew, so that the making of a store is cut too; the others go on where the cut left them.
      if (cut % 10 === 0) {
        files = new Map();
        acknowledged = [];
      }
      const disk = new CrashDisk(1 + Math.floor(random() * (cut % 10 === 0 ? 40 : 260)), files);
      acknowledged.push(...(await workUntilCut(directory, disk, `cut${cut}`)));
      files = disk.afterPowerCut(random);
      const store = unwrap(await open(directory, { fileSystem: new CrashDisk(Infinity, files) }));
      const lost = acknowledged.filter((key) => store.state.items.get(key)?.count !== 1);
      expect({ cut, lost }).toEqual({ cut, lost: [] });
      tails += store.notices.length;
      checked += acknowledged.length;
      await store.close();
    }
    expect(checked).toBeGreaterThan(1_000);
    process.stdout
      .write(`${cuts} power cuts: ${checked} looks at acknowledged writes, 0 lost, ${tails} torn tails
`);
  });

  test('is noticed where a disk lies about having synced', async () => {
    const directory = await freshFolder();
    const disk = new CrashDisk();
    disk.syncDirectory = async () => undefined;
    const acknowledged = await workUntilCut(directory, disk, 'lie');
    const left = new CrashDisk(
      Infinity,
      disk.afterPowerCut(() => 0.99),
    );
    const again = await open(directory, { fileSystem: left });
    const kept = again.ok ? again.value.state.items.size : 0;
    expect(kept).toBeLessThan(acknowledged.length);
    if (again.ok) await again.value.close();
  });
});
