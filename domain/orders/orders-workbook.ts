import { countryName } from '../countries.ts';
import { formatAmount, type Money } from '../money.ts';
import type { CellOut, ColumnOut, SheetOut, WorkbookOut } from '../sheets/workbook.ts';
import { columnLabel, orderColumnKeys, type OrderColumnKey } from './order-columns.ts';
import { renderItemsCell } from './items-cell.ts';
import type { OrderData } from './order.ts';
import { orderStatuses, orderStatusLabel } from './statuses.ts';

const statusChoices = orderStatuses.map((status) => orderStatusLabel(status, 'zh'));

/** Columns that a parcel cannot do without; `地址` and one of the telephones count as such. */
const neededKeys: ReadonlySet<OrderColumnKey> = new Set([
  'orderId',
  'status',
  'items',
  'receiverName',
  'country',
  'street',
  'mobile',
]);

const unwrittenKeys: ReadonlySet<OrderColumnKey> = new Set([
  'currency',
  'discount',
  'shippedAt',
  'receivedAt',
]);

const writtenKeys = orderColumnKeys.filter((key) => !unwrittenKeys.has(key));

const headerNotes: Partial<Record<OrderColumnKey, string>> = {
  orderId: 'Text, all digits. 文本格式，保留全部数字。',
  status: 'The status as the platform shows it. 平台显示的订单状态。',
  items:
    '【1】title, then one line each: (产品属性:…) (商家编码:SKU) (产品数量:2 piece) (物流等级&买家选择物流:…). Only the quantity is needed.',
  country: 'English or Chinese name, or the two-letter code. 英文名、中文名或两位代码。',
  mobile: 'This or 联系电话. 与联系电话至少填一个。',
  orderTotal: 'US $12.34, or 12.34 (USD). 例如 US $12.34。',
};

const widths: Partial<Record<OrderColumnKey, number>> = {
  orderId: 20,
  status: 14,
  items: 60,
  street: 40,
  fullAddress: 40,
  buyerLogistics: 30,
  platformTracking: 36,
};

function column(key: OrderColumnKey): ColumnOut {
  const note = headerNotes[key];
  return {
    header: columnLabel(key),
    width: widths[key] ?? 18,
    format: 'text',
    fillIn: neededKeys.has(key),
    ...(note === undefined ? {} : { note }),
    ...(key === 'status' ? { validation: { kind: 'list', choices: statusChoices } as const } : {}),
  };
}

const amountCell = (amount: Money | null): CellOut =>
  amount === null ? null : formatAmount(amount);
const dateCell = (iso: string | null): CellOut => (iso === null ? null : iso.replace('T', ' '));
const textCell = (text: string): CellOut => (text === '' ? null : text);

function orderCell(order: OrderData, key: OrderColumnKey): CellOut {
  const { address } = order;
  switch (key) {
    case 'orderId':
    case 'salesperson':
    case 'buyerName':
    case 'buyerEmail':
    case 'note':
    case 'buyerLogistics':
    case 'platformTracking':
      return textCell(order[key]);
    case 'status':
      return orderStatusLabel(order.status, 'zh');
    case 'orderedAt':
    case 'paidAt':
    case 'shipBy':
      return dateCell(order[key]);
    case 'productTotal':
    case 'shippingTotal':
    case 'orderTotal':
      return amountCell(order[key]);
    case 'items':
      return renderItemsCell(order.lines);
    case 'receiverName':
      return textCell(address.contactName);
    case 'country':
      return countryName(address.country, 'en');
    case 'province':
    case 'city':
    case 'street':
    case 'postcode':
    case 'phone':
    case 'mobile':
      return textCell(address[key]);
    case 'fullAddress':
      return textCell(
        [address.street, address.city, address.province, address.postcode]
          .filter((part) => part !== '')
          .join(', '),
      );
    case 'currency':
    case 'discount':
    case 'shippedAt':
    case 'receivedAt':
      return null;
    default:
      return key satisfies never;
  }
}

const notes: readonly (readonly [en: string, zh: string])[] = [
  [
    'One row is one order. The headers are those of the seller centre export, so that file can be imported as it is; English headers work too.',
    '每行一个订单。表头与卖家后台导出文件一致，导出文件可直接导入；英文表头也可识别。',
  ],
  [
    'Keep 订单号 as text: spreadsheets cut the last digits of 16-digit numbers.',
    '订单号请保持文本格式：表格软件会丢失 16 位数字的末尾几位。',
  ],
  [
    'Needed: 订单号, 订单状态, 产品信息, 收货人名称, 收货国家, 地址, and 手机 or 联系电话. The other columns may be empty.',
    '必填：订单号、订单状态、产品信息、收货人名称、收货国家、地址，以及手机或联系电话之一；其余可留空。',
  ],
  [
    '产品信息 holds all items of the order: 【1】title, and on lines of their own (产品属性:…), (商家编码:…), (产品数量:2 piece), (物流等级&买家选择物流:…). Only the quantity is needed; 1 to 999.',
    '产品信息一格内写全部产品：【1】标题，另起行写 (产品属性:…)、(商家编码:…)、(产品数量:2 piece)、(物流等级&买家选择物流:…)。数量必填，1 到 999。',
  ],
  [
    'Amounts: US $12.34, 12.34 USD, CNY 12.34; without a currency they are USD. Times: 2026-01-31 18:30.',
    '金额：US $12.34、12.34 USD、CNY 12.34，不写币种按美元。时间：2026-01-31 18:30。',
  ],
  [
    'Headers of another file that are not recognised can be named once in a mapping file (JSON: header to column).',
    '其他文件中无法识别的表头，可用映射文件（JSON：表头对应列）指明一次。',
  ],
];

/** A sheet of prose, one paragraph in English and Chinese a row. */
const notesSheet = (
  name: string,
  paragraphs: readonly (readonly [en: string, zh: string])[],
): SheetOut => ({
  name,
  prose: true,
  columns: [
    { header: 'English', width: 80 },
    { header: '中文', width: 80 },
  ],
  rows: paragraphs.map((paragraph) => [...paragraph]),
});

/** Rows below the header in which a spreadsheet checks what is typed. */
const validatedRows = 2000;

/**
 * The workbook that `parseOrders` reads, with the headers of the seller centre's export, these orders (none for a
 * template) and a sheet of notes.
 */
export function ordersWorkbook(orders: readonly OrderData[] = []): WorkbookOut {
  return {
    sheets: [
      {
        name: 'Orders 订单',
        columns: writtenKeys.map(column),
        rows: orders.map((order) => writtenKeys.map((key) => orderCell(order, key))),
        validatedRows,
      },
      notesSheet('Notes 说明', notes),
    ],
  };
}
