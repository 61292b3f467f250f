import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readLimits } from '../../../main/excel/limits.ts';
import { readSpreadsheet } from '../../../main/excel/read.ts';
import { cellsOf, firstTable, refusalOf, text } from './tables.ts';

const sample = '订单号,Имя\r\n8123456789012345,"Анна, 安"\r\n';
const expected = [
  { row: 1, cells: [text('订单号'), text('Имя')] },
  { row: 2, cells: [text('8123456789012345'), text('Анна, 安')] },
];
const utf16be = Buffer.from(`\uFEFF${sample}`, 'utf16le').swap16();
const read = async (content: string | Uint8Array, fileName = 'orders.csv') =>
  firstTable(await readSpreadsheet(Buffer.from(content), { fileName }));

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(sample)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${sample}`)],
    ['UTF-16 LE with BOM', Buffer.from(`\uFEFF${sample}`, 'utf16le')],
    ['UTF-16 BE with BOM', utf16be],
  ])('%s', async (_, bytes) => {
    expect((await read(bytes)).rows).toEqual(expected);
  });

  test('GB18030', async () => {
    // Written by Python's gb18030 codec: Node decodes that encoding but cannot write it.
    const path = new URL('../../fixtures/sheets/orders-gb18030.csv', import.meta.url);
    expect((await read(await readFile(path))).rows).toEqual([
      { row: 1, cells: [text('订单号'), text('买家名称'), text('收货地址')] },
      {
        row: 2,
        cells: [text('8123456789012345'), text('Иван Петров'), text('ул. Ленина, 1\n二楼')],
      },
      { row: 3, cells: [text('8123456789012346'), text('王小明𠮷'), text('路')] },
    ]);
  });
});

describe('text of a Western code page', () => {
  const refused = async (content: string) =>
    refusalOf(await readSpreadsheet(Buffer.from(content, 'latin1'), { fileName: 'orders.csv' }));

  test.each([
    'Order number,Receiver,City\r\n1,Begoña Muñoz,Málaga\r\n',
    'Order number,Receiver\r\n1,ESPAÑA\r\n',
    'Order number,Receiver\r\n1,informação\r\n',
  ])('%j is refused instead of read as ideographs', async (content) => {
    expect(await refused(content)).toEqual({
      code: 'file-encoding-unknown',
      params: { file: 'orders.csv' },
    });
  });

  test.each([
    // As Python's gb18030 codec writes them; the second has one rare ideograph among common ones.
    ['SKU,Name\r\n1,iPhone\xca\xd6\xbb\xfa\xbf\xc7x\r\n', 'iPhone手机壳x'],
    ['SKU,Name\r\n1,\xca\xd6\xf1\x61\xd6\xd0\r\n', '手馻中'],
  ])('Chinese under Latin headers is still read', async (content, name) => {
    expect(cellsOf(await read(Buffer.from(content, 'latin1')), 2)).toEqual([text('1'), text(name)]);
  });
});

describe('delimited text', () => {
  test('the sheet is named after the file, the content and not the name decides', async () => {
    const table = await read('SKU\tName\nA-1\tShoes, red\n', 'catalogue.xls');
    expect(table.name).toBe('catalogue');
    expect(cellsOf(table, 2)).toEqual([text('A-1'), text('Shoes, red')]);
  });

  test('semicolons', async () => {
    expect(cellsOf(await read('a;b\n"x;1";2,5\n'), 2)).toEqual([text('x;1'), text('2,5')]);
  });

  test('rows keep the numbers that a spreadsheet would show', async () => {
    const table = await read('a,b\r\n\r\n"two\r\nlines",1\r\n,,\r\nlast,2');
    expect(table.rows.map(({ row }) => row)).toEqual([1, 3, 5]);
  });

  test('rows of different lengths and stray quotes', async () => {
    const table = await read('a,b\n1\n1,2,3\n5" pipe,x\n');
    expect(cellsOf(table, 2)).toEqual([text('1')]);
    expect(cellsOf(table, 3)).toEqual([text('1'), text('2'), text('3')]);
    expect(cellsOf(table, 4)).toEqual([text('5" pipe'), text('x')]);
  });

  test('numbers stay the text they are', async () => {
    expect(cellsOf(await read('a,b\n0012,8123456789012345678\n'), 2)).toEqual([
      text('0012'),
      text('8123456789012345678'),
    ]);
  });

  test('guards around digits are taken off', async () => {
    expect(cellsOf(await read('a,b,c\n="0012",\'+7 900 000-00-00,"=""8123"""\n'), 2)).toEqual([
      text('0012'),
      text('+7 900 000-00-00'),
      text('8123'),
    ]);
  });

  test('a quote that never ends is refused', async () => {
    const result = await readSpreadsheet(Buffer.from('a,b\n"open,1\nx,y\n'), { fileName: 'a.csv' });
    expect(refusalOf(result)).toMatchObject({ code: 'file-damaged', params: { file: 'a.csv' } });
  });

  test('too many rows are refused', async () => {
    const limits = { ...readLimits, rows: 10 };
    const result = await readSpreadsheet(Buffer.from('a,b\n'.repeat(11)), {
      fileName: 'a.csv',
      limits,
    });
    expect(refusalOf(result)?.code).toBe('sheet-too-large');
  });
});
