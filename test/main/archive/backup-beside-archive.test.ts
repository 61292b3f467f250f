import { join } from 'node:path';
import { expect, test } from 'vitest';
import { orderId } from '../../domain/decide/bench.ts';
import { backUp } from '../../../main/backups.ts';
import { restoreData } from '../../../main/data-care.ts';
import { freshFolder, openFinishedShop, openShop, quiet, unwrap } from './archive-shop.ts';

test('a backup that begins while orders are moved into the archive has all of them', async () => {
  const folder = await freshFolder();
  const shop = await openFinishedShop(join(folder, 'data'));
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
  const again = await openShop(join(folder, 'again'));
  expect(again.problems).toEqual([]);
  for (const n of [1, 2, 3, 4, 5]) {
    const shown = await again.handlers['orders.show']({ orderId: orderId(n) }, quiet);
    expect(shown.ok, `order ${n}`).toBe(true);
  }
});
