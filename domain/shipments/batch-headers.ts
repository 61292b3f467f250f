import type { ColumnIn } from '../sheets/columns.ts';
import type { Undeliverable } from './shipment.ts';

export const shipmentSheetName = 'Shipments';
export const planSheetName = 'Plans';

/** The columns of the batch sheet: our header first, then other spellings; required ones make it a batch sheet. */
export const batchColumns = [
  {
    key: 'order',
    aliases: ['Order', 'Order number', 'Order id', '订单号', '订单'],
    required: true,
  },
  {
    key: 'mergeWith',
    aliases: ['Merge with', '合并到', '合并订单', '合并发货'],
    required: false,
  },
  { key: 'receiver', aliases: ['Receiver', '收货人', '收货人名称', '收件人'], required: false },
  { key: 'country', aliases: ['Country', '国家', '收货国家'], required: false },
  { key: 'items', aliases: ['Items', '商品', '产品信息'], required: false },
  { key: 'weight', aliases: ['Weight g', '重量 g', '重量(克)', '重量'], required: false },
  {
    key: 'plan',
    aliases: ['Plan', 'Plan code', '方案', '方案代码', '物流方案', '物流服务'],
    required: true,
  },
  {
    key: 'estimated',
    aliases: ['Estimated CNY', '预估运费', '预估运费(元)', '试算运费'],
    required: false,
  },
  {
    key: 'delivery',
    aliases: ['Delivery', '交货方式', '交付方式', '揽收方式', '发货方式'],
    required: true,
  },
  { key: 'pickupCity', aliases: ['Pickup city', '揽收城市'], required: false },
  {
    key: 'company',
    aliases: ['Domestic company', '国内快递公司', '国内快递', '快递公司'],
    required: false,
  },
  {
    key: 'otherCompany',
    aliases: ['Other company', '其他快递公司', '其他快递公司名称'],
    required: false,
  },
  {
    key: 'tracking',
    aliases: ['Domestic tracking', '国内快递单号', '国内运单号', '快递单号'],
    required: false,
  },
  { key: 'warehouse', aliases: ['Warehouse', '仓库', '收货仓库'], required: false },
  {
    key: 'undeliverable',
    aliases: ['Undeliverable', '无法投递', '无法投递处理', '不可达处理'],
    required: false,
  },
] as const satisfies readonly ColumnIn<string>[];

export type BatchColumnKey = (typeof batchColumns)[number]['key'];

/** What the first row shows, and what messages call the column. */
export const batchHeader = (key: BatchColumnKey): string =>
  batchColumns.find((column) => column.key === key)?.aliases[0] ?? key;

/** What the drop-down list offers; the words of either language alone are read too. */
export const undeliverableChoices: Readonly<Record<Undeliverable, string>> = {
  return: 'return 退回',
  destroy: 'destroy 销毁',
};
