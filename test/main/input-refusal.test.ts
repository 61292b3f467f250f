import { expect, test } from 'vitest';
import { z } from 'zod';
import { renderMessage } from '../../domain/messages.ts';
import { inputRefusal } from '../../main/input-refusal.ts';

const shape = z.strictObject({
  days: z.number().int().min(0).max(9),
  ids: z.array(z.string()).min(1).max(2),
  order: z.enum(['location', 'sku']),
  sender: z.strictObject({ phone: z.string() }),
});
const good = { days: 1, ids: ['a'], order: 'sku', sender: { phone: '1' } };

test.each([
  [{ days: -1 }, 'days must be at least 0', 'days 不能小于 0'],
  [{ days: 10 }, 'days must be at most 9', 'days 不能大于 9'],
  [{ days: 'one' }, 'days', 'days'],
  [{ ids: [] }, 'ids needs at least 1', 'ids 至少需要 1'],
  [{ ids: ['a', 'b', 'c'] }, 'ids may have at most 2', 'ids 最多 2'],
  [{ order: 'weight' }, 'order must be one of location, sku', '以下之一：location, sku'],
  [{ order: undefined }, 'order', 'order'],
  [{ sender: {} }, 'sender.phone is missing', '缺少 sender.phone'],
  [{ sender: { phone: '1', fone: '2' } }, 'nothing called sender.fone', '没有名为 sender.fone'],
])('what is wrong with %j is said in both languages', (change, english, chinese) => {
  const parsed = shape.safeParse({ ...good, ...change });
  if (parsed.success) throw new Error('nothing is wrong with it');
  const refused = inputRefusal('test.shape', parsed.error);
  if (refused.ok) throw new Error('nothing was refused');
  expect(renderMessage(refused.refusal, 'en')).toContain(english);
  expect(renderMessage(refused.refusal, 'zh')).toContain(chinese);
  expect(renderMessage(refused.refusal, 'zh')).not.toMatch(/expected|Invalid|Too /);
});
