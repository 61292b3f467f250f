import { expect, test } from 'vitest';
import { hold } from '../../../domain/orders/holds.ts';
import { groupMergeable } from '../../../domain/orders/merge-candidates.ts';
import { goodOrder, orderOf } from './tables.ts';

const { address } = goodOrder;
const idsOf = (groups: ReturnType<typeof groupMergeable>) =>
  groups.map((group) => group.map(({ orderId }) => orderId));

test('groups the free, shippable orders of one buyer to one address', () => {
  const orders = [
    orderOf({ orderId: '1' }),
    orderOf({ orderId: '2', buyerName: 'Maria' }),
    orderOf({ orderId: '3', address: { ...address, street: 'TVERSKAYA 1,2', phone: '+7 900' } }),
    orderOf({ orderId: '4', address: { ...address, city: 'Kazan' } }),
    orderOf({ orderId: '5', status: 'SELLER_PART_SEND_GOODS' }),
    orderOf({ orderId: '6', status: 'IN_CANCEL' }),
    orderOf({ orderId: '7', status: 'FINISH' }),
    hold(orderOf({ orderId: '8' }), 'waiting'),
    orderOf({ orderId: '9', buyerName: ' maria ' }),
    orderOf({ orderId: '10', buyerName: '', buyerEmail: '' }),
    orderOf({ orderId: '11', buyerName: '', buyerEmail: '' }),
  ];
  expect(idsOf(groupMergeable(orders))).toStrictEqual([
    ['1', '3', '5'],
    ['2', '9'],
  ]);
});

test('keeps buyers without a name apart', () => {
  const buyer = { buyerName: '', buyerEmail: 'ivan@example.com' };
  const orders = [orderOf({ orderId: '1', ...buyer }), orderOf({ orderId: '2', ...buyer })];
  expect(groupMergeable(orders)).toStrictEqual([]);
});

test('keeps houses 1-2 and 12 apart', () => {
  const at = (orderId: string, street: string) =>
    orderOf({ orderId, address: { ...address, street } });
  expect(groupMergeable([at('1', 'Lesnaya 1-2'), at('2', 'Lesnaya 12')])).toStrictEqual([]);
});
