import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withAbsolutePaths } from '../../../main/cli/absolute-paths.ts';
import { contract } from '../../../preload/contract.ts';
import { takesPath } from '../../../preload/contract/fields.ts';

describe('paths of a call', () => {
  it('are found in every procedure that names one', () => {
    const named = Object.entries(contract).flatMap(([name, { input }]) =>
      Object.entries(input.shape).flatMap(([field, schema]) => {
        // Beside a beginning, it is the end of a period.
        const isPeriod = field === 'to' && 'from' in input.shape;
        return /^(?:path|directory|to|file|folder|out)$/.test(field) && !isPeriod
          ? [[name, takesPath(schema)]]
          : [];
      }),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter(([, isFound]) => isFound !== true)).toEqual([]);
  });

  it('become absolute, and nothing else changes', () => {
    const { input } = contract['orders.import'];
    expect(withAbsolutePaths(input, { path: 'a/b.xls', mapping: 'm.json', strict: true })).toEqual({
      path: join(process.cwd(), 'a', 'b.xls'),
      mapping: join(process.cwd(), 'm.json'),
      strict: true,
    });
    const given = { path: '/tmp/b.xls', mapping: { 'Order No.': 'orderId' } };
    expect(withAbsolutePaths(input, given)).toEqual(given);
    expect(withAbsolutePaths(contract['orders.show'].input, { orderId: '1' })).toEqual({
      orderId: '1',
    });
  });
});
