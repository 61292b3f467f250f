import { Badge, Button, Drawer, Table } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconHandStop,
  IconPlayerPlay,
  IconTruckDelivery,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderDataOf, parcelDifferences } from '../../domain/orders/merge-import.ts';
import { isShippable, orderStatusLabel } from '../../domain/orders/statuses.ts';
import type { OrderView } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { notifyDone, notifyRefused, RefusalAlert } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { AddressDialog } from './address-dialog.tsx';
import { heldWords } from './order-columns.tsx';
import classes from './order-drawer.module.css';
import { OrderFacts } from './order-facts.tsx';
import { OrderHistory } from './order-history.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { ReasonKind } from './reason-dialog.tsx';

/** One order: what is in it, where it goes, what holds it and what happened to it. */
export function OrderDrawer(props: {
  readonly orderId: string | null;
  readonly onClose: () => void;
  readonly onDeliver: (orderId: string) => void;
}) {
  const { t } = useTranslation('orders');
  const { orderId } = props;
  return (
    <Drawer
      opened={orderId !== null}
      onClose={props.onClose}
      position="right"
      size={680}
      title={<strong>{t('details.title', { orderId })}</strong>}
      closeButtonProps={{ 'aria-label': t('details.close') }}
    >
      {orderId !== null && <Details orderId={orderId} onDeliver={props.onDeliver} />}
    </Drawer>
  );
}

function Details(props: {
  readonly orderId: string;
  readonly onDeliver: (orderId: string) => void;
}) {
  const { orderId } = props;
  const { t } = useTranslation('orders');
  const { value: order, refusal } = useQuery('orders.show', { orderId });
  const [asked, setAsked] = useState<ReasonKind | 'address' | null>(null);
  if (order === null) return <RefusalAlert refusal={refusal} />;
  const canDeliver = order.held === null && isShippable(order.status);
  return (
    <div className={classes['body']}>
      <div className={classes['buttons']}>
        <Badge variant="default" tt="none" size="lg">
          {orderStatusLabel(order.status, currentLanguage())}
        </Badge>
      </div>
      {order.archived === true && <ArchivedBanner orderId={orderId} />}
      {order.held !== null && order.archived !== true && (
        <HeldBanner order={order} onAsk={setAsked} />
      )}
      {order.incoming !== undefined && (
        <Changes before={order} after={order.incoming} label={changeTitle(order, t)} />
      )}
      <OrderFacts
        order={order}
        onCorrect={
          order.archived === true || order.incoming !== undefined
            ? undefined
            : () => setAsked('address')
        }
      />
      <OrderHistory orderId={orderId} />
      {order.archived !== true && (
        <div className={classes['foot']}>
          {order.held === null && (
            <Button
              variant="default"
              leftSection={<IconHandStop size={18} aria-hidden />}
              onClick={() => setAsked('hold')}
            >
              {t('details.hold')}
            </Button>
          )}
          {canDeliver && (
            <Button
              leftSection={<IconTruckDelivery size={18} aria-hidden />}
              onClick={() => props.onDeliver(orderId)}
            >
              {t('details.deliver')}
            </Button>
          )}
        </div>
      )}
      {asked === 'address' && <AddressDialog order={order} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'address' && (
        <ReasonDialog kind={asked} orderId={orderId} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

/** What the platform changed, and why that waits for a person. */
const changeTitle = (order: OrderView, t: TFunction<'orders'>): string =>
  order.shipmentIds.length > 0 ? t('details.changeTitle') : t('details.contestedTitle');

/** An order that was finished long ago; it can be brought back, for something more to happen to it. */
function ArchivedBanner({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation('orders');
  const [busy, setBusy] = useState(false);
  const recall = async (): Promise<void> => {
    setBusy(true);
    const recalled = await bridge.call('data.recall', { ids: [orderId] });
    setBusy(false);
    if (recalled.ok) notifyDone(t('details.recalled'));
    else notifyRefused(recalled.refusal);
  };
  return (
    <div className={classes['banner']} data-tone="plain">
      <IconArchive size={22} aria-hidden />
      <p>
        {t('details.archived')}
        <small>{t('details.archivedText')}</small>
      </p>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconArchiveOff size={18} aria-hidden />}
        onClick={() => void recall()}
      >
        {t('details.recall')}
      </Button>
    </div>
  );
}

function HeldBanner({
  order,
  onAsk,
}: {
  readonly order: OrderView;
  readonly onAsk: (kind: ReasonKind) => void;
}) {
  const { t } = useTranslation('orders');
  const kind = order.held?.kind;
  return (
    <div className={classes['banner']} role="alert">
      <IconHandStop size={22} aria-hidden />
      <p>
        {t('heldBadge')}: {heldWords(order, t, currentLanguage())}
        {kind === 'status' && <small>{t('details.byStatus')}</small>}
      </p>
      {kind === 'edited' && (
        <span className={classes['buttons']}>
          <Button onClick={() => onAsk('accept')}>{t('details.accept')}</Button>
          <Button variant="default" onClick={() => onAsk('dismiss')}>
            {t('details.dismiss')}
          </Button>
        </span>
      )}
      {kind === 'manual' && (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={18} aria-hidden />}
          onClick={() => onAsk('release')}
        >
          {t('details.release')}
        </Button>
      )}
    </div>
  );
}

function Changes({
  before,
  after,
  label,
}: {
  readonly before: OrderView;
  readonly after: NonNullable<OrderView['incoming']>;
  readonly label: string;
}) {
  const { t } = useTranslation('orders');
  const { held: _, country: _country, deadline: _due, shipmentIds: _ids, ...order } = before;
  return (
    <section>
      <h3 className={classes['title']}>{label}</h3>
      <Table withTableBorder verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('details.changeField')}</Table.Th>
            <Table.Th>{t('details.before')}</Table.Th>
            <Table.Th>{t('details.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parcelDifferences(orderDataOf(order), after).map((difference) => (
            <Table.Tr key={difference.field}>
              <Table.Td>{t(`fields.${difference.field}`)}</Table.Td>
              <Table.Td>
                <bdi dir="auto">{difference.before}</bdi>
              </Table.Td>
              <Table.Td fw={700}>
                <bdi dir="auto">{difference.after}</bdi>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
