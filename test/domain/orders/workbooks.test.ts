import { describe, expect, test } from 'vitest';
import { ordersWorkbook } from '../../../domain/orders/orders-workbook.ts';
import { parseOrders } from '../../../domain/orders/parse-orders.ts';
import { firstTable, goodOrder } from './tables.ts';

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
      value: {
        read: 2,
        items: orders.map((item, i) => ({ row: i + 2, item })),
        rejected: [],
        warnings: [],
      },
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
