import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual as isEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { backupStore } from '../../../main/storage/backup.ts';
import type { FileSystem } from '../../../main/storage/file-system.ts';
import { repairStore, type RepairReport } from '../../../main/storage/repair.ts';
import { verifyStore } from '../../../main/storage/verify.ts';
import { failingFileSystem } from './faulty-file-system.ts';
import { contentsOf, fixedNow, freshFolder, open, openOk, unwrap } from './folders.ts';
import { add, model, plain, type State } from './sample-model.ts';

const segmentOf = (directory: string, first: number): string =>
  join(directory, 'journal', `${String(first).padStart(12, '0')}.log`);

type Shop = {
  readonly directory: string;
  /** The state after each record. */
  readonly states: readonly unknown[];
};

/** A folder with a segment of five records per round and a snapshot after each round but the last. */
async function shop(rounds: number, perRound = 5): Promise<Shop> {
  const directory = await freshFolder();
  const store = await openOk(directory);
  const states = [plain(store.state)];
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < perRound; index += 1) {
      const key = `k${states.length}`;
      unwrap(await store.transact('Lin', add(key, states.length, '中文 ü')));
      states.push(plain(store.state));
    }
    if (round < rounds - 1) unwrap(await store.compact());
  }
  await store.close();
  return { directory, states };
}

async function copyOf({ directory }: Shop): Promise<string> {
  const copy = await freshFolder();
  await cp(directory, copy, { recursive: true });
  return copy;
}

const repair = async (
  directory: string,
  options: {
    readonly acceptLoss?: boolean;
    readonly backups?: readonly string[];
    readonly fileSystem?: FileSystem;
  } = {},
): Promise<RepairReport> =>
  unwrap(
    await repairStore(model, directory, {
      now: fixedNow,
      acceptLoss: false,
      ...options,
      backups: async () => options.backups ?? [],
    }),
  );

/** Overwrites bytes with what they are not. */
async function spoil(path: string, from: number, length: number): Promise<void> {
  const bytes = await readFile(path);
  for (let at = from; at < from + length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  await writeFile(path, bytes);
}

async function linesOf(
  path: string,
): Promise<readonly { from: number; to: number; text: string }[]> {
  const bytes = await readFile(path);
  const lines: { from: number; to: number; text: string }[] = [];
  for (
    let from = 0, to = bytes.indexOf(10);
    to !== -1;
    from = to + 1, to = bytes.indexOf(10, from)
  ) {
    lines.push({ from, to: to + 1, text: bytes.toString('utf8', from, to) });
  }
  return lines;
}

/** The state after all records but these. */
const without = (through: number, lost: readonly number[]): unknown => {
  let state: State = model.empty;
  for (let seq = 1; seq <= through; seq += 1) {
    if (lost.includes(seq)) continue;
    const event = { type: 'added' as const, key: `k${seq}`, count: seq, note: '中文 ü' };
    state = model.evolve(state, event, { seq, at: '', station: '', person: '' });
  }
  return plain(state);
};

/** It opens without a word, goes on, and everything in it is sound. */
async function expectSound(directory: string, state: unknown): Promise<void> {
  const store = await openOk(directory);
  expect(plain(store.state)).toEqual(state);
  expect(store.notices).toEqual([]);
  const { seq } = store;
  unwrap(await store.transact('Lin', add('later')));
  expect(store.seq).toBe(seq + 1);
  const expected = plain(store.state);
  await store.close();
  expect(unwrap(await verifyStore(model, directory))).toMatchObject({ ok: true, problems: [] });
  const again = await openOk(directory);
  expect(plain(again.state)).toEqual(expected);
  await again.close();
}

/** A generator of numbers that is the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 8;
  }
}

describe('a flipped bit', () => {
  test('1,000 of them: nothing is lost, and nothing is changed without a report', async () => {
    const whole = await shop(3);
    const random = numbers(11);
    const files = Object.keys(await contentsOf(whole.directory)).filter((name) =>
      /journal|snapshot|archive/.test(name),
    );
    const seen = new Set<string>();
    for (let run = 0; run < 1_000; run += 1) {
      const directory = await copyOf(whole);
      const name = files[random.next().value % files.length] ?? '';
      const bytes = await readFile(join(directory, name));
      const at = random.next().value % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (random.next().value % 8));
      await writeFile(join(directory, name), bytes);
      const before = await contentsOf(directory);
      const opened = await open(directory);
      const codes = opened.ok
        ? opened.value.notices.map(({ code }) => code)
        : [opened.refusal.code];
      for (const code of codes) seen.add(code);
      // Either it is all there, or it is as it was.
      const outcome = opened.ok ? plain(opened.value.state) : await contentsOf(directory);
      expect(outcome).toEqual(opened.ok ? whole.states.at(-1) : before);
      if (opened.ok) await opened.value.close();
      const report = await repair(directory);
      seen.add(report.outcome);
      expect(report).toMatchObject({ lost: [], leftOut: [], isEndUnknown: false });
      if (run % 50 === 0) await expectSound(directory, whole.states.at(-1));
      await rm(directory, { recursive: true });
    }
    // Every way out was taken: at the opening, by the repair, and nothing to do.
    expect([...seen].toSorted()).toEqual([
      'nothing-to-repair',
      'repaired',
      'snapshot-damaged',
      'store-damaged',
      'store-repaired',
      'store-tail-removed',
    ]);
  }, 300_000);
});

describe('destroyed bytes', () => {
  test('anywhere: exactly the records that they held are lost, and only with consent', async () => {
    const whole = await shop(3, 8);
    const random = numbers(5);
    let lossy = 0;
    for (let run = 0; run < 150; run += 1) {
      const directory = await copyOf(whole);
      const path = segmentOf(directory, 17);
      const lines = await linesOf(path);
      const end = lines.at(-1)?.from ?? 0;
      const from = random.next().value % end;
      const length = 2 + (random.next().value % 400);
      const to = Math.min(from + length, end);
      await spoil(path, from, to - from);
      const lost = lines.flatMap((line) => {
        // One that lost nothing but its line break is whole.
        const isHit = from < line.to - 1 && to > line.from;
        const seq = Number(line.text.split(' ')[1]);
        return isHit && seq > 0 ? [seq] : [];
      });
      const before = await contentsOf(directory);
      const report = await repair(directory);
      expect(report.isEndUnknown).toBe(false);
      const reported = report.lost.flatMap((range) =>
        Array.from({ length: range.through - range.from + 1 }, (_, index) => range.from + index),
      );
      // Two flipped bits may lie in two lines.
      expect(lost).toEqual(expect.arrayContaining(reported));
      expect(length > 40 ? reported : lost).toEqual(lost);
      const isLossy = reported.length > 0;
      lossy += isLossy ? 1 : 0;
      expect(report.outcome).toBe(isLossy ? 'consent-needed' : 'repaired');
      expect(isEqual(await contentsOf(directory), before)).toBe(isLossy);
      const accepted = await repair(directory, { acceptLoss: true });
      expect(accepted.outcome).toBe(isLossy ? 'repaired' : 'nothing-to-repair');
      await expectSound(directory, without(24, reported));
      const kept = Object.entries(await contentsOf(directory)).filter(([name]) =>
        name.startsWith('quarantine/repair-20240506T070809Z/'),
      );
      const damaged = before['journal/000000000017.log'];
      expect(kept.map(([, bytes]) => bytes)).toContain(damaged);
      expect(kept.map(([name]) => name).join()).toContain('report.json');
      await rm(directory, { recursive: true });
    }
    expect(lossy).toBeGreaterThan(100);
  }, 120_000);

  test('are told by file, byte, numbers and time, in both languages', async () => {
    const whole = await shop(2, 6);
    const path = segmentOf(whole.directory, 7);
    const line = (await linesOf(path))[3];
    await spoil(path, (line?.from ?? 0) + 20, 60);
    const report = await repair(whole.directory, { acceptLoss: true });
    expect(report.damages).toMatchObject([{ file: path, line: 4, byte: line?.from, mended: 'no' }]);
    expect(report.lost).toMatchObject([
      { from: 9, through: 9, before: { seq: 8, person: 'Lin' }, after: { seq: 10, station: 'P1' } },
    ]);
    const kept = JSON.parse(await readFile(join(report.quarantine ?? '', 'report.json'), 'utf8'));
    expect(kept).toMatchObject({ lost: [{ from: 9, through: 9 }] });
    expect(kept.en.join(' ')).toContain('9 to 9');
    expect(kept.zh.join(' ')).toContain('第 9 至 9 条');
  });

  test('that a snapshot covers cost nothing, whichever snapshot is left', async () => {
    for (const gone of ['snapshot.jsonl', 'snapshot.jsonl.previous', null]) {
      const whole = await shop(4);
      const first = gone === 'snapshot.jsonl' ? 6 : 11;
      if (gone !== null) await spoil(join(whole.directory, gone), 200, 30);
      const path = segmentOf(whole.directory, first);
      const archived = join(whole.directory, 'archive', '000000000006.log.gz');
      const target = first === 6 ? archived : path;
      await spoil(target, 100, 60);
      const report = await repair(whole.directory);
      expect(report).toMatchObject({ outcome: 'repaired', lost: [], isEndUnknown: false });
      await expectSound(whole.directory, whole.states.at(-1));
    }
  });

  test('behind the newest snapshot that is left are lost, and the opening never hides it', async () => {
    const whole = await shop(4);
    await spoil(join(whole.directory, 'snapshot.jsonl'), 200, 30);
    await spoil(segmentOf(whole.directory, 11), 200, 60);
    expect(await open(whole.directory)).toMatchObject({ refusal: { code: 'store-damaged' } });
    const report = await repair(whole.directory, { acceptLoss: true });
    expect(report.lost.length).toBeGreaterThan(0);
    await expectSound(
      whole.directory,
      without(
        20,
        report.lost.map(({ from }) => from),
      ),
    );
    // With both new snapshots gone the marks in the journal still say that something is missing.
    for (const name of ['snapshot.jsonl', 'snapshot.jsonl.previous']) {
      await spoil(join(whole.directory, name), 150, 9);
    }
    expect(await open(whole.directory)).toMatchObject({ refusal: { code: 'store-records-lost' } });
    const again = await repair(whole.directory, { acceptLoss: true });
    expect(again.lost).toMatchObject(report.lost.map(({ from, through }) => ({ from, through })));
  });
});

describe('what a damaged journal lost', () => {
  test('is taken from a backup of this data folder, and from no other', async () => {
    const whole = await shop(1, 12);
    const store = await openOk(whole.directory);
    const file = join(await freshFolder(), 'own.backup');
    unwrap(await backupStore(model, store, file, { now: fixedNow }));
    unwrap(await store.transact('Lin', add('k13', 13, '中文 ü')));
    await store.close();
    const other = await openOk(await freshFolder());
    for (let index = 0; index < 20; index += 1) unwrap(await other.transact('', add(`x${index}`)));
    const foreign = join(await freshFolder(), 'foreign.backup');
    unwrap(await backupStore(model, other, foreign, { now: fixedNow }));
    await other.close();
    const path = segmentOf(whole.directory, 1);
    await spoil(path, ((await linesOf(path))[5]?.from ?? 0) + 30, 40);
    expect(await repair(whole.directory, { backups: [foreign] })).toMatchObject({
      outcome: 'consent-needed',
      lost: [{ from: 5, through: 5 }],
    });
    expect(await repair(whole.directory, { backups: [foreign, file] })).toMatchObject({
      outcome: 'repaired',
      lost: [],
      from: { file, seq: 12 },
    });
    await expectSound(whole.directory, without(13, []));
  });

  test('is a whole segment: named, and gone only with consent', async () => {
    const whole = await shop(1, 3);
    const store = await openOk(whole.directory, { limits: { segmentBytes: 1 } });
    for (let seq = 4; seq <= 8; seq += 1) {
      unwrap(await store.transact('Lin', add(`k${seq}`, seq, '中文 ü')));
    }
    await store.close();
    await rm(segmentOf(whole.directory, 5));
    expect(await repair(whole.directory)).toMatchObject({ outcome: 'consent-needed' });
    expect((await repair(whole.directory, { acceptLoss: true })).lost).toMatchObject([
      { from: 5, through: 5 },
    ]);
    await expectSound(whole.directory, without(8, [5]));
  });

  test('is the newest segment: a snapshot without the journal behind it is not taken for all', async () => {
    const whole = await shop(2);
    await rm(segmentOf(whole.directory, 6));
    expect(await open(whole.directory)).toMatchObject({
      refusal: { code: 'store-records-missing', params: { expected: 6 } },
    });
    expect(await repair(whole.directory)).toMatchObject({
      outcome: 'consent-needed',
      isEndUnknown: true,
    });
    await repair(whole.directory, { acceptLoss: true });
    await expectSound(whole.directory, whole.states[5]);
  });
});

describe('the opening repairs by itself', () => {
  test('a mark of an orderly end in the middle, of which nothing depends', async () => {
    const whole = await shop(1, 3);
    const store = await openOk(whole.directory);
    unwrap(await store.transact('Lin', add('k4', 4, '中文 ü')));
    await store.close();
    const path = segmentOf(whole.directory, 1);
    const mark = (await linesOf(path)).find(({ text }) => text.endsWith('"closed"'));
    await spoil(path, mark?.from ?? 0, 8);
    const opened = await openOk(whole.directory);
    expect(opened.notices).toMatchObject([{ code: 'store-repaired' }]);
    await opened.close();
    await expectSound(whole.directory, without(4, []));
  });

  test('a damaged copy of which there is a whole one', async () => {
    const whole = await shop(4);
    // As a power cut between packing a segment and removing it leaves it.
    const packedCopy = join(whole.directory, 'archive', '000000000001.log.gz');
    await writeFile(segmentOf(whole.directory, 1), 'nonsense');
    expect(await readFile(packedCopy)).toBeDefined();
    await spoil(join(whole.directory, 'snapshot.jsonl'), 100, 9);
    await spoil(join(whole.directory, 'snapshot.jsonl.previous'), 100, 9);
    const opened = await openOk(whole.directory);
    expect(opened.notices.at(-1)).toMatchObject({ code: 'store-repaired' });
    await opened.close();
    await expectSound(whole.directory, whole.states.at(-1));
  });
});

describe('a repair that is interrupted', () => {
  test.each(['EIO', 'ENOSPC'])(
    '%s at every operation in turn: the same repair then comes to its end',
    async (code) => {
      const whole = await shop(4);
      const path = segmentOf(whole.directory, 16);
      await spoil(path, ((await linesOf(path))[2]?.from ?? 0) + 30, 40);
      await spoil(join(whole.directory, 'snapshot.jsonl.previous'), 150, 5);
      await spoil(join(whole.directory, 'archive', '000000000001.log.gz'), 60, 9);
      const accept = { acceptLoss: true };
      const counted = failingFileSystem(Infinity);
      const first = await copyOf(whole);
      await repair(first, { ...accept, fileSystem: counted.files });
      await expectSound(first, without(20, [17]));
      expect(counted.count()).toBeGreaterThan(50);
      for (let nth = 1; nth <= counted.count(); nth += 1) {
        const directory = await copyOf(whole);
        const { files } = failingFileSystem(nth, { code, forGood: code === 'ENOSPC' });
        const options = { now: fixedNow, acceptLoss: true, fileSystem: files };
        const interrupted = await repairStore(model, directory, options);
        expect(interrupted.ok ? 'store-io-failed' : interrupted.refusal.code).toBe(
          'store-io-failed',
        );
        const opened = await open(directory);
        // Either it is still refused, or it is all there.
        const refused = { refused: 'store-damaged' };
        const outcome = opened.ok
          ? { state: plain(opened.value.state) }
          : { refused: opened.refusal.code };
        expect([refused, { state: without(20, [17]) }]).toContainEqual(outcome);
        if (opened.ok) await opened.value.close();
        await repair(directory, accept);
        await expectSound(directory, without(20, [17]));
        await rm(directory, { recursive: true });
      }
    },
    240_000,
  );
});

describe('a folder in which nothing is damaged', () => {
  test('is left as it is, also with the tail of an interrupted write', async () => {
    const whole = await shop(3);
    const before = await contentsOf(whole.directory);
    expect((await repair(whole.directory)).outcome).toBe('nothing-to-repair');
    expect(await contentsOf(whole.directory)).toEqual(before);
    const path = segmentOf(whole.directory, 11);
    await truncate(path, (await readFile(path)).length - 40);
    expect((await repair(whole.directory)).outcome).toBe('nothing-to-repair');
  });
});
