import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finishedShop } from '../../domain/archive/finished-shop.ts';
import { orderId } from '../../domain/decide/bench.ts';
import { backUp } from '../../../main/backups.ts';
import { restoreData } from '../../../main/data-care.ts';
import { freshFolder, happen, openShop, quiet, unwrap } from './archive-shop.ts';

test('a backup that begins while orders are moved into the archive has all of them', async () => {
  let now = new Date('2026-03-09T02:00:00.000Z');
  const folder = await freshFolder();
  const shop = await openShop(join(folder, 'data'), { now: () => now });
  await happen(
    shop,
    finishedShop().journal.map(({ event: one }) => one),
  );
  now = new Date('2026-09-01T00:00:00.000Z');
  const file = join(folder, 'a.backup');
  const { pictures } = shop.services;
  // Reading the names of thousands of pictures takes a while on a slow disk; here as long as the archiving.
  const slow = {
    ...pictures,
    files: async () => {
      unwrap(await shop.handlers['data.archive']({ olderThanDays: 30 }, quiet));
      return pictures.files();
    },
  };
  unwrap(await backUp({ ...shop.services, pictures: slow }, file));
  await shop.close();
  unwrap(await restoreData(file, join(folder, 'again'), false));
  const again = await openShop(join(folder, 'again'), { now: () => now });
  expect(again.problems).toEqual([]);
  for (const n of [1, 2, 3, 4, 5]) {
    const shown = await again.handlers['orders.show']({ orderId: orderId(n) }, quiet);
    expect(shown.ok, `order ${n}`).toBe(true);
  }
});
