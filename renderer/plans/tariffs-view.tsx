import { Button, UnstyledButton } from '@mantine/core';
import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { Plan } from '../../domain/plans/plan.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { chooseImport } from '../imports/choose-import.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useTask } from '../ui/use-task.ts';
import { PlanDetails } from './plan-details.tsx';
import { planName } from './plan-names.ts';
import classes from './plans.module.css';

/** All plans with their dated tariffs and where these come from; the way in for new ones. */
export function TariffsView({ plans }: { readonly plans: readonly Plan[] }) {
  const { t } = useTranslation('plans');
  const language = currentLanguage();
  const { run } = useTask();
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<string | null>(null);
  const wanted = search.trim().toLowerCase();
  const serves = (country: string): boolean =>
    [country, countryName(country, language)].some((name) => name.toLowerCase().includes(wanted));
  const names = (plan: Plan): boolean =>
    [plan.code, plan.nameEn, plan.nameZh, plan.carrier].some((name) =>
      name.toLowerCase().includes(wanted),
    );
  const found = plans.filter(
    (plan) => wanted === '' || names(plan) || plan.tariffs.some(({ country }) => serves(country)),
  );
  const plan = found.find(({ code }) => code === shown) ?? found[0];
  const save = async (): Promise<void> => {
    const path = await bridge.call('dialogs.saveFile', {
      title: t('sheet.exportTitle'),
      fileName: 'plans.xlsx',
      filters: [{ name: 'Excel', extensions: ['xlsx'] }],
    });
    if (!path.ok) return notifyRefused(path.refusal);
    if (path.value === null) return;
    const written = await run('plans.export', { path: path.value });
    if (!written.ok) return notifyRefused(written.refusal);
    const { rows: count, file } = written.value;
    notifyDone(t('sheet.exported', { count, file }));
  };
  return (
    <>
      <div className={classes['toolbar']}>
        <SearchField w={300} label={t('sheet.search')} value={search} onSearch={setSearch} />
        <div>
          <Button
            variant="default"
            leftSection={<IconFileExport size={18} aria-hidden />}
            onClick={() => void save()}
          >
            {t('sheet.export')}
          </Button>
          <Button
            leftSection={<IconFileImport size={18} aria-hidden />}
            onClick={() => void chooseImport('plans')}
          >
            {t('sheet.import')}
          </Button>
        </div>
      </div>
      <div className={classes['split']}>
        <nav className={classes['list']} aria-label={t('sheet.list')}>
          {found.map((one) => (
            <UnstyledButton
              key={one.code}
              className={classes['plan']}
              aria-current={one.code === plan?.code}
              onClick={() => setShown(one.code)}
            >
              {planName(one)}
              <small>
                {one.carrier} · {t(`class.${one.serviceClass}`)} ·{' '}
                {t('sheet.countries', {
                  count: new Set(one.tariffs.map(({ country }) => country)).size,
                })}
              </small>
            </UnstyledButton>
          ))}
        </nav>
        {plan !== undefined && (
          <PlanDetails
            plan={plan}
            isWanted={({ country }) => wanted === '' || names(plan) || serves(country)}
          />
        )}
      </div>
    </>
  );
}
