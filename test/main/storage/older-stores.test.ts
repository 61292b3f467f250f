import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packbenchModel } from '../../../main/model.ts';
import { openStore } from '../../../main/storage/store.ts';
import { verifyStore } from '../../../main/storage/verify.ts';
import { fixedNow, freshFolder, unwrap } from './folders.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'stores');

/** A day of work as the programs of older versions wrote it. */
const days = [
  { version: 1, orders: 76, shipments: 67, products: 44, events: 828 },
  { version: 2, orders: 76, shipments: 67, products: 44, events: 905 },
] as const;

test.each(days)(
  'a store of version $version opens, goes on, and its old records stay',
  async (day) => {
    const directory = await freshFolder();
    const name = '000000000001.log';
    const written = gunzipSync(await readFile(join(fixtures, `v${day.version}`, `${name}.gz`)));
    await mkdir(join(directory, 'journal'));
    await writeFile(join(directory, 'journal', name), written);
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
    const [order] = orders.values();
    if (order === undefined) throw new Error('the fixture has no order');
    const event = { type: 'order-held' as const, order, reason: 'new' };
    unwrap(
      await store.transact('Lin', () => ({ ok: true, value: { events: [event], value: null } })),
    );
    unwrap(await store.compact());
    await store.close();
    // What the older program wrote is not rewritten: an event is brought up to date when it is read.
    const old = await readFile(join(directory, 'journal', name)).catch(() => written);
    expect(old.equals(written)).toBe(true);
    const again = unwrap(await openStore(packbenchModel, options));
    expect(again.state.orders.size).toBe(day.orders);
    expect(again.notices).toEqual([]);
    await again.close();
    expect(unwrap(await verifyStore(packbenchModel, directory))).toMatchObject({ ok: true });
  },
);
