import { cp } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ok, refuse } from '../../../domain/result.ts';
import type { StoreRefusalCode } from '../../../main/storage/journal-store.ts';
import type { LargeTransaction } from '../../../main/storage/large-transaction.ts';
import type { Store } from '../../../main/storage/store.ts';
import { freshFolder, openOk, unwrap } from './folders.ts';
import { add, plain, type Event, type State } from './sample-model.ts';

const note = 'x'.repeat(20_000);
const never = new AbortController().signal;

/** Adds `count` items, some megabytes in all, and calls `between` at every step. */
const many = (
  count: number,
  options: {
    readonly between?: (step: number) => Promise<unknown> | void;
    readonly holds?: (before: State, now: State) => boolean;
    readonly signal?: AbortSignal;
  } = {},
): LargeTransaction<State, Event, number, 'sheet-empty' | 'cancelled' | StoreRefusalCode> => ({
  decide: async (state, write) => {
    for (let index = 0; index < count; index += 1) {
      const written = await write([{ type: 'added', key: `large-${index}`, count: 1, note }]);
      if (!written.ok) return written;
      await options.between?.(index);
    }
    return ok(state.items.size);
  },
  holds: function* holds(before, now) {
    yield;
    return options.holds?.(before, now) ?? true;
  },
  signal: options.signal ?? never,
});

/** Small transactions one after another until `done`, each with its own key; resolves to how many there were. */
async function smallOnes(store: Store<State, Event>, done: Promise<unknown>): Promise<number> {
  const state = { isDone: false };
  void done.finally(() => {
    state.isDone = true;
  });
  let count = 0;
  for (; !state.isDone; count += 1) {
    unwrap(await store.transact('Ana', add(`small-${count}`)));
    await nextTurn();
  }
  return count;
}

describe('a large transaction', () => {
  test('happens at once, beside small ones, and is there after a restart', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory, { limits: { segmentBytes: 1 << 20 } });
    const seen: number[] = [];
    store.onCommit(() =>
      seen.push(store.state.items.filter((_, key) => key.startsWith('large-')).size),
    );
    const large = store.transactLarge('Lin', many(120));
    const small = await smallOnes(store, large);
    expect(unwrap(await large)).toBeGreaterThanOrEqual(0);
    expect(small).toBeGreaterThan(5);
    expect(new Set(seen)).toEqual(new Set([0, 120]));
    expect(store.state.items.size).toBe(120 + small);
    unwrap(await store.transact('Ana', add('after')));
    const before = plain(store.state);
    await store.close();
    const again = await openOk(directory);
    expect(plain(again.state)).toEqual(before);
    const records = [];
    for await (const { meta, events } of again.history())
      records.push([meta.person, events.length]);
    expect(records.filter(([, events]) => events === 120)).toEqual([['Lin', 120]]);
    expect(records).toHaveLength(small + 2);
    await again.close();
  });

  test('stands aside while somebody is still told of a small one', async () => {
    const store = await openOk(await freshFolder());
    let askedAt = Number.NaN;
    let goneOnAt = Number.NaN;
    const between = async (step: number): Promise<void> => {
      // Who has worked for a tenth of a second may rest for less than that.
      const end = performance.now() + 5;
      while (performance.now() < end);
      if (step === 20) {
        askedAt = performance.now();
        unwrap(await store.transact('Ana', add('scan')));
      }
      if (step === 22) goneOnAt = performance.now();
    };
    unwrap(await store.transactLarge('Lin', many(40, { between })));
    // A timer may be a millisecond early.
    expect(goneOnAt - askedAt).toBeGreaterThanOrEqual(39);
    await store.close();
  });

  test('of which a crash left only a part never happened', async () => {
    const directory = await freshFolder();
    const crashed = await freshFolder();
    const store = await openOk(directory, { limits: { segmentBytes: 1 << 20 } });
    unwrap(await store.transact('Ana', add('before')));
    const copies: Promise<void>[] = [];
    const large = store.transactLarge(
      'Lin',
      many(300, {
        between: (step) => {
          // Every line that was staged is in the copy; the record that makes them happen is not.
          if (step === 200) copies.push(cp(directory, crashed, { recursive: true }));
        },
      }),
    );
    unwrap(await large);
    await Promise.all(copies);
    await store.close();
    const survivor = await openOk(crashed);
    expect(Object.keys(survivor.state.items.toObject())).toEqual(['before']);
    unwrap(await survivor.transact('Ana', add('next')));
    unwrap(await survivor.transactLarge('Lin', many(100)));
    await survivor.close();
    const again = await openOk(crashed);
    expect(again.state.items.size).toBe(102);
    await again.close();
  });

  test('is decided anew on what changed meanwhile where that matters', async () => {
    const store = await openOk(await freshFolder());
    let decided = 0;
    const large = store.transactLarge('Lin', {
      ...many(200, {
        holds: (before, now) => before.items.has('rival') === now.items.has('rival'),
        between: async (step) => {
          if (step === 0) decided += 1;
          if (step === 100 && decided === 1) unwrap(await store.transact('Ana', add('rival')));
        },
      }),
    });
    expect(unwrap(await large)).toBe(1);
    expect(decided).toBe(2);
    expect(store.state.items.size).toBe(201);
    await store.close();
  });

  test('writes nothing when it is refused or cancelled', async () => {
    const store = await openOk(await freshFolder());
    const refused = await store.transactLarge('Lin', {
      ...many(1),
      decide: async () => refuse('sheet-empty', { sheet: 'a' }),
    });
    expect(refused).toEqual(refuse('sheet-empty', { sheet: 'a' }));
    const abort = new AbortController();
    const cancelled = await store.transactLarge(
      'Lin',
      many(300, {
        signal: abort.signal,
        between: (step) => {
          if (step === 200) abort.abort();
        },
      }),
    );
    expect(cancelled).toEqual(refuse('cancelled'));
    expect(store.seq).toBe(0);
    unwrap(await store.transactLarge('Lin', many(1)));
    expect(store.state.items.size).toBe(1);
    await store.close();
    expect(await store.transactLarge('Lin', many(1))).toEqual(refuse('store-closed'));
  });

  test('keeps its lines in one segment, and snapshots wait for its end', async () => {
    const directory = await freshFolder();
    const store = await openOk(directory, {
      limits: { segmentBytes: 1 << 20, compactRecords: 3, compactBytes: 1 << 20 },
    });
    for (let round = 0; round < 2; round += 1) {
      const large = store.transactLarge('Lin', many(80));
      await smallOnes(store, large);
      unwrap(await large);
      unwrap(await store.compact());
    }
    const before = plain(store.state);
    await store.close();
    const again = await openOk(directory);
    expect(again.notices).toEqual([]);
    expect(plain(again.state)).toEqual(before);
    await again.close();
  });
});
