import { Badge, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import { orderStatusLabel } from '../../domain/orders/statuses.ts';
import type { OrderView } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { PagedTable } from '../ui/paged-table.tsx';
import type { Column } from '../ui/paged-table.tsx';
import { EmptyState, ScreenFrame } from '../ui/screen-frame.tsx';

const filters = ['all', 'toShip', 'held'] as const;
type Filter = (typeof filters)[number];

/** The orders: what waits, what is held and why. */
export function OrdersScreen() {
  const { t } = useTranslation('orders');
  const { t: shell } = useTranslation('shell');
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search, 150);
  const [total, setTotal] = useState(0);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const fetchPage = useCallback(
    (offset: number, limit: number) =>
      bridge.call('orders.list', {
        offset,
        limit,
        search: sought,
        status: filter === 'toShip' ? 'WAIT_SELLER_SEND_GOODS' : null,
        held: filter === 'all' ? null : filter === 'held',
      }),
    [filter, sought],
  );
  const columns = useMemo((): readonly Column<OrderView>[] => {
    const language = currentLanguage();
    return [
      {
        key: 'order',
        header: t('order'),
        width: '11rem',
        cell: ({ orderId }) => <span className="number">{orderId}</span>,
      },
      {
        key: 'status',
        header: t('status'),
        width: 'minmax(0, 1.2fr)',
        cell: (order) => (
          <>
            <Badge variant="light" color={order.held === null ? 'gray' : 'stop'} tt="none">
              {orderStatusLabel(order.status, language)}
            </Badge>{' '}
            {order.held !== null && order.held.kind !== 'status' && order.held.reason}
          </>
        ),
      },
      {
        key: 'country',
        header: t('country'),
        width: '10rem',
        cell: ({ country }) => `${countryName(country, language)} ${country}`,
      },
      {
        key: 'buyer',
        header: t('buyer'),
        width: 'minmax(0, 1fr)',
        cell: ({ address }) => <bdi>{address.contactName}</bdi>,
      },
      {
        key: 'items',
        header: t('items'),
        width: 'minmax(0, 1.5fr)',
        cell: ({ lines }) => lines.map(({ sku, quantity }) => `${sku} × ${quantity}`).join(', '),
      },
      {
        key: 'shipBy',
        header: t('shipBy'),
        width: '7rem',
        cell: ({ shipBy }) => <span className="number">{shipBy?.slice(0, 10)}</span>,
      },
      {
        key: 'shipments',
        header: t('shipments'),
        width: '8rem',
        cell: ({ shipmentIds }) => shipmentIds.join(' '),
      },
    ];
  }, [t]);
  const nothing = search === '' && filter === 'all';
  return (
    <ScreenFrame
      title={t('title')}
      tools={
        <>
          <SegmentedControl
            value={filter}
            onChange={(value) => setFilter(value)}
            data={filters.map((value) => ({ value, label: t(value) }))}
          />
          <TextInput
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            w={280}
          />
          <span role="status" className="quiet">
            {shell('rows', { count: total })}
          </span>
        </>
      }
    >
      <PagedTable
        label={t('title')}
        fetchPage={fetchPage}
        columns={columns}
        idOf={({ orderId }) => orderId}
        tone={(order) => (order.held === null ? undefined : 'held')}
        selection={selection}
        onSelect={setSelection}
        onTotal={setTotal}
        empty={
          <EmptyState
            title={t(nothing ? 'emptyTitle' : 'noneTitle')}
            text={t(nothing ? 'emptyText' : 'noneText')}
          />
        }
      />
    </ScreenFrame>
  );
}
