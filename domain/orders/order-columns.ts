/** Columns of an order sheet. `discount`, `shippedAt` and `receivedAt` are known but not kept. */
export const orderColumnKeys = [
  'orderId',
  'status',
  'salesperson',
  'buyerName',
  'buyerEmail',
  'orderedAt',
  'paidAt',
  'productTotal',
  'shippingTotal',
  'orderTotal',
  'discount',
  'currency',
  'items',
  'note',
  'fullAddress',
  'receiverName',
  'country',
  'province',
  'city',
  'street',
  'postcode',
  'phone',
  'mobile',
  'buyerLogistics',
  'shipBy',
  'platformTracking',
  'shippedAt',
  'receivedAt',
] as const;

export type OrderColumnKey = (typeof orderColumnKeys)[number];

type OrderColumn = {
  readonly key: OrderColumnKey;
  /** Headers of the seller centre's export of 2019 (the e-mail column: of other years), the one we write first. */
  readonly confirmed: readonly string[];
  /** Headers that other exports may bear; no public source confirms them. */
  readonly unconfirmed: readonly string[];
  readonly required: boolean;
};

/** Every column of an order sheet in the order of the seller centre's export. */
export const orderColumns: readonly OrderColumn[] = [
  {
    key: 'orderId',
    confirmed: ['订单号'],
    unconfirmed: ['订单编号', 'Order ID', 'Order number', 'Order No.', 'Order'],
    required: true,
  },
  {
    key: 'status',
    confirmed: ['订单状态'],
    unconfirmed: ['Order status', 'Status'],
    required: true,
  },
  {
    key: 'salesperson',
    confirmed: ['负责人(业务员)'],
    unconfirmed: ['负责人', '业务员', 'Salesperson', 'Owner', 'Responsible person'],
    required: false,
  },
  {
    key: 'buyerName',
    confirmed: ['买家名称'],
    unconfirmed: ['买家姓名', 'Buyer name', 'Buyer'],
    required: false,
  },
  {
    key: 'buyerEmail',
    confirmed: ['买家邮箱'],
    unconfirmed: ['Buyer email', 'Buyer e-mail', 'Email', 'E-mail'],
    required: false,
  },
  {
    key: 'orderedAt',
    confirmed: ['下单时间'],
    unconfirmed: ['Order time', 'Ordered at', 'Order date', 'Order created'],
    required: false,
  },
  {
    key: 'paidAt',
    confirmed: ['付款时间'],
    unconfirmed: ['支付时间', 'Payment time', 'Paid at', 'Payment date'],
    required: false,
  },
  {
    key: 'productTotal',
    confirmed: ['产品总金额'],
    unconfirmed: ['商品总金额', 'Product total', 'Total product amount', 'Products amount'],
    required: false,
  },
  {
    key: 'shippingTotal',
    confirmed: ['物流费用'],
    unconfirmed: ['运费', 'Shipping cost', 'Shipping fee', 'Logistics cost', 'Shipping'],
    required: false,
  },
  {
    key: 'orderTotal',
    confirmed: ['订单金额'],
    unconfirmed: ['Order amount', 'Order total', 'Total'],
    required: false,
  },
  {
    key: 'discount',
    confirmed: ['满立减'],
    unconfirmed: ['Discount', 'Store discount'],
    required: false,
  },
  { key: 'currency', confirmed: [], unconfirmed: ['币种', '货币', 'Currency'], required: false },
  {
    key: 'items',
    confirmed: ['产品信息\n（双击单元格展开所有产品信息！）', '产品信息'],
    unconfirmed: [
      '商品信息',
      'Product information',
      'Product information (double click the cell to expand all product information!)',
      'Product info',
      'Products',
      'Items',
    ],
    required: true,
  },
  {
    key: 'note',
    confirmed: ['订单备注'],
    unconfirmed: ['备注', 'Order remarks', 'Order remark', 'Order note', 'Remarks', 'Note'],
    required: false,
  },
  {
    key: 'fullAddress',
    confirmed: ['收货地址'],
    unconfirmed: ['Shipping address', 'Delivery address', 'Full address'],
    required: false,
  },
  {
    key: 'receiverName',
    confirmed: ['收货人名称'],
    unconfirmed: ['收货人', '收货人姓名', 'Receiver name', 'Contact name', 'Recipient', 'Receiver'],
    required: true,
  },
  {
    key: 'country',
    confirmed: ['收货国家'],
    unconfirmed: ['国家', '收货国家/地区', '国家/地区', 'Country', 'Country/Region', 'Destination'],
    required: true,
  },
  {
    key: 'province',
    confirmed: ['州/省'],
    unconfirmed: ['省', '省/州', 'State/Province', 'Province', 'State', 'Region'],
    required: false,
  },
  { key: 'city', confirmed: ['城市'], unconfirmed: ['City', 'Town'], required: false },
  {
    key: 'street',
    confirmed: ['地址'],
    unconfirmed: ['详细地址', '街道', 'Address', 'Street address', 'Street'],
    required: false,
  },
  {
    key: 'postcode',
    confirmed: ['邮编'],
    unconfirmed: ['邮政编码', 'Zip code', 'Zip', 'Postal code', 'Postcode', 'Post code'],
    required: false,
  },
  {
    key: 'phone',
    confirmed: ['联系电话'],
    unconfirmed: ['电话', 'Phone', 'Phone number', 'Tel', 'Telephone'],
    required: false,
  },
  {
    key: 'mobile',
    confirmed: ['手机'],
    unconfirmed: ['手机号', '手机号码', 'Mobile', 'Mobile phone', 'Cell phone', 'Mobile number'],
    required: false,
  },
  {
    key: 'buyerLogistics',
    confirmed: ['买家选择物流'],
    unconfirmed: [
      'Buyer selected logistics',
      'Logistics selected by buyer',
      'Shipping method',
      'Logistics service',
    ],
    required: false,
  },
  {
    key: 'shipBy',
    confirmed: ['发货期限'],
    unconfirmed: ['发货截止时间', 'Ship by', 'Shipping deadline', 'Delivery deadline'],
    required: false,
  },
  {
    key: 'platformTracking',
    confirmed: ['实际发货物流:运单号'],
    unconfirmed: ['实际发货物流', 'Actual logistics: tracking number', 'Tracking number'],
    required: false,
  },
  {
    key: 'shippedAt',
    confirmed: ['发货时间'],
    unconfirmed: ['Shipped at', 'Shipping time', 'Shipment time'],
    required: false,
  },
  {
    key: 'receivedAt',
    confirmed: ['确认收货时间'],
    unconfirmed: ['Received at', 'Receipt confirmed at', 'Confirmation time'],
    required: false,
  },
];

/** Every header that a column may bear, the most telling first. */
export const aliasesOf = (column: OrderColumn): readonly string[] => [
  ...column.confirmed,
  ...column.unconfirmed,
];

/** The header that we write for a column, without its second line. */
export function columnLabel(key: OrderColumnKey): string {
  const column = orderColumns.find((one) => one.key === key);
  return (column === undefined ? key : (aliasesOf(column)[0] ?? key)).split('\n')[0] ?? key;
}
