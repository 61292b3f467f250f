import { Anchor } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import { formatAmount } from '../../domain/money.ts';
import type { OrderView } from '../../preload/views.ts';
import { currentLanguage } from '../i18n.ts';
import { useNavigation } from '../shell/navigation.ts';
import classes from './order-drawer.module.css';

/** A wall-clock time as people read it, to the minute. */
const shortTime = (at: string | null): string => at?.slice(0, 16).replace('T', ' ') ?? '–';

/** What the platform said of an order: its items, its receiver, its money and times. */
export function OrderFacts({ order }: { readonly order: OrderView }) {
  const { t } = useTranslation('orders');
  const { go } = useNavigation();
  const { address, orderTotal } = order;
  const place = [address.postcode, address.city, address.province];
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('details.buyer'), order.buyerName],
    [t('details.orderedAt'), shortTime(order.orderedAt)],
    [t('details.paidAt'), shortTime(order.paidAt)],
    [t('shipBy'), shortTime(order.shipBy)],
    [t('details.total'), orderTotal === null ? '' : formatAmount(orderTotal)],
    [t('details.logistics'), order.buyerLogistics],
    [t('details.note'), order.note],
    [t('details.tracking'), order.platformTracking],
  ];
  return (
    <>
      <section>
        <h3 className={classes['title']}>{t('details.items')}</h3>
        <ul className={classes['lines']}>
          {order.lines.map((line) => (
            <li key={line.lineId}>
              <span className={classes['quantity']}>{line.quantity} ×</span>
              <span>
                <bdi dir="auto">{line.title}</bdi>
                <small>
                  {[line.properties, line.logisticsService].filter((one) => one !== '').join(' · ')}
                </small>
              </span>
              <strong>{line.sku === '' ? t('details.noSku') : line.sku}</strong>
            </li>
          ))}
        </ul>
      </section>
      <div className={classes['columns']}>
        <section>
          <h3 className={classes['title']}>{t('details.address')}</h3>
          <address className={classes['address']}>
            <strong>
              <bdi dir="auto">{address.contactName}</bdi>
            </strong>
            <bdi dir="auto">{address.street}</bdi>
            <bdi dir="auto">{place.filter((part) => part !== '').join(', ')}</bdi>
            <bdi>
              {countryName(address.country, currentLanguage())} {address.country}
            </bdi>
            <bdi className="number">
              {[address.mobile, address.phone].filter((part) => part !== '').join(' · ')}
            </bdi>
          </address>
        </section>
        <section>
          <h3 className={classes['title']}>{t('details.facts')}</h3>
          <dl className={classes['facts']}>
            {facts
              .filter(([, value]) => value !== '')
              .map(([label, value]) => (
                <Fragment key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <bdi dir="auto">{value}</bdi>
                  </dd>
                </Fragment>
              ))}
            {order.shipmentIds.length > 0 && (
              <>
                <dt>{t('shipments')}</dt>
                <dd>
                  {order.shipmentIds.map((shipmentId) => (
                    <Anchor
                      key={shipmentId}
                      component="button"
                      type="button"
                      mr={8}
                      onClick={() => go('shipments', [shipmentId])}
                    >
                      {shipmentId}
                    </Anchor>
                  ))}
                </dd>
              </>
            )}
          </dl>
        </section>
      </div>
    </>
  );
}
