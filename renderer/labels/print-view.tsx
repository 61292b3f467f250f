import { Button, Group, Text } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { StateBadge } from '../shipments/state-badge.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import type { Column } from '../ui/paged-table.tsx';
import { EmptyState } from '../ui/screen-frame.tsx';
import { useSelectAll } from '../ui/use-select-all.ts';
import classes from './labels.module.css';
import { LabelPreview } from './label-preview.tsx';

/** What is packed and waits for its label, all of it ticked; or what another screen handed over. */
export function PrintView(props: {
  readonly asked: readonly string[];
  readonly onShowAll: () => void;
  readonly ticked: ReadonlySet<string>;
  /** Whether all that waits was ticked once, or something else by hand. */
  readonly isOffered: boolean;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
  readonly printer: string | null;
}) {
  const { t } = useTranslation('labels');
  const { asked, ticked, isOffered, onTick } = props;
  const [active, setActive] = useState<Shipment | undefined>(undefined);
  const [total, setTotal] = useState<number | null>(null);
  const question = useMemo(
    () =>
      asked.length > 0 ? { shipmentIds: [...asked] } : { state: 'packed' as const, numbered: true },
    [asked],
  );
  const fetchPage = useCallback(
    (offset: number, limit: number) =>
      bridge.call('shipments.list', { ...question, offset, limit }),
    [question],
  );
  const { selectAll, select } = useSelectAll(
    useCallback(() => bridge.call('shipments.ids', question), [question]),
    onTick,
  );
  // What a person takes away afterwards stays away.
  useEffect(() => {
    if (!isOffered) void selectAll();
  }, [isOffered, selectAll]);
  const language = currentLanguage();
  const columns = useMemo(
    (): readonly Column<Shipment>[] => [
      {
        key: 'waybill',
        header: t('waybill'),
        width: '8.75rem',
        cell: ({ waybill, shipmentId }) => (
          <strong className="number">{waybill ?? shipmentId}</strong>
        ),
      },
      {
        key: 'state',
        header: t('stateHead'),
        width: '6.75rem',
        cell: ({ state }) => <StateBadge state={state} />,
      },
      { key: 'plan', header: t('plan'), width: 'minmax(4.5rem, 0.8fr)', cell: ({ plan }) => plan },
      {
        key: 'to',
        header: t('to'),
        width: 'minmax(4.5rem, 0.8fr)',
        cell: ({ receiver }) => countryName(receiver.country, language),
      },
      {
        key: 'items',
        header: t('items'),
        width: 'minmax(5rem, 1.2fr)',
        cell: ({ items }) => items.map(({ sku, quantity }) => `${sku} × ${quantity}`).join(', '),
      },
    ],
    [t, language],
  );
  return (
    <div className={classes['split']} data-empty={total === 0 || undefined}>
      <div className={classes['list']}>
        {asked.length > 0 && (
          <Group>
            <Text>{t('chosen', { count: asked.length })}</Text>
            <Button variant="subtle" onClick={props.onShowAll}>
              {t('showWaiting')}
            </Button>
          </Group>
        )}
        <PagedTable
          label={t('print')}
          asks="shipments.list"
          fetchPage={fetchPage}
          columns={columns}
          idOf={({ shipmentId }) => shipmentId}
          selection={ticked}
          onSelect={select}
          onSelectAll={() => void selectAll()}
          onActive={setActive}
          onTotal={setTotal}
          empty={<EmptyState title={t('waitingTitle')} text={t('waitingText')} />}
        />
      </div>
      {/* It scrolls where the label is higher than the window, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <aside className={classes['side']} aria-label={t('preview')} tabIndex={0}>
        {active === undefined ? (
          <Text className="quiet">{t('previewNone')}</Text>
        ) : (
          <LabelPreview shipmentId={active.shipmentId} printer={props.printer} />
        )}
      </aside>
    </div>
  );
}
