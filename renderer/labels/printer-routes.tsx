import { MultiSelect } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../shell/changes.ts';
import { useQuery } from '../ui/use-query.ts';
import { others, plansOf, useRoutes } from './routes-store.ts';

/** The plans whose labels go to this printer when nobody names one; a plan has one printer. */
export function PrinterRoutes({ printer }: { readonly printer: string }) {
  const { t } = useTranslation('printers');
  const { routes, load, choose } = useRoutes();
  const changes = useChanges('settings.get');
  useEffect(() => {
    void load();
  }, [load, changes]);
  const plans = useQuery('plans.list', { limit: 500 }).value?.items ?? [];
  return (
    <MultiSelect
      label={t('routes')}
      placeholder={t('routesNone')}
      searchable
      value={plansOf(routes, printer)}
      onChange={(chosen) => void choose(printer, chosen)}
      data={[
        ...plans.map(({ code }) => ({ value: code, label: code })),
        { value: others, label: t('routesOthers') },
      ]}
    />
  );
}
