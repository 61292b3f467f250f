import { expect, test } from 'vitest';
import { orderId } from '../../domain/decide/bench.ts';
import { freshFolder, openFinishedShop, quiet, unwrap } from './archive-shop.ts';

/** A shop with orders 1 to 3 in its archive, where an order is recalled while the archive is read for the first time. */
async function shopWithRecall(recalled: string) {
  const shop = await openFinishedShop(await freshFolder());
  const [handover] = shop.services.store.state.handovers.values();
  unwrap(await shop.handlers['data.archive']({ olderThanDays: 30 }, quiet));
  const { archive } = shop.services;
  const find = archive.find.bind(archive);
  archive.find = async (key) => {
    const found = await find(key);
    if (found === null || key.startsWith('handover:')) return found;
    archive.find = find;
    unwrap(await shop.handlers['data.recall']({ ids: [recalled] }, quiet));
    return found;
  };
  return { shop, handoverId: handover?.handoverId ?? '' };
}

test('an archived order that is asked for while it is recalled is found', async () => {
  const { shop } = await shopWithRecall(orderId(1));
  const shown = await shop.handlers['orders.show']({ orderId: orderId(1) }, quiet);
  expect(shown).toMatchObject({ ok: true });
});

test('the parcels of an archived handover are all shown while an order of it is recalled', async () => {
  const { shop, handoverId } = await shopWithRecall(orderId(1));
  const part = { bagId: '', search: '', cursor: null, offset: 0, limit: 50 };
  const parcels = await shop.handlers['handover.parcels']({ handoverId, ...part }, quiet);
  expect(parcels).toMatchObject({ ok: true, value: { total: 2 } });
});
