import type { CellOut, ColumnOut, WorkbookOut } from '../sheets/workbook.ts';
import { amountDigits } from '../money.ts';
import { catalogueColumns, catalogueHeader, type CatalogueColumnKey } from './headers.ts';
import { maxSideMm, maxWeightGrams } from './parse-catalogue.ts';
import { goodsAttributes, type Product } from './product.ts';

const widths: Partial<Record<CatalogueColumnKey, number>> = {
  sku: 20,
  barcode: 20,
  nameZh: 24,
  nameEn: 32,
  goods: 24,
};

const headerNotes: Partial<Record<CatalogueColumnKey, string>> = {
  sku: 'As in the orders (商家编码). 与订单中的商家编码一致。',
  barcode: 'As printed under the bars; several with commas. 条码下方的号码，多个用逗号分隔。',
  nameZh: 'For the customs declaration. 用于报关。',
  nameEn: 'For the customs declaration. 用于报关。',
  weightGrams: 'One piece, in grams. 单件重量（克）。',
  declaredValue: 'One piece. 单件申报价值。',
  currency: 'USD where empty. 留空为 USD。',
  hsCode: '6 to 10 digits. 6 至 10 位数字。',
  origin: 'Country name or two-letter code. 国家名称或两位代码。',
  goods: `general, or any of: ${goodsAttributes.join(', ')}`,
  location:
    'Shelf or bin, as in A-02-13; for the order of picking. 库位，如 A-02-13，用于拣货排序。',
};

const side = { kind: 'decimal', min: 0.001, max: maxSideMm } as const;

/** Name lengths are those that the platform takes on a declaration. */
const validations: Partial<Record<CatalogueColumnKey, NonNullable<ColumnOut['validation']>>> = {
  nameZh: { kind: 'text-length', max: 20 },
  nameEn: { kind: 'text-length', max: 60 },
  weightGrams: { kind: 'decimal', min: 0.001, max: maxWeightGrams },
  lengthMm: side,
  widthMm: side,
  heightMm: side,
};

function column(key: CatalogueColumnKey, required: boolean): ColumnOut {
  const note = headerNotes[key];
  const validation = validations[key];
  return {
    header: catalogueHeader(key),
    width: widths[key] ?? 14,
    format: validation?.kind === 'decimal' ? 'general' : 'text',
    fillIn: required,
    ...(note === undefined ? {} : { note }),
    ...(validation === undefined ? {} : { validation }),
  };
}

const text = (value: string): CellOut => (value === '' ? null : value);

function productCell(product: Product, key: CatalogueColumnKey): CellOut {
  switch (key) {
    case 'sku':
    case 'nameZh':
    case 'nameEn':
    case 'hsCode':
    case 'origin':
    case 'location':
      return text(product[key] ?? '');
    case 'barcode':
      return text(product.barcodes.join(', '));
    case 'weightGrams':
    case 'lengthMm':
    case 'widthMm':
    case 'heightMm':
      return product[key];
    case 'declaredValue':
      return product.declaredValue === null ? null : amountDigits(product.declaredValue);
    case 'currency':
      return product.declaredValue?.currency ?? null;
    case 'goods':
      return product.goods.length === 0 ? 'general' : product.goods.join(', ');
    default:
      return key satisfies never;
  }
}

const notes: readonly (readonly [en: string, zh: string])[] = [
  [
    'One row is one product, known by its SKU. Importing a SKU again replaces what was known of it.',
    '每行一个产品，以 SKU 识别。再次导入相同 SKU 会覆盖原有资料。',
  ],
  [
    'Only SKU is needed. Without a weight the freight of an order cannot be estimated; without names, value and origin no customs declaration can be made.',
    '仅 SKU 必填。没有重量则无法估算运费；没有品名、申报价值和原产国则无法生成报关信息。',
  ],
  [
    'Keep SKU, Barcode and HS code as text, so that leading zeros stay. A barcode may belong to one product only.',
    'SKU、条码、HS 编码请保持文本格式以保留前导零。一个条码只能属于一个产品。',
  ],
  [
    `Weight: grams of one piece, above 0 up to ${maxWeightGrams}; decimals are rounded up. Sizes: millimetres.`,
    `重量：单件克数，大于 0 且不超过 ${maxWeightGrams}，小数向上取整。尺寸：毫米。`,
  ],
  [
    `Goods: general, or any of ${goodsAttributes.join(', ')}, separated by commas.`,
    `Goods（货物属性）：general（普货），或以下任意项，用逗号分隔：${goodsAttributes.join(', ')}。`,
  ],
];

/** Rows below the header in which a spreadsheet checks what is typed. */
const validatedRows = 5000;

/** The workbook that `parseCatalogue` reads, with these products (none for an empty one) and a sheet of notes. */
export function catalogueTemplate(products: readonly Product[] = []): WorkbookOut {
  const keys = catalogueColumns.map(({ key }) => key);
  return {
    sheets: [
      {
        name: 'Catalogue 产品',
        columns: catalogueColumns.map(({ key, required }) => column(key, required)),
        rows: products.map((product) => keys.map((key) => productCell(product, key))),
        validatedRows,
      },
      {
        name: 'Notes 说明',
        prose: true,
        columns: [
          { header: 'English', width: 80 },
          { header: '中文', width: 80 },
        ],
        rows: notes.map((paragraph) => [...paragraph]),
      },
    ],
  };
}
