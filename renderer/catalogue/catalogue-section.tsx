import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../domain/catalogue/product.ts';
import type { Language } from '../../domain/messages.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { chooseImport } from '../imports/choose-import.ts';
import { Panel } from '../settings/panel.tsx';
import { askWorkbook, saveTemplate } from '../shipments/save-file.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import type { Column } from '../ui/paged-table.tsx';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { EmptyState } from '../ui/screen-frame.tsx';
import { SearchField } from '../ui/search-field.tsx';
import classes from './catalogue.module.css';
import { ProductDialog } from './product-dialog.tsx';
import { goodsWords, SizeText, WeightText } from './product-facts.tsx';

/** The products, to look at and to search; they are changed by importing the workbook again. */
export function CatalogueSection() {
  const { t } = useTranslation('catalogue');
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search, 150);
  const [total, setTotal] = useState(0);
  const [opened, setOpened] = useState<Product | null>(null);
  const fetchPage = useCallback(
    (offset: number, limit: number) =>
      bridge.call('catalogue.list', { offset, limit, search: sought }),
    [sought],
  );
  const language = currentLanguage();
  const columns = useMemo(() => columnsIn(t, language), [t, language]);
  return (
    <Panel title={t('title')} text={t('text')}>
      <div className={classes['bar']}>
        <SearchField w={280} label={t('search')} value={search} onSearch={setSearch} />
        <span role="status" className="quiet">
          {t('count', { count: total })}
        </span>
        <Button
          variant="default"
          leftSection={<IconFileImport size={18} aria-hidden />}
          onClick={() => void chooseImport('catalogue')}
        >
          {t('import')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => void exportAll(t)}
        >
          {t('export')}
        </Button>
      </div>
      <div className={classes['list']}>
        <PagedTable
          label={t('title')}
          asks="catalogue.list"
          fetchPage={fetchPage}
          columns={columns}
          idOf={({ sku }) => sku}
          onOpen={setOpened}
          onTotal={setTotal}
          empty={
            sought === '' ? (
              <EmptyState
                title={t('emptyTitle')}
                text={t('emptyText')}
                action={
                  <Button
                    variant="default"
                    onClick={() => void saveTemplate('catalogue', t('emptyWorkbook'), t('files'))}
                  >
                    {t('emptyWorkbook')}
                  </Button>
                }
              />
            ) : (
              <EmptyState title={t('noneTitle')} text={t('noneText')} />
            )
          }
        />
      </div>
      <p className={classes['keys']}>{t('keys')}</p>
      {opened !== null && <ProductDialog product={opened} onClose={() => setOpened(null)} />}
    </Panel>
  );
}

async function exportAll(t: TFunction<'catalogue'>): Promise<void> {
  const path = await askWorkbook(t('exportTitle'), 'catalogue.xlsx', t('files'));
  if (path === null) return;
  const written = await bridge.call('catalogue.export', { path });
  if (!written.ok) notifyRefused(written.refusal);
  else notifyDone(t('exported', { count: written.value.rows, file: written.value.file }));
}

const columnsIn = (t: TFunction<'catalogue'>, language: Language): readonly Column<Product>[] => [
  {
    key: 'sku',
    header: t('sku'),
    width: '8.25rem',
    cell: ({ sku }) => <strong>{sku}</strong>,
  },
  {
    key: 'name',
    header: t('name'),
    width: 'minmax(8rem, 1fr)',
    cell: ({ nameZh, nameEn }) => (
      <bdi>{language === 'zh' ? nameZh || nameEn : nameEn || nameZh}</bdi>
    ),
  },
  {
    key: 'weight',
    header: t('weight'),
    width: '4.5rem',
    align: 'end',
    cell: ({ weightGrams }) => <WeightText grams={weightGrams} />,
  },
  {
    key: 'size',
    header: t('size'),
    width: '9.25rem',
    cell: (product) => <SizeText product={product} />,
  },
  {
    key: 'goods',
    header: t('goods'),
    width: '7.5rem',
    cell: (product) => goodsWords(product, t),
  },
  {
    key: 'location',
    header: t('location'),
    width: '4.5rem',
    cell: ({ location = '' }) => <span className="number">{location}</span>,
  },
];
