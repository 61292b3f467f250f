import { IconClockExclamation, IconClockHour4, IconHandStop } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { countryName } from '../../domain/countries.ts';
import type { Language } from '../../domain/messages.ts';
import { orderStatusLabel } from '../../domain/orders/statuses.ts';
import type { OrderView } from '../../preload/views.ts';
import type { Column } from '../ui/paged-table.tsx';
import classes from './orders.module.css';

declare module 'react' {
  interface HTMLAttributes<T> {
    /** Element Timing: under this name the page notes when the element was painted. */
    elementtiming?: string;
  }
}

/** Why an order is held, in words for this language. */
export function heldWords(order: OrderView, t: TFunction<'orders'>, language: Language): string {
  if (order.held === null) return '';
  if (order.held.kind === 'status') return orderStatusLabel(order.status, language);
  if (order.held.kind === 'manual') return order.held.reason;
  return order.shipmentIds.length > 0 ? t('editedHold') : t('contestedHold');
}

/** The columns of the order list. */
export const orderColumns = (
  t: TFunction<'orders'>,
  language: Language,
): readonly Column<OrderView>[] => [
  {
    key: 'order',
    header: t('order'),
    width: '9rem',
    cell: ({ orderId }) => (
      // The page notes when it was painted: so the start of the program is measured.
      <div className="number" elementtiming="order">
        {orderId}
      </div>
    ),
  },
  {
    key: 'status',
    header: t('status'),
    width: 'minmax(12.25rem, 1.2fr)',
    cell: (order) =>
      order.archived === true ? (
        <span className="quiet">
          {t('details.archived')}: {orderStatusLabel(order.status, language)}
        </span>
      ) : order.held === null ? (
        orderStatusLabel(order.status, language)
      ) : (
        <span className={classes['held']}>
          <IconHandStop size={18} aria-hidden />
          <span>
            {t('heldBadge')}: {heldWords(order, t, language)}
          </span>
        </span>
      ),
  },
  {
    key: 'country',
    header: t('country'),
    width: '7.25rem',
    cell: ({ country }) => countryName(country, language),
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
    width: 'minmax(0, 1.2fr)',
    cell: ({ lines }) =>
      lines
        .map(({ sku, title, quantity }) => `${sku === '' ? title : sku} × ${quantity}`)
        .join(', '),
  },
  {
    key: 'shipBy',
    header: t('shipBy'),
    width: '10.75rem',
    cell: ({ shipBy, deadline }) => (
      <span className={classes['due']} data-deadline={deadline ?? undefined}>
        {deadline === 'over' && <IconClockExclamation size={18} aria-hidden />}
        {deadline === 'soon' && <IconClockHour4 size={18} aria-hidden />}
        <span className="number">{shipBy?.slice(0, 10)}</span>
        {deadline !== null && ` ${t(deadline)}`}
      </span>
    ),
  },
  {
    key: 'shipments',
    header: t('shipments'),
    width: '5.75rem',
    cell: ({ shipmentIds }) => shipmentIds.join(' '),
  },
];
