import { Button, Group, Modal, SegmentedControl, Stack } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { notifyDone, RefusalAlert } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';
import classes from './notices.module.css';

/** Asks before notices count as sent: that cannot be taken back. */
export function SendDialog(props: {
  /** Empty: all that wait. */
  readonly noticeIds: readonly string[];
  readonly count: number;
  readonly onClose: () => void;
}) {
  const { noticeIds, count, onClose } = props;
  const { t } = useTranslation('notices');
  const { t: shell } = useTranslation('shell');
  const [via, setVia] = useState('workbook');
  const { isBusy, run } = useBusy();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (): Promise<void> => {
    const sent = await bridge.call('notices.send', { noticeIds: [...noticeIds], via });
    if (!sent.ok) {
      setRefusal(sent.refusal);
      return;
    }
    notifyDone(t('sentDone', { count: sent.value.length }));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('sendTitle', { count })}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <Stack gap="md">
        <p className={classes['plain']}>{t('sendText')}</p>
        {noticeIds.length === 0 && (
          <p className={`quiet ${classes['plain']}`}>{t('skipsVoided')}</p>
        )}
        <div>
          <p className={classes['plain']}>{t('via')}</p>
          <SegmentedControl
            fullWidth
            aria-label={t('via')}
            value={via}
            onChange={setVia}
            data={[
              { value: 'workbook', label: t('viaWorkbook') },
              { value: 'hand', label: t('viaHand') },
            ]}
          />
        </div>
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {shell('cancel')}
          </Button>
          <Button
            data-autofocus
            loading={isBusy}
            leftSection={<IconChecks size={20} aria-hidden />}
            onClick={() => void run(send)}
          >
            {t('sendAll', { count })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
