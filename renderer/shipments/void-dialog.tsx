import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { RefusalAlert, notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';

/** Asks why a shipment is taken back, and takes it back. */
export function VoidDialog(props: {
  readonly shipmentId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('shipments');
  const { shipmentId } = props;
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { isBusy, run } = useBusy();
  const go = async (): Promise<void> => {
    const voided = await bridge.call('shipments.void', { shipmentId, reason });
    if (!voided.ok) return setRefusal(voided.refusal);
    props.onClose();
    notifyDone(t('voided', { id: shipmentId }));
    for (const warning of voided.value.warnings) notifyRefused(warning);
  };
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('voidTitle', { id: shipmentId })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(go);
        }}
      >
        <Stack>
          <Text>{t('voidText')}</Text>
          <TextInput
            data-autofocus
            label={t('voidReason')}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <RefusalAlert refusal={refusal} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              color="stop"
              loading={isBusy}
              disabled={reason.trim() === ''}
              leftSection={<IconBan size={18} aria-hidden />}
            >
              {t('voidGo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
