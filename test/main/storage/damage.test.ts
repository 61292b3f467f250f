import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../domain/result.ts';
import { nodeFileSystem } from '../../../main/storage/file-system.ts';
import { createFirstSegment, encodeHeader } from '../../../main/storage/segment.ts';
import { verifyStore } from '../../../main/storage/verify.ts';
import { openStore } from '../../../main/storage/store.ts';
import { contentsOf, fixedNow, freshFolder, open, openOk, unwrap } from './folders.ts';
import { add, model, plain, type Event } from './sample-model.ts';

const firstSegment = (directory: string): string => join(directory, 'journal', '000000000001.log');

/** A folder as a killed process leaves it: no mark of an orderly end. With the state after each record. */
async function killedStore(records: number): Promise<{ directory: string; states: unknown[] }> {
  const directory = await freshFolder();
  const store = await openOk(directory);
  const states = [plain(store.state)];
  for (let index = 1; index <= records; index += 1) {
    unwrap(await store.transact('Lin', add(`item-${index}`, index, '中文 ü')));
    states.push(plain(store.state));
  }
  const left = await freshFolder();
  await cp(directory, left, { recursive: true });
  await rm(join(left, 'lock.json'));
  await store.close();
  return { directory: left, states };
}

const lineStarts = (bytes: Buffer): number[] => {
  const starts = [0];
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  return starts;
};

const codeOf = ({ code }: { readonly code: string }): string => code;

/** A generator of numbers that is the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}

describe('a journal that was cut off', () => {
  test('gives the exact prefix, cut at every byte of the last three records', async () => {
    const { directory, states } = await killedStore(6);
    const path = firstSegment(directory);
    const whole = await readFile(path);
    const starts = lineStarts(whole);
    const fourth = starts[4] ?? 0;
    for (let length = fourth; length <= whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      // A record whose line break alone is missing is whole.
      const records = starts.findLastIndex((start) => start <= length + 1) - 1;
      const atBoundary = starts.includes(length) || starts.includes(length + 1);
      const store = await openOk(directory);
      expect(plain(store.state)).toEqual(states[records]);
      expect(store.notices.map(({ code }) => code)).toEqual(
        atBoundary ? [] : ['store-tail-removed'],
      );
      expect(unwrap(await store.transact('Lin', add('after')))).toBe('after');
      const expected = plain(store.state);
      await store.close();
      if (length % 8 !== 0) continue;
      const again = await openOk(directory);
      expect(plain(again.state)).toEqual(expected);
      expect(again.notices).toEqual([]);
      await again.close();
    }
  });

  test('keeps a copy of what it sets aside', async () => {
    const { directory } = await killedStore(2);
    await appendFile(firstSegment(directory), 'deadbeef 3 {"at"');
    const store = await openOk(directory);
    const [notice] = store.notices;
    expect(notice).toMatchObject({ code: 'store-tail-removed', params: { bytes: 16 } });
    expect(await readFile(String(notice?.params['quarantine']), 'utf8')).toBe('deadbeef 3 {"at"');
    await store.close();
  });

  test('drops a write of several records whose pages reached the disk out of order', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory);
    unwrap(await store.transact('Lin', add('a')));
    await Promise.all(['b', 'c', 'd'].map((key) => store.transact('Lin', add(key))));
    const left = await freshFolder();
    await cp(directory, left, { recursive: true });
    await rm(join(left, 'lock.json'));
    await store.close();
    const bytes = await readFile(firstSegment(left));
    const starts = lineStarts(bytes);
    // The second of the three is all zeros, as an unwritten page reads; the third is there.
    bytes.fill(0, starts[3], starts[4]);
    await writeFile(firstSegment(left), bytes);
    const again = await openOk(left);
    expect([...again.state.items.keys()]).toEqual(['a', 'b']);
    expect(again.notices).toMatchObject([{ code: 'store-tail-removed' }]);
    await again.close();
  });

  test('drops a record of several lines of which the last is missing', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory);
    unwrap(await store.transact('Lin', add('a')));
    const events = Array.from({ length: 3 }, (_, index): Event => {
      return { type: 'added', key: `k${index}`, count: 1, note: 'x'.repeat(3 << 20) };
    });
    unwrap(await store.transact('Lin', () => ok({ events, value: null })));
    const left = await freshFolder();
    await cp(directory, left, { recursive: true });
    await rm(join(left, 'lock.json'));
    await store.close();
    const bytes = await readFile(firstSegment(left));
    const last = lineStarts(bytes).at(-2) ?? 0;
    await writeFile(firstSegment(left), bytes.subarray(0, last));
    const again = await openOk(left);
    expect([...again.state.items.keys()]).toEqual(['a']);
    await again.close();
  });
});

describe('a damaged journal', () => {
  test('1,000 flipped bits: the state is right or the damage is named', async () => {
    const { directory, states } = await killedStore(20);
    const random = numbers(7);
    const path = firstSegment(directory);
    const untouched = await freshFolder();
    await cp(directory, untouched, { recursive: true });
    const whole = await readFile(path);
    const lastRecord = lineStarts(whole).at(-2) ?? 0;
    const tailSetAside = { state: states.at(-2), notices: ['store-tail-removed'] };
    // Nothing is damaged but a line break or the like: the records prove that nothing is missing.
    const repaired = { state: states.at(-1), notices: ['store-repaired'] };
    for (let run = 0; run < 1_000; run += 1) {
      const flipped = Buffer.from(whole);
      const at = random.next().value % whole.length;
      flipped[at] = (flipped[at] ?? 0) ^ (1 << ((random.next().value >>> 16) % 8));
      await writeFile(path, flipped);
      const before = await contentsOf(directory);
      const opened = await open(directory);
      const refused = { refused: 'store-damaged', untouched: true };
      // Only in the last record can damage not be told from an interrupted write; it is set aside and named.
      const allowed = [refused, repaired, tailSetAside];
      const outcome = opened.ok
        ? { state: plain(opened.value.state), notices: opened.value.notices.map(codeOf) }
        : {
            refused: opened.refusal.code,
            untouched: isDeepStrictEqual(await contentsOf(directory), before),
          };
      expect(allowed.slice(0, at < lastRecord ? 2 : 3)).toContainEqual(outcome);
      if (!opened.ok) continue;
      await opened.value.close();
      await rm(directory, { recursive: true });
      await cp(untouched, directory, { recursive: true });
    }
  });

  test('after an orderly end every flipped bit is named', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory);
    for (const key of ['a', 'b', 'c']) unwrap(await store.transact('Lin', add(key)));
    await store.close();
    const path = firstSegment(directory);
    const whole = await readFile(path);
    const mark = lineStarts(whole).at(-2) ?? 0;
    for (let at = 0; at < mark; at += 1) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(path, flipped);
      const opened = await open(directory);
      // Behind a damaged line break the lines are whole, which proves that nothing is missing.
      const repaired = { keys: ['a', 'b', 'c'], notices: ['store-repaired'] };
      const named = { refused: 'store-damaged', file: path };
      const outcome = opened.ok
        ? { keys: [...opened.value.state.items.keys()], notices: opened.value.notices.map(codeOf) }
        : { refused: opened.refusal.code, file: opened.refusal.params['file'] };
      expect(whole[at] === 10 ? [named, repaired] : [named]).toContainEqual(outcome);
      if (!opened.ok) continue;
      await opened.value.close();
      await rm(directory, { recursive: true });
      await mkdir(join(directory, 'journal'), { recursive: true });
    }
  });

  test('is named by file, line and byte, by the opening and by verify', async () => {
    const { directory } = await killedStore(5);
    const path = firstSegment(directory);
    const bytes = await readFile(path);
    const byte = lineStarts(bytes)[3] ?? 0;
    bytes[byte + 20] = (bytes[byte + 20] ?? 0) ^ 4;
    await writeFile(path, bytes);
    const before = await contentsOf(directory);
    const place = { file: path, line: 4, byte };
    expect(await open(directory)).toMatchObject({
      ok: false,
      refusal: { code: 'store-damaged', params: place },
    });
    const report = unwrap(await verifyStore(model, directory));
    expect(report).toMatchObject({ ok: false, state: null, records: 2 });
    expect(report.problems).toMatchObject([{ ...place, code: 'store-damaged' }]);
    expect(await contentsOf(directory)).toEqual(before);
  });

  test('misses a removed line by its number', async () => {
    const { directory } = await killedStore(5);
    const path = firstSegment(directory);
    const bytes = await readFile(path);
    const [, , third = 0, fourth = 0] = lineStarts(bytes);
    await writeFile(path, Buffer.concat([bytes.subarray(0, third), bytes.subarray(fourth)]));
    expect(await open(directory)).toMatchObject({
      ok: false,
      refusal: { code: 'store-records-missing', params: { expected: 2, line: 3 } },
    });
  });

  test('misses a removed segment, and notices one of another folder', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory, { limits: { segmentBytes: 1 } });
    for (const key of ['a', 'b', 'c']) unwrap(await store.transact('Lin', add(key)));
    await store.close();
    const second = join(directory, 'journal', '000000000002.log');
    const bytes = await readFile(second);
    await rm(second);
    expect(await open(directory)).toMatchObject({
      ok: false,
      refusal: { code: 'store-records-missing', params: { expected: 2 } },
    });
    await writeFile(second, bytes);
    const other = await openOk(await freshFolder(), { limits: { segmentBytes: 1 } });
    for (const key of ['a', 'b', 'c']) unwrap(await other.transact('Lin', add(key)));
    await cp(join(other.directory, 'journal', '000000000002.log'), second);
    expect(await open(directory)).toMatchObject({
      ok: false,
      refusal: { code: 'store-foreign-file', params: { file: second } },
    });
    await other.close();
  });
});

describe('a folder of a newer program', () => {
  test('is refused by name and left as it was, for a newer format and for a newer model', async () => {
    const directory = await freshFolder();
    const newer = { ...model, version: 2 };
    const store = unwrap(await openStore(newer, { directory, now: fixedNow, station: 'P1' }));
    unwrap(await store.transact('Lin', add('a')));
    unwrap(await store.compact());
    await store.close();
    const before = await contentsOf(directory);
    expect(await open(directory)).toMatchObject({
      ok: false,
      refusal: { code: 'store-format-newer', params: { found: '1.2', known: '1.1' } },
    });
    expect(await contentsOf(directory)).toEqual(before);

    const future = await freshFolder();
    await createFirstSegment(nodeFileSystem, future, { version: 1, store: 'x', first: 1 });
    const path = firstSegment(future);
    await writeFile(path, encodeHeader('packbench-journal', { format: 2, anything: true }));
    await appendFile(path, 'something else\n');
    const untouched = await contentsOf(future);
    expect(await open(future)).toMatchObject({
      ok: false,
      refusal: { code: 'store-format-newer', params: { file: path, found: 2, known: 1 } },
    });
    expect(await contentsOf(future)).toEqual(untouched);
  });

  test('an older folder is read, and an older program then refuses what was added', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory);
    unwrap(await store.transact('Lin', add('a')));
    await store.close();
    const newer = {
      ...model,
      version: 2,
      readEvent: (event: unknown, version: number): Event => {
        const known = event as Event;
        return version === 1 && known.type === 'added' ? { ...known, note: 'brought over' } : known;
      },
    };
    const upgraded = unwrap(await openStore(newer, { directory, now: fixedNow, station: 'P1' }));
    expect(upgraded.state.items.get('a')?.note).toBe('brought over');
    unwrap(await upgraded.transact('Lin', add('b')));
    await upgraded.close();
    expect(await open(directory)).toMatchObject({ refusal: { code: 'store-format-newer' } });
    const again = unwrap(await openStore(newer, { directory, now: fixedNow, station: 'P1' }));
    expect([...again.state.items.keys()]).toEqual(['a', 'b']);
    await again.close();
  });
});
