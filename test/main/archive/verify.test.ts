import { describe, expect, it } from 'vitest';
import { entryOf, orderOf } from '../../../domain/orders/order-entry.ts';
import type { OrderEntry } from '../../../domain/orders/order-entry.ts';
import { verifyOpen } from '../../../main/handlers/verify-open.ts';
import { stateHash } from '../../../main/storage/state-hash.ts';
import { freshFolder, openFinishedShop, quiet, unwrap } from './archive-shop.ts';
import type { Shop } from './archive-shop.ts';

const filledShop = async (): Promise<Shop> => openFinishedShop(await freshFolder());

const noPause = async (): Promise<void> => undefined;

describe('the check of an open data folder', () => {
  it('builds the state again and finds the same in memory, archived orders included', async () => {
    const shop = await filledShop();
    const first = unwrap(await shop.handlers['data.verify']({}, quiet));
    expect(first).toMatchObject({ ok: true, isReplayed: true, isMemoryCompared: true, volumes: 0 });
    unwrap(await shop.services.store.compact());
    unwrap(await shop.handlers['data.archive']({ olderThanDays: 30 }, quiet));
    const steps: number[] = [];
    const context = { ...quiet, progress: ({ done }: { done: number }) => steps.push(done) };
    const second = unwrap(await shop.handlers['data.verify']({}, context));
    expect(second).toMatchObject({ ok: true, isReplayed: true, isMemoryCompared: true });
    expect(second.volumes).toBeGreaterThan(0);
    expect(second.stateHash).not.toBe(first.stateHash);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it.each<readonly [string, (entry: OrderEntry) => OrderEntry]>([
    ['of an order', (entry) => entryOf({ ...orderOf(entry), note: 'never written down' })],
    ['of what an order is listed by', (entry) => ({ ...entry, isHeld: !entry.isHeld })],
  ])('finds a memory that says something else %s than the disk', async (_, change) => {
    const { services } = await filledShop();
    const { store } = services;
    const [entry] = store.state.orders.values();
    if (entry === undefined) throw new Error('no order');
    const { orderId } = entry;
    const orders = store.state.orders.set(orderId, change(entry));
    const strayed = {
      transact: store.transact.bind(store),
      state: { ...store.state, orders },
      seq: store.seq,
    };
    const report = unwrap(await verifyOpen({ ...services, store: strayed }, quiet));
    expect(report.ok).toBe(false);
    expect(report.problems).toMatchObject([{ code: 'memory-differs' }]);
  });
});

describe('the hash of a state', () => {
  const rows = [
    { table: 'a', key: '1', value: { x: 1, y: [{ p: 1, q: 2 }] } },
    { table: 'a', key: '2', value: 'ü' },
    { table: 'b', key: '1', value: null },
  ];

  it('does not ask in which order rows and fields came', async () => {
    const other = [rows[2], rows[0], rows[1]].flatMap((row) => row ?? []);
    other[1] = { table: 'a', key: '1', value: { y: [{ q: 2, p: 1 }], x: 1 } };
    expect(await stateHash(other, noPause)).toBe(await stateHash(rows, noPause));
  });

  it('is another one for any other fact', async () => {
    const variants = [
      rows.slice(1),
      [...rows, ...rows.slice(0, 1)],
      [{ table: 'a', key: '1', value: { x: 1, y: [{ p: 2, q: 1 }] } }, ...rows.slice(1)],
      [{ table: 'b', key: '1', value: { x: 1, y: [{ p: 1, q: 2 }] } }, ...rows.slice(1)],
    ];
    const hashes = await Promise.all([rows, ...variants].map((one) => stateHash(one, noPause)));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
