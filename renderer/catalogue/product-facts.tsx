import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../domain/catalogue/product.ts';
import classes from './catalogue.module.css';

/** What the catalogue does not say, as a word that stands out. */
export function Missing() {
  const { t } = useTranslation('catalogue');
  return <span className={classes['missing']}>{t('unknown')}</span>;
}

/** Length, width and height, or that they are missing. */
export function SizeText({ product }: { readonly product: Product }) {
  const { lengthMm, widthMm, heightMm } = product;
  if (lengthMm === null || widthMm === null || heightMm === null) return <Missing />;
  return <span className="number">{`${lengthMm} × ${widthMm} × ${heightMm} mm`}</span>;
}

export function WeightText({ grams }: { readonly grams: number | null }) {
  return grams === null ? <Missing /> : <span className="number">{grams} g</span>;
}

/** What the goods are to carriers, in words. */
export const goodsWords = ({ goods }: Product, t: TFunction<'catalogue'>): string =>
  goods.length === 0
    ? t('general')
    : goods.map((attribute) => t(`attributes.${attribute}`)).join(', ');
