import { expect, test } from 'vitest';
import { entryOf } from '../../../domain/orders/order-entry.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import { emptyState } from '../../../domain/state.ts';
import type { State } from '../../../domain/state.ts';
import { cameFromOutside } from '../../../main/demo/came-from-outside.ts';
import { orderOf } from '../../domain/orders/tables.ts';

const order = orderOf();
const [plan] = starterPlans;
if (plan === undefined) throw new Error('no plan');
const before: State = {
  ...emptyState,
  orders: emptyState.orders.set(order.orderId, entryOf(order)),
  plans: emptyState.plans.set(plan.code, plan),
};

test('work on what came leaves it as it was', () => {
  const held = { ...order, importedAt: '2026-01-01T00:00:00.000Z' };
  const after = { ...before, orders: before.orders.set(order.orderId, entryOf(held)) };
  expect(cameFromOutside(after)).toBe(cameFromOutside(before));
});

test('as much of something else is something else', () => {
  const mine = { ...plan, nameEn: `${plan.nameEn} (mine)` };
  const replaced = { ...before, plans: before.plans.set(plan.code, mine) };
  expect(cameFromOutside(replaced)).not.toBe(cameFromOutside(before));
  const another = { ...order, orderId: `${order.orderId}1` };
  const orders = emptyState.orders.set(another.orderId, entryOf(another));
  expect(cameFromOutside({ ...before, orders })).not.toBe(cameFromOutside(before));
  const lots = [{ kind: 'list', numbers: ['RX000000014CN'] }];
  const pool = { plan: plan.code, lots } as never;
  const pooled = { ...before, waybillPools: emptyState.waybillPools.set(plan.code, pool) };
  expect(cameFromOutside(pooled)).not.toBe(cameFromOutside(before));
});
