import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDraft } from '../../domain/decide/shipment-drafts.ts';

/** Asks how many pieces of each line leave in a second parcel. */
export function SplitDialog(props: {
  readonly order: OrderDraft;
  readonly onClose: () => void;
  readonly onSplit: (out: ReadonlyMap<string, number>) => void;
}) {
  const { t } = useTranslation('shipments');
  const { order } = props;
  const [out, setOut] = useState<ReadonlyMap<string, number>>(new Map());
  const all = order.items.reduce((sum, { quantity }) => sum + quantity, 0);
  const leaving = [...out.values()].reduce((sum, quantity) => sum + quantity, 0);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('splitTitle', { id: order.orderId })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSplit(out);
        }}
      >
        <Stack>
          <Text>{t('splitText')}</Text>
          {order.items.map(({ lineId, sku, title, quantity }, index) => (
            <NumberInput
              key={lineId}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              label={`${sku} · ${title}`}
              description={t('splitOut', { count: quantity })}
              min={0}
              max={quantity}
              allowDecimal={false}
              value={out.get(lineId) ?? 0}
              onChange={(value) =>
                setOut((before) => new Map(before).set(lineId, Number(value) || 0))
              }
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={leaving === 0 || leaving >= all}>
              {t('splitGo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
