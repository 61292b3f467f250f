import { describe, expect, test } from 'vitest';
import { ordersWorkbook } from '../../../domain/orders/orders-workbook.ts';
import { parseOrders } from '../../../domain/orders/parse-orders.ts';
import { rejectedRowsWorkbook } from '../../../domain/orders/rejected-rows.ts';
import { exportHeaders, exportTable, firstTable, goodOrder, tableOf } from './tables.ts';

describe('ordersWorkbook', () => {
  test('reads back as the orders that were written', () => {
    const orders = [
      goodOrder,
      {
        ...goodOrder,
        orderId: '9000000000000001',
        status: 'RISK_CONTROL' as const,
        buyerEmail: 'ivan@example.com',
        paidAt: null,
        orderTotal: { minor: 1500, currency: 'JPY' },
        shippingTotal: null,
        note: 'two\nlines',
        platformTracking: 'DHL:123',
        lines: [1, 2].flatMap((n) =>
          goodOrder.lines.map((line) => ({ ...line, lineId: String(n), title: `Cup 【${n}】` })),
        ),
      },
    ];
    const parsed = parseOrders(firstTable(ordersWorkbook(orders)));
    expect(parsed).toStrictEqual({
      ok: true,
      value: { read: 2, items: orders.map((item, i) => ({ row: i + 2, item })), rejected: [] },
    });
  });

  test('the empty one has the headers, choices and notes', () => {
    const [sheet, notes] = ordersWorkbook().sheets;
    expect(sheet?.columns.map(({ header }) => header)).toStrictEqual(
      expect.arrayContaining(['订单号', '产品信息', '买家邮箱', '手机']),
    );
    expect(sheet?.columns.find(({ header }) => header === '订单状态')?.validation).toMatchObject({
      kind: 'list',
    });
    expect(sheet?.rows).toStrictEqual([]);
    expect(notes?.prose).toBe(true);
    expect(parseOrders(firstTable(ordersWorkbook()))).toMatchObject({ value: { read: 0 } });
  });
});

const text = (value: string) => ({ kind: 'text', text: value }) as const;

describe('rejectedRowsWorkbook', () => {
  const table = exportTable([
    {},
    { 订单号: { kind: 'number', value: 8123456789012345 }, 收货国家: 'Atlantis' },
    { 订单号: '3', 下单时间: { kind: 'date', iso: '2019-03-01T08:15:00' }, 手机: '' },
  ]);
  const parsed = parseOrders(table);
  const rejected = parsed.ok ? parsed.value.rejected : [];

  test('holds the bad rows as they were, and why', () => {
    const [sheet] = rejectedRowsWorkbook(table, rejected).sheets;
    expect(sheet?.columns.slice(2).map(({ header }) => header)).toStrictEqual([...exportHeaders]);
    expect(sheet?.rows.map((row) => row[0])).toStrictEqual([3, 4]);
    expect(sheet?.rows[0]?.[1]).toMatch(/^订单号: The order number .*\n收货国家: The country/);
    // As text it would pass for a whole number.
    expect(sheet?.rows[0]?.[2]).toBe(8123456789012345);
    expect(sheet?.rows[1]?.[6]).toStrictEqual({ kind: 'date', iso: '2019-03-01T08:15:00' });
  });

  test('speaks Chinese too', () => {
    const [sheet] = rejectedRowsWorkbook(table, rejected, { language: 'zh' }).sheets;
    expect(sheet?.columns[1]?.header).toBe('未导入原因');
    expect(sheet?.rows[1]?.[1]).toBe('手机: 联系电话 和 手机 均为空，物流要求至少填写一个。');
  });

  test('can be imported again once it is mended', () => {
    const again = firstTable(rejectedRowsWorkbook(table, rejected));
    expect(parseOrders(again)).toMatchObject({
      value: { read: 2, items: [], rejected: [{ row: 2 }, { row: 2 }, { row: 3 }] },
    });
    const country = exportHeaders.indexOf('收货国家') + 2;
    const mobile = exportHeaders.indexOf('手机') + 2;
    const mended = {
      ...again,
      rows: again.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell, index) => {
          if (row.row === 2 && index === 2) return text('8123456789012346');
          if (row.row === 2 && index === country) return text('RU');
          if (row.row === 3 && index === mobile) return text('123');
          return cell;
        }),
      })),
    };
    expect(parseOrders(mended)).toMatchObject({
      value: { rejected: [], items: [{ row: 2 }, { row: 3, item: { orderId: '3' } }] },
    });
  });

  test('works for any sheet whose header row is known', () => {
    const bills = tableOf([['Bill'], ['Waybill', 'Amount'], ['X', 'lots']]);
    const why = { code: 'amount-invalid', params: { value: 'lots' } } as const;
    const [sheet] = rejectedRowsWorkbook(bills, [{ row: 3, field: 'Amount', refusal: why }], {
      headerRow: 2,
    }).sheets;
    expect(sheet?.columns.map(({ header }) => header).slice(2)).toStrictEqual([
      'Waybill',
      'Amount',
    ]);
    expect(sheet?.rows).toHaveLength(1);
  });
});
