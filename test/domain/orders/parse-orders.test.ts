import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../../domain/messages.ts';
import { parseOrders } from '../../../domain/orders/parse-orders.ts';
import type { SheetTable } from '../../../domain/sheets/table.ts';
import { exportHeaders, exportTable, goodOrder } from './tables.ts';

type Row = Parameters<typeof exportTable>[0][number];

const parse = (table: SheetTable) => {
  const parsed = parseOrders(table);
  if (!parsed.ok) throw new Error(renderMessage(parsed.refusal, 'en'));
  return parsed.value;
};

const parseOne = (row: Row) => {
  const { items } = parse(exportTable([row]));
  return items[0]?.item;
};

const faultsOf = (row: Row) =>
  parse(exportTable([row])).rejected.map(({ field, refusal }) => [field, refusal.code]);

const number = (value: number, shown?: string) =>
  shown === undefined
    ? ({ kind: 'number', value } as const)
    : ({ kind: 'number', value, shown } as const);

describe('a good row', () => {
  test('becomes the order it shows', () => {
    expect(parse(exportTable([{}]))).toStrictEqual({
      read: 1,
      items: [{ row: 2, item: goodOrder }],
      rejected: [],
      warnings: [],
    });
  });

  test('may hold numbers, dates and amounts as cells of their own', () => {
    expect(
      parseOne({
        订单号: number(812345678901234, '8.1E+14'),
        下单时间: { kind: 'date', iso: '2019-03-01T08:15:00' },
        付款时间: number(43525.5),
        订单金额: number(12.34),
        邮编: number(101000),
        手机: number(79000000000),
      }),
    ).toMatchObject({
      orderId: '812345678901234',
      orderedAt: '2019-03-01T08:15:00',
      paidAt: '2019-03-01T12:00:00',
      orderTotal: { minor: 1234, currency: 'USD' },
      address: { postcode: '101000', mobile: '79000000000' },
    });
  });

  test('reads day serials in the epoch of its workbook', () => {
    const table = exportTable([{ 付款时间: number(43525.5 - 1462) }], exportHeaders, true);
    expect(parse(table).items[0]?.item.paidAt).toBe('2019-03-01T12:00:00');
  });

  test('keeps a number padded with zeros as it is shown', () => {
    expect(parseOne({ 邮编: number(1234, '001234') })?.address.postcode).toBe('001234');
  });

  test.each(['="8123456789012345"', "'8123456789012345", ' 8123456789012345\t'])(
    'may write its order number as %j',
    (text) => {
      expect(parseOne({ 订单号: text })?.orderId).toBe('8123456789012345');
    },
  );

  test('takes dashes for nothing', () => {
    expect(parseOne({ 付款时间: '-', 物流费用: '--', 联系电话: '-', 发货期限: '' })).toMatchObject({
      paidAt: null,
      shippingTotal: null,
      shipBy: null,
      address: { phone: '' },
    });
  });

  test('does not take time left for a date', () => {
    expect(parseOne({ 发货期限: '剩余 3天20小时' })?.shipBy).toBeNull();
    const row = { 发货期限: '剩余 1天2小时', 订单状态: '等待您发货' };
    expect(parse(exportTable([row]))).toMatchObject({
      rejected: [],
      warnings: [{ row: 2, field: '发货期限', refusal: { code: 'order-time-left' } }],
    });
    expect(parse(exportTable([{ ...row, 订单状态: '已结束' }])).warnings).toEqual([]);
    expect(parseOne({ 发货期限: '3 days 4 hours' })?.shipBy).toBeNull();
  });

  test('falls back to the full address and needs one telephone only', () => {
    const row = { 地址: '', 收货地址: 'Tverskaya 1, Moscow', 手机: '', 联系电话: '+7 900 000' };
    expect(parseOne(row)?.address).toMatchObject({
      street: 'Tverskaya 1, Moscow',
      phone: '+7 900 000',
      mobile: '',
    });
  });

  test('spells the United Kingdom GB', () => {
    expect(parseOne({ 收货国家: 'UK' })?.address.country).toBe('GB');
  });
});

describe('a bad row is named by its field', () => {
  const items = '产品信息\n（双击单元格展开所有产品信息！）';
  test.each<[Row, string, string]>([
    [{ 订单号: '' }, '订单号', 'value-missing'],
    [{ 订单号: number(8123456789012345) }, '订单号', 'order-number-digits-lost'],
    [{ 订单号: '8.12346E+15' }, '订单号', 'order-number-digits-lost'],
    [{ 订单号: '8.1e15' }, '订单号', 'order-number-digits-lost'],
    [{ 订单号: '81234-56789' }, '订单号', 'order-number-invalid'],
    [{ 订单号: number(12.5) }, '订单号', 'order-number-invalid'],
    [{ 订单号: number(-5) }, '订单号', 'order-number-invalid'],
    [{ 订单号: { kind: 'error', text: '#N/A' } }, '订单号', 'cell-error'],
    [{ 订单状态: '' }, '订单状态', 'value-missing'],
    [{ 订单状态: 'asleep' }, '订单状态', 'order-status-unknown'],
    [{ 收货国家: '' }, '收货国家', 'value-missing'],
    [{ 收货国家: 'Atlantis' }, '收货国家', 'country-unknown'],
    [{ [items]: '' }, '产品信息', 'order-items-missing'],
    [{ [items]: { kind: 'error', text: '#REF!' } }, '产品信息', 'cell-error'],
    [{ [items]: '【1】A\n(产品数量:0)' }, '产品信息', 'order-items-quantity-invalid'],
    [{ 产品总金额: 'lots' }, '产品总金额', 'amount-invalid'],
    [{ 订单金额: 'US $-1.00' }, '订单金额', 'amount-negative'],
    [{ 订单金额: '1.234' }, '订单金额', 'amount-ambiguous'],
    [{ 物流费用: '5 XYZ' }, '物流费用', 'currency-unknown'],
    [{ 物流费用: number(1.234) }, '物流费用', 'amount-decimals'],
    [{ 下单时间: 'yesterday' }, '下单时间', 'date-unreadable'],
    [{ 付款时间: '1/2/2019' }, '付款时间', 'date-unreadable'],
    [{ 发货期限: '2019-02-30' }, '发货期限', 'date-unreadable'],
    [{ 收货人名称: ' ' }, '收货人名称', 'value-missing'],
    [{ 地址: '' }, '地址', 'value-missing'],
    [{ 手机: '', 联系电话: '' }, '手机', 'phone-missing'],
    [{ 手机: '-', 联系电话: '无' }, '手机', 'phone-missing'],
    [{ 手机: '7.9E+10' }, '手机', 'digits-lost'],
    [{ 城市: { kind: 'error', text: '#NAME?' } }, '城市', 'cell-error'],
  ])('%j', (row, field, code) => {
    expect(faultsOf(row)).toStrictEqual([[field, code]]);
  });

  test('by every fault at once, and the good rows are still there', () => {
    const {
      read,
      items: good,
      rejected,
    } = parse(
      exportTable([
        { 订单号: '1' },
        { 订单号: '2', 收货国家: 'Atlantis', 订单状态: '?', 下单时间: 'soon' },
        { 订单号: '3' },
      ]),
    );
    expect(read).toBe(3);
    expect(good.map(({ row, item }) => [row, item.orderId])).toStrictEqual([
      [2, '1'],
      [4, '3'],
    ]);
    expect(rejected.map(({ row, field }) => [row, field])).toStrictEqual([
      [3, '订单状态'],
      [3, '收货国家'],
      [3, '下单时间'],
    ]);
  });

  test('the second row of one order names the first', () => {
    const { items: good, rejected } = parse(exportTable([{}, { 订单号: '2' }, {}]));
    expect(good.map(({ row }) => row)).toStrictEqual([2, 3]);
    expect(rejected).toStrictEqual([
      {
        row: 4,
        field: '订单号',
        refusal: {
          code: 'order-twice-in-file',
          params: { orderId: '8123456789012345', firstRow: 2 },
        },
      },
    ]);
  });

  test('even when the first row was bad itself', () => {
    const { items: good, rejected } = parse(exportTable([{ 收货国家: '' }, {}]));
    expect(good).toStrictEqual([]);
    expect(rejected.map(({ row, refusal }) => [row, refusal.code])).toStrictEqual([
      [2, 'value-missing'],
      [3, 'order-twice-in-file'],
    ]);
  });
});

test('rows of spaces are no rows', () => {
  const blank = Object.fromEntries(exportHeaders.map((header) => [header, ' ']));
  expect(parse(exportTable([blank, {}]))).toMatchObject({ read: 1, rejected: [] });
});

test('a sheet with other headers is refused as a whole', () => {
  const headers = exportHeaders.map((header) => `x${header}`);
  expect(parseOrders(exportTable([{}], headers))).toMatchObject({
    refusal: { code: 'headers-unknown' },
  });
});

test('a currency column applies to amounts without a currency', () => {
  const headers = exportHeaders.map((header) => (header === '满立减' ? '币种' : header));
  const parsed = parseOrders(exportTable([{ 满立减: 'CNY', 订单金额: '88' }], headers));
  expect(parsed).toMatchObject({
    value: { items: [{ item: { orderTotal: { minor: 8800, currency: 'CNY' } } }] },
  });
  expect(parseOrders(exportTable([{ 满立减: 'shells' }], headers))).toMatchObject({
    value: { rejected: [{ field: '币种', refusal: { code: 'currency-unknown' } }] },
  });
});

test('no row is lost: each is taken or refused by name', () => {
  const row = fc.record(
    {
      订单号: fc.constantFrom('1', '2', '3', '', 'x', '8.1E+15'),
      订单状态: fc.constantFrom('等待您发货', 'FINISH', '', '?'),
      收货国家: fc.constantFrom('RU', '美国', '', 'Atlantis'),
      手机: fc.constantFrom('', '+7 900'),
      下单时间: fc.constantFrom('', '2019-01-01', 'soon'),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const { read, items, rejected } = parse(exportTable(rows));
      const taken = items.map((item) => item.row);
      const refused = new Set(rejected.map((one) => one.row));
      expect(read).toBe(rows.length);
      expect([...taken, ...refused].sort((a, b) => a - b)).toStrictEqual(
        rows.map((_, index) => index + 2),
      );
    }),
  );
});

test('every refusal reads without gaps in both languages', () => {
  const { rejected } = parse(
    exportTable([
      { 订单号: '8.1E+15', 订单状态: '?', 收货国家: 'x', 手机: '', 联系电话: '', 订单金额: '?' },
      { 订单号: 'x', 地址: '', 下单时间: '?', 物流费用: number(0.001), 产品总金额: '-1' },
    ]),
  );
  expect(rejected.length).toBeGreaterThan(8);
  for (const { refusal } of rejected) {
    expect(renderMessage(refusal, 'en')).not.toMatch(/\{\w+\}/);
    expect(renderMessage(refusal, 'zh')).not.toMatch(/\{\w+\}/);
  }
});
