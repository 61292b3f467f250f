import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { FreightStat, FreightSums } from '../../domain/freight/stats.ts';
import type { Output } from '../../preload/contract.ts';
import { currentLanguage } from '../i18n.ts';
import { yuan } from '../ui/money.ts';
import { EmptyState } from '../ui/screen-frame.tsx';
import { byCost } from './chart-rows.ts';
import { FreightChart } from './freight-chart.tsx';
import classes from './freight.module.css';
import { usePlanName } from '../plans/plan-names.ts';

const groupings = ['plan', 'country', 'week'] as const;
type Grouping = (typeof groupings)[number];

const kilograms = (grams: number): string => (grams / 1000).toFixed(2);

/** What freight costs, by plan, country or week: bars with patterns, and the same figures as a table beside them. */
export function StatsView({ stats }: { readonly stats: Output<'freight.stats'> }) {
  const { t, i18n } = useTranslation('freight');
  const [by, setBy] = useState<Grouping>('plan');
  const planName = usePlanName();
  const { language } = i18n;
  const nameOf = useCallback(
    (key: string): string => {
      switch (by) {
        case 'plan':
          return planName(key);
        case 'country':
          return countryName(key, language === 'zh' ? 'zh' : currentLanguage());
        case 'week':
          return key;
        default:
          return by satisfies never;
      }
    },
    [by, planName, language],
  );
  // Weeks follow one another; plans and countries begin with what costs most.
  const rows = useMemo(() => (by === 'week' ? stats.week : byCost(stats[by])), [by, stats]);
  if (stats.total.count === 0 && rows.length === 0) {
    return <EmptyState title={t('stats.emptyTitle')} text={t('stats.emptyText')} />;
  }
  const { total } = stats;
  return (
    <>
      <dl className={classes['facts']}>
        <Fact name={t('stats.parcels')} value={String(total.count)} />
        <Fact name={t('stats.cost')} value={yuan(total.costFen)} />
        <Fact name={t('stats.average')} value={yuan(total.averageFen)} />
        <Fact name={t('billed')} value={yuan(total.billedFen)} />
        <Fact name={t('paid')} value={yuan(total.paidFen)} />
        <Fact name={t('due')} value={yuan(total.dueFen)} />
      </dl>
      <SegmentedControl
        aria-label={t('stats.by')}
        value={by}
        onChange={(value) => setBy(value)}
        data={groupings.map((value) => ({ value, label: t(`stats.${value}`) }))}
        w="fit-content"
      />
      <div className={classes['stats']}>
        <FreightChart
          title={t('stats.chartTitle', { by: t(`stats.${by}`) })}
          by={t(`stats.${by}`)}
          rows={rows}
          nameOf={nameOf}
          isTimeline={by === 'week'}
        />
        <StatsTable by={by} rows={rows} total={total} nameOf={nameOf} />
      </div>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The figures of one row of the table. */
const cells = (sums: FreightSums) => (
  <>
    <td>{sums.count}</td>
    <td>{kilograms(sums.weightGrams)}</td>
    <td>{yuan(sums.estimatedFen)}</td>
    <td>{yuan(sums.billedFen)}</td>
    <td>{yuan(sums.paidFen)}</td>
    <td>{yuan(sums.averageFen)}</td>
  </>
);

function StatsTable(props: {
  readonly by: Grouping;
  readonly rows: readonly FreightStat[];
  readonly total: FreightSums;
  readonly nameOf: (key: string) => string;
}) {
  const { t } = useTranslation('freight');
  const title = t('stats.tableTitle', { by: t(`stats.${props.by}`) });
  return (
    // Scrolls, so that the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes['card']} tabIndex={0} aria-label={title}>
      <h2>{title}</h2>
      <table className={classes['figures']}>
        <thead>
          <tr>
            <th scope="col">{t(`stats.${props.by}`)}</th>
            <th scope="col">{t('stats.parcels')}</th>
            <th scope="col">{t('stats.weight')}</th>
            <th scope="col">{t('estimated')}</th>
            <th scope="col">{t('billed')}</th>
            <th scope="col">{t('paid')}</th>
            <th scope="col">{t('stats.average')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((stat) => (
            <tr key={stat.key}>
              <th scope="row">{props.nameOf(stat.key)}</th>
              {cells(stat)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('stats.total')}</th>
            {cells(props.total)}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
