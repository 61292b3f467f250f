import { Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../domain/catalogue/product.ts';
import { countryName } from '../../domain/countries.ts';
import { formatAmount } from '../../domain/money.ts';
import { currentLanguage } from '../i18n.ts';
import { useQuery } from '../ui/use-query.ts';
import classes from './catalogue.module.css';
import { goodsWords, Missing, SizeText, WeightText } from './product-facts.tsx';

/** Everything that the catalogue says about a product, and its picture. */
export function ProductDialog(props: { readonly product: Product; readonly onClose: () => void }) {
  const { t } = useTranslation('catalogue');
  const { product } = props;
  const { sku, barcodes, declaredValue, hsCode, origin, location = '' } = product;
  const { value: picture } = useQuery('pictures.show', { sku });
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="lg"
      title={<strong>{sku}</strong>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {picture !== null && (
          <img className={classes['picture']} src={picture} alt={t('picture', { sku })} />
        )}
        <dl className={classes['facts']}>
          <Fact label={t('barcodes')}>{barcodes.length === 0 ? '–' : barcodes.join(', ')}</Fact>
          <Fact label={t('nameZh')}>
            <Text lang="zh" text={product.nameZh} />
          </Fact>
          <Fact label={t('nameEn')}>
            <Text lang="en" text={product.nameEn} />
          </Fact>
          <Fact label={t('weight')}>
            <WeightText grams={product.weightGrams} />
          </Fact>
          <Fact label={t('size')}>
            <SizeText product={product} />
          </Fact>
          <Fact label={t('value')}>
            <Text text={declaredValue === null ? '' : formatAmount(declaredValue)} />
          </Fact>
          <Fact label={t('hsCode')}>
            <Text text={hsCode} />
          </Fact>
          <Fact label={t('origin')}>
            <Text
              text={origin === '' ? '' : `${countryName(origin, currentLanguage())} ${origin}`}
            />
          </Fact>
          <Fact label={t('goods')}>{goodsWords(product, t)}</Fact>
          <Fact label={t('location')}>{location === '' ? '–' : location}</Fact>
        </dl>
      </Stack>
    </Modal>
  );
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

/** What the catalogue says, or that it is missing. */
function Text({ text, lang }: { readonly text: string; readonly lang?: string }) {
  return text === '' ? <Missing /> : <bdi lang={lang}>{text}</bdi>;
}
