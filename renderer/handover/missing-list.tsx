import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { groupWaybill } from '../../domain/label/scan-code.ts';
import type { MissingParcel } from '../../preload/views.ts';
import { useMoments } from '../ui/station-time.tsx';
import { useQuery } from '../ui/use-query.ts';
import classes from './scan-desk.module.css';

const shown = 60;

/** What should be in a bag and is not: where each parcel stands, at a glance. */
export function MissingList({
  handoverId,
  count,
}: {
  readonly handoverId: string;
  /** Labelled parcels in no bag. */
  readonly count: number;
}) {
  const { t } = useTranslation('handover');
  const { value } = useQuery('handover.missing', { handoverId, limit: shown });
  const more = (value?.total ?? 0) - (value?.items.length ?? 0);
  const Icon = count === 0 ? IconCircleCheck : IconAlertTriangle;
  return (
    <section className={classes['card']} data-tone={count === 0 ? 'go' : 'wait'} data-grow>
      <h2>
        <Icon size={20} aria-hidden /> {t('missing')} <b>{count}</b>
      </h2>
      {count === 0 && <p className={classes['note']}>{t('missingNone')}</p>}
      {/* It scrolls, and the keyboard must be able to. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={classes['list']} aria-label={t('missing')} tabIndex={0}>
        {value?.items.map((parcel) => (
          <Row key={parcel.shipmentId} parcel={parcel} />
        ))}
        {more > 0 && <li className="quiet">{t('missingMore', { count: more })}</li>}
      </ul>
    </section>
  );
}

function Row({ parcel }: { readonly parcel: MissingParcel }) {
  const { t } = useTranslation('handover');
  const time = useMoments()(parcel.since, 'short');
  const place =
    parcel.state === 'packed'
      ? t('placePacked')
      : t(parcel.state === 'affixed' ? 'placeAffixed' : 'placeLabelled', { time });
  return (
    <li>
      <span className={classes['text']}>
        <span className="number">
          {parcel.waybill === null ? parcel.shipmentId : groupWaybill(parcel.waybill)}
        </span>
        <small>
          {parcel.country} · {place}
        </small>
      </span>
      {parcel.held !== null && (
        <Badge variant="light" color="stop" tt="none" title={parcel.held}>
          {t('heldStays')}
        </Badge>
      )}
    </li>
  );
}
