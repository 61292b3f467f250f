import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleOrders } from '../fixtures/samples/orders.ts';
import { ordersShape } from '../cli/shapes.ts';
import { station } from '../cli/station.ts';
import { gallery, openOrdersDesk } from './orders-desk.ts';
import type { OrdersDesk } from './orders-desk.ts';

/** Cancelled without a parcel, so that it may go into the archive at once. */
const orderId = sampleOrders.find(({ order }) => order.status === 'IN_CANCEL')?.order.orderId ?? '';

describe('an archived order', () => {
  let desk: OrdersDesk;

  beforeAll(async () => {
    desk = await openOrdersDesk(async (shop) => {
      await shop.done(z.looseObject({ orders: z.number() }), 'archive', '--older-than', '0');
      expect(await shop.done(ordersShape, 'orders', 'list')).not.toContainEqual(
        expect.objectContaining({ orderId }),
      );
    });
  });

  afterAll(() => desk.close());

  const find = async (): Promise<void> => {
    const { page } = desk;
    await page.getByRole('searchbox').fill(orderId);
    await page.getByRole('row').filter({ hasText: orderId }).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: orderId }).waitFor();
  };

  test('looks right in both languages and themes', { timeout: 180_000 }, async () => {
    await gallery(desk, 'orders-archived', find);
    expect(await desk.page.getByRole('dialog').count()).toBe(0);
  });

  test('is found, shown as such, and brought back with the keyboard', async () => {
    const { page } = desk;
    await find();
    const drawer = page.getByRole('dialog', { name: orderId });
    await drawer.getByText('Archived', { exact: false }).first().waitFor();
    expect(await desk.serious()).toStrictEqual([]);
    expect(await drawer.getByRole('button', { name: /Correct address|Hold/ }).count()).toBe(0);
    await drawer.getByRole('button', { name: 'Bring back' }).press('Enter');
    await page.getByText('Brought back from the archive').waitFor();
    // It is cancelled on the platform, which holds it again.
    await drawer.getByText(/^Held:/).waitFor();
    await drawer.getByRole('button', { name: 'Correct address…' }).waitFor();
    const shop = station(desk.at('data'));
    expect(await shop.done(ordersShape, 'orders', 'list')).toContainEqual(
      expect.objectContaining({ orderId }),
    );
  });
});
