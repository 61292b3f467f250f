import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { matchStatuses } from '../../domain/freight/bill-match.ts';
import type { MatchRow, MatchStatus } from '../../domain/freight/bill-match.ts';
import type { FreightMatchView } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { yuan } from '../ui/money.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import type { Column } from '../ui/paged-table.tsx';
import { EmptyState } from '../ui/screen-frame.tsx';
import { FilterTiles } from './filter-tiles.tsx';
import type { FilterTile } from './filter-tiles.tsx';
import classes from './freight.module.css';
import { BilledDifference, Difference, Mark, matchFaces } from './marks.tsx';

export type MatchFilter = '' | 'disputes' | MatchStatus;

/** Estimate, bill and payment of every line side by side, and what to take up with the carrier. */
export function MatchView(props: {
  readonly match: FreightMatchView;
  readonly filter: MatchFilter;
  readonly onFilter: (filter: MatchFilter) => void;
}) {
  const { match, filter } = props;
  const { t } = useTranslation('freight');
  const fetchPage = useCallback(
    (offset: number, limit: number) =>
      bridge.call('freight.match', { offset, limit, status: filter }),
    [filter],
  );
  const columns = useMatchColumns();
  if (match.bills === 0) {
    return <EmptyState title={t('match.emptyTitle')} text={t('match.emptyText')} />;
  }
  return (
    <>
      <FilterTiles
        label={t('match.filter')}
        value={filter}
        onChange={props.onFilter}
        tiles={tilesOf(match, t)}
      />
      <dl className={classes['facts']}>
        <div>
          <dt>{t('estimated')}</dt>
          <dd>{yuan(match.totals.estimatedFen)}</dd>
        </div>
        <div>
          <dt>{t('billed')}</dt>
          <dd>{yuan(match.totals.billedFen)}</dd>
        </div>
        <div>
          <dt>{t('difference')}</dt>
          <dd>
            <Difference fen={match.totals.differenceFen} />
          </dd>
        </div>
        <div>
          <dt>{t('paid')}</dt>
          <dd>{yuan(match.totals.paidFen)}</dd>
        </div>
      </dl>
      <PagedTable
        label={t('view.bills')}
        asks="freight.match"
        fetchPage={fetchPage}
        columns={columns}
        idOf={({ waybill, billedFen }) => `${waybill}/${billedFen}`}
        rowHeight={54}
        empty={<EmptyState title={t('match.noneTitle')} text={t('match.noneText')} />}
      />
    </>
  );
}

type Translate = ReturnType<typeof useTranslation<'freight'>>['t'];

function tilesOf(match: FreightMatchView, t: Translate): readonly FilterTile<MatchFilter>[] {
  const { byStatus } = match.totals;
  const all = matchStatuses.reduce((sum, status) => sum + byStatus[status].count, 0);
  return [
    {
      value: 'disputes',
      label: t('match.disputes'),
      ...matchFaces.over,
      detail: `${t('match.lines', { count: match.disputes.count })} · ${t('match.claim', { amount: yuan(match.disputes.claimFen) })}`,
    },
    { value: '', label: t('match.all'), detail: t('match.lines', { count: all }) },
    ...matchStatuses
      .filter((status) => byStatus[status].count > 0)
      .map((status) => ({
        value: status,
        label: t(`match.status.${status}`),
        ...matchFaces[status],
        detail: t('match.lines', { count: byStatus[status].count }),
      })),
  ];
}

function useMatchColumns(): readonly Column<MatchRow>[] {
  const { t } = useTranslation('freight');
  return useMemo(
    () => [
      {
        key: 'parcel',
        header: t('parcel'),
        width: 'minmax(9.5rem, 1fr)',
        cell: ({ waybill, shipmentId }) => (
          <>
            <span className={`number ${classes['strong']}`}>{waybill}</span>
            <span className={`number ${classes['second']}`}>{shipmentId ?? '–'}</span>
          </>
        ),
      },
      {
        key: 'result',
        header: t('match.result'),
        width: '9rem',
        cell: ({ status }) => <Mark face={matchFaces[status]} text={t(`match.status.${status}`)} />,
      },
      {
        key: 'payment',
        header: t('match.paymentState'),
        width: '6rem',
        cell: ({ payment }) => t(`match.payment.${payment}`),
      },
      {
        key: 'weight',
        header: t('match.weight'),
        width: '12rem',
        align: 'end',
        cell: ({ weightGrams, billedGrams }) => `${weightGrams ?? '–'} / ${billedGrams ?? '–'}`,
      },
      {
        key: 'estimated',
        header: t('estimated'),
        width: '5.25rem',
        align: 'end',
        cell: ({ estimatedFen }) => yuan(estimatedFen),
      },
      {
        key: 'billed',
        header: t('billed'),
        width: '5.25rem',
        align: 'end',
        cell: ({ billedFen }) => yuan(billedFen),
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
        cell: ({ paidFen }) => yuan(paidFen),
      },
    ],
    [t],
  );
}
