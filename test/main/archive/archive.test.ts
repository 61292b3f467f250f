import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { State } from '../../../domain/state.ts';
import { packbenchModel } from '../../../main/model.ts';
import { restoreData, verifyData } from '../../../main/data-care.ts';
import { loadStore } from '../../../main/storage/load-store.ts';
import { nodeFileSystem } from '../../../main/storage/file-system.ts';
import { flipByte } from './flip-byte.ts';
import { orderData, orderId } from '../../domain/decide/bench.ts';
import { plainRows } from '../../domain/plain-rows.ts';
import { aTable } from '../../domain/freight/samples.ts';
import { freshFolder, openFinishedShop, openShop, quiet, unwrap } from './archive-shop.ts';
import type { Shop } from './archive-shop.ts';

const page = { cursor: null, offset: null, limit: 50 };
const everyOrder = { ...page, status: null, held: null, country: '', deadline: null };

/** A shop in which three of five orders were archived, and what it looked like before. */
async function archivedShop(directory: string): Promise<{ shop: Shop; before: State }> {
  const shop = await openFinishedShop(directory);
  const before = shop.services.store.state;
  const report = unwrap(await shop.handlers['data.archive']({ olderThanDays: 30 }, quiet));
  expect(report).toEqual({ orders: 3, shipments: 3, volumes: ['2026-03.1'] });
  return { shop, before };
}

const shipmentOf = (state: State, n: number): string =>
  state.shipmentsByOrder.get(orderId(n))?.[0] ?? '';

describe('archived orders', () => {
  it('are found by every number and by text, and shown as they were', async () => {
    const { shop, before } = await archivedShop(await freshFolder());
    const { handlers } = shop;
    const shipmentId = shipmentOf(before, 1);
    const shipment = before.shipments.get(shipmentId);
    const waybill = shipment?.waybill ?? '';
    expect(shop.services.store.state.orders.has(orderId(1))).toBe(false);
    expect(unwrap(await handlers['orders.show']({ orderId: orderId(1) }, quiet))).toMatchObject({
      orderId: orderId(1),
      shipmentIds: [shipmentId],
      archived: true,
    });
    for (const name of [shipmentId, waybill, waybill.toLowerCase()]) {
      expect(unwrap(await handlers['shipments.show']({ shipmentId: name }, quiet))).toEqual(
        shipment,
      );
    }
    const list = (search: string) => handlers['orders.list']({ ...everyOrder, search }, quiet);
    for (const search of [orderId(1), orderData(1).address.contactName.toUpperCase()]) {
      const ids = unwrap(await list(search)).items.map((order) => order.orderId);
      expect(ids).toContain(orderId(1));
    }
    expect(unwrap(await list('')).items.map((order) => order.orderId)).toEqual([
      orderId(4),
      orderId(5),
    ]);
    const found = await handlers['data.find']({ text: waybill.slice(-6), limit: 5 }, quiet);
    expect(unwrap(found)).toMatchObject([{ kind: 'shipment', id: shipmentId, waybill }]);
    const freight = { ...page, state: '' as const, search: waybill };
    expect(unwrap(await handlers['freight.list'](freight, quiet)).items).toMatchObject([
      { shipmentId, state: 'paid' },
    ]);
  });

  it('keep their history, and their handover with every parcel', async () => {
    const { shop, before } = await archivedShop(await freshFolder());
    const { handlers } = shop;
    const types = unwrap(await handlers['orders.history']({ orderId: orderId(1) }, quiet)).map(
      ({ event }) => event.type,
    );
    expect(types.slice(0, 3)).toEqual(['orders-imported', 'shipment-created', 'waybill-assigned']);
    expect(types).toContain('notice-sent');
    expect(types).toContain('handed-over');
    expect(types.at(-1)).toBe('orders-archived');
    const handoverId = before.shipments.get(shipmentOf(before, 1))?.handoverId ?? '';
    const summary = unwrap(await handlers['handover.history'](page, quiet));
    expect(summary.items).toHaveLength(3);
    const shown = unwrap(await handlers['handover.show']({ handoverId }, quiet));
    expect(shown).toMatchObject({ state: 'closed', parcels: 2, driver: 'Wang' });
    expect(shown.weightGrams).toBe(
      summary.items.find((one) => one.handoverId === handoverId)?.weightGrams,
    );
    const parcels = await handlers['handover.parcels'](
      { ...page, handoverId, bagId: '', search: '' },
      quiet,
    );
    expect(unwrap(parcels).items).toHaveLength(2);
    expect(unwrap(await handlers['data.stats']({}, quiet)).archived).toMatchObject({
      orders: 3,
      shipments: 3,
      volumes: 1,
    });
  });

  it('are known when they are imported again, and changed by nothing', async () => {
    const { shop } = await archivedShop(await freshFolder());
    const { archive, store } = shop.services;
    expect(archive.has(`order:${orderId(1)}`)).toBe(true);
    expect(archive.has(`order:${orderId(4)}`)).toBe(false);
    const held = await shop.handlers['orders.hold']({ orderId: orderId(1), reason: 'x' }, quiet);
    expect(held).toMatchObject({ ok: false, refusal: { code: 'archived-read-only' } });
    const payment = {
      shipmentIds: [],
      method: 'alipay' as const,
      reference: 'r 1',
      payer: '',
      paidAt: null,
      disputed: false,
      expectedTotalFen: null,
    };
    const paid = await shop.handlers['freight.pay'](payment, quiet);
    expect(paid).toMatchObject({ ok: false, refusal: { code: 'payment-reference-archived' } });
    expect(store.state.orders.size).toBe(2);
  });

  it('come back when a bill names them, and only then', async () => {
    const directory = await freshFolder();
    const { shop, before } = await archivedShop(directory);
    const one = before.shipments.get(shipmentOf(before, 1));
    await shop.close();
    const bill = aTable(
      ['Waybill', 'Weight g', 'Amount', 'Currency', 'Date'],
      [one?.waybill ?? '', String(one?.weightGrams), '999.00', 'CNY', '2026-03-10'],
    );
    const again = await openShop(directory, { tables: async () => ({ ok: true, value: [bill] }) });
    const input = { path: import.meta.filename, strict: false };
    const report = unwrap(await again.handlers['freight.bill'](input, quiet));
    expect(report).toMatchObject({ accepted: 1, rejected: [] });
    expect([...again.services.store.state.orders.keys()].toSorted()).toEqual(
      [1, 4, 5].map(orderId).toSorted(),
    );
    const list = { ...page, state: 'disputed' as const, search: '' };
    expect(unwrap(await again.handlers['freight.list'](list, quiet)).items).toMatchObject([
      { shipmentId: one?.shipmentId, billedFen: 99_900 },
    ]);
    // The same bill again is known, wherever its parcels lie.
    const same = unwrap(await again.handlers['freight.bill'](input, quiet));
    expect(same).toMatchObject({ accepted: 0, unchanged: 1 });
  });

  it('are brought back by hand and archived again, with nothing counted twice', async () => {
    const directory = await freshFolder();
    const { shop, before } = await archivedShop(directory);
    const { handlers, services } = shop;
    const totals = async (): Promise<unknown> =>
      unwrap(await handlers['freight.stats']({}, quiet)).total;
    const total = await totals();
    const recalled = await handlers['data.recall']({ ids: [shipmentOf(before, 2)] }, quiet);
    expect(unwrap(recalled)).toEqual({ orderIds: [orderId(2)] });
    expect(await totals()).toEqual(total);
    expect(services.store.state.shipments.has(shipmentOf(before, 2))).toBe(true);
    const again = unwrap(await handlers['data.archive']({ olderThanDays: 30 }, quiet));
    expect(again).toEqual({ orders: 1, shipments: 1, volumes: ['2026-03.2'] });
    expect(await totals()).toEqual(total);
    const found = await handlers['orders.list']({ ...everyOrder, search: orderId(2) }, quiet);
    expect(unwrap(found).items).toHaveLength(1);
    const unknown = await handlers['data.recall']({ ids: ['nobody'] }, quiet);
    expect(unknown).toMatchObject({ ok: false, refusal: { code: 'archived-unknown' } });
  });

  it('outlive a restart, a lost index and a replay of everything', async () => {
    const directory = await freshFolder();
    const { shop } = await archivedShop(directory);
    const rows = plainRows(shop.services.store.state);
    await shop.close();
    const folder = join(directory, 'archive');
    for (const name of await readdir(folder)) {
      if (/\.(?:index|text)$/.test(name)) await rm(join(folder, name));
    }
    const replayed = unwrap(
      await loadStore(packbenchModel, directory, nodeFileSystem, { from: 'none' }),
    );
    expect(replayed === null ? null : plainRows(replayed.state)).toEqual(rows);
    const again = await openShop(directory);
    expect(plainRows(again.services.store.state)).toEqual(rows);
    const shown = await again.handlers['orders.show']({ orderId: orderId(3) }, quiet);
    expect(unwrap(shown)).toMatchObject({ archived: true });
    expect(again.problems).toEqual([]);
    await again.close();
    expect(unwrap(await verifyData(directory))).toMatchObject({ ok: true, problems: [] });
  });

  it('go into a backup, and come out of it whole', async () => {
    const { shop, before } = await archivedShop(await freshFolder());
    const folder = await freshFolder();
    const file = join(folder, 'day.backup');
    unwrap(await shop.handlers['data.backup']({ path: file }, quiet));
    const directory = join(folder, 'restored');
    unwrap(await restoreData(file, directory, false));
    expect(unwrap(await verifyData(directory))).toMatchObject({
      ok: true,
      orders: 5,
      shipments: 5,
    });
    const restored = await openShop(directory);
    const shipmentId = shipmentOf(before, 2);
    const shown = await restored.handlers['shipments.show']({ shipmentId }, quiet);
    expect(unwrap(shown)).toEqual(before.shipments.get(shipmentId));
    expect(restored.problems).toEqual([]);
  });

  it('that were damaged are named and never answered wrongly', async () => {
    const directory = await freshFolder();
    const { shop } = await archivedShop(directory);
    await shop.close();
    const file = join(directory, 'archive', '2026-03.1.jsonl.gz');
    await flipByte(file, 300);
    expect(unwrap(await verifyData(directory))).toMatchObject({
      ok: false,
      problems: [{ file, code: 'archive-damaged' }],
    });
    const again = await openShop(directory);
    const shown = await again.handlers['orders.show']({ orderId: orderId(1) }, quiet);
    expect(shown).toMatchObject({ ok: false, refusal: { code: 'order-unknown' } });
    expect(again.problems).toMatchObject([{ code: 'archive-damaged' }]);
    expect(again.services.archive.has(`order:${orderId(1)}`)).toBe(true);
  });
});
