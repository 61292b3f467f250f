import { describe, expect, it } from 'vitest';
import { finishedGroups } from '../../../domain/archive/finished.ts';
import { orderDataOf } from '../../../domain/orders/merge-import.ts';
import { entryOf } from '../../../domain/orders/order-entry.ts';
import type { Order } from '../../../domain/orders/order.ts';
import type { PrintJobState } from '../../../domain/printing/job.ts';
import type { State } from '../../../domain/state.ts';
import { findOrder } from '../../../domain/state.ts';
import { orderId } from '../decide/bench.ts';
import { finishedShop } from './finished-shop.ts';

const third = orderId(3);

const finishedOrders = (state: State, before = '9999'): readonly string[] =>
  [...finishedGroups(state, before)].flatMap((group) => group?.orderIds ?? []);

const known = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error('It is there.');
  return value;
};

const withOrder = (state: State, change: (order: Order) => Partial<Order>): State => {
  const order = known(findOrder(state, third));
  return { ...state, orders: state.orders.set(third, entryOf({ ...order, ...change(order) })) };
};

const shipmentOf = (state: State) =>
  known(state.shipments.get(known(state.shipmentsByOrder.get(third)?.[0])));

const withJob = (state: State, jobState: PrintJobState): State => {
  const { shipmentId } = shipmentOf(state);
  const job = known(state.printJobs.valueSeq().find((one) => one.shipmentId === shipmentId));
  return { ...state, printJobs: state.printJobs.set(job.jobId, { ...job, state: jobState }) };
};

describe('an order of which all is done', () => {
  const { state } = finishedShop();

  it('is finished, with those that lack nothing either', () => {
    expect(finishedOrders(state)).toEqual([1, 2, 3].map(orderId));
  });

  it.each<readonly [string, State]>([
    ['a person holds it', withOrder(state, () => ({ holds: [{ kind: 'manual', reason: 'x' }] }))],
    ['a change of it waits', withOrder(state, (order) => ({ incoming: orderDataOf(order) }))],
    ['its label waits', withJob(state, 'queued')],
    ['its label is on the way', withJob(state, 'sending')],
    ['nobody knows of its label', withJob(state, 'unknown')],
    [
      'an open batch names its parcel',
      {
        ...state,
        printBatches: state.printBatches.set('LA-000001', {
          batchId: 'LA-000001',
          printer: 'Zebra',
          shipmentIds: [shipmentOf(state).shipmentId],
          handshake: false,
          openedAt: '2026-03-10T00:00:00.000Z',
        }),
      },
    ],
    [
      'it was billed twice, though paid',
      {
        ...state,
        bills: state.bills.set('FA-000001', {
          billId: 'FA-000001',
          fileName: 'bill.xlsx',
          importedAt: '2026-03-10T00:00:00.000Z',
          lines: [10, 20].map((amountFen) => ({
            waybill: shipmentOf(state).waybill ?? '',
            weightGrams: null,
            amountFen,
            date: null,
            kind: 'charge' as const,
          })),
        }),
      },
    ],
  ])('is not finished while %s', (_, changed) => {
    expect(finishedOrders(changed)).toEqual([1, 2].map(orderId));
  });

  it('is finished only before what happened to it last', () => {
    const [last = ''] = [...finishedGroups(state, '9999')].flatMap((one) =>
      one?.orderIds.includes(third) === true ? [one.finishedAt] : [],
    );
    expect(finishedOrders(state, last)).not.toContain(third);
    expect(finishedOrders(state, `${last}+`)).toContain(third);
  });
});
