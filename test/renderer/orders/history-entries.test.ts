import { expect, test } from 'vitest';
import { historyWords } from '../../../renderer/orders/history-entries.ts';
import { ordersWords } from '../../../renderer/orders/words.ts';
import { orderOf } from '../../domain/orders/tables.ts';

const source = { fileName: 'orders.xls', sha256: '' };
const none = { added: [], updated: [], edited: [] };

test('an import says whether the order came, changed, or is held for a change', () => {
  const order = orderOf();
  const words = (part: Partial<typeof none | { added: readonly (typeof order)[] }>) =>
    historyWords({ type: 'orders-imported', source, ...none, ...part });
  expect(words({ added: [order] })).toMatchObject({ key: 'imported', tone: 'plain' });
  expect(words({ updated: [order] } as never)).toMatchObject({ key: 'updated' });
  expect(words({ edited: [order] } as never)).toMatchObject({ key: 'edited', tone: 'stop' });
});

test('every line has words in both languages', () => {
  const { key } = historyWords({ type: 'order-held', order: orderOf(), reason: 'asked to wait' });
  for (const language of ['en', 'zh'] as const) {
    expect(Object.keys(ordersWords[language].events)).toContain(key);
  }
});
