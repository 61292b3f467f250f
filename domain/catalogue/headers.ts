import type { ColumnIn } from '../sheets/columns.ts';

/** Columns of the catalogue workbook, whose English headers are our own; the Chinese ones are common words for them. */
export const catalogueColumns = [
  { key: 'sku', aliases: ['SKU', '商家编码', '商品编码', 'SKU编码', '货号'], required: true },
  {
    key: 'barcode',
    aliases: ['Barcode', 'Barcodes', '条码', '条形码', '商品条码'],
    required: false,
  },
  {
    key: 'nameZh',
    aliases: ['Name zh', '中文名称', '中文品名', '申报中文名', '中文申报名'],
    required: false,
  },
  {
    key: 'nameEn',
    aliases: ['Name en', '英文名称', '英文品名', '申报英文名', '英文申报名'],
    required: false,
  },
  {
    key: 'weightGrams',
    aliases: ['Weight g', 'Weight (g)', '重量g', '重量(克)', '重量/克', '克重'],
    required: false,
  },
  { key: 'lengthMm', aliases: ['Length mm', '长mm', '长(毫米)', '长度mm'], required: false },
  { key: 'widthMm', aliases: ['Width mm', '宽mm', '宽(毫米)', '宽度mm'], required: false },
  { key: 'heightMm', aliases: ['Height mm', '高mm', '高(毫米)', '高度mm'], required: false },
  {
    key: 'declaredValue',
    aliases: ['Declared value', '申报价值', '申报金额', '申报价'],
    required: false,
  },
  { key: 'currency', aliases: ['Currency', '币种', '货币', '申报币种'], required: false },
  { key: 'hsCode', aliases: ['HS code', 'HS编码', '海关编码', '税则号'], required: false },
  {
    key: 'origin',
    aliases: ['Origin', 'Country of origin', '原产国', '原产地', '产地'],
    required: false,
  },
  { key: 'goods', aliases: ['Goods', '货物属性', '货物类型', '产品属性'], required: false },
  { key: 'location', aliases: ['Location', '库位', '货位', '储位', '仓位'], required: false },
] as const satisfies readonly ColumnIn<string>[];

export type CatalogueColumnKey = (typeof catalogueColumns)[number]['key'];

/** The header that we write for a column. */
export const catalogueHeader = (key: CatalogueColumnKey): string =>
  catalogueColumns.find((column) => column.key === key)?.aliases[0] ?? key;
