import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { OrderStatus } from '../../domain/orders/statuses.ts';
import { exportRows } from '../fixtures/samples/export-sheet.ts';
import { sampleOrders } from '../fixtures/samples/orders.ts';
import { writeXlsx } from '../fixtures/samples/write-export.ts';
import { temporaryFolder } from './packbench.ts';
import { importShape, ordersShape, statsShape, verifyShape } from './shapes.ts';
import { station } from './station.ts';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

const order = sampleOrders.find((one) => one.order.status === 'IN_CANCEL')?.order;

async function sheetWith(status: OrderStatus): Promise<string> {
  if (order === undefined) throw new Error('no sample order is cancelled');
  const file = join(folder.path, `${status}.xlsx`);
  await writeXlsx(file, exportRows([{ ...order, status }]));
  return file;
}

it('an archived order that waits for shipment again comes back by the import', async () => {
  const shop = station(join(folder.path, 'data'));
  const orderId = order?.orderId ?? '';
  await shop.done(importShape, 'orders', 'import', await sheetWith('IN_CANCEL'));
  await shop.done(z.object({ orders: z.literal(1) }), 'archive', '--older-than', '0');
  expect(await shop.done(ordersShape, 'orders', 'list')).toEqual([]);

  const same = await shop.done(importShape, 'orders', 'import', await sheetWith('IN_CANCEL'));
  expect(same).toMatchObject({ accepted: 0, unchanged: 1 });
  const waiting = await sheetWith('WAIT_SELLER_SEND_GOODS');
  expect(await shop.done(importShape, 'orders', 'import', waiting)).toMatchObject({
    accepted: 1,
    unchanged: 0,
    rejected: [],
  });
  expect(await shop.done(ordersShape, 'orders', 'list', '--status', 'TO_SHIP')).toMatchObject([
    { orderId, status: 'WAIT_SELLER_SEND_GOODS' },
  ]);
  const again = await shop.done(importShape, 'orders', 'import', waiting);
  expect(again).toMatchObject({ accepted: 0, unchanged: 1 });
  expect(await shop.done(statsShape, 'stats')).toMatchObject({
    orders: 1,
    archived: { orders: 0 },
  });
  expect(await shop.done(verifyShape, 'verify')).toMatchObject({ ok: true, orders: 1 });
});
