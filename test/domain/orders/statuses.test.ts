import { describe, expect, test } from 'vitest';
import {
  logisticsStatuses,
  logisticsStatusLabel,
  parseLogisticsStatus,
} from '../../../domain/orders/logistics-statuses.ts';
import {
  isHeldStatus,
  isShippable,
  orderStatuses,
  orderStatusLabel,
  parseOrderStatus,
  stopsParcels,
} from '../../../domain/orders/statuses.ts';

describe('parseOrderStatus', () => {
  test.each(orderStatuses)('%s reads from its code and both labels', (status) => {
    expect(parseOrderStatus(status)).toBe(status);
    expect(parseOrderStatus(status.toLowerCase().replaceAll('_', ' '))).toBe(status);
    expect(parseOrderStatus(status.replaceAll('_', ''))).toBe(status);
    expect(parseOrderStatus(` ${orderStatusLabel(status, 'zh')} `)).toBe(status);
    expect(parseOrderStatus(orderStatusLabel(status, 'en').toUpperCase())).toBe(status);
  });

  test.each([
    ['等待买家付款', 'PLACE_ORDER_SUCCESS'],
    ['申请取消', 'IN_CANCEL'],
    ['等待您发货', 'WAIT_SELLER_SEND_GOODS'],
    ['部分发货', 'SELLER_PART_SEND_GOODS'],
    ['等待买家收货', 'WAIT_BUYER_ACCEPT_GOODS'],
    ['资金处理中', 'FUND_PROCESSING'],
    ['已结束', 'FINISH'],
    ['含纠纷', 'IN_ISSUE'],
    ['冻结中', 'IN_FROZEN'],
    ['等待您确认金额', 'WAIT_SELLER_EXAMINE_MONEY'],
    ['风控24小时', 'RISK_CONTROL'],
    ['风控 24 小时', 'RISK_CONTROL'],
    ['Awaiting shipment', 'WAIT_SELLER_SEND_GOODS'],
    ['', null],
    ['sleeping', null],
  ])('%j is %s', (text, status) => {
    expect(parseOrderStatus(text)).toBe(status);
  });

  test('what says cancelled is held', () => {
    for (const word of ['Cancelled', '已取消', '买家申请取消', 'Closed', '已关闭', '订单关闭']) {
      const status = parseOrderStatus(word);
      expect(status !== null && isHeldStatus(status)).toBe(true);
    }
  });
});

test('holds four statuses and ships from two', () => {
  expect(orderStatuses.filter(isHeldStatus)).toStrictEqual([
    'IN_CANCEL',
    'IN_ISSUE',
    'IN_FROZEN',
    'RISK_CONTROL',
  ]);
  expect(orderStatuses.filter((status) => !stopsParcels(status))).toStrictEqual([
    'WAIT_SELLER_SEND_GOODS',
    'SELLER_PART_SEND_GOODS',
    'WAIT_BUYER_ACCEPT_GOODS',
  ]);
  expect(orderStatuses.filter(isShippable)).toStrictEqual([
    'WAIT_SELLER_SEND_GOODS',
    'SELLER_PART_SEND_GOODS',
  ]);
});

describe('parseLogisticsStatus', () => {
  test.each(logisticsStatuses)('%s reads from its code and both labels', (status) => {
    expect(parseLogisticsStatus(status.toLowerCase())).toBe(status);
    expect(parseLogisticsStatus(status.replaceAll('_', ''))).toBe(status);
    expect(parseLogisticsStatus(logisticsStatusLabel(status, 'en'))).toBe(status);
    expect(parseLogisticsStatus(logisticsStatusLabel(status, 'zh'))).toBe(status);
  });

  test('knows nothing else', () => {
    expect(parseLogisticsStatus('lost')).toBeNull();
  });
});
