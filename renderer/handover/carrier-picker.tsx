import { Badge, Button, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconPackage, IconSignature } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarrierLoad } from '../../domain/handover/carriers.ts';
import type { HandoverSummary } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { useNavigation } from '../shell/navigation.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import type { Column } from '../ui/paged-table.tsx';
import { notifyRefused, RefusalAlert } from '../ui/refusal-alert.tsx';
import { EmptyState, ScreenFrame } from '../ui/screen-frame.tsx';
import { Moment } from '../ui/station-time.tsx';
import { useQuery } from '../ui/use-query.ts';
import classes from './carrier-picker.module.css';
import { useDesk } from './desk-state.ts';
import { weightText } from './figures.ts';

async function openFor(carrier: string): Promise<void> {
  const opened = await bridge.call('handover.open', { carrier });
  if (opened.ok) useDesk.getState().open(opened.value.handoverId);
  else notifyRefused(opened.refusal);
}

const isBusy = ({ waiting, bagged, handoverId }: CarrierLoad): boolean =>
  waiting + bagged > 0 || handoverId !== null;

/** Whose parcels are collected now; below, what was handed over before. */
export function CarrierPicker() {
  const { t } = useTranslation('handover');
  const { go } = useNavigation();
  const { value, refusal } = useQuery('handover.carriers', {});
  const busy = value?.filter(isBusy) ?? [];
  const idle = value?.filter((load) => !isBusy(load)) ?? [];
  const [next] = busy;
  return (
    <ScreenFrame
      title={t('title')}
      action={
        next !== undefined && (
          <Button
            rightSection={<IconArrowRight size={18} aria-hidden />}
            onClick={() => void openFor(next.carrier)}
            data-autofocus
          >
            {t('openAnyway', { carrier: next.carrier })}
          </Button>
        )
      }
    >
      <RefusalAlert refusal={refusal} />
      <section className={classes['carriers']} aria-labelledby="who-collects">
        <h2 id="who-collects">{t('pick')}</h2>
        {value !== null && busy.length === 0 ? (
          <EmptyState
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={
              <Button variant="light" onClick={() => go('pack')}>
                {t('goPack')}
              </Button>
            }
          />
        ) : (
          <div className={classes['cards']}>
            {busy.map((load) => (
              <CarrierCard key={load.carrier} load={load} />
            ))}
          </div>
        )}
        {idle.length > 0 && (
          <details className={classes['idle']}>
            <summary>{t('idleCarriers', { count: idle.length })}</summary>
            <div>
              {idle.map(({ carrier }) => (
                <Button
                  key={carrier}
                  variant="default"
                  size="sm"
                  onClick={() => void openFor(carrier)}
                >
                  {carrier}
                </Button>
              ))}
            </div>
          </details>
        )}
      </section>
      <History />
    </ScreenFrame>
  );
}

function CarrierCard({ load }: { readonly load: CarrierLoad }) {
  const { t } = useTranslation('handover');
  const { carrier, waiting, bagged, unlabelled, handoverId } = load;
  return (
    <UnstyledButton className={classes['card']} onClick={() => void openFor(carrier)}>
      <span className={classes['name']}>
        <strong>{carrier}</strong>
        {handoverId !== null && (
          <Badge variant="light" color="wait" tt="none" size="lg">
            {handoverId}
          </Badge>
        )}
      </span>
      <span className={classes['count']}>
        <b className="number">{waiting}</b> {t('waiting', { count: waiting })}
      </span>
      <span className={classes['facts']}>
        {bagged > 0 && <span>{t('inBags', { count: bagged })}</span>}
        {unlabelled > 0 && <span>{t('unlabelled', { count: unlabelled })}</span>}
      </span>
      <span className={classes['go']}>
        {t(handoverId === null ? 'start' : 'resume')} <IconArrowRight size={18} aria-hidden />
      </span>
    </UnstyledButton>
  );
}

function History() {
  const { t } = useTranslation('handover');
  const fetchPage = useCallback(
    (offset: number, limit: number) => bridge.call('handover.history', { offset, limit }),
    [],
  );
  const columns = useMemo(
    (): readonly Column<HandoverSummary>[] => [
      {
        key: 'handover',
        header: t('handover'),
        width: '9rem',
        cell: ({ handoverId }) => <span className="number">{handoverId}</span>,
      },
      {
        key: 'carrier',
        header: t('carrier'),
        width: 'minmax(0, 1.2fr)',
        cell: ({ carrier }) => carrier,
      },
      {
        key: 'closed',
        header: t('closedAt'),
        width: '10rem',
        cell: ({ closedAt }) => (closedAt === null ? '' : <Moment at={closedAt} form="short" />),
      },
      {
        key: 'driver',
        header: t('driver'),
        width: 'minmax(0, 1fr)',
        cell: ({ driver }) => <bdi>{driver}</bdi>,
      },
      {
        key: 'signed',
        header: t('signed'),
        width: '9rem',
        cell: ({ signed }) => (
          <span className={classes['signed']}>
            {signed && <IconSignature size={18} aria-hidden />}
            {t(signed ? 'signedDrawn' : 'signedName')}
          </span>
        ),
      },
      { key: 'bags', header: t('bags'), width: '5rem', align: 'end', cell: ({ bags }) => bags },
      {
        key: 'parcels',
        header: t('parcels'),
        width: '6rem',
        align: 'end',
        cell: ({ parcels }) => parcels,
      },
      {
        key: 'weight',
        header: t('weight'),
        width: '7rem',
        align: 'end',
        cell: ({ weightGrams }) => weightText(weightGrams),
      },
    ],
    [t],
  );
  return (
    <section className={classes['history']} aria-labelledby="handover-history">
      <h2 id="handover-history">
        <IconPackage size={20} aria-hidden /> {t('history')}{' '}
        <small className="quiet">{t('historyHint')}</small>
      </h2>
      <PagedTable
        label={t('history')}
        asks="handover.history"
        fetchPage={fetchPage}
        columns={columns}
        idOf={({ handoverId }) => handoverId}
        onOpen={({ handoverId }) => useDesk.getState().open(handoverId)}
        empty={<EmptyState title={t('historyEmptyTitle')} text={t('historyEmptyText')} />}
      />
    </section>
  );
}
