import { idsOf } from '../id-index.ts';
import {
  languageForCountry,
  renderCustomerMessage,
  templateFor,
} from '../notices/message-templates.ts';
import type {
  MessageKind,
  MessageLanguage,
  MessageTemplate,
} from '../notices/message-templates.ts';
import { noticeService, otherService } from '../notices/services.ts';
import type { Order } from '../orders/order.ts';
import { latestOn } from '../plans/fee.ts';
import type { Plan } from '../plans/plan.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { findOrder, liveShipmentsOf } from '../state.ts';
import type { State } from '../state.ts';

export type CustomerMessage = { readonly language: MessageLanguage; readonly text: string };

/** Who is written to, of what, in which language (null: that of the destination). */
type MessageFacts = {
  readonly order: Order;
  readonly kind: MessageKind;
  readonly language: MessageLanguage | null;
  readonly templates: readonly MessageTemplate[];
  readonly plan: Plan | undefined;
  readonly service: string;
  readonly number: string;
  readonly website: string;
  /** Null: how long the plan takes to the country of the order, by the tariff of `today`. */
  readonly days: number | null;
  /** `YYYY-MM-DD` */
  readonly today: string;
};

/** The text for one customer. Refusals: those of `renderCustomerMessage`. */
export function writeMessage(facts: MessageFacts): Result<CustomerMessage> {
  const { order, kind, plan, service } = facts;
  const { country } = order.address;
  const language = facts.language ?? languageForCountry(country);
  const tariffs = (plan?.tariffs ?? []).filter((one) => one.country === country);
  const tariff = latestOn(tariffs, facts.today);
  // How long the carrier takes says nothing about when a delayed parcel leaves.
  const days = facts.days ?? (kind === 'delayed' ? '' : (tariff?.transitDaysMax ?? ''));
  const text = renderCustomerMessage(templateFor(kind, language, facts.templates), {
    buyer: order.address.contactName || order.buyerName,
    order: order.orderId,
    number: facts.number,
    service: service === otherService ? (plan?.nameEn ?? '') : service,
    website: facts.website || (plan?.trackingWebsite ?? ''),
    days,
  });
  return text.ok ? ok({ language, text: text.value }) : text;
}

/**
 * A message to the customer of any order, with or without a notice: of its newest parcel with a number, or of a delay.
 * Refusals: `order-unknown`, `message-order-not-shipped` and those of `renderCustomerMessage`.
 */
export function contactMessage(
  state: State,
  wish: {
    readonly orderId: string;
    readonly kind: MessageKind;
    readonly language: MessageLanguage | null;
    readonly days: number | null;
    readonly today: string;
  },
  templates: readonly MessageTemplate[],
): Result<CustomerMessage> {
  const { orderId, kind } = wish;
  const order = findOrder(state, orderId);
  if (order === undefined) return refuse('order-unknown', { orderId });
  const shipment = liveShipmentsOf(state, orderId)
    .filter(({ waybill }) => waybill !== null)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .at(-1);
  if (shipment === undefined && kind !== 'delayed') {
    return refuse('message-order-not-shipped', { order: orderId });
  }
  const notice = idsOf(state.noticesByOrder, orderId)
    .flatMap((noticeId) => state.notices.get(noticeId) ?? [])
    .find(({ shipmentId }) => shipmentId === shipment?.shipmentId);
  const plan = state.plans.get(shipment?.plan ?? '');
  return writeMessage({
    ...wish,
    order,
    templates,
    plan,
    service: notice?.service ?? (plan === undefined ? '' : noticeService(plan)),
    number: notice?.number ?? shipment?.waybill ?? '',
    website: notice?.website ?? '',
  });
}
