import { expect, test } from 'vitest';
import { oneAfterAnother } from '../../main/in-turn.ts';
import { moment } from './storage/moment.ts';

test('work begins when the work before it has ended, well or badly', async () => {
  const inTurn = oneAfterAnother();
  const mayFail = moment();
  const seen: string[] = [];
  const first = inTurn(async () => {
    seen.push('first begins');
    await mayFail.came;
    seen.push('first fails');
    throw new Error('first');
  });
  const second = inTurn(async () => {
    seen.push('second');
    return 2;
  });
  mayFail.come();
  await expect(first).rejects.toThrow('first');
  expect(await second).toBe(2);
  expect(seen).toEqual(['first begins', 'first fails', 'second']);
});
