import { Badge } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { countryName } from '../../domain/countries.ts';
import { groupWaybill } from '../../domain/label/scan-code.ts';
import { otherService } from '../../domain/notices/services.ts';
import type { NoticeView, PendingNotice } from '../../preload/views.ts';
import { currentLanguage } from '../i18n.ts';
import type { Column } from '../ui/paged-table.tsx';
import { Moment } from '../ui/station-time.tsx';
import classes from './notices.module.css';

type Translate = TFunction<'notices'>;

const countryText = (country: string): string =>
  country === '' ? '' : countryName(country, currentLanguage());

const Two = ({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) => (
  <span className={classes['two']}>
    <span>{first}</span>
    <small>{second}</small>
  </span>
);

/** Parcels whose customers do not know yet. */
export const pendingColumns = (t: Translate): readonly Column<PendingNotice>[] => [
  {
    key: 'order',
    header: t('order'),
    width: '9.5rem',
    cell: ({ orderIds, waybill }) => (
      <Two
        first={<span className="number">{orderIds.join(' ')}</span>}
        second={
          <span className="number">{waybill === null ? t('noNumber') : groupWaybill(waybill)}</span>
        }
      />
    ),
  },
  {
    key: 'customer',
    header: t('customer'),
    width: 'minmax(0, 1.1fr)',
    cell: ({ buyer, receiver }) => (
      <Two first={<bdi>{buyer}</bdi>} second={countryText(receiver.country)} />
    ),
  },
  {
    key: 'service',
    header: t('service'),
    width: 'minmax(0, 1.2fr)',
    cell: ({ service, website }) => (
      <span className={classes['flags']}>
        {service}
        {service === otherService && website === '' && (
          <Badge
            variant="light"
            color="wait"
            tt="none"
            leftSection={<IconAlertTriangle size={12} aria-hidden />}
          >
            {t('needsWebsite')}
          </Badge>
        )}
      </span>
    ),
  },
  {
    key: 'handedOver',
    header: t('handedOver'),
    width: '7.5rem',
    cell: ({ handedOverAt }) =>
      handedOverAt === null ? '' : <Moment at={handedOverAt} form="short" />,
  },
];

/** Notices that were filled or sent. */
export const filledColumns = (
  t: Translate,
  state: 'filled' | 'sent',
): readonly Column<NoticeView>[] => [
  {
    key: 'order',
    header: t('order'),
    width: '9.5rem',
    cell: ({ orderId, number }) => (
      <Two
        first={<span className="number">{orderId}</span>}
        second={<span className="number">{groupWaybill(number)}</span>}
      />
    ),
  },
  {
    key: 'customer',
    header: t('customer'),
    width: 'minmax(0, 1.1fr)',
    cell: ({ buyer, country }) => <Two first={<bdi>{buyer}</bdi>} second={countryText(country)} />,
  },
  {
    key: 'service',
    header: t('service'),
    width: 'minmax(0, 1.2fr)',
    cell: ({ service, description }) =>
      description === '' ? service : <Two first={service} second={description} />,
  },
  {
    key: 'type',
    header: t('type'),
    width: state === 'filled' ? '8.5rem' : '7rem',
    cell: ({ part, forcedReason, voided }) => (
      <span className={classes['flags']}>
        {!voided && t(part)}
        {forcedReason !== null && !voided && (
          <Badge variant="light" color="wait" tt="none" title={forcedReason}>
            {t('early_badge')}
          </Badge>
        )}
        {voided && (
          <Badge variant="light" color="stop" tt="none">
            {t('voidedBadge')}
          </Badge>
        )}
      </span>
    ),
  },
  ...(state === 'sent'
    ? [
        {
          key: 'sentAt',
          header: t('sentAt'),
          width: '7.5rem',
          cell: ({ sentAt }: NoticeView) =>
            sentAt === null ? '' : <Moment at={sentAt} form="short" />,
        },
      ]
    : []),
];
