import { expect, it } from 'vitest';
import { textOf } from '../../domain/json-text.ts';
import { textRow } from '../../domain/stored-row.ts';

it('a row with a text has the value of it', () => {
  const row = textRow('orders', '1', textOf({ a: ['é'] }));
  expect(row).toMatchObject({ table: 'orders', key: '1', value: { a: ['é'] } });
  expect(row).not.toEqual(textRow('orders', '1', textOf({ a: ['e'] })));
});
