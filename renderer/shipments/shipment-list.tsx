import { Alert, Badge, Button, Menu, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconBarcode,
  IconFileExport,
  IconFileImport,
  IconFileSpreadsheet,
  IconPackages,
  IconPrinter,
  IconScan,
  IconShoppingCart,
} from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { Shipment, ShipmentState } from '../../domain/shipments/shipment.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { chooseImport } from '../imports/choose-import.ts';
import { usePlanName } from '../plans/plan-names.ts';
import { useNavigation } from '../shell/navigation.ts';
import { yuan } from '../ui/money.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import type { Column } from '../ui/paged-table.tsx';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { EmptyState, ScreenFrame } from '../ui/screen-frame.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useQuery } from '../ui/use-query.ts';
import { useSelectAll } from '../ui/use-select-all.ts';
import { ViewTab } from '../ui/view-tab.tsx';
import { DetailsDrawer } from './details-drawer.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { PaperMenu } from './paper-menu.tsx';
import { saveTemplate } from './save-file.ts';
import classes from './shipments.module.css';
import { StateBadge, stateFaces } from './state-badge.tsx';
import { waitingOrders } from './waiting-orders.ts';
import { WaybillsDialog } from './waybills-dialog.tsx';

const states = Object.keys(stateFaces) as readonly ShipmentState[];

/** Every shipment with how far it has come; what is ticked goes on to its labels. */
export function ShipmentList(props: {
  readonly opened: string | null;
  /** Goes on to make shipments of these orders. */
  readonly onCreate: (orderIds: readonly string[]) => void;
}) {
  const { t } = useTranslation('shipments');
  const { t: shell } = useTranslation('shell');
  const { go } = useNavigation();
  const [state, setState] = useState<ShipmentState | ''>('');
  const [plan, setPlan] = useState('');
  const [country, setCountry] = useState('');
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search, 150);
  const [total, setTotal] = useState(0);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState(props.opened);
  const [dialog, setDialog] = useState<'export' | 'waybills' | null>(null);
  const { value: stats } = useQuery('data.stats', {});
  const planName = usePlanName();
  const { value: facets } = useQuery('shipments.facets', {});
  const low = stats?.waybillPools.filter((pool) => pool.low) ?? [];
  const question = useMemo(
    () => ({ state, plan, country, search: sought }),
    [state, plan, country, sought],
  );
  const fetchPage = useCallback(
    (offset: number, limit: number) =>
      bridge.call('shipments.list', { offset, limit, ...question }),
    [question],
  );
  const columns = useColumns();
  const isUnfiltered = search === '' && state === '' && plan === '' && country === '';
  const { selectAll, select } = useSelectAll(
    useCallback(() => bridge.call('shipments.ids', question), [question]),
    setSelection,
  );
  const takeWaiting = async (): Promise<void> => {
    const waiting = await waitingOrders();
    if (!waiting.ok) notifyRefused(waiting.refusal);
    else if (waiting.value.length === 0) notifyDone(t('noneWaiting'));
    else props.onCreate(waiting.value);
  };
  const [first] = selection;
  return (
    <ScreenFrame
      title={t('title')}
      tools={
        <>
          <Button
            variant="default"
            leftSection={<IconBarcode size={18} aria-hidden />}
            rightSection={
              low.length > 0 && (
                <Badge color="wait" variant="light">
                  {low.length}
                </Badge>
              )
            }
            onClick={() => setDialog('waybills')}
          >
            {t('pools')}
          </Button>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button variant="default" leftSection={<IconFileSpreadsheet size={18} aria-hidden />}>
                {t('batch')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconFileExport size={18} aria-hidden />}
                onClick={() => setDialog('export')}
              >
                {t('exportBatch')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconFileImport size={18} aria-hidden />}
                onClick={() => void chooseImport('shipments')}
              >
                {t('importBatch')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
                onClick={() => void saveTemplate('shipments', t('templateBatch'), t('workbook'))}
              >
                {t('templateBatch')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
      action={
        selection.size === 0 || first === undefined ? (
          <>
            <Button
              variant="default"
              leftSection={<IconShoppingCart size={18} aria-hidden />}
              onClick={() => go('orders')}
            >
              {t('goOrders')}
            </Button>
            <Button
              leftSection={<IconPackages size={18} aria-hidden />}
              onClick={() => void takeWaiting()}
            >
              {t('takeWaiting')}
            </Button>
          </>
        ) : (
          <>
            {selection.size === 1 && (
              <Button
                variant="default"
                leftSection={<IconScan size={18} aria-hidden />}
                onClick={() => go('pack', [first])}
              >
                {t('pack')}
              </Button>
            )}
            <PaperMenu shipmentIds={[...selection]} />
            <Button
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => go('labels', [...selection])}
            >
              {t('printLabels', { count: selection.size })}
            </Button>
          </>
        )
      }
    >
      {low.length > 0 && (
        <Alert color="wait" icon={<IconAlertTriangle aria-hidden />} className={classes['banner']}>
          {t('poolBanner', {
            plans: low.map((pool) => `${pool.plan} (${pool.remaining})`).join(', '),
          })}
        </Alert>
      )}
      <div className={classes['filters']}>
        <div className={classes['states']} role="group" aria-label={t('stateHead')}>
          {(['', ...states] as const).map((one) => (
            <ViewTab
              key={one}
              name={one === '' ? t('all') : t(`state.${one}`)}
              count={one === '' ? undefined : stats?.shipments[one]}
              isShown={state === one}
              onShow={() => setState(one)}
            />
          ))}
        </div>
        <div className={classes['narrow']}>
          <Select
            className={classes['facet']}
            aria-label={t('plan')}
            placeholder={t('anyPlan')}
            clearable
            searchable
            value={plan === '' ? null : plan}
            onChange={(value) => setPlan(value ?? '')}
            data={(facets?.plans ?? []).map(({ plan: code, count }) => ({
              value: code,
              label: `${planName(code)} (${count})`,
            }))}
          />
          <Select
            className={classes['facet']}
            aria-label={t('to')}
            placeholder={t('anyCountry')}
            clearable
            searchable
            value={country === '' ? null : country}
            onChange={(value) => setCountry(value ?? '')}
            data={(facets?.countries ?? []).map(({ country: code, count }) => ({
              value: code,
              label: `${countryName(code, currentLanguage())} (${count})`,
            }))}
          />
          <SearchField
            className={classes['search']}
            label={t('search')}
            value={search}
            onSearch={setSearch}
          />
          <span role="status" className="quiet">
            {shell('rows', { count: total })}
          </span>
        </div>
      </div>
      <PagedTable
        label={t('title')}
        asks="shipments.list"
        fetchPage={fetchPage}
        columns={columns}
        idOf={({ shipmentId }) => shipmentId}
        tone={(shipment) => (shipment.state === 'voided' ? 'done' : undefined)}
        selection={selection}
        onSelect={select}
        onSelectAll={() => void selectAll()}
        onTotal={setTotal}
        onOpen={({ shipmentId }) => setOpened(shipmentId)}
        empty={
          <EmptyState
            title={t(isUnfiltered ? 'emptyTitle' : 'noneTitle')}
            text={t(isUnfiltered ? 'emptyText' : 'noneText')}
          />
        }
      />
      <DetailsDrawer shipmentId={opened} onClose={() => setOpened(null)} />
      <ExportDialog opened={dialog === 'export'} onClose={() => setDialog(null)} />
      <WaybillsDialog opened={dialog === 'waybills'} onClose={() => setDialog(null)} />
    </ScreenFrame>
  );
}

function useColumns(): readonly Column<Shipment>[] {
  const { t, i18n } = useTranslation('shipments');
  const planName = usePlanName();
  return useMemo((): readonly Column<Shipment>[] => {
    const language = currentLanguage();
    return [
      {
        key: 'waybill',
        header: t('waybill'),
        width: '8.75rem',
        cell: ({ waybill, shipmentId }) =>
          waybill === null ? (
            <span className="quiet" title={t('noWaybill')}>
              {shipmentId} · {t('noWaybill')}
            </span>
          ) : (
            <strong className="number">{waybill}</strong>
          ),
      },
      {
        key: 'state',
        header: t('stateHead'),
        width: '9.5rem',
        cell: (shipment) => <StateBadge state={shipment.state} />,
      },
      {
        key: 'shipment',
        header: t('shipment'),
        width: '5.75rem',
        cell: ({ shipmentId }) => <span className="number">{shipmentId}</span>,
      },
      {
        key: 'orders',
        header: t('orders'),
        width: 'minmax(9.25rem, 0.8fr)',
        cell: ({ orderIds }) => (
          <span className="number">
            {orderIds[0]} {orderIds.length > 1 && t('moreOrders', { count: orderIds.length - 1 })}
          </span>
        ),
      },
      {
        key: 'plan',
        header: t('plan'),
        width: 'minmax(6rem, 1.3fr)',
        cell: ({ plan }) => planName(plan),
      },
      {
        key: 'to',
        header: t('to'),
        width: 'minmax(5.5rem, 0.9fr)',
        cell: ({ receiver }) => countryName(receiver.country, language),
      },
      {
        key: 'weight',
        header: t('weight'),
        width: '4.25rem',
        align: 'end',
        cell: ({ weightGrams, expectedWeightGrams }) =>
          weightGrams ?? <span className="quiet">{expectedWeightGrams}</span>,
      },
      {
        key: 'estimate',
        header: t('estimate'),
        width: '6.25rem',
        align: 'end',
        cell: ({ estimatedFen }) => yuan(estimatedFen),
      },
    ];
    // The language is part of the words that the cells are made of.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [t, planName, i18n.language]);
}
