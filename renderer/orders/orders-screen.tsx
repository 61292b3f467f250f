import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import { renderMessage } from '../../domain/messages.ts';
import { orderStatusLabel } from '../../domain/orders/statuses.ts';
import type { OrderView } from '../../preload/views.ts';
import { currentLanguage } from '../i18n.ts';
import { useOrders } from './orders-store.ts';
import type { OrderFilter } from './orders-store.ts';

const filters = [
  ['all', 'orders.all'],
  ['to-ship', 'orders.toShip'],
  ['held', 'orders.held'],
] as const satisfies readonly (readonly [OrderFilter, string])[];

/** The list of orders: filters, search, and more of it as the user goes on. */
export function OrdersScreen() {
  const { t } = useTranslation();
  const { filter, search, orders, total, next, loading, refusal, show, more } = useOrders();
  useEffect(() => void show('all', ''), [show]);
  return (
    <main className="screen">
      <div className="tools">
        <h1>{t('orders.title')}</h1>
        <div role="group" aria-label={t('orders.status')} className="segments">
          {filters.map(([value, label]) => (
            <button
              key={value}
              type="button"
              aria-pressed={filter === value}
              onClick={() => void show(value, search)}
            >
              {t(label)}
            </button>
          ))}
        </div>
        <input
          type="search"
          aria-label={t('orders.search')}
          placeholder={t('orders.search')}
          value={search}
          onChange={(event) => void show(filter, event.target.value)}
        />
        <span className="count" role="status">
          {loading ? t('orders.loading') : t('orders.count', { count: total })}
        </span>
      </div>
      {refusal !== null && (
        <p role="alert" className="refusal">
          {renderMessage(refusal, currentLanguage())}
        </p>
      )}
      {orders.length > 0 && <OrderTable orders={orders} />}
      {orders.length === 0 && !loading && (
        <section className="empty">
          <h2>{t(search === '' && filter === 'all' ? 'orders.emptyTitle' : 'orders.noneTitle')}</h2>
          <p>{t(search === '' && filter === 'all' ? 'orders.emptyText' : 'orders.noneText')}</p>
        </section>
      )}
      {next !== null && (
        <button type="button" className="more" onClick={() => void more()}>
          {t('orders.more')}
        </button>
      )}
    </main>
  );
}

function OrderTable({ orders }: { readonly orders: readonly OrderView[] }) {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('orders.order')}</th>
          <th scope="col">{t('orders.status')}</th>
          <th scope="col">{t('orders.country')}</th>
          <th scope="col">{t('orders.buyer')}</th>
          <th scope="col">{t('orders.items')}</th>
          <th scope="col">{t('orders.shipBy')}</th>
          <th scope="col">{t('orders.shipments')}</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <OrderRow key={order.orderId} order={order} />
        ))}
      </tbody>
    </table>
  );
}

function OrderRow({ order }: { readonly order: OrderView }) {
  const language = currentLanguage();
  return (
    <tr className={order.held === null ? undefined : 'held'}>
      <td className="number">{order.orderId}</td>
      <td>
        <span className="badge">{orderStatusLabel(order.status, language)}</span>
        {order.held !== null && order.held.kind !== 'status' && (
          <span className="reason">{order.held.reason}</span>
        )}
      </td>
      <td>
        {countryName(order.country, language)} <span className="code">{order.country}</span>
      </td>
      <td dir="auto">{order.address.contactName}</td>
      <td>
        {order.lines.map((line) => (
          <div key={line.lineId}>
            <span className="code">{line.sku}</span> × {line.quantity}
          </div>
        ))}
      </td>
      <td className="number">{order.shipBy?.slice(0, 10)}</td>
      <td className="number">{order.shipmentIds.join(' ')}</td>
    </tr>
  );
}
