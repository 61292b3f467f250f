import { describe, expect, test } from 'vitest';
import { deadlineClock } from '../../../domain/orders/deadline.ts';
import { entryOf } from '../../../domain/orders/order-entry.ts';
import { orderMatcher, orderText } from '../../../domain/orders/order-filter.ts';
import type { OrderFilter } from '../../../domain/orders/order-filter.ts';
import { OrderTally } from '../../../domain/orders/order-tally.ts';
import { searchKey } from '../../../domain/text.ts';
import { goodOrder, orderOf } from './tables.ts';

const clock = deadlineClock('2019-03-07T12:00:00');
const any: OrderFilter = { status: null, held: null, country: '', deadline: null, search: '' };
const french = { ...goodOrder.address, country: 'FR', contactName: 'Zoé Exemple' };
const orders = [
  orderOf({ orderId: '1' }),
  orderOf({ orderId: '2', status: 'SELLER_PART_SEND_GOODS', shipBy: '2019-03-01T00:00:00' }),
  orderOf({ orderId: '3', status: 'IN_FROZEN' }),
  orderOf({ orderId: '4', status: 'FINISH', address: french }),
  orderOf({ orderId: '5', holds: [{ kind: 'manual', reason: 'asked to wait' }], shipBy: null }),
];
const found = (wish: Partial<OrderFilter>): string[] =>
  orders
    .filter((order) => orderMatcher({ ...any, ...wish }, clock)(entryOf(order)))
    .filter((order) => orderText(order).includes(searchKey(wish.search ?? '')))
    .map(({ orderId }) => orderId);

describe('a filter of orders', () => {
  test('asks for status, hold, country and deadline together', () => {
    expect(found({})).toStrictEqual(['1', '2', '3', '4', '5']);
    expect(found({ status: 'FINISH' })).toStrictEqual(['4']);
    expect(found({ status: 'TO_SHIP' })).toStrictEqual(['1', '2', '5']);
    expect(found({ status: 'TO_SHIP', held: false })).toStrictEqual(['1', '2']);
    expect(found({ held: true })).toStrictEqual(['3', '5']);
    expect(found({ country: 'FR' })).toStrictEqual(['4']);
    expect(found({ deadline: 'over' })).toStrictEqual(['2']);
    expect(found({ deadline: 'soon' })).toStrictEqual(['1']);
    expect(found({ deadline: 'soon', country: 'FR' })).toStrictEqual([]);
  });

  test('searches number, people, country and goods, whatever the case and the accents', () => {
    expect(found({ search: 'zoe' })).toStrictEqual(['4']);
    expect(found({ search: 'spoon-6' })).toHaveLength(5);
    expect(found({ search: 'nothing like it' })).toStrictEqual([]);
  });
});

test('counts agree with what the filters find', () => {
  const tally = new OrderTally();
  for (const order of orders) tally.change(undefined, entryOf(order));
  const counts = tally.counts(clock);
  expect(counts).toMatchObject({
    all: found({}).length,
    toShip: found({ status: 'TO_SHIP', held: false }).length,
    held: found({ held: true }).length,
    over: found({ deadline: 'over' }).length,
    soon: found({ deadline: 'soon' }).length,
  });
  for (const { country, count } of counts.countries) expect(found({ country })).toHaveLength(count);
  for (const { status, count } of counts.statuses) expect(found({ status })).toHaveLength(count);
});
