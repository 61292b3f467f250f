import type { Product } from '../catalogue/product.ts';
import { isCountryCode } from '../countries.ts';
import { currencyDecimals } from '../currencies.ts';
import { formatAmount } from '../money.ts';
import type { Money } from '../money.ts';
import { ok, refusal, refuse } from '../result.ts';
import type { Refusal, Result } from '../result.ts';
import { codePointLength } from '../text.ts';
import type { DeclarationLine, ShipmentItem } from './shipment.ts';

/** What the platform takes. Source: its documentation of logistics orders. Lengths in characters. */
export const declarationLimits = {
  lines: 50,
  nameZh: { min: 1, max: 20 },
  nameEn: { min: 1, max: 60 },
  quantity: { min: 1, max: 999 },
  /** In whole units of the currency; at least one minor unit. */
  valueMax: 10_000,
  weightGrams: { min: 1, max: 2000 },
} as const;

/** The catalogue; undefined for a SKU that it does not know. */
export type ProductLookup = (sku: string) => Product | undefined;

/** The product of an item. Refuses `item-sku-missing` and `item-not-in-catalogue`. */
export function productOf(
  item: ShipmentItem,
  products: ProductLookup,
): Result<Product, 'item-sku-missing' | 'item-not-in-catalogue'> {
  const { orderId, lineId, sku, title } = item;
  if (sku === '') return refuse('item-sku-missing', { orderId, lineId, title });
  const product = products(sku);
  return product === undefined ? refuse('item-not-in-catalogue', { sku }) : ok(product);
}

/**
 * The customs declaration of a parcel, from the catalogue; pieces that are declared alike share a line. A value without
 * a currency counts in `currencyFallback`. Refuses `item-sku-missing`, `item-not-in-catalogue`, and
 * `declaration-field-missing` for names, value and weight; HS code and origin may stay empty (see
 * `declarationWarnings`). The limits are tested by `checkDeclaration`.
 */
export function buildDeclaration(
  items: readonly ShipmentItem[],
  products: ProductLookup,
  currencyFallback: string,
): Result<
  readonly DeclarationLine[],
  'item-sku-missing' | 'item-not-in-catalogue' | 'declaration-field-missing'
> {
  const lines = new Map<string, DeclarationLine>();
  for (const item of items) {
    const found = productOf(item, products);
    if (!found.ok) return found;
    const line = declared(found.value, item, currencyFallback);
    if (!line.ok) return line;
    const { quantity, ...same } = line.value;
    const key = JSON.stringify(same);
    lines.set(key, { ...line.value, quantity: quantity + (lines.get(key)?.quantity ?? 0) });
  }
  return ok([...lines.values()]);
}

function declared(
  product: Product,
  item: ShipmentItem,
  currencyFallback: string,
): Result<DeclarationLine, 'declaration-field-missing'> {
  const lacking = (field: string): ReturnType<typeof refuse<'declaration-field-missing'>> =>
    refuse('declaration-field-missing', { sku: item.sku, field });
  if (product.nameZh.trim() === '') return lacking('Name zh');
  if (product.nameEn.trim() === '') return lacking('Name en');
  if (product.declaredValue === null) return lacking('Declared value');
  if (product.weightGrams === null) return lacking('Weight g');
  const { minor, currency } = product.declaredValue;
  return ok({
    nameZh: product.nameZh.trim(),
    nameEn: product.nameEn.trim(),
    quantity: item.quantity,
    unitValue: { minor, currency: currency === '' ? currencyFallback : currency },
    unitWeightGrams: product.weightGrams,
    hsCode: product.hsCode.trim(),
    origin: product.origin.trim(),
  });
}

const within = (value: number, limits: { readonly min: number; readonly max: number }): boolean =>
  Number.isInteger(value) && value >= limits.min && value <= limits.max;

/**
 * Everything about a declaration that the platform would not take; empty when it is fine. Refusals:
 * `declaration-empty`, `declaration-too-many-lines`, `declaration-currency-mixed`, `declaration-name-length`,
 * `declaration-quantity`, `declaration-value`, `declaration-weight`, `declaration-hs-code`, `declaration-origin`.
 */
export function checkDeclaration(lines: readonly DeclarationLine[]): readonly Refusal[] {
  if (lines.length === 0) return [refusal('declaration-empty')];
  const refusals: Refusal[] = [];
  if (lines.length > declarationLimits.lines) {
    const params = { count: lines.length, max: declarationLimits.lines };
    refusals.push(refusal('declaration-too-many-lines', params));
  }
  const total = declarationTotal(lines);
  if (!total.ok) refusals.push(total.refusal);
  return [...refusals, ...lines.flatMap(checkLine)];
}

function checkLine(line: DeclarationLine): Refusal[] {
  const refusals: Refusal[] = [];
  const name = line.nameZh === '' ? line.nameEn : line.nameZh;
  for (const field of ['nameZh', 'nameEn'] as const) {
    const limits = declarationLimits[field];
    const length = codePointLength(line[field]);
    if (within(length, limits)) continue;
    const params = {
      name: line[field],
      field: field === 'nameZh' ? 'Chinese name 中文品名' : 'English name 英文品名',
      length,
      ...limits,
    };
    refusals.push(refusal('declaration-name-length', params));
  }
  if (!within(line.quantity, declarationLimits.quantity)) {
    const params = { name, value: line.quantity, ...declarationLimits.quantity };
    refusals.push(refusal('declaration-quantity', params));
  }
  const { minor, currency } = line.unitValue;
  const max = declarationLimits.valueMax * 10 ** currencyDecimals(currency);
  if (!within(minor, { min: 1, max })) {
    const shown = (amount: number): string => formatAmount({ minor: amount, currency });
    const params = { name, value: shown(minor), min: shown(1), max: shown(max) };
    refusals.push(refusal('declaration-value', params));
  }
  if (!within(line.unitWeightGrams, declarationLimits.weightGrams)) {
    const params = { name, value: line.unitWeightGrams, ...declarationLimits.weightGrams };
    refusals.push(refusal('declaration-weight', params));
  }
  if (line.hsCode !== '' && !/^\d{6,10}$/.test(line.hsCode)) {
    refusals.push(refusal('declaration-hs-code', { name, value: line.hsCode }));
  }
  if (line.origin !== '' && !isCountryCode(line.origin)) {
    refusals.push(refusal('declaration-origin', { name, value: line.origin }));
  }
  return refusals;
}

/**
 * What a customs officer may stumble over though the platform takes it: `declaration-hs-code-missing`,
 * `declaration-origin-missing`, and `declaration-name-language` for a Chinese name without Chinese characters or an
 * English one with other than Latin letters.
 */
export function declarationWarnings(lines: readonly DeclarationLine[]): readonly Refusal[] {
  return lines.flatMap((line) => {
    const name = line.nameZh === '' ? line.nameEn : line.nameZh;
    const warnings: Refusal[] = [];
    if (line.hsCode === '') warnings.push(refusal('declaration-hs-code-missing', { name }));
    if (line.origin === '') warnings.push(refusal('declaration-origin-missing', { name }));
    if (!/\p{Script=Han}/u.test(line.nameZh)) {
      const params = { name: line.nameZh, field: 'Chinese name 中文品名' };
      warnings.push(refusal('declaration-name-language', params));
    }
    if (/[^\P{L}\p{Script=Latin}]/u.test(line.nameEn)) {
      const params = { name: line.nameEn, field: 'English name 英文品名' };
      warnings.push(refusal('declaration-name-language', params));
    }
    return warnings;
  });
}

/** Pieces, value and net weight of all lines together. */
export type DeclarationTotal = {
  readonly quantity: number;
  readonly value: Money;
  readonly weightGrams: number;
};

/** The totals of a declaration. Refuses `declaration-currency-mixed` and `declaration-empty`. */
export function declarationTotal(
  lines: readonly DeclarationLine[],
): Result<DeclarationTotal, 'declaration-currency-mixed' | 'declaration-empty'> {
  const first = lines[0]?.unitValue.currency;
  if (first === undefined) return refuse('declaration-empty');
  const other = lines.find(({ unitValue }) => unitValue.currency !== first);
  if (other !== undefined) {
    const params = { first, other: other.unitValue.currency };
    return refuse('declaration-currency-mixed', params);
  }
  const sum = (of: (line: DeclarationLine) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  return ok({
    quantity: sum(({ quantity }) => quantity),
    value: { minor: sum((line) => line.quantity * line.unitValue.minor), currency: first },
    weightGrams: sum((line) => line.quantity * line.unitWeightGrams),
  });
}
