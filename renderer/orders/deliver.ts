import { notifications } from '@mantine/notifications';
import type { TFunction } from 'i18next';
import { bridge } from '../bridge.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';

/** The orders of these that can be shipped now; says how many are left out because they cannot. */
export async function deliver(
  orderIds: readonly string[],
  t: TFunction<'orders'>,
): Promise<readonly string[]> {
  if (orderIds.length === 0) return [];
  const answer = await bridge.call('orders.ids', { status: 'TO_SHIP', held: false });
  if (!answer.ok) {
    notifyRefused(answer.refusal);
    return [];
  }
  const shippable = new Set(answer.value);
  const waiting = orderIds.filter((orderId) => shippable.has(orderId));
  const leftOut = orderIds.length - waiting.length;
  if (waiting.length === 0) {
    notifications.show({ color: 'stop', message: t('noneToDeliver'), autoClose: 8_000 });
  } else if (leftOut > 0) {
    notifications.show({
      color: 'wait',
      message: t('leftOut', { count: leftOut }),
      autoClose: 8_000,
    });
  }
  return waiting;
}
