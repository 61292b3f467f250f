import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Order } from '../../domain/orders/order.ts';
import { exportRows } from '../fixtures/samples/export-sheet.ts';
import { sampleOrders } from '../fixtures/samples/orders.ts';
import { writeXlsx } from '../fixtures/samples/write-export.ts';
import { sample, temporaryFolder } from './packbench.ts';
import { createdShape, historyShape, importShape, ordersShape, verifyShape } from './shapes.ts';
import { copiesOf, station } from './station.ts';
import type { Station } from './station.ts';
import { create, stock } from './stocked-shop.ts';

const folder = await temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const prepared = station(at('data'));
const freshShop = copiesOf(prepared);
const russia = '8126030900010007';
const why = ['--reason', 'the buyer wrote'];

beforeAll(() => stock(prepared));
afterAll(() => folder.remove());

const addressed = z.array(
  z.looseObject({
    orderId: z.string(),
    address: z.record(z.string(), z.string()),
    platformAddress: z.record(z.string(), z.string()).optional(),
    held: z.looseObject({ kind: z.string() }).nullable(),
  }),
);

const shown = async (shop: Station) => {
  const [order] = await shop.done(addressed, 'orders', 'show', russia);
  if (order === undefined) throw new Error('the order is missing');
  return order;
};

/** A workbook in which the order goes elsewhere. */
async function movedSheet(address: Partial<Order['address']>): Promise<string> {
  const order = sampleOrders.find((one) => one.order.orderId === russia)?.order;
  if (order === undefined) throw new Error('no such sample');
  const file = at(`moved-${String(address.city)}.xlsx`);
  await writeXlsx(file, exportRows([{ ...order, address: { ...order.address, ...address } }]));
  return file;
}

describe('orders address', () => {
  it('corrects what is named, tells it in the history, and ships there', async () => {
    const shop = await freshShop();
    const before = (await shown(shop)).address;
    const typed = ['--street', 'ul. Novaya 2', '--name', 'Anna Ivanova', '--country', '俄罗斯'];
    const words = ['orders', 'address', russia, ...typed, ...why, '--person', 'Li'];
    const [order] = await shop.done(ordersShape, ...words);
    const address = { ...before, street: 'ul. Novaya 2', contactName: 'Anna Ivanova' };
    expect(order).toMatchObject({ orderId: russia, address, platformAddress: before });
    const history = await shop.done(historyShape, 'orders', 'history', russia);
    expect(history.at(-1)).toMatchObject({
      person: 'Li',
      event: { type: 'order-address-corrected', before, reason: 'the buyer wrote' },
    });
    const [created] = await shop.done(
      createdShape,
      'shipments',
      'create',
      russia,
      '--plan',
      'CPAM',
      '--delivery',
      'warehouse',
    );
    expect(created).toMatchObject({ receiver: address });
    expect(await shop.done(verifyShape, 'verify')).toMatchObject({ ok: true });
  });

  it('survives the same workbook, and holds the order when the platform moves it', async () => {
    const shop = await freshShop();
    const before = (await shown(shop)).address;
    await shop.done(ordersShape, 'orders', 'address', russia, '--street', 'ul. Novaya 2', ...why);
    const same = await shop.done(importShape, 'orders', 'import', sample('orders.xls'));
    expect(same).toMatchObject({ accepted: 0, rejected: [] });
    expect(same.warnings.map(({ code }) => code)).not.toContain('order-address-contested');
    expect((await shown(shop)).address['street']).toBe('ul. Novaya 2');

    const moved = await movedSheet({ city: 'Kazan' });
    const report = await shop.done(importShape, 'orders', 'import', moved);
    expect(report).toMatchObject({ accepted: 1, warnings: [{ code: 'order-address-contested' }] });
    expect(await shown(shop)).toMatchObject({
      held: { kind: 'edited' },
      address: { ...before, street: 'ul. Novaya 2' },
    });
    const again = await shop.done(importShape, 'orders', 'import', moved);
    expect(again).toMatchObject({ accepted: 0, unchanged: 1, warnings: [] });

    await shop.done(ordersShape, 'orders', 'release', russia, '--accept', ...why);
    expect(await shown(shop)).toMatchObject({ held: null, address: { ...before, city: 'Kazan' } });
    expect(await shop.done(importShape, 'orders', 'import', moved)).toMatchObject({ unchanged: 1 });
  });

  it('goes back to what the platform gives', async () => {
    const shop = await freshShop();
    const { address } = await shown(shop);
    await shop.done(ordersShape, 'orders', 'address', russia, '--city', 'Perm', ...why);
    await shop.done(ordersShape, 'orders', 'address', russia, '--as-imported', ...why);
    const order = await shown(shop);
    expect(order.address).toEqual(address);
    expect(order.platformAddress).toBeUndefined();
    expect((await shop.refused('orders', 'address', russia, '--as-imported', ...why)).code).toBe(
      'address-unchanged',
    );
  });

  it('names the field that the platform would not take, in both languages', async () => {
    const shop = prepared;
    const long = ['orders', 'address', russia, '--street', 'Ы'.repeat(46), ...why];
    expect(await shop.refused(...long)).toMatchObject({
      status: 1,
      code: 'address-field-too-long',
      message: expect.stringContaining('Receiver address'),
    });
    expect((await shop.refused(...long, '--lang', 'zh')).message).toContain('收件人街道地址');
    const where = ['orders', 'address', russia, '--country', 'Atlantis', ...why];
    expect((await shop.refused(...where)).code).toBe('country-unknown');
    expect((await shop.refused('orders', 'address', '1', '--city', 'Perm', ...why)).code).toBe(
      'order-unknown',
    );
    expect((await shop.run('orders', 'address', russia, '--city', 'Perm')).status).toBe(2);
  });

  it('asks to void the shipment first', async () => {
    const shop = await freshShop();
    const [box] = await create(shop, 'CPAM', russia);
    const words = ['orders', 'address', russia, '--city', 'Perm', ...why];
    const refused = await shop.refused(...words);
    expect(refused).toMatchObject({ status: 1, code: 'address-has-shipments' });
    expect(refused.message).toContain(box?.shipmentId);
    await shop.done(z.unknown(), 'shipments', 'void', box?.shipmentId ?? '', ...why);
    expect(await shop.done(ordersShape, ...words)).toMatchObject([{ address: { city: 'Perm' } }]);
  });
});
