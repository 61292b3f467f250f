import { describe, expect, test } from 'vitest';
import { matchOrderColumns } from '../../../domain/orders/headers.ts';
import { parseOrders } from '../../../domain/orders/parse-orders.ts';
import { columnsMissing, sheetHeaders } from '../../../domain/orders/sheet-headers.ts';
import { exportHeaders, exportTable, tableOf } from './tables.ts';

describe('the headers of a sheet', () => {
  test('come with the columns they are taken for and what stands below them', () => {
    const found = sheetHeaders(
      tableOf([
        ['March orders'],
        ['单据', '订单状态', '状态', ''],
        ['81', '等待您发货', '', ''],
        ['82', '等待您发货', 'x\ny', ''],
      ]),
      { 单据: 'orderId' },
    );
    expect(found).toMatchObject({
      ok: true,
      value: {
        headerRow: 2,
        headers: [
          { header: '单据', column: 'orderId', samples: ['81', '82'] },
          { header: '订单状态', column: 'status' },
          { header: '状态', column: '', samples: ['x y'] },
        ],
      },
    });
  });

  test('of the export are all understood, and nothing is missing', () => {
    const found = sheetHeaders(exportTable([{}]));
    if (!found.ok) throw new Error(found.refusal.code);
    const columns = new Set(found.value.headers.map(({ column }) => column));
    expect(found.value.headers).toHaveLength(exportHeaders.length);
    expect(columnsMissing(columns)).toStrictEqual([]);
  });

  test('that a person assigned read the sheet as soon as nothing is missing', () => {
    const strange = exportHeaders.map((header) => `X ${header.split('\n')[0]}`);
    const table = exportTable([{}], strange);
    expect(matchOrderColumns(table)).toMatchObject({ refusal: { code: 'headers-unknown' } });
    const own = sheetHeaders(exportTable([{}]));
    const found = sheetHeaders(table);
    if (!own.ok || !found.ok) throw new Error('The sheets have headers.');
    expect(columnsMissing(new Set(found.value.headers.map(({ column }) => column)))).toHaveLength(
      7,
    );
    const mapping = Object.fromEntries(
      found.value.headers.flatMap(({ header }, index) => {
        const column = own.value.headers[index]?.column ?? '';
        return column === '' ? [] : [[header, column]];
      }),
    );
    expect(parseOrders(table, mapping)).toMatchObject({
      ok: true,
      value: { read: 1, rejected: [] },
    });
  });

  test('of an empty sheet are refused', () => {
    expect(sheetHeaders(tableOf([]))).toMatchObject({ refusal: { code: 'sheet-empty' } });
  });
});
