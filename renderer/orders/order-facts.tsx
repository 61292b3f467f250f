import { Anchor, Button } from '@mantine/core';
import { IconMapPinCog } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import { formatAmount } from '../../domain/money.ts';
import type { Address } from '../../domain/orders/order.ts';
import { isShippable } from '../../domain/orders/statuses.ts';
import { checkReceiver } from '../../domain/shipments/address-rules.ts';
import type { OrderView } from '../../preload/views.ts';
import { currentLanguage } from '../i18n.ts';
import { Checks } from '../settings/checks.tsx';
import { useNavigation } from '../shell/navigation.ts';
import classes from './order-drawer.module.css';

/** A wall-clock time as people read it, to the minute. */
const shortTime = (at: string | null): string => at?.slice(0, 16).replace('T', ' ') ?? '–';

/** What the platform said of an order: its items, its receiver, its money and times. */
export function OrderFacts({
  order,
  onCorrect,
}: {
  readonly order: OrderView;
  /** Absent where the address cannot be corrected. */
  readonly onCorrect?: (() => void) | undefined;
}) {
  const { t } = useTranslation('orders');
  const { go } = useNavigation();
  const { address, orderTotal } = order;
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
          <AddressLines address={address} />
          {isShippable(order.status) && <AddressProblems address={address} />}
          {order.platformAddress !== undefined && (
            <details className={classes['platform']}>
              <summary>{t('correct.corrected')}</summary>
              <AddressLines address={order.platformAddress} />
            </details>
          )}
          {onCorrect !== undefined && (
            <Button
              mt={8}
              variant="default"
              leftSection={<IconMapPinCog size={18} aria-hidden />}
              onClick={onCorrect}
            >
              {t('correct.open')}
            </Button>
          )}
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

function AddressLines({ address }: { readonly address: Address }) {
  const place = [address.postcode, address.city, address.province];
  return (
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
  );
}

/** What keeps the address from being shipped to; nothing where all is well. */
function AddressProblems({ address }: { readonly address: Address }) {
  const problems = checkReceiver(address);
  return problems.length === 0 ? null : <Checks refusals={problems} fine="" />;
}
