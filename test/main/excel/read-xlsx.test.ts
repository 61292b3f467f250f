import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../../../main/excel/read.ts';
import { cellsOf, date, firstTable, number, text, valueOf } from './tables.ts';
import { makeXlsx } from './zip-maker.ts';
import type { MadeWorkbook } from './zip-maker.ts';

const read = async (made: MadeWorkbook) => firstTable(await readSpreadsheet(makeXlsx(made)));

const escape = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

describe('cells', () => {
  test('shared strings: plain, rich, phonetic, spaced, escaped', async () => {
    const table = await read({
      sharedStrings:
        '<si><t>订单号</t></si>' +
        '<si><r><t xml:space="preserve">Red </t></r><r><rPr><b/></rPr><t>shoes</t></r></si>' +
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>' +
        '<si><t>a_x000D_b _x005F_x0041_</t></si>' +
        '<si><t>&lt;&amp;&#x4e2d;<![CDATA[<raw>]]></t></si><si><t> </t></si>',
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="F1" t="s"><v>5</v></c></row>',
    });
    expect(cellsOf(table, 1)).toEqual([
      text('订单号'),
      text('Red shoes'),
      text('東京'),
      text('a\rb _x0041_'),
      text('<&中<raw>'),
    ]);
  });

  test('inline strings, cached formula values, booleans, errors, ISO dates', async () => {
    const table = await read({
      rows:
        '<row r="2"><c r="A2" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>' +
        '<c r="B2" t="str"><f>A2&amp;"x"</f><v>cached</v></c>' +
        '<c r="C2"><f>1+1</f><v>2</v></c>' +
        '<c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c>' +
        '<c r="F2" t="d"><v>2026-03-04T05:06:07.000Z</v></c><c r="G2" t="d"><v>T05:06</v></c>' +
        '<c r="H2"><f>1</f></c></row>',
    });
    expect(cellsOf(table, 2)).toEqual([
      text('inline'),
      text('cached'),
      number(2),
      { kind: 'boolean', value: true },
      { kind: 'error', text: '#N/A' },
      date('2026-03-04T05:06:07'),
      text('T05:06'),
    ]);
  });

  test('places without references, sparse places and true row numbers', async () => {
    const table = await read({
      rows:
        '<row><c><v>1</v></c><c/><c><v>3</v></c></row>' +
        '<row r="7" hidden="1"><c r="C7"><v>9</v></c></row><row><c><v>8</v></c></row>' +
        '<row r="20"><c r="A20" s="0"/></row>',
    });
    expect(table.rows).toEqual([
      { row: 1, cells: [number(1), null, number(3)] },
      { row: 7, cells: [null, null, number(9)] },
      { row: 8, cells: [number(8)] },
    ]);
  });

  test('a namespace prefix changes nothing', async () => {
    const table = await read({
      rows: '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c r="B1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(cellsOf(table, 1)).toEqual([text('a'), number(5)]);
  });

  test('of merged cells only the first one counts', async () => {
    const table = await read({
      rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>1</v></c></row>',
      afterRows: '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
    });
    expect(table.rows).toEqual([{ row: 1, cells: [number(1), null, number(3)] }]);
  });

  test('a number of over 15 digits stays a number', async () => {
    const table = await read({
      rows: '<row r="1"><c r="A1"><v>8123456789012345678</v></c><c r="B1"><v>1E-7</v></c></row>',
    });
    expect(cellsOf(table, 1)[0]).toMatchObject({ kind: 'number' });
    expect(cellsOf(table, 1)[1]).toEqual(number(1e-7));
  });

  test('a sheet in UTF-16', async () => {
    const xml =
      '\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ёлка 订单</t></is></c></row></sheetData></worksheet>';
    const content = Buffer.from(xml, 'utf16le');
    const table = await read({ parts: [{ name: 'xl/worksheets/sheet1.xml', content }] });
    expect(cellsOf(table, 1)).toEqual([text('Ёлка 订单')]);
  });
});

describe('dates', () => {
  const formats = [
    ['14', 'yyyy-mm-dd', 'date'],
    ['164', 'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', 'date'],
    ['165', '[$-804]yyyy/m/d h:mm;@', 'date'],
    ['166', '0.0\\m', 'number'],
    ['167', '0&quot; days&quot;', 'number'],
    ['168', '[Red]#,##0.00', 'number'],
    ['169', '0.00E+00', 'number'],
    ['170', '[h]:mm', 'number'],
    ['171', 'General', 'number'],
    ['172', 'dd.mm.yyyy\\ hh:mm:ss.000', 'date'],
    ['173', '_-* #,##0.00\\ [$₽-419]_-', 'number'],
    ['174', 'mmm-yy', 'date'],
  ] as const;

  test.each(formats)('format %s %s is a %s', async (id, code, kind) => {
    const table = await read({
      styles: `<numFmts>${id === '14' ? '' : `<numFmt numFmtId="${id}" formatCode="${code}"/>`}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`,
      rows: '<row r="1"><c r="A1" s="1"><v>46024.25</v></c></row>',
    });
    expect(cellsOf(table, 1)).toEqual([
      kind === 'date' ? date('2026-01-02T06:00:00') : number(46024.25),
    ]);
  });

  const dates = '<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>';

  test('the 1900 counter with its phantom day', async () => {
    const table = await read({
      styles: dates,
      rows: '<row r="1"><c s="1"><v>1</v></c><c s="1"><v>59</v></c><c s="1"><v>60</v></c><c s="1"><v>61</v></c><c s="1"><v>0.5</v></c></row>',
    });
    expect(cellsOf(table, 1)).toEqual([
      date('1900-01-01T00:00:00'),
      date('1900-02-28T00:00:00'),
      number(60),
      date('1900-03-01T00:00:00'),
      number(0.5),
    ]);
  });

  test('the 1904 counter', async () => {
    const table = await read({
      styles: dates,
      workbookProperties: 'date1904="1"',
      rows: '<row r="1"><c s="1"><v>44562.25</v></c><c><v>44562</v></c></row>',
    });
    expect(table.date1904).toBe(true);
    expect(cellsOf(table, 1)).toEqual([date('2026-01-02T06:00:00'), number(44562)]);
  });

  test('numbers that the sheet pads with zeros keep how they are shown', async () => {
    const table = await read({
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="0000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
      rows: '<row r="1"><c s="1"><v>123456</v></c></row>',
    });
    expect(cellsOf(table, 1)).toEqual([{ kind: 'number', value: 123456, shown: '0000123456' }]);
  });
});

describe('whole workbooks', () => {
  test('a workbook made by another program reads the same', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('订单');
    sheet.addRow(['订单号', '下单时间', 'Вес']);
    sheet.addRow(['8123456789012345', new Date(Date.UTC(2026, 0, 2, 3, 4, 5)), 0.25]);
    sheet.getCell('B2').numFmt = 'yyyy-mm-dd hh:mm:ss';
    workbook.addWorksheet('Lists', { state: 'veryHidden' }).addRow(['x']);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const tables = valueOf(await readSpreadsheet(bytes));
    expect(tables.map(({ name, hidden }) => ({ name, hidden }))).toEqual([
      { name: '订单', hidden: undefined },
      { name: 'Lists', hidden: true },
    ]);
    expect(tables[0]?.rows[1]?.cells).toEqual([
      text('8123456789012345'),
      date('2026-01-02T03:04:05'),
      number(0.25),
    ]);
  });

  test('10,000 texts in every script survive, shared and inline', async () => {
    const character = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.integer({ min: 0x400, max: 0x4ff }),
      fc.integer({ min: 0x20000, max: 0x2a6df }),
      fc.constantFrom(0x26, 0x3c, 0x22, 0x20, 0x41, 0xe9, 0x1f600),
    );
    const texts = fc.sample(
      fc
        .array(character, { minLength: 1, maxLength: 40 })
        .map((all) => `字${String.fromCodePoint(...all)}я`),
      { numRuns: 10_000, seed: 2026 },
    );
    const shared = await read({
      sharedStrings: texts
        .map((one) => `<si><t xml:space="preserve">${escape(one)}</t></si>`)
        .join(''),
      rows: texts.map((_, index) => `<row><c t="s"><v>${index}</v></c></row>`).join(''),
    });
    const inline = await read({
      rows: texts
        .map((one) => `<row><c t="inlineStr"><is><t>${escape(one)}</t></is></c></row>`)
        .join(''),
    });
    expect(shared.rows.map(({ cells }) => cells[0])).toEqual(texts.map(text));
    expect(inline.rows).toEqual(shared.rows);
  });
});
