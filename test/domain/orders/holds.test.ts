import { describe, expect, test } from 'vitest';
import {
  acceptEdit,
  dismissEdit,
  heldReason,
  hold,
  release,
} from '../../../domain/orders/holds.ts';
import { goodOrder, orderOf } from './tables.ts';

const edited = { kind: 'edited', reason: 'address.city: "Moscow" -> "Kazan"' } as const;
const incoming = { ...goodOrder, note: 'red, please' };

describe('heldReason', () => {
  test('is null for a free order', () => {
    expect(heldReason(orderOf())).toBeNull();
  });

  test('puts the status before an edit, and an edit before a person', () => {
    const order = hold(orderOf({ holds: [edited] }), 'waiting for stock');
    expect(heldReason(order)).toStrictEqual(edited);
    expect(heldReason({ ...order, status: 'IN_FROZEN' })).toStrictEqual({
      kind: 'status',
      reason: 'Frozen / 冻结中',
    });
    expect(heldReason(hold(orderOf(), 'waiting for stock'))).toStrictEqual({
      kind: 'manual',
      reason: 'waiting for stock',
    });
  });
});

test('a second hold of a person replaces the first', () => {
  expect(hold(hold(orderOf(), 'one'), 'two').holds).toStrictEqual([
    { kind: 'manual', reason: 'two' },
  ]);
});

describe('release', () => {
  test('clears the holds of people and edits, and remembers the edit as dismissed', () => {
    const order = hold(orderOf({ holds: [edited], incoming }), 'waiting');
    expect(release(order)).toStrictEqual({ ok: true, value: orderOf({ dismissed: incoming }) });
  });

  test('never clears the hold of a status', () => {
    expect(release(hold(orderOf({ status: 'IN_ISSUE' }), 'x'))).toMatchObject({
      refusal: { code: 'order-held-by-status' },
    });
  });

  test('refuses where nothing is held', () => {
    expect(release(orderOf())).toMatchObject({ refusal: { code: 'order-not-held' } });
  });
});

describe('an edit', () => {
  const order = hold(orderOf({ holds: [edited], incoming }), 'waiting');

  test('accepted becomes the order; the hold of a person stays', () => {
    expect(acceptEdit(order)).toStrictEqual({
      ok: true,
      value: { ...orderOf(incoming), holds: [{ kind: 'manual', reason: 'waiting' }] },
    });
  });

  test('dismissed is remembered; the hold of a person stays', () => {
    expect(dismissEdit(order)).toStrictEqual({
      ok: true,
      value: orderOf({ holds: [{ kind: 'manual', reason: 'waiting' }], dismissed: incoming }),
    });
  });

  test('cannot be decided where there is none', () => {
    expect(acceptEdit(orderOf())).toMatchObject({ refusal: { code: 'order-has-no-edit' } });
    expect(dismissEdit(orderOf())).toMatchObject({ refusal: { code: 'order-has-no-edit' } });
  });
});
