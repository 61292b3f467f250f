/** Order statuses of the platform, by code. Source: the platform's open API documentation. */
export const orderStatuses = [
  'PLACE_ORDER_SUCCESS',
  'IN_CANCEL',
  'WAIT_SELLER_SEND_GOODS',
  'SELLER_PART_SEND_GOODS',
  'WAIT_BUYER_ACCEPT_GOODS',
  'FUND_PROCESSING',
  'FINISH',
  'IN_ISSUE',
  'IN_FROZEN',
  'WAIT_SELLER_EXAMINE_MONEY',
  'RISK_CONTROL',
] as const;

export type OrderStatus = (typeof orderStatuses)[number];

type StatusWords = {
  /** The platform's own Chinese word. */
  readonly zh: string;
  /** Our English word; the platform's is not confirmed. */
  readonly en: string;
  /** Other spellings met in files; not confirmed. */
  readonly aliases: readonly string[];
};

const words: Readonly<Record<OrderStatus, StatusWords>> = {
  PLACE_ORDER_SUCCESS: {
    zh: '等待买家付款',
    en: 'Waiting for payment',
    aliases: ['待付款', '未付款', 'Awaiting payment', 'Waiting for buyer payment', 'Unpaid'],
  },
  IN_CANCEL: {
    zh: '申请取消',
    en: 'Cancellation requested',
    // A plain "cancelled" or "closed" is read as this one, so that such an order is held.
    aliases: [
      '买家申请取消',
      '取消中',
      '已取消',
      '已关闭',
      '订单关闭',
      '交易关闭',
      'In cancel',
      'Cancelled',
      'Canceled',
      'Closed',
      'Order closed',
    ],
  },
  WAIT_SELLER_SEND_GOODS: {
    zh: '等待您发货',
    en: 'Waiting for your shipment',
    aliases: [
      '等待卖家发货',
      '待发货',
      'Awaiting shipment',
      'Waiting for shipment',
      'Waiting for seller to send goods',
      'To ship',
    ],
  },
  SELLER_PART_SEND_GOODS: {
    zh: '部分发货',
    en: 'Partially shipped',
    aliases: ['卖家部分发货', 'Partial shipment', 'Partly shipped'],
  },
  WAIT_BUYER_ACCEPT_GOODS: {
    zh: '等待买家收货',
    en: 'Waiting for receipt',
    aliases: [
      '待收货',
      '已发货',
      'Awaiting receipt',
      'Waiting for buyer to accept goods',
      'Waiting for buyer to confirm receipt',
      'Shipped',
    ],
  },
  FUND_PROCESSING: {
    zh: '资金处理中',
    en: 'Payment being processed',
    aliases: ['资金未到账', 'Fund processing', 'Funds processing'],
  },
  FINISH: {
    zh: '已结束',
    en: 'Finished',
    aliases: ['已完成', '交易完成', '订单完成', 'Completed'],
  },
  IN_ISSUE: {
    zh: '含纠纷',
    en: 'In dispute',
    aliases: ['含纠纷的订单', '纠纷中', '有纠纷', 'Dispute', 'Disputed', 'In issue'],
  },
  IN_FROZEN: {
    zh: '冻结中',
    en: 'Frozen',
    aliases: ['已冻结', '冻结', 'In frozen'],
  },
  WAIT_SELLER_EXAMINE_MONEY: {
    zh: '等待您确认金额',
    en: 'Waiting for you to confirm the amount',
    aliases: ['等待卖家确认金额', 'Waiting for seller to examine money'],
  },
  RISK_CONTROL: {
    zh: '风控24小时',
    en: 'Risk control (24 hours)',
    aliases: ['风控中', '风控', '资金审核中', 'Risk control', 'Risk control 24 hours'],
  },
};

/** A status in the form in which spellings are compared: no case, spaces, underscores or other punctuation. */
export const statusKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const statusByKey: ReadonlyMap<string, OrderStatus> = new Map(
  orderStatuses.flatMap((status) =>
    [status, words[status].zh, words[status].en, ...words[status].aliases].map(
      (text) => [statusKey(text), status] as const,
    ),
  ),
);

/** The status that a code, a Chinese or an English word means, `null` when it is not known. */
export function parseOrderStatus(text: string): OrderStatus | null {
  return statusByKey.get(statusKey(text)) ?? null;
}

/** The word for a status: the platform's in Chinese, ours in English. */
export function orderStatusLabel(status: OrderStatus, language: 'en' | 'zh'): string {
  return words[status][language];
}

const heldStatuses: ReadonlySet<OrderStatus> = new Set([
  'IN_CANCEL',
  'IN_ISSUE',
  'IN_FROZEN',
  'RISK_CONTROL',
]);

/** Whether an order in this status must not be packed: cancelled, in dispute, frozen or under risk control. */
export const isHeldStatus = (status: OrderStatus): boolean => heldStatuses.has(status);

const stoppingStatuses: ReadonlySet<OrderStatus> = new Set([
  'PLACE_ORDER_SUCCESS',
  'WAIT_SELLER_EXAMINE_MONEY',
  'FUND_PROCESSING',
  'FINISH',
]);

/**
 * Whether a parcel that is still here must stay when its order is in this status: not paid, or over. Nothing is wrong
 * with such an order itself; only goods that leave now would be lost.
 */
export const stopsParcels = (status: OrderStatus): boolean =>
  heldStatuses.has(status) || stoppingStatuses.has(status);

/** Whether the platform waits for the seller to ship (the rest of) an order in this status. */
export const isShippable = (status: OrderStatus): boolean =>
  status === 'WAIT_SELLER_SEND_GOODS' || status === 'SELLER_PART_SEND_GOODS';
