import * as xlsx from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../../../main/excel/read.ts';
import { cellsOf, date, firstTable, number, text, valueOf } from './tables.ts';

const read = async (content: string | Uint8Array, fileName = 'orders.xls') =>
  firstTable(await readSpreadsheet(Buffer.from(content), { fileName }));

/** A BIFF8 file with dates as bare serials, so that no time zone of this machine has a say. */
function biff8(date1904: boolean): Buffer {
  const sheet = xlsx.utils.aoa_to_sheet([
    ['订单号', '下单时间', 'Вес', 'No'],
    ['8123456789012345', 0, 0.25, 42],
  ]);
  const serial = date1904 ? 44562.25 : 46024.25;
  sheet['B2'] = { t: 'n', v: serial, z: 'yyyy-mm-dd hh:mm' };
  sheet['D2'] = { t: 'n', v: 42, z: '00000' };
  sheet['A5'] = { t: 's', v: 'tail' };
  sheet['B5'] = { t: 'n', v: serial };
  sheet['C5'] = { t: 'b', v: true };
  sheet['!ref'] = 'A1:D5';
  sheet['!merges'] = [{ s: { r: 1, c: 2 }, e: { r: 2, c: 2 } }];
  const book = xlsx.utils.book_new(sheet, '订单');
  book.Workbook = { WBProps: { date1904 } };
  return xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

describe('BIFF8', () => {
  test.each([false, true])('values, dates and row numbers (1904: %s)', async (date1904) => {
    const table = await read(biff8(date1904));
    expect(table.name).toBe('订单');
    expect(table.date1904).toBe(date1904);
    expect(table.rows.map(({ row }) => row)).toEqual([1, 2, 5]);
    expect(cellsOf(table, 2)).toEqual([
      text('8123456789012345'),
      date('2026-01-02T06:00:00'),
      number(0.25),
      { kind: 'number', value: 42, shown: '00042' },
    ]);
    expect(cellsOf(table, 5)).toEqual([
      text('tail'),
      number(date1904 ? 44562.25 : 46024.25),
      { kind: 'boolean', value: true },
    ]);
  });

  test('a cut file is refused', async () => {
    const whole = biff8(false);
    const result = await readSpreadsheet(whole.subarray(0, 1000), { fileName: 'a.xls' });
    expect(result.ok).toBe(false);
  });

  test('hidden sheets are marked', async () => {
    const book = xlsx.utils.book_new(xlsx.utils.aoa_to_sheet([['a']]), 'a');
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['b']]), 'b');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    const bytes = xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    const tables = valueOf(await readSpreadsheet(bytes));
    expect(tables.map(({ hidden }) => hidden)).toEqual([undefined, true]);
  });
});

describe('what is only called .xls', () => {
  test('an HTML table keeps long numbers, leading zeros and dates as they are written', async () => {
    const table = await read(
      '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><table><tr><th>订单号</th><th>SKU</th><th>时间</th><th>=</th></tr><tr><td>8123456789012345678</td><td>0012</td><td>2026-01-02 03:04</td><td>=1+1</td></tr></table></body></html>',
    );
    expect(cellsOf(table, 2)).toEqual([
      text('8123456789012345678'),
      text('0012'),
      text('2026-01-02 03:04'),
      text('=1+1'),
    ]);
  });

  test('XML 2003', async () => {
    const table = await read(
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy-mm-dd hh:mm:ss"/></Style></Styles><Worksheet ss:Name="Orders"><Table><Row><Cell><Data ss:Type="String">8123456789012345678</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2026-01-02T03:04:05.000</Data></Cell><Cell><Data ss:Type="Number">0.25</Data></Cell></Row></Table></Worksheet></Workbook>',
    );
    expect(table.name).toBe('Orders');
    expect(cellsOf(table, 1)).toEqual([
      text('8123456789012345678'),
      date('2026-01-02T03:04:05'),
      number(0.25),
    ]);
  });
});
