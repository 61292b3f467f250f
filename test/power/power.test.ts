import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verifyStore } from '../../main/storage/verify.ts';
import { bundleChild, ended, linesOf, startChild } from '../main/storage/child-process.ts';
import { open, openOk, unwrap } from '../main/storage/folders.ts';
import { model } from '../main/storage/sample-model.ts';
import { makeDisk, whyNot } from './mounted.ts';
import type { Disk, Kind } from './mounted.ts';

const kinds: Readonly<Record<string, Kind>> = {
  ext4: { make: ['mkfs.ext4', '-q'], mount: '' },
  // Without the repair that ext4 makes for programs which rename without syncing.
  'ext4 noauto_da_alloc': { make: ['mkfs.ext4', '-q'], mount: ',noauto_da_alloc' },
  xfs: { make: ['mkfs.xfs', '-q'], mount: '' },
};

const cuts = Number(process.env['POWER_CUTS'] ?? 50);
/** So many cuts in one store; then a new one begins, so that its making is cut too. */
const cutsPerStore = 5;

const disks: Disk[] = [];
afterEach(async () => {
  for (const disk of disks.splice(0)) await disk.remove();
});

let script = '';
beforeAll(async () => {
  script = await bundleChild('power');
});

async function diskOf(kind: Kind): Promise<Disk> {
  const disk = await makeDisk(kind);
  disks.push(disk);
  return disk;
}

type Told = {
  /** What was acknowledged before the cut, or at least one write before it. */
  readonly sure: readonly string[];
  /**
   * The last that each hand was told once the cut had been asked for. The system answers a sync that is under way in
   * that moment, and may not have carried it out: one line written by `write` and `fdatasync` is lost now and then too.
   */
  readonly doubtful: readonly string[];
};

/** Lets a process write until the power goes, at a place of the cut's own. */
async function workUntilCut(
  disk: Disk,
  mode: 'write' | 'careless',
  { store, cut }: { readonly store: string; readonly cut: number },
): Promise<Told> {
  disk.on();
  const child = startChild(script, mode, join(disk.path, store), `cut${cut}`);
  const lines: string[] = [];
  const cutAfter = 1 + ((cut * 7919) % 613);
  for await (const line of linesOf(child)) {
    lines.push(line);
    if (lines.length !== cutAfter) continue;
    disk.cut();
    child.kill('SIGKILL');
  }
  await ended(child);
  disk.off();
  expect(lines.length).toBeGreaterThanOrEqual(cutAfter);
  const handOf = (line: string): string => line.slice(0, line.lastIndexOf('-'));
  const last = new Map(lines.slice(cutAfter).map((line) => [handOf(line), line]));
  const doubtful = new Set(last.values());
  return { sure: lines.filter((line) => !doubtful.has(line)), doubtful: [...doubtful] };
}

for (const [name, kind] of Object.entries(kinds)) {
  const reason = await whyNot(kind);
  if (reason !== null) process.stderr.write(`SKIPPED: power cuts on ${name}: ${reason}\n`);

  describe.skipIf(reason !== null)(`a power cut on ${name}`, () => {
    test(`${cuts} times loses nothing that was acknowledged`, async () => {
      const disk = await diskOf(kind);
      let acknowledged: string[] = [];
      let total = 0;
      let tails = 0;
      let doubted = 0;
      for (let cut = 0; cut < cuts; cut += 1) {
        if (cut % cutsPerStore === 0) acknowledged = [];
        const store = `store${Math.floor(cut / cutsPerStore)}`;
        const { sure, doubtful } = await workUntilCut(disk, 'write', { store, cut });
        acknowledged.push(...sure);
        total += sure.length;
        disk.on();
        const directory = join(disk.path, store);
        const report = unwrap(await verifyStore(model, directory));
        expect({ cut, problems: report.problems }).toEqual({ cut, problems: [] });
        const opened = await openOk(directory);
        tails += opened.notices.length;
        const lost = acknowledged.filter((key) => opened.state.items.get(key)?.count !== 1);
        expect({ cut, lost }).toEqual({ cut, lost: [] });
        const kept = doubtful.filter((key) => opened.state.items.has(key));
        acknowledged.push(...kept);
        doubted += doubtful.length - kept.length;
        await opened.close();
        disk.off();
      }
      process.stderr.write(
        `${name}: ${cuts} power cuts, ${total} acknowledged writes, 0 lost, ${tails} torn tails; ${doubted} answered in the moment of a cut were not there\n`,
      );
    }, 600_000);

    test('loses what a program only believes to be synced', async () => {
      const disk = await diskOf(kind);
      let kept = 0;
      let told = 0;
      for (let cut = 0; cut < 3; cut += 1) {
        const store = `store${cut}`;
        told += (await workUntilCut(disk, 'careless', { store, cut: 12 + cut })).sure.length;
        disk.on();
        // Where even the names are gone it is refused, by name.
        const opened = await open(join(disk.path, store));
        if (opened.ok) kept += opened.value.state.items.size;
        if (opened.ok) await opened.value.close();
        disk.off();
      }
      expect(kept).toBeLessThan(told);
    }, 60_000);
  });
}
