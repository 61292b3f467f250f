import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { orderOf } from '../../../domain/orders/order-entry.ts';
import { packbenchModel } from '../../../main/model.ts';
import { openStore } from '../../../main/storage/store.ts';
import { verifyStore } from '../../../main/storage/verify.ts';
import { fixedNow, freshFolder, unwrap } from './folders.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'stores');

/** A day of work as the programs of older versions wrote it; from the third on they made a snapshot of it. */
const days = [
  { version: 1, orders: 76, shipments: 67, products: 44, events: 828 },
  { version: 2, orders: 76, shipments: 67, products: 44, events: 905 },
  { version: 3, orders: 76, shipments: 67, products: 44, events: 907 },
  { version: 4, orders: 76, shipments: 67, products: 44, events: 907 },
] as const;

const folderOf = (name: string): string => (name.endsWith('.log') ? 'journal' : '.');

async function filesOf(version: number): Promise<ReadonlyMap<string, Buffer>> {
  const folder = join(fixtures, `v${version}`);
  const files = new Map<string, Buffer>();
  for (const name of await readdir(folder)) {
    files.set(name.replace(/\.gz$/, ''), gunzipSync(await readFile(join(folder, name))));
  }
  return files;
}

test.each(days)(
  'a store of version $version opens, goes on, and its old records stay',
  async (day) => {
    const directory = await freshFolder();
    const written = await filesOf(day.version);
    await mkdir(join(directory, 'journal'));
    for (const [name, bytes] of written) {
      await writeFile(join(directory, folderOf(name), name), bytes);
    }
    const report = unwrap(await verifyStore(packbenchModel, directory));
    expect(report).toMatchObject({ ok: true, events: day.events, problems: [] });
    const options = { directory, now: fixedNow, station: 'A' };
    const store = unwrap(await openStore(packbenchModel, options));
    const { orders, shipments, products } = store.state;
    expect([orders.size, shipments.size, products.size]).toEqual([
      day.orders,
      day.shipments,
      day.products,
    ]);
    const [order] = orders.valueSeq().map(orderOf);
    if (order === undefined) throw new Error('the fixture has no order');
    const event = { type: 'order-held' as const, order, reason: 'new' };
    unwrap(
      await store.transact('Lin', () => ({ ok: true, value: { events: [event], value: null } })),
    );
    unwrap(await store.compact());
    await store.close();
    // What the older program wrote is not rewritten: an event is brought up to date when it is read.
    for (const [name, bytes] of written) {
      if (folderOf(name) !== 'journal') continue;
      const old = await readFile(join(directory, 'journal', name)).catch(() => bytes);
      expect(old.equals(bytes)).toBe(true);
    }
    const again = unwrap(await openStore(packbenchModel, options));
    expect(again.state.orders.size).toBe(day.orders);
    expect(again.notices).toEqual([]);
    await again.close();
    expect(unwrap(await verifyStore(packbenchModel, directory))).toMatchObject({ ok: true });
  },
);
