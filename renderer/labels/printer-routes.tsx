import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';

/** Stands for every plan that has no printer of its own; no plan can be called so. */
const others = '*';

/** The plans whose labels go to this printer when nobody names one; a plan has one printer. */
export function PrinterRoutes({ printer }: { readonly printer: string }) {
  const { t } = useTranslation('printers');
  const routes = useQuery('settings.get', {}).value?.labelRoutes ?? [];
  const plans = useQuery('plans.list', { limit: 500 }).value?.items ?? [];
  const planOf = (route: (typeof routes)[number]): string => route.plan ?? others;
  const isMine = (route: (typeof routes)[number]): boolean =>
    route.printer.toLowerCase() === printer.toLowerCase() && route.size === null;
  const choose = async (chosen: readonly string[]): Promise<void> => {
    const kept = routes.filter(
      (route) => !isMine(route) && (route.size !== null || !chosen.includes(planOf(route))),
    );
    const mine = chosen.map((plan) => ({
      plan: plan === others ? null : plan,
      size: null,
      printer,
    }));
    const saved = await bridge.call('settings.set', {
      settings: { labelRoutes: [...kept, ...mine] },
    });
    if (!saved.ok) notifyRefused(saved.refusal);
  };
  return (
    <MultiSelect
      label={t('routes')}
      placeholder={t('routesNone')}
      searchable
      value={routes.filter(isMine).map(planOf)}
      onChange={(chosen) => void choose(chosen)}
      data={[
        ...plans.map(({ code }) => ({ value: code, label: code })),
        { value: others, label: t('routesOthers') },
      ]}
    />
  );
}
