import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SheetOut, WorkbookOut } from '../../../domain/sheets/workbook.ts';
import { cleanText, columnLetters } from '../../../main/excel/cell-out.ts';
import { csvText, writeCsv } from '../../../main/excel/csv-writer.ts';
import { readSpreadsheet } from '../../../main/excel/read.ts';
import { safeSheetNames } from '../../../main/excel/sheet-furniture.ts';
import { writeWorkbook } from '../../../main/excel/write.ts';
import { cellsOf, firstTable, refusalOf, valueOf } from './tables.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'));
});
afterEach(() => rm(folder, { recursive: true }));

const sheet = (over: Partial<SheetOut>): SheetOut => ({
  name: 'Sheet',
  columns: [{ header: 'A', width: 10 }],
  rows: [],
  ...over,
});

const longChoices = Array.from({ length: 60 }, (_, index) => `Plan number ${index}`);
const report: WorkbookOut = {
  sheets: [
    {
      name: 'Freight: 2026/01',
      columns: [
        { header: '订单号', width: 22, note: 'The number of the order.\nSixteen digits.' },
        { header: 'Weight g', width: 10, format: 'integer' },
        { header: 'Amount', width: 12, format: 'money' },
        { header: 'Date', width: 20, format: 'date' },
        {
          header: 'Delivery',
          width: 12,
          fillIn: true,
          validation: { kind: 'list', choices: ['door', 'domestic', 'warehouse'] },
        },
        { header: 'Plan', width: 12, validation: { kind: 'list', choices: longChoices } },
        { header: 'Count', width: 8, validation: { kind: 'whole', min: 1, max: 999 } },
        { header: 'Note', width: 30, validation: { kind: 'text-length', max: 60 } },
        { header: 'Price', width: 8, validation: { kind: 'decimal', min: 0.01, max: 10_000 } },
      ],
      rows: [
        [
          '8123456789012345',
          1250,
          { kind: 'money', minor: 123_456 },
          { kind: 'date', iso: '2026-01-02T03:04:05' },
        ],
        [
          '0012',
          30,
          { kind: 'money', minor: -5 },
          { kind: 'date', iso: '2026-01-02' },
          'door',
          null,
          3,
          ' spaced ',
        ],
      ],
      totals: [
        ['Total', { kind: 'formula', formula: '=SUM(B2:B3)', value: 1280, format: 'integer' }],
      ],
      frozenRows: 1,
    },
    {
      name: 'Template',
      columns: [
        { header: 'SKU', width: 10, fillIn: true },
        { header: 'Kind', width: 10, validation: { kind: 'list', choices: ['a', 'b'] } },
      ],
      rows: [],
      validatedRows: 50,
    },
    {
      name: 'Notes',
      prose: true,
      columns: [{ header: '', width: 80 }],
      rows: [['First paragraph.'], ['第二段。']],
    },
  ],
};

async function written(workbook: WorkbookOut): Promise<string> {
  const path = join(folder, 'out.xlsx');
  valueOf(await writeWorkbook(path, workbook));
  return path;
}

async function openWithExceljs(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

type WithRules = {
  readonly dataValidations: { readonly model: Record<string, ExcelJS.DataValidation> };
};
const rulesOf = (worksheet: ExcelJS.Worksheet | undefined) =>
  (worksheet as unknown as WithRules).dataValidations.model;

describe('a workbook', () => {
  test('reads back in this product', async () => {
    const path = await written(report);
    const tables = valueOf(await readSpreadsheet(path));
    expect(tables.map(({ name }) => name)).toEqual([
      'Freight  2026 01',
      'Template',
      'Notes',
      'Lists',
    ]);
    expect(tables.map(({ hidden }) => hidden ?? false)).toEqual([false, false, false, true]);
    expect(tables[0]?.rows.slice(1)).toEqual([
      {
        row: 2,
        cells: [
          { kind: 'text', text: '8123456789012345' },
          { kind: 'number', value: 1250 },
          { kind: 'number', value: 1234.56 },
          { kind: 'date', iso: '2026-01-02T03:04:05' },
        ],
      },
      {
        row: 3,
        cells: [
          { kind: 'text', text: '0012' },
          { kind: 'number', value: 30 },
          { kind: 'number', value: -0.05 },
          { kind: 'date', iso: '2026-01-02T00:00:00' },
          { kind: 'text', text: 'door' },
          null,
          { kind: 'number', value: 3 },
          { kind: 'text', text: ' spaced ' },
        ],
      },
      {
        row: 4,
        cells: [
          { kind: 'text', text: 'Total' },
          { kind: 'number', value: 1280 },
        ],
      },
    ]);
    expect(tables[1]?.rows).toHaveLength(1);
    expect(tables[2]?.rows.map(({ row }) => row)).toEqual([1, 2]);
  });

  test('looks as it should', async () => {
    const workbook = await openWithExceljs(await written(report));
    const freight = workbook.worksheets[0];
    const cell = (address: string) => freight?.getCell(address);
    expect(cell('A1')?.font).toMatchObject({ bold: true });
    expect(cell('A1')?.note).toBe('The number of the order.\nSixteen digits.');
    expect(freight?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(freight?.getColumn(1).width).toBe(22);
    expect(freight?.getColumn(1).numFmt).toBe('@');
    expect(freight?.getColumn(9).numFmt ?? 'General').toBe('General');
    expect(
      [cell('A2'), cell('B2'), cell('C2'), cell('D2'), cell('D3'), cell('G3')].map(
        (one) => one?.numFmt,
      ),
    ).toEqual(['@', '0', '#,##0.00', 'yyyy-mm-dd hh:mm:ss', 'yyyy-mm-dd', undefined]);
    expect(cell('C2')?.value).toBe(1234.56);
    expect(cell('E2')?.fill).toMatchObject({ pattern: 'solid' });
    expect(cell('B4')?.value).toEqual({ formula: 'SUM(B2:B3)', result: 1280 });
    expect(cell('B4')?.font).toMatchObject({ bold: true });
    expect(workbook.getWorksheet('Template')?.getCell('A30').fill).toMatchObject({
      pattern: 'solid',
    });
    expect(workbook.getWorksheet('Notes')?.getCell('A1').alignment).toMatchObject({
      wrapText: true,
    });
    expect(workbook.getWorksheet('Lists')?.state).toBe('veryHidden');
  });

  test('checks what is typed', async () => {
    const workbook = await openWithExceljs(await written(report));
    const freight = rulesOf(workbook.worksheets[0]);
    expect(freight['E3']).toMatchObject({ type: 'list', formulae: ['"door,domestic,warehouse"'] });
    expect(freight['F2']).toMatchObject({ type: 'list', formulae: ["'Lists'!$A$1:$A$60"] });
    expect(freight['G2']).toMatchObject({ type: 'whole', formulae: [1, 999] });
    expect(freight['H2']).toMatchObject({ type: 'textLength', formulae: [60] });
    expect(freight['I2']).toMatchObject({ type: 'decimal', formulae: [0.01, 10_000] });
    expect(freight['E4']).toBeUndefined();
    const template = rulesOf(workbook.getWorksheet('Template'));
    expect(template['B2']).toMatchObject({ type: 'list' });
    expect(template['B51']).toMatchObject({ type: 'list' });
    expect(template['B52']).toBeUndefined();
    expect(workbook.getWorksheet('Lists')?.getCell('A60').value).toBe('Plan number 59');
  });

  test('reads back in another program', async () => {
    const workbook = xlsx.read(await readFile(await written(report)), { cellNF: true });
    const freight = workbook.Sheets['Freight  2026 01'];
    expect(freight?.['A2']).toMatchObject({ t: 's', v: '8123456789012345' });
    expect(freight?.['C2']).toMatchObject({ t: 'n', v: 1234.56, z: '#,##0.00' });
    expect(freight?.['B4']).toMatchObject({ t: 'n', v: 1280, f: 'SUM(B2:B3)' });
  });
});

describe('text', () => {
  const formulas = [
    '=1+1',
    '+7 900 000-00-00',
    '-5',
    '@SUM(A1)',
    "=cmd|'/c calc'!A0",
    '\t=1',
    '{=1}',
  ];

  test('that begins like a formula stays text', async () => {
    const path = await written({ sheets: [sheet({ rows: formulas.map((one) => [one]) })] });
    const workbook = await openWithExceljs(path);
    const other = xlsx.read(await readFile(path)).Sheets['Sheet'];
    formulas.forEach((formula, index) => {
      const cell = workbook.worksheets[0]?.getCell(index + 2, 1);
      expect(cell?.type).toBe(ExcelJS.ValueType.String);
      expect(cell?.numFmt).toBe('@');
      expect(cell?.value).toBe(formula);
      expect(other?.[`A${index + 2}`]).toMatchObject({ t: 's', v: formula });
      expect(other?.[`A${index + 2}`]).not.toHaveProperty('f');
    });
  });

  test('loses only what no workbook can hold', async () => {
    const texts = [
      'a\u0000\u0001b',
      'x\uFFFE\uFFFFy',
      'one\r\ntwo\rthree',
      'half \uD800 pair',
      '_x0041_ 𠮷',
      'tab\tend',
    ];
    const path = await written({ sheets: [sheet({ rows: texts.map((one) => [one]) })] });
    expect(
      firstTable(await readSpreadsheet(path))
        .rows.slice(1)
        .map(({ cells }) => cells[0]),
    ).toEqual(
      ['ab', 'xy', 'one\ntwo\nthree', 'half \uFFFD pair', '_x0041_ 𠮷', 'tab\tend'].map((text) => ({
        kind: 'text',
        text,
      })),
    );
  });

  test('too long for a cell is refused by name, and nothing is written', async () => {
    const path = join(folder, 'long.xlsx');
    const rows = [['fine'], ['x'.repeat(32_768)]];
    expect(refusalOf(await writeWorkbook(path, { sheets: [sheet({ rows })] }))).toEqual({
      code: 'cell-text-too-long',
      params: { sheet: 'Sheet', cell: 'A3', length: 32_768, limit: 32_767 },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    ['10,000 texts', 1],
    ['10,000 texts in a workbook too large for a shared table', 20],
  ])('%s of every script come back as they were', async (_, columnCount) => {
    const character = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.integer({ min: 0x400, max: 0x4ff }),
      fc.integer({ min: 0x20000, max: 0x2a6df }),
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.constantFrom(0x0a, 0x1f600, 0xfffd),
    );
    const texts = fc.sample(
      fc
        .array(character, { minLength: 1, maxLength: 30 })
        .map((all) => `=${String.fromCodePoint(...all)}`),
      { numRuns: 10_000, seed: 7 },
    );
    const columns = Array.from({ length: columnCount }, (__, index) => ({
      header: `H${index}`,
      width: 9,
    }));
    const path = await written({ sheets: [sheet({ columns, rows: texts.map((one) => [one]) })] });
    const ours = firstTable(await readSpreadsheet(path)).rows.slice(1);
    expect(ours.map(({ cells }) => cells[0])).toEqual(
      texts.map((text) => ({ kind: 'text', text })),
    );
    const other = xlsx.read(await readFile(path), { dense: true }).Sheets['Sheet']?.['!data'];
    expect(other?.slice(1).map((cells) => cells?.[0]?.v)).toEqual(texts);
    const third = (await openWithExceljs(path)).worksheets[0];
    expect(texts.map((__, index) => third?.getCell(index + 2, 1).text)).toEqual(texts);
  });

  test('cleaning is settled after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = cleanText(raw);
        expect(cleanText(once)).toBe(once);
      }),
    );
  });
});

describe('files', () => {
  const small: WorkbookOut = { sheets: [sheet({ rows: [['x']] })] };

  test('a missing folder', async () => {
    const path = join(folder, 'none', 'out.xlsx');
    expect(refusalOf(await writeWorkbook(path, small))).toEqual({
      code: 'folder-missing',
      params: { folder: join(folder, 'none'), file: 'out.xlsx' },
    });
  });

  test('a folder in the place of the file', async () => {
    const path = join(folder, 'out.xlsx');
    await mkdir(path);
    expect(refusalOf(await writeWorkbook(path, small))?.code).toBe('file-not-written');
    expect(await readdir(folder)).toEqual(['out.xlsx']);
  });

  test('an older file is replaced as a whole', async () => {
    const path = join(folder, 'out.xlsx');
    await writeFile(path, 'old');
    const held = await open(path, 'r');
    valueOf(await writeWorkbook(path, small));
    expect(await held.readFile('utf8')).toBe('old');
    await held.close();
    expect(firstTable(await readSpreadsheet(path)).rows).toHaveLength(2);
    expect(await readdir(folder)).toEqual(['out.xlsx']);
  });

  test('what cannot be written leaves the older file', async () => {
    const path = join(folder, 'out.xlsx');
    await writeFile(path, 'old');
    const wrong: WorkbookOut = { sheets: [sheet({ rows: [[{ kind: 'date', iso: 'tomorrow' }]] })] };
    await expect(writeWorkbook(path, wrong)).rejects.toThrow('tomorrow');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['out.xlsx']);
  });
});

describe('CSV', () => {
  const table = sheet({
    columns: [
      { header: 'Name, zh', width: 10 },
      { header: 'Phone', width: 10 },
    ],
    rows: [
      ['said "hi"\nтам', '+7 900 000-00-00'],
      ["'=quoted", { kind: 'money', minor: -1230 }],
      [null, { kind: 'date', iso: '2026-01-02T00:00:00' }],
      ['\ttab', { kind: 'formula', formula: 'A1', value: '=1' }],
    ],
    totals: [['Total', -3]],
  });

  test('is quoted, marked as UTF-8 and free of formulas', () => {
    expect(csvText(table)).toBe(
      '\uFEFF"Name, zh",Phone\r\n"said ""hi""\nтам",\'+7 900 000-00-00\r\n\'\'=quoted,-12.30\r\n,2026-01-02\r\n\'\ttab,\'=1\r\nTotal,-3\r\n',
    );
  });

  test.each([
    '=1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－1',
    '＠SUM',
    '\t=1',
    '\r=1',
    '\n=1',
    "'=1",
  ])('guards %j, and its reader takes the guard off', async (value) => {
    const content = csvText({ ...table, rows: [[value, 'x']], totals: [] });
    expect(content.split('Phone\r\n')[1]?.replace(/^"/, '').startsWith("'")).toBe(true);
    const read = firstTable(await readSpreadsheet(Buffer.from(content), { fileName: 'a.csv' }));
    // Control characters at the edge of a cell are white space to the reader's own rules.
    expect(cellsOf(read, 2)[0]).toEqual({ kind: 'text', text: cleanText(value) });
  });

  test('writes the value of a sum of money with its decimals', () => {
    const sum = (value: number, format: 'money' | 'integer') =>
      ({ kind: 'formula', formula: 'SUM(A1)', value, format }) as const;
    const totals = [[sum(50, 'money'), sum(50, 'integer')]];
    expect(csvText({ ...table, rows: [], totals })).toMatch(/\r\n50\.00,50\r\n$/);
  });

  test('comes back as it was', async () => {
    const path = join(folder, 'out.csv');
    valueOf(await writeCsv(path, table));
    const read = firstTable(await readSpreadsheet(path));
    expect(cellsOf(read, 2)).toEqual([
      { kind: 'text', text: 'said "hi"\nтам' },
      { kind: 'text', text: '+7 900 000-00-00' },
    ]);
    expect(cellsOf(read, 3)[0]).toEqual({ kind: 'text', text: "'=quoted" });
  });

  test('any texts come back as they were', async () => {
    const value = fc.string({ unit: 'grapheme' }).map((raw) => cleanText(`a${raw}`));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1 }), async (rows) => {
        const bytes = Buffer.from(csvText({ ...table, rows, totals: [] }));
        const read = firstTable(await readSpreadsheet(bytes, { fileName: 'a.csv' }));
        expect(read.rows.slice(1).map(({ cells }) => cells)).toEqual(
          rows.map((row) => row.map((text) => ({ kind: 'text', text }))),
        );
      }),
    );
  });
});

test('sheet names are made safe and different', () => {
  expect(safeSheetNames(['a/b', "'q'", '', 'x'.repeat(40), 'X'.repeat(40), 'History'])).toEqual([
    'a b',
    'q',
    'Sheet3',
    'x'.repeat(31),
    `${'X'.repeat(27)} (2)`,
    'History (2)',
  ]);
});

test('columns are lettered', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual([
    'A',
    'Z',
    'AA',
    'ZZ',
    'AAA',
    'XFD',
  ]);
});
