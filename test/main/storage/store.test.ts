import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { ok, refuse } from '../../../domain/result.ts';
import type { JournalRecord } from '../../../main/storage/model.ts';
import { watchedFileSystem } from './faulty-file-system.ts';
import { contentsOf, freshFolder, open, openOk, unwrap } from './folders.ts';
import { add, model, plain, type Event } from './sample-model.ts';

const bug = (): never => {
  throw new Error('bug');
};

describe('a store', () => {
  test('keeps what was written over a restart', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory);
    expect(unwrap(await store.transact('Lin', add('a', 2, '打包')))).toBe('a');
    expect(unwrap(await store.transact('Lin', add('b')))).toBe('b');
    const before = plain(store.state);
    await store.close();
    const again = await openOk(directory);
    expect(plain(again.state)).toEqual(before);
    expect(again.seq).toBe(2);
    expect(again.notices).toEqual([]);
    await again.close();
  });

  test('shows a change only when it is on the disk', async () => {
    const syncs: number[] = [];
    let synced = 0;
    const files = watchedFileSystem((operation) => {
      if (operation === 'datasync') synced += 1;
    });
    const store = await openOk(await freshFolder(), { fileSystem: files });
    synced = 0;
    const done = store.transact('Lin', add('a'));
    expect(store.state.items.size).toBe(0);
    store.onCommit(() => syncs.push(synced));
    await done;
    expect(store.state.items.size).toBe(1);
    expect(syncs).toEqual([1]);
    await store.close();
  });

  test('lets a decision see what is still being written, and answers after that is durable', async () => {
    const store = await openOk(await freshFolder());
    const first = store.transact('Lin', add('a'));
    const second = store.transact('Lin', (state) =>
      state.items.has('a')
        ? ok({ events: [], value: 'seen' })
        : refuse('sheet-empty', { sheet: '' }),
    );
    expect(await second).toEqual(ok('seen'));
    expect(store.state.items.has('a')).toBe(true);
    await first;
    await store.close();
  });

  test('passes a refusal on and writes nothing', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory);
    const before = await contentsOf(directory);
    const result = await store.transact('Lin', () => refuse('sheet-empty', { sheet: 'x' }));
    expect(result).toEqual(refuse('sheet-empty', { sheet: 'x' }));
    expect(await contentsOf(directory)).toEqual(before);
    await store.close();
  });

  test('throws the bug of a decision and stays usable', async () => {
    const store = await openOk(await freshFolder());
    await expect(store.transact('Lin', bug)).rejects.toThrow('bug');
    const circular: Record<string, unknown> = { type: 'added' };
    circular['self'] = circular;
    const wrong = circular as unknown as Event;
    await expect(store.transact('Lin', () => ok({ events: [wrong], value: 0 }))).rejects.toThrow(
      'circular',
    );
    expect(unwrap(await store.transact('Lin', add('a')))).toBe('a');
    await store.close();
  });

  test('gathers concurrent changes into few writes', async () => {
    let syncs = 0;
    const files = watchedFileSystem((operation) => {
      if (operation === 'datasync') syncs += 1;
    });
    const directory = await freshFolder();
    const store = await openOk(directory, { fileSystem: files });
    syncs = 0;
    const workers = Array.from({ length: 64 }, async (_, worker) => {
      for (let step = 0; step < 10; step += 1) {
        unwrap(await store.transact('Lin', add(`${worker}-${step}`)));
      }
    });
    await Promise.all(workers);
    expect(store.state.items.size).toBe(640);
    expect(syncs).toBeLessThanOrEqual(20);
    await store.close();
    const again = await openOk(directory);
    expect(again.state.items.size).toBe(640);
    await again.close();
  });

  test('tells listeners of each record with time, station and person, until they stop', async () => {
    const store = await openOk(await freshFolder(), { station: 'P7' });
    const seen: JournalRecord<Event>[] = [];
    const stop = store.onCommit((records) => seen.push(...records));
    await store.transact('Lin', add('a'));
    stop();
    await store.transact('Lin', add('b'));
    expect(seen).toEqual([
      {
        meta: { seq: 1, at: '2024-05-06T07:08:09.000Z', station: 'P7', person: 'Lin' },
        events: [{ type: 'added', key: 'a', count: 1, note: '' }],
      },
    ]);
    await store.close();
  });

  test('refuses work after it was closed', async () => {
    const store = await openOk(await freshFolder());
    const last = store.transact('Lin', add('a'));
    await store.close();
    expect((await last).ok).toBe(true);
    expect(await store.transact('Lin', add('b'))).toEqual(refuse('store-closed'));
    await store.close();
  });

  test('spreads a very large record over several lines, all or nothing', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory);
    const note = 'x'.repeat(1 << 20);
    const events = Array.from({ length: 11 }, (_, index): Event => ({
      type: 'added',
      key: `k${index}`,
      count: 1,
      note,
    }));
    unwrap(await store.transact('Lin', () => ok({ events, value: null })));
    unwrap(await store.transact('Lin', add('last')));
    const before = plain(store.state);
    await store.close();
    const again = await openOk(directory);
    expect(plain(again.state)).toEqual(before);
    expect(again.seq).toBe(2);
    await again.close();
  });

  test('reads the past back, also of archived segments', async () => {
    const directory = await freshFolder();
    const limits = { segmentBytes: 400 };
    const store = await openOk(directory, { limits });
    for (let index = 1; index <= 30; index += 1) {
      unwrap(await store.transact('Lin', add(`item-${index % 10}"`, index)));
      if (index % 10 === 0) unwrap(await store.compact());
    }
    expect(Object.keys(await contentsOf(directory)).join(' ')).toContain('archive/');
    const all = [];
    for await (const { meta } of store.history()) all.push(meta.seq);
    expect(all).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    const some = [];
    for await (const { meta } of store.history({ containing: ['item-3"'], fromSeq: 5 })) {
      some.push(meta.seq);
    }
    expect(some).toEqual([13, 23]);
    await store.close();
  });

  test('reads of a record over several lines only the events of the lines that are wanted', async () => {
    const store = await openOk(await freshFolder());
    const note = 'x'.repeat(3 << 20);
    const events = ['far', 'near', 'last'].map((key): Event => ({
      type: 'added',
      key,
      count: 1,
      note,
    }));
    unwrap(await store.transact('Lin', () => ok({ events, value: null })));
    unwrap(await store.transact('Lin', add('behind')));
    const found = [];
    for await (const record of store.history({ containing: ['near', 'behind'] })) {
      found.push(record.events.map((event) => 'key' in event && event.key));
    }
    expect(found).toEqual([['near'], ['behind']]);
    await store.close();
  });

  test('leaves out the segments from before the moment that is asked for', async () => {
    let day = 0;
    const now = (): Date => new Date(Date.UTC(2026, 2, 1 + day));
    const store = await openOk(await freshFolder(), { now, limits: { segmentBytes: 300 } });
    for (day = 0; day < 20; day += 1) unwrap(await store.transact('Lin', add(`day-${day}`, 1)));
    const since = new Date(Date.UTC(2026, 2, 15)).toISOString();
    const days = [];
    for await (const { meta } of store.history({ since })) days.push(meta.at);
    expect(days.filter((at) => at >= since)).toHaveLength(6);
    // Whole segments are left out, so a few older records of the oldest that is read come with them.
    expect(days.length).toBeLessThan(14);
    await store.close();
  });

  test('opened for reading only touches nothing and refuses to write', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory);
    unwrap(await store.transact('Lin', add('a')));
    await store.close();
    const before = await contentsOf(directory);
    const reader = await openOk(directory, { readOnly: true });
    expect(reader.state.items.has('a')).toBe(true);
    const result = await reader.transact('Lin', add('b'));
    expect(result).toMatchObject({ ok: false, refusal: { code: 'store-read-only' } });
    await reader.close();
    expect(await contentsOf(directory)).toEqual(before);
    const nothing = await open(`${directory}/nothing`, { readOnly: true });
    expect(nothing).toMatchObject({ ok: false, refusal: { code: 'store-missing' } });
  });

  test('gives the same state after any events, restarts, seals and snapshots', async () => {
    const key = fc.constantFrom('a', 'b', 'c', '四', '"\\\n');
    const event: fc.Arbitrary<Event> = fc.oneof(
      fc.record({
        type: fc.constant('added' as const),
        key,
        count: fc.integer(),
        note: fc.string({ unit: 'binary' }),
      }),
      fc.record({ type: fc.constant('removed' as const), key }),
    );
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.array(event, { minLength: 1, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom('restart' as const, 'compact' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const directory = await freshFolder();
        const options = { limits: { segmentBytes: 900, closeRecords: 12 } };
        let store = await openOk(directory, options);
        let expected = model.empty;
        let seq = 0;
        for (const action of steps) {
          if (action === 'restart') {
            await store.close();
            store = await openOk(directory, options);
          } else if (action === 'compact') {
            unwrap(await store.compact());
          } else {
            unwrap(await store.transact('Lin', () => ok({ events: action, value: null })));
            seq += 1;
            const meta = { seq, at: '', station: '', person: '' };
            for (const one of action) expected = model.evolve(expected, one, meta);
          }
          expect(plain(store.state)).toEqual(plain(expected));
          expect(store.notices).toEqual([]);
        }
        await store.close();
      }),
      { numRuns: 60 },
    );
  });
});
