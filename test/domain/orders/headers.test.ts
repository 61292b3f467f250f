import { describe, expect, test } from 'vitest';
import {
  mappingTemplate,
  matchOrderColumns,
  parseMapping,
} from '../../../domain/orders/headers.ts';
import { orderColumnKeys, orderColumns } from '../../../domain/orders/order-columns.ts';
import { exportHeaders, tableOf } from './tables.ts';

const indexOf = (headers: readonly string[]) => {
  const matched = matchOrderColumns(tableOf([headers]));
  if (!matched.ok) throw new Error(matched.refusal.code);
  return matched.value.index;
};

describe('matchOrderColumns', () => {
  test('knows every header of the export', () => {
    const matched = matchOrderColumns(tableOf([exportHeaders]));
    expect(matched).toMatchObject({ ok: true, value: { headerRow: 1, unknown: [] } });
    expect(Object.keys(indexOf(exportHeaders))).toHaveLength(exportHeaders.length);
  });

  test('knows the years that add the e-mail address', () => {
    const headers = [...exportHeaders.slice(0, 4), '买家邮箱', ...exportHeaders.slice(4)];
    expect(indexOf(headers)).toMatchObject({ buyerName: 3, buyerEmail: 4, orderedAt: 5 });
  });

  test.each([
    '产品信息\n（双击单元格展开所有产品信息！）',
    '产品信息\r\n（双击单元格展开所有产品信息！）',
    '产品信息_（双击单元格展开所有产品信息！）',
    '产品信息_(双击单元格展开所有产品信息!)',
    '产品信息 (双击单元格展开所有产品信息！)',
    '产品信息（双击单元格展开所有产品信息！）',
    '产品信息',
    ' 产品信息\n',
  ])('finds the items under %j', (header) => {
    const headers = exportHeaders.map((one) => (one.startsWith('产品信息') ? header : one));
    expect(indexOf(headers)).toMatchObject({ items: 10 });
  });

  test('tells columns apart whose headers resemble each other', () => {
    expect(indexOf(exportHeaders)).toMatchObject({
      fullAddress: 12,
      street: 17,
      buyerLogistics: 21,
      platformTracking: 23,
      shippedAt: 24,
      receivedAt: 25,
      shipBy: 22,
    });
  });

  test('knows an English sheet, with a title above its header', () => {
    const headers = ['Order ID', 'Order Status', 'Product Information', 'Receiver Name'];
    const table = tableOf([
      ['My orders', ''],
      [...headers, 'Country/Region', 'Address', 'Mobile'],
    ]);
    expect(matchOrderColumns(table)).toMatchObject({
      ok: true,
      value: { headerRow: 2, index: { orderId: 0, items: 2, country: 4, street: 5, mobile: 6 } },
    });
  });

  test('a mapping goes before the known headers', () => {
    const headers = exportHeaders.map((one) => (one === '订单号' ? 'Nr.' : one));
    expect(matchOrderColumns(tableOf([headers]))).toMatchObject({
      refusal: { code: 'headers-unknown', params: { missing: '订单号' } },
    });
    expect(matchOrderColumns(tableOf([headers]), { 'Nr.': 'orderId' })).toMatchObject({
      ok: true,
      value: { index: { orderId: 0 } },
    });
  });

  test('names what is missing and what was found', () => {
    expect(matchOrderColumns(tableOf([['订单号', '订单状态', 'Colour']]))).toStrictEqual({
      ok: false,
      refusal: {
        code: 'headers-unknown',
        params: { missing: '产品信息, 收货人名称, 收货国家', found: '订单号 | 订单状态 | Colour' },
      },
    });
  });

  test('asks for a street and a telephone', () => {
    const headers = exportHeaders.filter(
      (one) => !['地址', '收货地址', '手机', '联系电话'].includes(one),
    );
    expect(matchOrderColumns(tableOf([headers]))).toMatchObject({
      refusal: {
        code: 'headers-unknown',
        params: { missing: '地址 / 收货地址, 手机 / 联系电话' },
      },
    });
  });

  test('an empty sheet is refused as such', () => {
    expect(matchOrderColumns(tableOf([]))).toMatchObject({ refusal: { code: 'sheet-empty' } });
  });
});

test('the columns are listed once each, and no header is both confirmed and not', () => {
  expect(orderColumns.map(({ key }) => key).sort()).toStrictEqual([...orderColumnKeys].sort());
  for (const { confirmed, unconfirmed } of orderColumns) {
    expect(unconfirmed.filter((header) => confirmed.includes(header))).toStrictEqual([]);
  }
});

describe('parseMapping', () => {
  test('reads headers to columns and passes over empty ones', () => {
    expect(parseMapping({ 'Nr.': 'orderId', Colour: '' })).toStrictEqual({
      ok: true,
      value: { 'Nr.': 'orderId' },
    });
  });

  test.each([
    [{ 'Nr.': 'order' }, 'Nr.'],
    [{ a: 1 }, 'a'],
    [[], '{}'],
    [null, '{}'],
    ['orderId', '{}'],
  ])('%j is refused at %s', (json, at) => {
    expect(parseMapping(json)).toMatchObject({
      refusal: { code: 'mapping-invalid', params: { at } },
    });
  });
});

describe('mappingTemplate', () => {
  test('shows how a sheet was understood and leaves the rest to fill in', () => {
    const template = mappingTemplate(
      tableOf([
        ['Report', ''],
        ['订单号', 'Colour', 'City'],
      ]),
    );
    expect(template).toStrictEqual({ 订单号: 'orderId', Colour: '', City: 'city' });
    expect(parseMapping(template)).toMatchObject({ ok: true });
  });

  test('without a sheet names our own headers', () => {
    expect(Object.values(mappingTemplate())).toStrictEqual([...orderColumnKeys]);
  });
});
