import type { Money } from '../money.ts';

/** What goods are, as far as carriers care. An empty list is general goods. */
export const goodsAttributes = [
  'battery',
  'battery-only',
  'liquid',
  'powder',
  'magnet',
  'blade',
  'cosmetic',
  'fragile',
] as const;

export type GoodsAttribute = (typeof goodsAttributes)[number];

/** A product of the catalogue, known by its SKU. */
export type Product = {
  readonly sku: string;
  readonly barcodes: readonly string[];
  readonly nameZh: string;
  readonly nameEn: string;
  /** Weight of one piece; null when the catalogue does not say. */
  readonly weightGrams: number | null;
  readonly lengthMm: number | null;
  readonly widthMm: number | null;
  readonly heightMm: number | null;
  /** Customs value of one piece; null when the catalogue does not say. */
  readonly declaredValue: Money | null;
  /** 6 to 10 digits; empty when not given. */
  readonly hsCode: string;
  /** ISO 3166-1 alpha-2 country of origin; empty when not given. */
  readonly origin: string;
  readonly goods: readonly GoodsAttribute[];
  /** Where it lies in the warehouse, as in `A-02-13`; empty, or absent in older journals, when not given. */
  readonly location?: string;
};
