import { parseCountry } from '../countries.ts';
import { parseCurrency } from '../currencies.ts';
import type { Money } from '../money.ts';
import { ok, refusal, type Refusal, type Result } from '../result.ts';
import { openRow, type RowReader } from '../row-reader.ts';
import { cellDecimal } from '../sheets/cells.ts';
import { matchColumns, rowsBelow } from '../sheets/columns.ts';
import type { ParsedRows, RowRejection } from '../sheets/import-report.ts';
import type { SheetRow, SheetTable } from '../sheets/table.ts';
import type { Steps } from '../steps.ts';
import { parseGoods } from './goods.ts';
import { catalogueColumns, catalogueHeader, type CatalogueColumnKey } from './headers.ts';
import type { GoodsAttribute, Product } from './product.ts';

type Reader = RowReader<CatalogueColumnKey>;

/** The heaviest and longest piece any carrier here takes; beyond it a cell is a slip (kilograms, micrometres). */
export const maxWeightGrams = 70_000;
export const maxSideMm = 5000;

const defaultCurrency = 'USD';

/** Binary noise in a computed cell (120.00000000000001) is not a weight above 120. */
const noise = 1e-9;

export type CatalogueOptions = {
  /** Header text to column key, before the known headers. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** The SKU that a barcode belongs to in the catalogue so far; SKUs of the sheet itself are judged by the sheet. */
  readonly skuOfBarcode?: (barcode: string) => string | undefined;
};

/** A row with its product, and what is wrong with it. */
type ProductRow = {
  readonly row: SheetRow;
  readonly product: Product;
  readonly rejections: RowRejection[];
};

const rowsPerStep = 100;

/**
 * Reads the catalogue workbook, one product a row. Weights and sizes are rounded up to whole grams and millimetres;
 * several barcodes are separated by commas, semicolons or line breaks. A code that a scanner may send names one product
 * only: a barcode that is the barcode or the SKU of another product is refused.
 * Refusals of the whole sheet: `sheet-empty`, `header-missing`.
 */
export function* parseCatalogue(
  table: SheetTable,
  options: CatalogueOptions = {},
): Steps<Result<ParsedRows<Product>>> {
  const matched = matchColumns<CatalogueColumnKey>(table, catalogueColumns, options.mapping);
  if (!matched.ok) return matched;
  const { headerRow, index } = matched.value;
  const header = table.rows.find(({ row }) => row === headerRow);
  const open = (row: SheetRow): Reader => openRow(row, header, index, table, catalogueHeader);
  const reject = ({ row, rejections }: ProductRow, key: CatalogueColumnKey, why: Refusal): void => {
    const reader = open(row);
    reader.reject(key, why);
    rejections.push(...reader.rejections);
  };

  const rows: ProductRow[] = [];
  for (const [place, row] of rowsBelow(table, headerRow).entries()) {
    if (place % rowsPerStep === 0) yield;
    const reader = open(row);
    if (reader.blank) continue;
    const product = readProduct(reader);
    rows.push({ row, product, rejections: [...reader.rejections] });
  }

  const rowOfSku = new Map<string, number>();
  for (const entry of rows) {
    const { sku } = entry.product;
    if (sku === '') continue;
    const firstRow = rowOfSku.get(sku);
    if (firstRow === undefined) rowOfSku.set(sku, entry.row.row);
    else reject(entry, 'sku', refusal('sku-twice-in-file', { sku, firstRow }));
  }
  yield;

  const skuOfCode = new Map<string, string>();
  const ownerOf = (barcode: string): string | undefined => {
    if (rowOfSku.has(barcode)) return barcode;
    const inSheet = skuOfCode.get(barcode);
    if (inSheet !== undefined) return inSheet;
    const earlier = options.skuOfBarcode?.(barcode);
    return earlier !== undefined && rowOfSku.has(earlier) ? undefined : earlier;
  };
  for (const [place, entry] of rows.entries()) {
    if (place % rowsPerStep === 0) yield;
    const { sku, barcodes } = entry.product;
    for (const barcode of barcodes) {
      const owner = ownerOf(barcode);
      if (owner !== undefined && owner !== sku) {
        reject(entry, 'barcode', refusal('barcode-taken', { barcode, sku: owner }));
      } else if (sku !== '') {
        skuOfCode.set(barcode, sku);
      }
    }
  }

  const items: { row: number; item: Product }[] = [];
  const rejected: RowRejection[] = [];
  for (const { row, product, rejections } of rows) {
    if (rejections.length > 0) rejected.push(...rejections);
    else items.push({ row: row.row, item: product });
  }
  return ok({ read: rows.length, items, rejected });
}

function readProduct(reader: Reader): Product {
  return {
    sku: readSku(reader),
    barcodes: readBarcodes(reader),
    nameZh: reader.text('nameZh'),
    nameEn: reader.text('nameEn'),
    weightGrams: readMeasure(reader, 'weightGrams', maxWeightGrams),
    lengthMm: readMeasure(reader, 'lengthMm', maxSideMm),
    widthMm: readMeasure(reader, 'widthMm', maxSideMm),
    heightMm: readMeasure(reader, 'heightMm', maxSideMm),
    declaredValue: readDeclaredValue(reader),
    hsCode: readHsCode(reader),
    origin: readOrigin(reader),
    goods: readGoods(reader),
    location: reader.text('location'),
  };
}

function readSku(reader: Reader): string {
  const faults = reader.rejections.length;
  const sku = reader.idText('sku');
  if (sku === '' && reader.rejections.length === faults) {
    reader.reject('sku', refusal('value-missing', { field: reader.label('sku') }));
  }
  return sku;
}

function readBarcodes(reader: Reader): readonly string[] {
  if (reader.idText('barcode') === '') return [];
  const codes = reader
    .rawText('barcode')
    .normalize('NFKC')
    .split(/[,;、|\n]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
  for (const code of codes) {
    if (!/^[\x21-\x7E]+$/.test(code)) {
      reader.reject('barcode', refusal('barcode-invalid', { value: code }));
    }
  }
  return [...new Set(codes)];
}

/** A positive whole number of grams or millimetres, decimals rounded up; null when empty or refused. */
function readMeasure(reader: Reader, key: CatalogueColumnKey, max: number): number | null {
  const text = reader.text(key);
  if (text === '') return null;
  const field = reader.label(key);
  const value = cellDecimal(reader.cell(key));
  if (value === null) {
    reader.reject(key, refusal('number-invalid', { field, value: text }));
    return null;
  }
  if (value <= 0 || value > max) {
    reader.reject(key, refusal('number-out-of-range', { field, value: text, min: 1, max }));
    return null;
  }
  return Math.max(1, Math.ceil(value - noise));
}

function readDeclaredValue(reader: Reader): Money | null {
  const currencyText = reader.text('currency');
  const currency =
    currencyText === '' ? defaultCurrency : parseCurrency(currencyText, defaultCurrency);
  if (currency === null) {
    const params = { currency: currencyText, value: currencyText };
    reader.reject('currency', refusal('currency-unknown', params));
    return null;
  }
  const value = reader.amount('declaredValue', currency);
  if (value === null) return null;
  if (currencyText !== '' && value.currency !== currency) {
    const params = { expected: currency, found: value.currency };
    reader.reject('declaredValue', refusal('declared-currency-differs', params));
  }
  if (value.minor <= 0) {
    const params = { value: reader.text('declaredValue') };
    reader.reject('declaredValue', refusal('declared-value-not-positive', params));
  }
  return value;
}

function readHsCode(reader: Reader): string {
  const text = reader.text('hsCode');
  const digits = text.normalize('NFKC').replace(/[\s.]+/g, '');
  if (digits !== '' && !/^\d{6,10}$/.test(digits)) {
    reader.reject('hsCode', refusal('hs-code-invalid', { value: text }));
  }
  return digits;
}

function readOrigin(reader: Reader): string {
  const text = reader.text('origin');
  if (text === '') return '';
  const origin = parseCountry(text);
  if (origin === null) reader.reject('origin', refusal('country-unknown', { value: text }));
  return origin ?? '';
}

function readGoods(reader: Reader): readonly GoodsAttribute[] {
  const goods = parseGoods(reader.rawText('goods'));
  if (goods.ok) return goods.value;
  reader.reject('goods', goods.refusal);
  return [];
}
