import { describe, expect, it } from 'vitest';
import type { Order } from '../../../domain/orders/order.ts';
import { composeParcel, shippedQuantities } from '../../../domain/shipments/plan-shipment.ts';
import type { ComposeContext, ParcelRequest } from '../../../domain/shipments/plan-shipment.ts';
import { orderLine, receiver, sampleItem, sampleOrder } from './samples.ts';

const nothing = (): number => 0;
const contextOf = (
  orders: readonly Order[],
  shipped: ComposeContext['shipped'] = nothing,
): ComposeContext => ({
  order: (orderId) => orders.find((order) => order.orderId === orderId),
  shipped,
});

const first = sampleOrder();
const second = sampleOrder({ orderId: '8123456789012346', lines: [orderLine('1', 5, 'MUG')] });

const split = (
  lines: readonly { lineId: string; quantity: number }[],
  shipped: ComposeContext['shipped'] = nothing,
) => composeParcel({ kind: 'split', orderId: first.orderId, lines }, contextOf([first], shipped));

const merge = (other: Order, orderIds = [first.orderId, other.orderId]) =>
  composeParcel({ kind: 'merge', orderIds }, contextOf([first, other]));

describe('composeParcel of one order', () => {
  it('takes all that is left of it', () => {
    expect(composeParcel({ kind: 'order', orderId: first.orderId }, contextOf([first]))).toEqual({
      ok: true,
      value: {
        orderIds: [first.orderId],
        receiver,
        items: [
          {
            orderId: first.orderId,
            lineId: '1',
            sku: 'CUP-RED',
            title: 'Item CUP-RED',
            quantity: 3,
          },
          { orderId: first.orderId, lineId: '2', sku: 'LAMP', title: 'Item LAMP', quantity: 1 },
        ],
      },
    });
    expect(
      composeParcel(
        { kind: 'order', orderId: first.orderId },
        contextOf([first], (_, lineId) => (lineId === '1' ? 2 : 1)),
      ),
    ).toMatchObject({ value: { items: [{ lineId: '1', quantity: 1 }] } });
  });

  it.each([
    ['order-held', { status: 'IN_FROZEN' }],
    ['order-held', { holds: [{ kind: 'manual', reason: 'Address unclear' }] }],
    ['order-not-shippable', { status: 'FINISH' }],
    ['order-not-shippable', { status: 'PLACE_ORDER_SUCCESS' }],
    ['order-has-no-lines', { lines: [] }],
  ] as const)('refuses %s', (code, change) => {
    const order = sampleOrder(change);
    const request = { kind: 'order', orderId: order.orderId } as const;
    expect(composeParcel(request, contextOf([order]))).toMatchObject({
      refusal: { code, params: { orderId: order.orderId } },
    });
  });

  it('refuses an order that is unknown or went already', () => {
    expect(composeParcel({ kind: 'order', orderId: '1' }, contextOf([first]))).toMatchObject({
      refusal: { code: 'order-unknown', params: { orderId: '1' } },
    });
    const gone = contextOf([first], () => 3);
    expect(composeParcel({ kind: 'order', orderId: first.orderId }, gone)).toMatchObject({
      refusal: { code: 'order-already-shipped', params: { orderId: first.orderId } },
    });
  });
});

describe('composeParcel of a split', () => {
  it('takes the named pieces', () => {
    expect(split([{ lineId: '1', quantity: 2 }])).toMatchObject({
      ok: true,
      value: { items: [{ lineId: '1', quantity: 2 }], orderIds: [first.orderId] },
    });
  });

  it('refuses more than is left, and names how many that are', () => {
    expect(split([{ lineId: '1', quantity: 3 }], () => 1)).toMatchObject({
      refusal: {
        code: 'quantity-exceeds-order',
        params: { orderId: first.orderId, lineId: '1', quantity: 3, remaining: 2 },
      },
    });
  });

  it.each([
    ['order-line-not-found', [{ lineId: '9', quantity: 1 }]],
    [
      'order-line-twice',
      [
        { lineId: '1', quantity: 1 },
        { lineId: '1', quantity: 1 },
      ],
    ],
    ['split-quantity-invalid', [{ lineId: '1', quantity: 0 }]],
    ['split-quantity-invalid', [{ lineId: '1', quantity: 1.5 }]],
    ['order-has-no-lines', []],
  ])('refuses %s', (code, lines) => {
    expect(split(lines)).toMatchObject({ refusal: { code } });
  });

  it('refuses a held order and one that went already', () => {
    const held = sampleOrder({ status: 'IN_ISSUE' });
    const request: ParcelRequest = { kind: 'split', orderId: held.orderId, lines: [] };
    expect(composeParcel(request, contextOf([held]))).toMatchObject({
      refusal: { code: 'order-held' },
    });
    expect(split([{ lineId: '1', quantity: 1 }], () => 3)).toMatchObject({
      refusal: { code: 'order-already-shipped' },
    });
  });
});

describe('composeParcel of a merge', () => {
  it('joins orders of one buyer at one address, however that is written', () => {
    const written = {
      ...receiver,
      contactName: ' IVAN  primerov',
      street: 'Ul Primérnaya, 1',
      phone: '',
      mobile: '8-900',
    };
    const merged = merge({ ...second, buyerName: 'ivan primerov', address: written });
    expect(merged).toMatchObject({
      ok: true,
      value: {
        orderIds: [first.orderId, second.orderId],
        receiver,
        items: [{ lineId: '1' }, { lineId: '2' }, { orderId: second.orderId, sku: 'MUG' }],
      },
    });
  });

  it.each([
    ['merge-buyer-differs', { buyerName: 'Anna Primerova' }],
    ['merge-address-differs', { address: { ...receiver, street: 'ul. Primernaya 11' } }],
    ['merge-address-differs', { address: { ...receiver, street: 'ul. Primernaya-1-1' } }],
    ['merge-address-differs', { address: { ...receiver, postcode: '101001' } }],
    ['merge-address-differs', { address: { ...receiver, country: 'BY' } }],
    ['order-held', { status: 'IN_CANCEL' }],
    ['order-not-shippable', { status: 'WAIT_BUYER_ACCEPT_GOODS' }],
    ['order-has-no-lines', { lines: [] }],
  ] as const)('refuses %s by the order at fault', (code, change) => {
    expect(merge({ ...second, ...change })).toMatchObject({
      refusal: { code, params: { orderId: second.orderId } },
    });
  });

  it('tells buyers of one name apart by their e-mail, where both gave one', () => {
    const mailed = { ...first, buyerEmail: 'ivan@example.com' };
    const join = (buyerEmail: string) =>
      composeParcel(
        { kind: 'merge', orderIds: [mailed.orderId, second.orderId] },
        contextOf([mailed, { ...second, buyerEmail }]),
      );
    expect(join('other@example.com')).toMatchObject({ refusal: { code: 'merge-buyer-differs' } });
    expect(join('Ivan@example.com')).toMatchObject({ ok: true });
    expect(join('')).toMatchObject({ ok: true });
  });

  it('needs two orders', () => {
    expect(merge(second, [first.orderId, first.orderId])).toMatchObject({
      refusal: { code: 'merge-needs-orders' },
    });
  });
});

describe('shippedQuantities', () => {
  it('counts the pieces of shipments that were not voided', () => {
    const shipped = shippedQuantities([
      { state: 'created', items: [sampleItem({ quantity: 2 })] },
      { state: 'handed-over', items: [sampleItem({ quantity: 1 })] },
      { state: 'voided', items: [sampleItem({ quantity: 50 })] },
    ]);
    expect(shipped('8123456789012345', '1')).toBe(3);
    expect(shipped('8123456789012345', '2')).toBe(0);
  });
});
