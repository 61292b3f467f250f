import { BarChart } from '@mantine/charts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FreightStat } from '../../domain/freight/stats.ts';
import { yuan } from '../ui/money.ts';
import { chartRows } from './chart-rows.ts';
import classes from './freight.module.css';
import { fillOf, Patterns, Swatch } from './patterns.tsx';
import type { Series } from './patterns.tsx';

const series: readonly Series[] = ['estimated', 'billed', 'paid'];

/** What a tooltip shows beside a name; the bars themselves are told apart by their patterns. */
const colours: Readonly<Record<Series, string>> = {
  estimated: 'var(--quiet)',
  billed: 'var(--focus)',
  paid: 'var(--go)',
};

/** More groups than this make bars too thin to read; the table has them all. */
const maxGroups = 8;
const barsHeightPx = 58;

const money = (value: number): string => yuan(Math.round(value * 100));
const wholeYuan = (value: number): string => Math.round(value).toLocaleString('en-US');
const short = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

/** Estimated, billed and paid amounts as bars that differ in pattern, not in colour alone. */
export function FreightChart(props: {
  readonly title: string;
  readonly by: string;
  readonly rows: readonly FreightStat[];
  readonly nameOf: (key: string) => string;
  readonly isTimeline: boolean;
}) {
  const { title, by, rows, nameOf, isTimeline } = props;
  const { t } = useTranslation('freight');
  const data = useMemo(
    () =>
      chartRows(isTimeline ? rows.slice(-maxGroups) : rows, maxGroups, nameOf, t('stats.others')),
    [rows, nameOf, isTimeline, t],
  );
  const largest = rows.toSorted((a, b) => b.costFen - a.costFen)[0];
  const most =
    largest === undefined
      ? ''
      : t('stats.most', { name: nameOf(largest.key), amount: yuan(largest.costFen) });
  return (
    <figure className={classes['card']}>
      <h2>{title}</h2>
      <ul className={classes['legend']}>
        {series.map((name) => (
          <li key={name}>
            <Swatch series={name} />
            {t(name)}
          </li>
        ))}
      </ul>
      <Patterns />
      <div role="img" aria-label={t('stats.chartLabel', { by, most })}>
        <BarChart
          h={isTimeline ? 320 : Math.max(180, data.length * barsHeightPx + 40)}
          data={data.map((row) => ({ ...row, name: short(row.name) }))}
          dataKey="name"
          orientation={isTimeline ? 'horizontal' : 'vertical'}
          series={series.map((name) => ({ name, label: t(name), color: colours[name] }))}
          barProps={({ name }) => ({ fill: fillOf(name as Series) })}
          barChartProps={{ accessibilityLayer: false, barGap: 2, barCategoryGap: '18%' }}
          maxBarWidth={isTimeline ? 48 : 14}
          gridAxis={isTimeline ? 'x' : 'y'}
          tickLine="none"
          yAxisProps={isTimeline ? { width: 60 } : { width: 170, interval: 0 }}
          valueFormatter={money}
          {...(isTimeline ? {} : { xAxisProps: { tickFormatter: wholeYuan } })}
          withBarValueLabel
          valueLabelProps={{ fontSize: 11, fill: 'currentColor', formatter: labelOf }}
          tooltipAnimationDuration={0}
        />
      </div>
    </figure>
  );
}

/** Nothing beside a bar that is not there. */
const labelOf = (value: unknown): string =>
  typeof value === 'number' && value > 0 ? wholeYuan(value) : '';
