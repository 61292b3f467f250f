import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';

/** The orders that wait, are not held and have something that is in no shipment yet. */
export async function waitingOrders(): Promise<Result<readonly string[]>> {
  const waiting = await bridge.call('orders.ids', { status: 'TO_SHIP', held: false });
  if (!waiting.ok || waiting.value.length === 0) return waiting;
  const drafts = await bridge.call('shipments.drafts', { orderIds: [...waiting.value] });
  return drafts.ok
    ? ok(drafts.value.orders.flatMap(({ orderId, items }) => (items.length > 0 ? [orderId] : [])))
    : drafts;
}
