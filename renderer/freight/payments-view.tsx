import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { FreightState, FreightView } from '../../domain/freight/freight.ts';
import type { FreightStateSums } from '../../domain/freight/stats.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { allIds } from '../ui/all-ids.ts';
import { yuan } from '../ui/money.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import type { Column } from '../ui/paged-table.tsx';
import { EmptyState } from '../ui/screen-frame.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useSelectAll } from '../ui/use-select-all.ts';
import { FilterTiles } from './filter-tiles.tsx';
import classes from './freight.module.css';
import { BilledDifference, Mark, stateFaces } from './marks.tsx';
import { usePlanName } from '../plans/plan-names.ts';

export type PaymentFilter = 'to-pay' | 'disputed' | 'paid' | 'all';

const filters = ['to-pay', 'disputed', 'paid', 'all'] as const satisfies readonly PaymentFilter[];

type States = Readonly<Record<FreightState, FreightStateSums>>;

const sumsOf = (states: States, filter: PaymentFilter): { count: number; fen: number } => {
  switch (filter) {
    case 'all': {
      const all = Object.values(states);
      return {
        count: all.reduce((sum, { count }) => sum + count, 0),
        fen: all.reduce((sum, { costFen }) => sum + costFen, 0),
      };
    }
    case 'paid':
      return { count: states.paid.count, fen: states.paid.paidFen };
    case 'to-pay':
    case 'disputed':
      return { count: states[filter].count, fen: states[filter].dueFen };
    default:
      return filter satisfies never;
  }
};

/** The freight of every shipment by state: what was estimated, billed, paid and is due; ticked ones can be paid. */
export function PaymentsView(props: {
  readonly states: States;
  readonly filter: PaymentFilter;
  readonly onFilter: (filter: PaymentFilter) => void;
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (selection: ReadonlySet<string>) => void;
}) {
  const { states, filter, selection, onSelect } = props;
  const { t } = useTranslation('freight');
  const { t: shell } = useTranslation('shell');
  const planName = usePlanName();
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search, 150);
  const [total, setTotal] = useState(0);
  const fetchPage = useCallback(
    (offset: number, limit: number) =>
      bridge.call('freight.list', {
        offset,
        limit,
        search: sought,
        state: filter === 'all' ? '' : filter,
      }),
    [filter, sought],
  );
  const { selectAll, select } = useSelectAll(
    useCallback(() => allIds(fetchPage, ({ shipmentId }) => shipmentId), [fetchPage]),
    onSelect,
  );
  const columns = useMemo((): readonly Column<FreightView>[] => {
    const language = currentLanguage();
    const amount = (pick: (view: FreightView) => number | null) => (view: FreightView) =>
      yuan(pick(view));
    return [
      {
        key: 'parcel',
        header: t('parcel'),
        width: '9.5rem',
        cell: ({ waybill, shipmentId }) => (
          <>
            <span className={`number ${classes['strong']}`}>{waybill ?? shipmentId}</span>
            <span className={`number ${classes['second']}`}>{shipmentId}</span>
          </>
        ),
      },
      {
        key: 'plan',
        header: t('plan'),
        width: 'minmax(9rem, 1fr)',
        cell: ({ plan, country }) => (
          <>
            <span className={classes['name']} title={planName(plan)}>
              {planName(plan)}
            </span>
            <span className={classes['second']}>{countryName(country, language)}</span>
          </>
        ),
      },
      {
        key: 'state',
        header: t('status'),
        width: '7.5rem',
        cell: ({ state }) => <Mark face={stateFaces[state]} text={t(`state.${state}`)} />,
      },
      {
        key: 'estimated',
        header: t('estimated'),
        width: '5.25rem',
        align: 'end',
        cell: amount(({ estimatedFen }) => estimatedFen),
      },
      {
        key: 'billed',
        header: t('billed'),
        width: '5.25rem',
        align: 'end',
        cell: amount(({ billedFen }) => billedFen),
      },
      {
        key: 'difference',
        header: t('difference'),
        width: '8.5rem',
        align: 'end',
        cell: (row) => <BilledDifference {...row} />,
      },
      {
        key: 'paid',
        header: t('paid'),
        width: '5.25rem',
        align: 'end',
        cell: amount(({ paidFen }) => paidFen),
      },
      {
        key: 'due',
        header: t('due'),
        width: '5.25rem',
        align: 'end',
        cell: ({ dueFen }) => (
          <span className={dueFen > 0 ? classes['due'] : 'quiet'}>{yuan(dueFen)}</span>
        ),
      },
    ];
  }, [t, planName]);
  return (
    <>
      <FilterTiles
        label={t('filter')}
        value={filter}
        onChange={props.onFilter}
        tiles={filters.map((value) => {
          const { count, fen } = sumsOf(states, value);
          return {
            value,
            label: t(`state.${value}`),
            ...(value === 'all' ? {} : stateFaces[value]),
            figure: yuan(fen),
            detail: t('shipments', { count }),
          };
        })}
      />
      <div className={classes['bar']}>
        <SearchField w={320} label={t('search')} value={search} onSearch={setSearch} />
        <span role="status" className="quiet">
          {shell('rows', { count: total })}
        </span>
        {selection.size > 0 && (
          <Button
            variant="subtle"
            leftSection={<IconX size={18} aria-hidden />}
            onClick={() => select(new Set())}
          >
            {shell('selected', { count: selection.size })}
            <span className={classes['hidden']}>{t('clearSelection')}</span>
          </Button>
        )}
      </div>
      <PagedTable
        label={t('title')}
        asks="freight.list"
        fetchPage={fetchPage}
        columns={columns}
        idOf={({ shipmentId }) => shipmentId}
        rowHeight={54}
        selection={selection}
        onSelect={select}
        onSelectAll={() => void selectAll()}
        onTotal={setTotal}
        empty={<Empty states={states} filter={filter} isSearching={sought !== ''} />}
      />
    </>
  );
}

function Empty(props: {
  readonly states: States;
  readonly filter: PaymentFilter;
  readonly isSearching: boolean;
}) {
  const { t } = useTranslation('freight');
  if (sumsOf(props.states, 'all').count === 0) {
    return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />;
  }
  if (props.filter === 'to-pay' && !props.isSearching) {
    return <EmptyState title={t('nothingDueTitle')} text={t('nothingDueText')} />;
  }
  return <EmptyState title={t('noneTitle')} text={t('noneText')} />;
}
