import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerKey, matchColumns, rowsBelow } from '../../../domain/sheets/columns.ts';
import type { ColumnIn } from '../../../domain/sheets/columns.ts';
import type { SheetTable } from '../../../domain/sheets/table.ts';

const table = (...rows: readonly (readonly string[])[]): SheetTable => ({
  name: 'Orders',
  date1904: false,
  rows: rows.map((cells, index) => ({
    row: index + 1,
    cells: cells.map((text) => (text === '' ? null : { kind: 'text', text })),
  })),
});

const columns: readonly ColumnIn<'order' | 'items' | 'phone'>[] = [
  { key: 'order', aliases: ['订单号', 'Order No.', 'ID'], required: true },
  { key: 'items', aliases: ['产品信息（双击单元格展开所有产品信息！）'], required: true },
  { key: 'phone', aliases: ['联系电话', 'Phone'], required: false },
];

describe('headerKey', () => {
  test.each([
    ['产品信息\n（双击单元格展开所有产品信息！）', '产品信息_(双击单元格展开所有产品信息!)'],
    ['负责人(业务员)', '负责人（业务员）'],
    ['Weight g', ' WEIGHT_G '],
    ['Order No.', 'order  no'],
    ['* SKU', 'ＳＫＵ'],
    ['实际发货物流:运单号', '实际发货物流：运单号'],
    ['收货 国家', '收货国家'],
    ['Declared value', 'Declared\u00A0value\u200B'],
  ])('"%s" and "%s" are one header', (one, other) => {
    expect(headerKey(one)).toBe(headerKey(other));
  });

  test.each([
    ['Name zh', 'Name en'],
    ['Weight g', 'Weight kg'],
    ['From', 'From #'],
  ])('"%s" and "%s" are two', (one, other) => {
    expect(headerKey(one)).not.toBe(headerKey(other));
  });

  test('is settled after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        expect(headerKey(headerKey(raw))).toBe(headerKey(raw));
      }),
    );
  });
});

describe('matchColumns', () => {
  test('finds the header below a title and says what it does not know', () => {
    const sheet = table(
      ['Orders of 2026-01-02'],
      [],
      ['Order No.', 'Colour', '产品信息\n(双击单元格展开所有产品信息!)', 'phone'],
      ['8123', 'red', '【1】', '+7'],
    );
    expect(matchColumns(sheet, columns)).toEqual({
      ok: true,
      value: { headerRow: 3, index: { order: 0, items: 2, phone: 3 }, unknown: ['Colour'] },
    });
    expect(rowsBelow(sheet, 3).map(({ row }) => row)).toEqual([4]);
  });

  test('takes the header whose alias comes first, wherever it stands', () => {
    const sheet = table(['ID', '订单号', '产品信息(双击单元格展开所有产品信息)', '订单号']);
    expect(matchColumns(sheet, columns)).toMatchObject({
      ok: true,
      value: { index: { order: 1, items: 2 }, unknown: ['ID', '订单号'] },
    });
  });

  test('a mapping goes before the aliases', () => {
    const sheet = table(['Nummer', '订单号', 'Artikel', 'Phone']);
    const mapping = { nummer: 'order', Artikel: 'items', Phone: 'nothing', gone: 'phone' };
    expect(matchColumns(sheet, columns, mapping)).toMatchObject({
      ok: true,
      value: { index: { order: 0, items: 2, phone: 3 }, unknown: ['订单号'] },
    });
  });

  test('one known header is enough when nothing else is required', () => {
    const single: readonly ColumnIn<'sku' | 'name'>[] = [
      { key: 'sku', aliases: ['SKU'], required: true },
      { key: 'name', aliases: ['Name'], required: false },
    ];
    expect(matchColumns(table(['SKU'], ['A-1']), single)).toMatchObject({
      ok: true,
      value: { headerRow: 1 },
    });
  });

  test('names the required columns that are missing, and what it found', () => {
    expect(matchColumns(table(['Title'], ['订单号', 'Phone', 'x']), columns)).toEqual({
      ok: false,
      refusal: {
        code: 'header-missing',
        params: { field: '产品信息（双击单元格展开所有产品信息！）', found: '订单号 | Phone | x' },
      },
    });
    expect(matchColumns(table(['a', 'b']), columns)).toMatchObject({
      ok: false,
      refusal: { code: 'header-missing', params: { found: 'a | b' } },
    });
  });

  test('looks no further than ten rows', () => {
    const filler = Array.from({ length: 10 }, () => ['x']);
    expect(matchColumns(table(...filler, ['订单号', 'Phone']), columns)).toMatchObject({
      ok: false,
    });
  });

  test('an empty sheet is refused by name', () => {
    expect(matchColumns(table(), columns)).toEqual({
      ok: false,
      refusal: { code: 'sheet-empty', params: { sheet: 'Orders' } },
    });
  });

  test('any order of the columns gives the same cells', () => {
    const headers = ['订单号', '产品信息(双击单元格展开所有产品信息)', 'Phone', 'Other', 'More'];
    fc.assert(
      fc.property(fc.shuffledSubarray(headers, { minLength: 5 }), (shuffled) => {
        const result = matchColumns(table(shuffled), columns);
        if (!result.ok) throw new Error(result.refusal.code);
        const { index } = result.value;
        expect([index.order, index.items, index.phone].map((at) => shuffled[at ?? -1])).toEqual(
          headers.slice(0, 3),
        );
      }),
    );
  });
});
