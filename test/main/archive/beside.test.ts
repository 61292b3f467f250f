import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../domain/event.ts';
import type { State } from '../../../domain/state.ts';
import { findOrder } from '../../../domain/state.ts';
import { finishedShop } from '../../domain/archive/finished-shop.ts';
import { orderId } from '../../domain/decide/bench.ts';
import { aPayment } from '../../domain/freight/samples.ts';
import { aShipment } from '../../domain/handover/samples.ts';
import { freshFolder, happen, openShop, quiet, unwrap } from './archive-shop.ts';

const source = { fileName: 'x', sha256: '' };

const known = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('It is there.');
  return value;
};

const shipmentId = (state: State, n: number): string =>
  known(state.shipmentsByOrder.get(orderId(n))?.[0]);

/** Looks finished, and is then archived while this happens. */
async function archivedBeside(event: (state: State) => Event): Promise<readonly string[]> {
  let now = new Date('2026-03-09T02:00:00.000Z');
  const shop = await openShop(await freshFolder(), { now: () => now });
  await happen(
    shop,
    finishedShop().journal.map(({ event: one }) => one),
  );
  now = new Date('2026-09-01T00:00:00.000Z');
  const { store } = shop.services;
  const archiving = shop.handlers['data.archive']({ olderThanDays: 30 }, quiet);
  await nextTurn();
  expect(store.state.orders.size).toBe(5);
  await happen(shop, [event(store.state)]);
  const { orders } = unwrap(await archiving);
  const left = [...store.state.orders.keys()];
  expect(left).toHaveLength(5 - orders);
  return left;
}

describe('an order to which something happens while it is archived', () => {
  const third = orderId(3);
  it.each<readonly [string, (state: State) => Event]>([
    [
      'held',
      (state) => ({
        type: 'order-held',
        order: {
          ...known(findOrder(state, third)),
          holds: [{ kind: 'manual', reason: 'call first' }],
        },
        reason: 'call first',
      }),
    ],
    [
      'put into another parcel',
      () => ({
        type: 'shipment-created',
        shipment: aShipment({
          shipmentId: 'SA-000900',
          orderIds: [third],
          waybill: null,
          state: 'created',
        }),
      }),
    ],
    [
      'given another notice',
      (state) => ({
        type: 'notice-filled',
        notice: {
          ...known(state.notices.valueSeq().find((notice) => notice.orderId === third)),
          noticeId: 'NA-000900',
          state: 'filled',
          sentAt: null,
        },
      }),
    ],
    [
      'scanned',
      (state) => ({
        type: 'item-scanned',
        shipmentId: shipmentId(state, 3),
        lineKey: 'x/1',
        code: 'x',
      }),
    ],
    [
      'printed',
      (state) => ({
        type: 'label-print-requested',
        job: {
          ...known(
            state.printJobs.valueSeq().find((job) => job.shipmentId === shipmentId(state, 3)),
          ),
          jobId: 'JA-000900',
        },
      }),
    ],
  ])('stays when it is %s', async (_, event) => {
    expect(await archivedBeside(event)).toEqual([3, 4, 5].map(orderId));
  });

  it('stays, as do all others, when a bill or a payment comes that may name it', async () => {
    const all = [1, 2, 3, 4, 5].map(orderId);
    const billed: Event = { type: 'freight-billed', billId: 'FA-000900', source, lines: [] };
    expect(await archivedBeside(() => billed)).toEqual(all);
    const payment = aPayment({ paymentId: 'PA-000900', lines: [] });
    expect(await archivedBeside(() => ({ type: 'freight-paid', payment }))).toEqual(all);
  });
});
