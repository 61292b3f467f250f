import { Modal, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../preload/views.ts';
import { useQuery } from '../ui/use-query.ts';
import { MessagePreview } from './message-preview.tsx';

const nameOf = ({ orderId, address, buyerName, country }: OrderView): string =>
  `${orderId} · ${address.contactName || buyerName} · ${country}`;

/** Writes to the customer of any order, shipped or not. */
export function ContactDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('notices');
  const { t: shell } = useTranslation('shell');
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<OrderView | null>(null);
  const [sought] = useDebouncedValue(order === null ? search : '', 150);
  const { value } = useQuery('orders.list', { search: sought, limit: 20 });
  const found = value?.items ?? [];
  const offered =
    order === null || found.some(({ orderId }) => orderId === order.orderId)
      ? found
      : [order, ...found];
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('contactTitle')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <Stack gap="md" mih="26rem">
        <Select
          data-autofocus
          searchable
          label={t('contactOrder')}
          placeholder={t('contactOrderHint')}
          nothingFoundMessage={t('contactNothing')}
          // The main process has searched already.
          filter={({ options }) => options}
          data={offered.map((one) => ({ value: one.orderId, label: nameOf(one) }))}
          value={order?.orderId ?? null}
          searchValue={search}
          onSearchChange={setSearch}
          onChange={(orderId) => setOrder(offered.find((one) => one.orderId === orderId) ?? null)}
        />
        {order !== null && (
          <MessagePreview
            key={order.orderId}
            orderId={order.orderId}
            country={order.country}
            kind={order.shipmentIds.length === 0 ? 'delayed' : 'shipped'}
            noticeId={null}
          />
        )}
      </Stack>
    </Modal>
  );
}
