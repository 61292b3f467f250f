import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findOrder } from '../../../domain/state.ts';
import { checkVolumes } from '../../../main/storage/archive.ts';
import { orderId } from '../../domain/decide/bench.ts';
import { freshFolder, happen, openFinishedShop, openShop, quiet, unwrap } from './archive-shop.ts';

/** As when "archive after … days" has become another, which begins at once, and somebody presses "Archive now". */
async function archiveTwice(turnsBetween: number) {
  const directory = await freshFolder();
  const shop = await openFinishedShop(directory);
  const { store } = shop.services;
  const first = shop.handlers['data.archive']({ olderThanDays: 30 }, quiet);
  await nextTurn();
  const order = findOrder(store.state, orderId(3));
  if (order === undefined) throw new Error('There is no order 3.');
  // Then the two find different orders to be finished.
  await happen(shop, [
    {
      type: 'order-held',
      order: { ...order, holds: [{ kind: 'manual', reason: 'call first' }] },
      reason: 'call first',
    },
  ]);
  for (let turn = 0; turn < turnsBetween; turn += 1) await nextTurn();
  const second = shop.handlers['data.archive']({ olderThanDays: 30 }, quiet);
  for (const report of await Promise.all([first, second])) unwrap(report);
  const damage = await checkVolumes(directory, store.state.archives.values());
  await shop.close();
  const again = await openShop(directory);
  const shown = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => again.handlers['orders.show']({ orderId: orderId(n) }, quiet)),
  );
  await again.close();
  return {
    damage,
    lost: shown.filter(({ ok }) => !ok).length,
    problems: [...shop.problems, ...again.problems],
  };
}

test.each([0, 2, 5, 10, 20, 40])(
  'two archivings at once, the second after %i turns, lose no order',
  async (turns) => {
    expect(await archiveTwice(turns)).toEqual({ damage: [], lost: 0, problems: [] });
  },
);
