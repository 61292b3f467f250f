import { Button } from '@mantine/core';
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { NoticeView, PendingNotice } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { EmptyState } from '../ui/screen-frame.tsx';
import type { FillWish } from './fill-dialog.tsx';
import { MessagePreview } from './message-preview.tsx';
import classes from './notices.module.css';

/** Whose message is shown. */
export type Subject =
  | { readonly kind: 'pending'; readonly pending: PendingNotice }
  | { readonly kind: 'notice'; readonly notice: NoticeView };

/** Beside the list: whom the row tells, what, and the words they would read. */
export function MessagePanel({
  subject,
  onEdit,
}: {
  readonly subject: Subject | null;
  readonly onEdit: (wish: FillWish) => void;
}) {
  const { t } = useTranslation('notices');
  return (
    <aside className={classes['panel']} aria-label={t('message')}>
      {subject === null ? (
        <EmptyState title={t('messageEmptyTitle')} text={t('messageEmptyText')} />
      ) : subject.kind === 'pending' ? (
        <OfPending pending={subject.pending} />
      ) : (
        <OfNotice notice={subject.notice} onEdit={onEdit} />
      )}
    </aside>
  );
}

function Who({ buyer, country }: { readonly buyer: string; readonly country: string }) {
  return (
    <div className={classes['who']}>
      <h2>
        <bdi>{buyer}</bdi>
      </h2>
      <span className="quiet">{country === '' ? '' : countryName(country, currentLanguage())}</span>
    </div>
  );
}

function OfPending({ pending }: { readonly pending: PendingNotice }) {
  const { shipmentId, orderIds, buyer, receiver } = pending;
  return (
    <>
      <Who buyer={buyer} country={receiver.country} />
      {orderIds.slice(0, 1).map((orderId) => (
        <MessagePreview
          key={`${shipmentId} ${orderId}`}
          orderId={orderId}
          country={receiver.country}
          kind="shipped"
          noticeId={null}
        />
      ))}
    </>
  );
}

function OfNotice({
  notice,
  onEdit,
}: {
  readonly notice: NoticeView;
  readonly onEdit: (wish: FillWish) => void;
}) {
  const { t } = useTranslation('notices');
  const { noticeId, orderId, buyer, country, part, state } = notice;
  const withdraw = async (): Promise<void> => {
    const withdrawn = await bridge.call('notices.withdraw', { noticeIds: [noticeId] });
    if (withdrawn.ok) notifyDone(t('withdrawn', { count: withdrawn.value.length }));
    else notifyRefused(withdrawn.refusal);
  };
  return (
    <>
      <Who buyer={buyer} country={country} />
      <dl className={classes['facts']}>
        <Fact label={t('service')} value={notice.service} />
        <Fact label={t('website')} value={notice.website} />
        <Fact label={t('description')} value={notice.description} />
        <Fact label={t('reason')} value={notice.forcedReason ?? ''} />
        <Fact label={t('via_label')} value={notice.via ?? ''} />
      </dl>
      {state === 'filled' && (
        <div className={classes['row']}>
          <Button
            variant="default"
            leftSection={<IconPencil size={18} aria-hidden />}
            onClick={() => onEdit({ kind: 'edit', notice })}
          >
            {t('edit')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            onClick={() => void withdraw()}
          >
            {t('withdraw')}
          </Button>
        </div>
      )}
      <MessagePreview
        key={noticeId}
        orderId={orderId}
        country={country}
        kind={part === 'all' ? 'shipped' : 'part-shipped'}
        noticeId={noticeId}
      />
    </>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  if (value === '') return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
