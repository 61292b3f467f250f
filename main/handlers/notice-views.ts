import { isVoided } from '../../domain/decide/notices.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import { noticeService } from '../../domain/notices/services.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { findOrder } from '../../domain/state.ts';
import type { State } from '../../domain/state.ts';
import type { NoticeView, PendingNotice } from '../../preload/views.ts';

/** Who the customer of an order is, as a message would name them. */
export const buyerOf = (state: State, orderId: string): string => {
  const order = findOrder(state, orderId);
  return order === undefined ? '' : order.address.contactName || order.buyerName;
};

/** A notice and whom it tells. */
export const noticeView = (state: State, notice: Notice): NoticeView => ({
  ...notice,
  buyer: buyerOf(state, notice.orderId),
  country: state.orders.get(notice.orderId)?.country ?? '',
  voided: isVoided(state, notice),
});

/** A shipment that waits for its notice, with what the notice would say. */
export function pendingNotice(state: State, shipment: Shipment): PendingNotice {
  const plan = state.plans.get(shipment.plan);
  return {
    ...shipment,
    buyer: buyerOf(state, shipment.orderIds[0] ?? ''),
    service: plan === undefined ? '' : noticeService(plan),
    website: plan?.trackingWebsite ?? '',
    handedOverAt: state.handovers.get(shipment.handoverId ?? '')?.closedAt ?? null,
  };
}
