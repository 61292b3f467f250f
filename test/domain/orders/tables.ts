import type { Order, OrderData } from '../../../domain/orders/order.ts';
import type { Cell, SheetTable } from '../../../domain/sheets/table.ts';
import type { CellOut, WorkbookOut } from '../../../domain/sheets/workbook.ts';

/** A cell from a plain value: what a reader of workbooks would have made of it. */
export const cellOf = (value: Cell | string | number): Cell => {
  if (typeof value === 'string') return value === '' ? null : { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', value };
  return value;
};

/** A sheet whose first row is row 1. */
export const tableOf = (
  rows: readonly (readonly (Cell | string | number)[])[],
  date1904 = false,
): SheetTable => ({
  name: 'Sheet1',
  date1904,
  rows: rows.map((cells, index) => ({ row: index + 1, cells: cells.map(cellOf) })),
});

const cellIn = (cell: CellOut): Cell | string | number => {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
  switch (cell.kind) {
    case 'date':
      return { kind: 'date', iso: cell.iso };
    case 'money':
      return cell.minor / 100;
    case 'formula':
      return cell.value;
    default:
      return cell satisfies never;
  }
};

/** The first sheet of a workbook, as it would be read back. */
export const firstTable = (workbook: WorkbookOut): SheetTable => {
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error('The workbook has no sheet');
  return tableOf([
    sheet.columns.map(({ header }) => header),
    ...sheet.rows.map((row) => row.map(cellIn)),
  ]);
};

/** The headers of the seller centre's export of 2019, as they stand in it. */
export const exportHeaders = [
  '订单号',
  '订单状态',
  '负责人(业务员)',
  '买家名称',
  '下单时间',
  '付款时间',
  '产品总金额',
  '物流费用',
  '订单金额',
  '满立减',
  '产品信息\n（双击单元格展开所有产品信息！）',
  '订单备注',
  '收货地址',
  '收货人名称',
  '收货国家',
  '州/省',
  '城市',
  '地址',
  '邮编',
  '联系电话',
  '手机',
  '买家选择物流',
  '发货期限',
  '实际发货物流:运单号',
  '发货时间',
  '确认收货时间',
] as const;

type ExportRow = Record<(typeof exportHeaders)[number], Cell | string | number>;

const goodRow: ExportRow = {
  订单号: '8123456789012345',
  订单状态: '等待您发货',
  '负责人(业务员)': 'Li Lei',
  买家名称: 'Ivan Petrov',
  下单时间: '2019-03-01 08:15',
  付款时间: '2019-03-01 08:20:30',
  产品总金额: 'US $10.00',
  物流费用: 'US $2.34',
  订单金额: 'US $12.34',
  满立减: '',
  '产品信息\n（双击单元格展开所有产品信息！）':
    '【1】Steel tea spoon (set of 6)\n(产品属性:Color:Red)\n(商家编码:SPOON-6)\n(产品数量:2 piece)\n(物流等级&买家选择物流:China Post Registered Air Mail)',
  订单备注: '',
  收货地址: '',
  收货人名称: 'Ivan Petrov',
  收货国家: 'Russian Federation',
  '州/省': 'Moscow',
  城市: 'Moscow',
  地址: 'Tverskaya 1, 2',
  邮编: '101000',
  联系电话: '',
  手机: '+7 900 000-00-00',
  买家选择物流: 'China Post Registered Air Mail',
  发货期限: '2019-03-08',
  '实际发货物流:运单号': '',
  发货时间: '',
  确认收货时间: '',
};

/** Rows of an export; each names only where it differs from a good order. */
export const exportTable = (
  rows: readonly Partial<ExportRow>[],
  headers: readonly string[] = exportHeaders,
  date1904 = false,
): SheetTable =>
  tableOf(
    [
      headers,
      ...rows.map((row) => exportHeaders.map((header) => ({ ...goodRow, ...row })[header])),
    ],
    date1904,
  );

/** The order that `goodRow` is. */
export const goodOrder: OrderData = {
  orderId: '8123456789012345',
  status: 'WAIT_SELLER_SEND_GOODS',
  salesperson: 'Li Lei',
  buyerName: 'Ivan Petrov',
  buyerEmail: '',
  orderedAt: '2019-03-01T08:15:00',
  paidAt: '2019-03-01T08:20:30',
  shipBy: '2019-03-08T00:00:00',
  productTotal: { minor: 1000, currency: 'USD' },
  shippingTotal: { minor: 234, currency: 'USD' },
  orderTotal: { minor: 1234, currency: 'USD' },
  note: '',
  address: {
    contactName: 'Ivan Petrov',
    country: 'RU',
    province: 'Moscow',
    city: 'Moscow',
    street: 'Tverskaya 1, 2',
    postcode: '101000',
    phone: '',
    mobile: '+7 900 000-00-00',
  },
  buyerLogistics: 'China Post Registered Air Mail',
  lines: [
    {
      lineId: '1',
      sku: 'SPOON-6',
      title: 'Steel tea spoon (set of 6)',
      properties: 'Color:Red',
      quantity: 2,
      unit: 'piece',
      logisticsService: 'China Post Registered Air Mail',
    },
  ],
  platformTracking: '',
};

export const orderOf = (changes: Partial<Order> = {}): Order => ({
  ...goodOrder,
  importedAt: '2019-03-02T00:00:00.000Z',
  holds: [],
  ...changes,
});
