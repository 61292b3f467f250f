import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptEdit, dismissEdit, heldReason, hold } from '../../../domain/orders/holds.ts';
import { decideImport, orderDataOf } from '../../../domain/orders/merge-import.ts';
import type { Order, OrderData } from '../../../domain/orders/order.ts';
import { orderStatuses } from '../../../domain/orders/statuses.ts';
import { goodOrder, orderOf } from './tables.ts';

const at = '2019-03-05T10:00:00.000Z';

const decide = (known: Order | undefined, data: OrderData, shipped: boolean) =>
  decideImport(
    () => known,
    () => shipped,
    [data],
    at,
  );

const moved: OrderData = {
  ...goodOrder,
  address: { ...goodOrder.address, city: 'Kazan', street: 'Baumana 5' },
};

const value = <Value>(result: { ok: true; value: Value } | { ok: false }): Value => {
  if (!result.ok) throw new Error('refused');
  return result.value;
};

const editedOnce = (): Order => {
  const [edit] = decide(orderOf(), moved, true).edited;
  if (edit === undefined) throw new Error('not edited');
  return edit.order;
};

describe('without a shipment', () => {
  test('a new order is added, free', () => {
    expect(decide(undefined, goodOrder, false)).toStrictEqual({
      added: [orderOf({ importedAt: at })],
      updated: [],
      edited: [],
      unchanged: 0,
    });
  });

  test('the same order changes nothing', () => {
    expect(decide(orderOf(), goodOrder, false)).toMatchObject({ updated: [], unchanged: 1 });
  });

  test('a changed order is updated; its first import and the hold of a person stay', () => {
    const known = hold(orderOf(), 'waiting');
    expect(decide(known, moved, false).updated).toStrictEqual([
      { ...known, address: moved.address },
    ]);
  });

  test('an edit that waited for a decision is simply taken once its shipment is gone', () => {
    expect(decide(editedOnce(), moved, false).updated).toStrictEqual([
      orderOf({ address: moved.address }),
    ]);
  });
});

describe('with a shipment', () => {
  test('the same order changes nothing', () => {
    expect(decide(orderOf(), goodOrder, true)).toMatchObject({ unchanged: 1, edited: [] });
  });

  test('a changed address holds the order and keeps the old one', () => {
    const { edited, updated, unchanged } = decide(orderOf(), moved, true);
    expect({ updated, unchanged }).toStrictEqual({ updated: [], unchanged: 0 });
    expect(edited).toStrictEqual([
      {
        orderId: goodOrder.orderId,
        differences: [
          { field: 'address.city', before: 'Moscow', after: 'Kazan' },
          { field: 'address.street', before: 'Tverskaya 1, 2', after: 'Baumana 5' },
        ],
        order: orderOf({
          holds: [
            {
              kind: 'edited',
              reason:
                'address.city: "Moscow" -> "Kazan"; address.street: "Tverskaya 1, 2" -> "Baumana 5"',
            },
          ],
          incoming: moved,
        }),
      },
    ]);
  });

  test('changed items are told in short', () => {
    const lines = goodOrder.lines.map((line) => ({ ...line, quantity: 3 }));
    const [edit] = decide(orderOf(), { ...goodOrder, lines }, true).edited;
    expect(edit?.differences).toStrictEqual([
      { field: 'lines', before: '2 x SPOON-6 Color:Red', after: '3 x SPOON-6 Color:Red' },
    ]);
  });

  test.each<Partial<OrderData>>([
    { note: 'red, please' },
    { buyerLogistics: 'DHL' },
    { buyerName: 'Someone else' },
    { lines: [] },
  ])('%j is an edit', (change) => {
    expect(decide(orderOf(), { ...goodOrder, ...change }, true).edited).toHaveLength(1);
  });

  test('what moves on by itself is taken', () => {
    const later: OrderData = {
      ...goodOrder,
      status: 'WAIT_BUYER_ACCEPT_GOODS',
      platformTracking: 'China Post Registered Air Mail:RE700150389CN',
      shipBy: '2019-03-12T00:00:00',
      orderTotal: { minor: 1100, currency: 'USD' },
    };
    expect(decide(orderOf(), later, true)).toStrictEqual({
      added: [],
      updated: [orderOf(later)],
      edited: [],
      unchanged: 0,
    });
  });

  test('a status that holds bites even beside an edit', () => {
    const { edited } = decide(orderOf(), { ...moved, status: 'IN_CANCEL' }, true);
    const order = edited[0]?.order;
    expect(order?.status).toBe('IN_CANCEL');
    expect(order === undefined ? null : heldReason(order)?.kind).toBe('status');
    expect(order?.address.city).toBe('Moscow');
  });

  test('an edit that waits is not told twice', () => {
    expect(decide(editedOnce(), moved, true)).toMatchObject({ edited: [], unchanged: 1 });
  });

  test('an edit of the edit is told anew and replaces it', () => {
    const again = { ...moved, note: 'fragile' };
    const [edit] = decide(editedOnce(), again, true).edited;
    expect(edit?.order.holds).toHaveLength(1);
    expect(edit?.order.incoming).toStrictEqual(again);
  });

  test('an edit that the platform takes back frees the order', () => {
    expect(decide(editedOnce(), goodOrder, true).updated).toStrictEqual([orderOf()]);
  });

  test('an accepted edit changes nothing when it comes again', () => {
    expect(decide(value(acceptEdit(editedOnce())), moved, true)).toMatchObject({ unchanged: 1 });
  });

  test('a dismissed edit does not hold again, another one does', () => {
    const dismissed = value(dismissEdit(editedOnce()));
    expect(heldReason(dismissed)).toBeNull();
    expect(decide(dismissed, moved, true)).toMatchObject({ edited: [], updated: [], unchanged: 1 });
    expect(decide(dismissed, { ...moved, note: 'other' }, true).edited).toHaveLength(1);
  });

  test('a status moves on under a dismissed edit', () => {
    const dismissed = value(dismissEdit(editedOnce()));
    const { updated } = decide(dismissed, { ...moved, status: 'FINISH' }, true);
    expect(updated).toStrictEqual([{ ...dismissed, status: 'FINISH' }]);
  });
});

const change = fc
  .record({
    status: fc.constantFrom(...orderStatuses),
    note: fc.constantFrom('', 'a', 'b'),
    platformTracking: fc.constantFrom('', 'X:1'),
    city: fc.constantFrom('Moscow', 'Kazan'),
    quantity: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ city, quantity, ...rest }): OrderData => ({
    ...goodOrder,
    ...rest,
    address: { ...goodOrder.address, city },
    lines: goodOrder.lines.map((line) => ({ ...line, quantity })),
  }));

test('importing twice changes nothing, whatever came before', () => {
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (changes, shipped) => {
        let known: Order | undefined;
        for (const data of changes) {
          const first = decide(known, data, shipped);
          known = first.added[0] ?? first.updated[0] ?? first.edited[0]?.order ?? known;
          const second = decide(known, data, shipped);
          expect(second).toStrictEqual({ added: [], updated: [], edited: [], unchanged: 1 });
          // A status is never kept back.
          expect(known?.status).toBe(data.status);
        }
      },
    ),
  );
});

test('orderDataOf is the order without what happened here', () => {
  expect(orderDataOf(editedOnce())).toStrictEqual(goodOrder);
});
