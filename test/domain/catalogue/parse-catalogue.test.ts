import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogueTemplate } from '../../../domain/catalogue/catalogue-workbook.ts';
import { parseCatalogue } from '../../../domain/catalogue/parse-catalogue.ts';
import { atOnce } from '../../../domain/steps.ts';
import { goodsAttributes, type Product } from '../../../domain/catalogue/product.ts';
import { renderMessage } from '../../../domain/messages.ts';
import type { Cell, SheetTable } from '../../../domain/sheets/table.ts';
import { firstTable, tableOf } from '../orders/tables.ts';

const headers = [
  'SKU',
  'Barcode',
  'Name zh',
  'Name en',
  'Weight g',
  'Length mm',
  'Width mm',
  'Height mm',
  'Declared value',
  'Currency',
  'HS code',
  'Origin',
  'Goods',
  'Location',
] as const;

type Row = Partial<Record<(typeof headers)[number], Cell | string | number>>;

const catalogue = (...rows: readonly Row[]): SheetTable =>
  tableOf([
    headers,
    ...rows.map((row) => headers.map((header) => ({ SKU: 'SPOON-6', ...row })[header] ?? '')),
  ]);

const parse = (table: SheetTable, options?: Parameters<typeof parseCatalogue>[1]) => {
  const parsed = atOnce(parseCatalogue(table, options));
  if (!parsed.ok) throw new Error(renderMessage(parsed.refusal, 'en'));
  return parsed.value;
};

const faults = (...rows: readonly Row[]) =>
  parse(catalogue(...rows)).rejected.map(({ row, field, refusal }) => [row, field, refusal.code]);

const product = (row: Row) => parse(catalogue(row)).items[0]?.item;

const spoon: Product = {
  sku: 'SPOON-6',
  barcodes: ['6901234567892', 'SP6'],
  nameZh: '茶匙',
  nameEn: 'Tea spoon',
  weightGrams: 121,
  lengthMm: 150,
  widthMm: 31,
  heightMm: 20,
  declaredValue: { minor: 450, currency: 'USD' },
  hsCode: '82159900',
  origin: 'CN',
  goods: [],
  location: 'A-02-13',
};

describe('a good row', () => {
  test('becomes a product', () => {
    const table = catalogue({
      Barcode: '6901234567892, SP6',
      'Name zh': '茶匙',
      'Name en': 'Tea spoon',
      'Weight g': 120.2,
      'Length mm': '150',
      'Width mm': '30,5',
      'Height mm': 20,
      'Declared value': 4.5,
      Currency: 'USD',
      'HS code': '8215.99.00',
      Origin: 'China',
      Goods: 'general',
      Location: ' A-02-13 ',
    });
    expect(parse(table)).toStrictEqual({
      read: 1,
      items: [{ row: 2, item: spoon }],
      rejected: [],
    });
  });

  test('needs no more than its SKU', () => {
    expect(product({})).toStrictEqual({
      sku: 'SPOON-6',
      barcodes: [],
      nameZh: '',
      nameEn: '',
      weightGrams: null,
      lengthMm: null,
      widthMm: null,
      heightMm: null,
      declaredValue: null,
      hsCode: '',
      origin: '',
      goods: [],
      location: '',
    });
  });

  test('may stand under Chinese headers', () => {
    const table = tableOf([
      [
        '商家编码',
        '条码',
        '中文品名',
        '重量(克)',
        '申报价值',
        '币种',
        '海关编码',
        '原产地',
        '货物属性',
      ],
      ['A', '690', '茶匙', '12', '30', '人民币', '821599', '中国', '带电，易碎'],
    ]);
    expect(parse(table).items[0]?.item).toMatchObject({
      sku: 'A',
      barcodes: ['690'],
      weightGrams: 12,
      declaredValue: { minor: 3000, currency: 'CNY' },
      hsCode: '821599',
      origin: 'CN',
      goods: ['battery', 'fragile'],
    });
  });

  test.each<[Cell | string | number, number]>([
    [0.001, 1],
    [1, 1],
    [1.01, 2],
    [120.00000000000001, 120],
    ['1,200', 1200],
    [70_000, 70_000],
    [69_999.5, 70_000],
  ])('a weight of %s counts %i g', (weight, grams) => {
    expect(product({ 'Weight g': weight })?.weightGrams).toBe(grams);
  });

  test('keeps a barcode that a number cell shows with its zero', () => {
    const barcode = { kind: 'number', value: 12345678905, shown: '012345678905' } as const;
    expect(product({ Barcode: barcode })?.barcodes).toStrictEqual(['012345678905']);
  });

  test('takes barcodes on lines of their own, each once', () => {
    expect(product({ Barcode: 'A\nB; A' })?.barcodes).toStrictEqual(['A', 'B']);
  });

  test('the currency may stand beside the value', () => {
    expect(product({ 'Declared value': 'CNY 30' })?.declaredValue).toStrictEqual({
      minor: 3000,
      currency: 'CNY',
    });
  });
});

const skuOfBarcode = (barcode: string) => (barcode === 'X' ? 'OLD' : undefined);

describe('a bad row is named by its field', () => {
  test.each<[Row, string, string]>([
    [{ SKU: ' ', 'Name en': 'Spoon' }, 'SKU', 'value-missing'],
    [{ SKU: 1e15 }, 'SKU', 'digits-lost'],
    [{ Barcode: 6.9e15 }, 'Barcode', 'digits-lost'],
    [{ Barcode: '6.9E+12' }, 'Barcode', 'digits-lost'],
    [{ Barcode: '条码' }, 'Barcode', 'barcode-invalid'],
    [{ Barcode: '690 123' }, 'Barcode', 'barcode-invalid'],
    [{ Barcode: { kind: 'error', text: '#N/A' } }, 'Barcode', 'cell-error'],
    [{ 'Weight g': 'heavy' }, 'Weight g', 'number-invalid'],
    [{ 'Weight g': '0.12 kg' }, 'Weight g', 'number-invalid'],
    [{ 'Weight g': 0 }, 'Weight g', 'number-out-of-range'],
    [{ 'Weight g': -5 }, 'Weight g', 'number-out-of-range'],
    [{ 'Weight g': 70_000.5 }, 'Weight g', 'number-out-of-range'],
    [{ 'Length mm': 0 }, 'Length mm', 'number-out-of-range'],
    [{ 'Width mm': 5001 }, 'Width mm', 'number-out-of-range'],
    [{ 'Height mm': 'tall' }, 'Height mm', 'number-invalid'],
    [{ 'Declared value': 'much' }, 'Declared value', 'amount-invalid'],
    [{ 'Declared value': 0 }, 'Declared value', 'declared-value-not-positive'],
    [{ 'Declared value': -1 }, 'Declared value', 'declared-value-not-positive'],
    [{ 'Declared value': 4.505 }, 'Declared value', 'amount-decimals'],
    [{ 'Declared value': '€5', Currency: 'USD' }, 'Declared value', 'declared-currency-differs'],
    [{ 'Declared value': 5, Currency: 'shells' }, 'Currency', 'currency-unknown'],
    [{ 'HS code': '82159' }, 'HS code', 'hs-code-invalid'],
    [{ 'HS code': '82159900123' }, 'HS code', 'hs-code-invalid'],
    [{ 'HS code': '8215AB' }, 'HS code', 'hs-code-invalid'],
    [{ Origin: 'Atlantis' }, 'Origin', 'country-unknown'],
    [{ Goods: 'battery, feathers' }, 'Goods', 'goods-attribute-unknown'],
    [{ Goods: 'general, battery' }, 'Goods', 'goods-general-and-special'],
  ])('%j', (row, field, code) => {
    expect(faults(row)).toStrictEqual([[2, field, code]]);
    for (const { refusal } of parse(catalogue(row)).rejected) {
      expect(renderMessage(refusal, 'en')).not.toMatch(/\{\w+\}/);
      expect(renderMessage(refusal, 'zh')).not.toMatch(/\{\w+\}/);
    }
  });

  test('an unknown attribute is named', () => {
    const [fault] = parse(catalogue({ Goods: 'battery, feathers' })).rejected;
    expect(fault?.refusal.params).toMatchObject({ value: 'feathers' });
  });

  test('a SKU that comes twice', () => {
    expect(faults({}, { SKU: 'B' }, {})).toStrictEqual([[4, 'SKU', 'sku-twice-in-file']]);
  });

  test('a barcode that another product of the sheet has', () => {
    const { items, rejected } = parse(
      catalogue({ SKU: 'A', Barcode: 'X' }, { SKU: 'B', Barcode: 'Y, X' }),
    );
    expect(items.map(({ item }) => item.sku)).toStrictEqual(['A']);
    expect(rejected).toStrictEqual([
      {
        row: 3,
        field: 'Barcode',
        refusal: { code: 'barcode-taken', params: { barcode: 'X', sku: 'A' } },
      },
    ]);
  });

  test('a barcode that is the SKU of another product, wherever that stands', () => {
    expect(faults({ SKU: 'A', Barcode: 'B' }, { SKU: 'B' })).toStrictEqual([
      [2, 'Barcode', 'barcode-taken'],
    ]);
    expect(faults({ SKU: 'A', Barcode: 'A' })).toStrictEqual([]);
  });

  test('a barcode that the catalogue gives to a product outside the sheet', () => {
    const row = { SKU: 'A', Barcode: 'X' };
    expect(parse(catalogue(row), { skuOfBarcode }).rejected).toMatchObject([
      { refusal: { params: { barcode: 'X', sku: 'OLD' } } },
    ]);
    // The sheet itself moves the barcode from one product to the other.
    expect(parse(catalogue(row, { SKU: 'OLD' }), { skuOfBarcode }).rejected).toStrictEqual([]);
  });
});

test('a sheet without a SKU column is refused as a whole', () => {
  const sheetOf = (...given: Parameters<typeof parseCatalogue>) => atOnce(parseCatalogue(...given));
  expect(
    sheetOf(
      tableOf([
        ['Barcode', 'Name en'],
        ['1', 'x'],
      ]),
    ),
  ).toMatchObject({
    refusal: { code: 'header-missing', params: { field: 'SKU' } },
  });
  expect(
    sheetOf(
      tableOf([
        ['Artikel', 'Name en'],
        ['1', 'x'],
      ]),
      { mapping: { Artikel: 'sku' } },
    ),
  ).toMatchObject({ value: { items: [{ item: { sku: '1', nameEn: 'x' } }] } });
});

const measure = (max: number) => fc.option(fc.integer({ min: 1, max }));

describe('catalogueTemplate', () => {
  test('has the header row of the workbook, choices and notes', () => {
    const [sheet, notes] = catalogueTemplate([]).sheets;
    expect(sheet?.columns.map(({ header }) => header)).toStrictEqual([...headers]);
    expect(sheet?.columns[4]?.validation).toMatchObject({ kind: 'decimal', max: 70_000 });
    expect(notes?.prose).toBe(true);
  });

  const word = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
  const products = fc.uniqueArray(
    fc.record(
      {
        sku: word.map((text) => `S-${text}`),
        barcodes: fc.uniqueArray(word, { maxLength: 2 }),
        nameZh: fc.constantFrom('', '茶匙', '保护壳'),
        nameEn: fc.constantFrom('', 'Tea spoon'),
        weightGrams: measure(70_000),
        lengthMm: measure(5000),
        widthMm: measure(5000),
        heightMm: measure(5000),
        declaredValue: fc.option(
          fc.record(
            {
              minor: fc.integer({ min: 1, max: 1e9 }),
              currency: fc.constantFrom('USD', 'CNY', 'JPY', 'KWD'),
            },
            { noNullPrototype: true },
          ),
        ),
        hsCode: fc.constantFrom('', '821599', '0101210000'),
        origin: fc.constantFrom('', 'CN', 'GB'),
        goods: fc.subarray([...goodsAttributes]),
        location: fc.constantFrom('', 'A-02-13', '3号架'),
      },
      { noNullPrototype: true },
    ),
    { selector: ({ sku }) => sku, maxLength: 6 },
  );

  test('reads back as the products that were written', () => {
    fc.assert(
      fc.property(products, (items) => {
        const unique = items.map((item, index) => ({
          ...item,
          barcodes: item.barcodes.map((barcode) => `${index}${barcode}`),
        }));
        expect(parse(firstTable(catalogueTemplate(unique)))).toStrictEqual({
          read: unique.length,
          items: unique.map((item, index) => ({ row: index + 2, item })),
          rejected: [],
        });
      }),
    );
  });
});
