import { IconCircle, IconCircleCheck, IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { parcelDifferences } from '../../domain/orders/merge-import.ts';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { Moment } from '../ui/station-time.tsx';
import { useQuery } from '../ui/use-query.ts';
import { historyWords } from './history-entries.ts';
import classes from './order-drawer.module.css';

const icons = { go: IconCircleCheck, stop: IconHandStop, plain: IconCircle } as const;

/** What happened to an order, the newest first. */
export function OrderHistory({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation('orders');
  const { value, refusal } = useQuery('orders.history', { orderId });
  return (
    <section>
      <h3 className={classes['title']}>{t('details.history')}</h3>
      <RefusalAlert refusal={refusal} />
      {value?.length === 0 && <p className="quiet">{t('details.noHistory')}</p>}
      <ol className={classes['timeline']}>
        {value?.toReversed().map(({ seq, at, station, person, event }, index) => {
          const { key, params, tone } = historyWords(event);
          const Icon = icons[tone];
          const state = params['state'];
          const filled =
            state === undefined ? params : { ...params, state: t(`jobStates.${state}`) };
          return (
            // Several events of one record share its number.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${seq}/${event.type}/${index}`} data-tone={tone}>
              <Icon size={18} aria-hidden />
              <Moment at={at} form="stamp" />
              <span>
                <bdi dir="auto">{t(`events.${key}`, filled)}</bdi>
                {person !== '' && <span className="quiet"> · {person}</span>}
                <span className="quiet"> · {station}</span>
                {event.type === 'order-address-corrected' &&
                  parcelDifferences({ ...event.order, address: event.before }, event.order).map(
                    ({ field, before, after }) => (
                      <small key={field}>
                        {t(`fields.${field}`)}: <bdi dir="auto">{before === '' ? '–' : before}</bdi>
                        {' → '}
                        <bdi dir="auto">{after === '' ? '–' : after}</bdi>
                      </small>
                    ),
                  )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
