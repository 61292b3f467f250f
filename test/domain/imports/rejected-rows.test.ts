import { describe, expect, test } from 'vitest';
import {
  rejectedPlansWorkbook,
  rejectedRowsWorkbook,
} from '../../../domain/imports/rejected-rows.ts';
import { parseOrders } from '../../../domain/orders/parse-orders.ts';
import { parsePlansWorkbook } from '../../../domain/plans/plans-workbook-parse.ts';
import { plansToWorkbook } from '../../../domain/plans/plans-workbook.ts';
import { starterPlans } from '../../../domain/plans/starter-set.ts';
import { exportHeaders, exportTable, firstTable, tableOf } from '../orders/tables.ts';
import { tablesOf, withCell } from '../plans/samples.ts';

const text = (value: string) => ({ kind: 'text', text: value }) as const;

describe('rejectedRowsWorkbook', () => {
  const table = exportTable([
    {},
    { 订单号: { kind: 'number', value: 8123456789012345 }, 收货国家: 'Atlantis' },
    { 订单号: '3', 下单时间: { kind: 'date', iso: '2019-03-01T08:15:00' }, 手机: '' },
  ]);
  const sheet = { table, headerRow: 1 };
  const parsed = parseOrders(table);
  const rejected = parsed.ok ? parsed.value.rejected : [];

  test('holds the bad rows as they were, and why', () => {
    const [written] = rejectedRowsWorkbook(sheet, rejected, 'en').sheets;
    expect(written?.columns.slice(2).map(({ header }) => header)).toStrictEqual([...exportHeaders]);
    expect(written?.rows.map((row) => row[0])).toStrictEqual([3, 4]);
    expect(written?.rows[0]?.[1]).toMatch(/^订单号: The order number .*\n收货国家: The country/);
    // As text it would pass for a whole number.
    expect(written?.rows[0]?.[2]).toBe(8123456789012345);
    expect(written?.rows[1]?.[6]).toStrictEqual({ kind: 'date', iso: '2019-03-01T08:15:00' });
  });

  test('speaks Chinese too', () => {
    const [written] = rejectedRowsWorkbook(sheet, rejected, 'zh').sheets;
    expect(written?.columns[1]?.header).toBe('未导入原因');
    expect(written?.rows[1]?.[1]).toBe('手机: 联系电话 和 手机 均为空，物流要求至少填写一个。');
  });

  test('can be imported again once it is mended', () => {
    const again = firstTable(rejectedRowsWorkbook(sheet, rejected, 'en'));
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

  test('gives a repeated row together with the one that was taken, which stays first', () => {
    const twice = exportTable([{ 订单号: '1' }, { 订单号: '2' }, { 订单号: '1', 城市: 'Perm' }]);
    const first = parseOrders(twice);
    const bad = first.ok ? first.value.rejected : [];
    const again = rejectedRowsWorkbook({ table: twice, headerRow: 1 }, bad, 'en');
    expect(again.sheets[0]?.rows.map(([row, reason]) => [row, reason])).toStrictEqual([
      [2, expect.stringContaining('row 4')],
      [4, expect.stringContaining('row 2')],
    ]);
    const unmended = parseOrders(firstTable(again));
    expect(unmended).toMatchObject({ value: { items: [{ row: 2 }], rejected: [{ row: 3 }] } });
    expect(unmended.ok && unmended.value.items[0]?.item).toStrictEqual(
      first.ok && first.value.items[0]?.item,
    );
  });

  test('works for any sheet whose header row is known', () => {
    const bills = tableOf([['Bill'], ['Waybill', 'Amount'], ['X', 'lots']]);
    const why = { code: 'amount-invalid', params: { value: 'lots' } } as const;
    const rows = [{ row: 3, field: 'Amount', refusal: why }];
    const [written] = rejectedRowsWorkbook({ table: bills, headerRow: 2 }, rows, 'en').sheets;
    expect(written?.columns.map(({ header }) => header).slice(2)).toStrictEqual([
      'Waybill',
      'Amount',
    ]);
    expect(written?.rows).toHaveLength(1);
  });
});

describe('rejectedPlansWorkbook', () => {
  const [first, second] = starterPlans;
  if (first === undefined || second === undefined) throw new Error('There are no starter plans.');
  const tables = tablesOf(plansToWorkbook([first, second]));
  const broken = withCell(tables, 'Tariffs', 2, 'Country', text('Atlantis'));
  const { rejected } = parsePlansWorkbook(broken);

  test('holds a plan that was left out whole, and nothing of the others', () => {
    const again = tablesOf(rejectedPlansWorkbook(broken, rejected, [first.code], 'en'));
    const heads = again.find(({ name }) => name === 'Plans');
    expect(heads?.rows).toHaveLength(2);
    const tariffs = again.find(({ name }) => name === 'Tariffs');
    expect(tariffs?.rows).toHaveLength(1 + tariffRows(first.code));
    expect(parsePlansWorkbook(again).rejected).toHaveLength(rejected.length);
  });

  test('can be imported again once it is mended', () => {
    const again = tablesOf(rejectedPlansWorkbook(broken, rejected, [first.code], 'en'));
    const country = parsePlansWorkbook(tables).plans[0]?.tariffs[0]?.country ?? '';
    const mended = parsePlansWorkbook(withCell(again, 'Tariffs', 2, 'Country', text(country)));
    expect(mended.rejected).toEqual([]);
    expect(mended.plans).toEqual(parsePlansWorkbook(tables).plans.slice(0, 1));
  });

  function tariffRows(code: string): number {
    const table = tables.find(({ name }) => name === 'Tariffs');
    return (table?.rows ?? []).filter(({ cells }) =>
      cells.some((cell) => cell?.kind === 'text' && cell.text === code),
    ).length;
  }
});
