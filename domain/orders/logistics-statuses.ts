import { statusKey } from './statuses.ts';

/** What the platform says of a logistics order, by code. Source: the platform's open API documentation. */
export const logisticsStatuses = [
  'INIT',
  'WAIT_WAREHOUSE_RECEIVE_GOODS',
  'PICKUP_SUCCESS',
  'PICKUP_FAIL',
  'WAREHOUSE_REJECT_GOODS',
  'WAIT_WAREHOUSE_SEND_GOODS',
  'OUT_STOCK_SUCCESS',
  'OUT_STOCK_FAIL',
  'SEND_GOODS_SUCCESS',
  'SEND_GOODS_FAIL',
  'CLOSED',
] as const;

export type LogisticsStatus = (typeof logisticsStatuses)[number];

/** Our words: the platform's wording is not confirmed. `aliases` are spellings of its documents. */
const words: Readonly<
  Record<
    LogisticsStatus,
    { readonly en: string; readonly zh: string; readonly aliases: readonly string[] }
  >
> = {
  INIT: { en: 'Created', zh: '已创建', aliases: ['Initial', '初始'] },
  WAIT_WAREHOUSE_RECEIVE_GOODS: {
    en: 'Waiting for the warehouse to receive it',
    zh: '等待仓库收货',
    aliases: ['wait_warehouse_receive', '待仓库揽收'],
  },
  PICKUP_SUCCESS: { en: 'Collected', zh: '揽收成功', aliases: ['warehouse_pickup_success'] },
  PICKUP_FAIL: {
    en: 'Collection failed',
    zh: '揽收失败',
    aliases: ['pickup_failed', 'pickup_failure'],
  },
  WAREHOUSE_REJECT_GOODS: {
    en: 'Refused by the warehouse',
    zh: '仓库拒收',
    aliases: ['warehouse_reject', 'warehouse_rejected_goods'],
  },
  WAIT_WAREHOUSE_SEND_GOODS: {
    en: 'Waiting for the warehouse to send it',
    zh: '等待仓库发货',
    aliases: ['wait_warehouse_send'],
  },
  OUT_STOCK_SUCCESS: {
    en: 'Left the warehouse',
    zh: '出库成功',
    aliases: ['out_of_stock_success', 'outbound_success'],
  },
  OUT_STOCK_FAIL: {
    en: 'Could not leave the warehouse',
    zh: '出库失败',
    aliases: ['out_stock_failed', 'outbound_fail'],
  },
  SEND_GOODS_SUCCESS: { en: 'Sent', zh: '发货成功', aliases: ['send_success'] },
  SEND_GOODS_FAIL: {
    en: 'Sending failed',
    zh: '发货失败',
    aliases: ['send_goods_failed', 'send_fail'],
  },
  CLOSED: { en: 'Closed', zh: '已关闭', aliases: ['close', '关闭'] },
};

const statusByKey: ReadonlyMap<string, LogisticsStatus> = new Map(
  logisticsStatuses.flatMap((status) =>
    [status, words[status].en, words[status].zh, ...words[status].aliases].map(
      (text) => [statusKey(text), status] as const,
    ),
  ),
);

/** The logistics status that a code or word means, without case, spaces and underscores; `null` when not known. */
export function parseLogisticsStatus(text: string): LogisticsStatus | null {
  return statusByKey.get(statusKey(text)) ?? null;
}

/** Our word for a logistics status. */
export function logisticsStatusLabel(status: LogisticsStatus, language: 'en' | 'zh'): string {
  return words[status][language];
}
