import { expect, test } from 'vitest';
import { assign, understood } from '../../../renderer/orders/mapping.ts';

const headers = [
  { header: '单据', column: 'orderId', samples: [] },
  { header: '进度', column: '', samples: [] },
  { header: '旧单号', column: '', samples: [] },
] as const;

test('a column belongs to one header', () => {
  const before = understood(headers);
  const moved = assign(before, '旧单号', 'orderId');
  expect(moved).toStrictEqual({ 单据: '', 进度: '', 旧单号: 'orderId' });
  const both = assign(moved, '进度', 'status');
  expect(both).toStrictEqual({ 单据: '', 进度: 'status', 旧单号: 'orderId' });
  expect(assign(both, '旧单号', '')).toStrictEqual({ 单据: '', 进度: 'status', 旧单号: '' });
});
