import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { notifyDone, RefusalAlert } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';
import classes from './orders.module.css';

/** What is done to an order with a reason. */
export type ReasonKind = 'hold' | 'release' | 'accept' | 'dismiss';

const hints = {
  hold: 'reason.holdHint',
  release: 'reason.releaseHint',
  accept: 'reason.acceptHint',
  dismiss: 'reason.dismissHint',
} as const;

/** Asks why, and then does it. */
export function ReasonDialog(props: {
  readonly kind: ReasonKind;
  readonly orderId: string;
  readonly onClose: () => void;
}) {
  const { kind, orderId } = props;
  const { t } = useTranslation('orders');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { isBusy, run } = useBusy();
  const confirm = async (): Promise<void> => {
    const answer =
      kind === 'hold'
        ? await bridge.call('orders.hold', { orderId, reason })
        : await bridge.call('orders.release', {
            orderId,
            reason,
            edit: kind === 'accept' ? 'accept' : 'dismiss',
          });
    if (!answer.ok) {
      setRefusal(answer.refusal);
      return;
    }
    notifyDone(t(`reason.done.${kind}`));
    props.onClose();
  };
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('import.close') }}
      opened
      onClose={props.onClose}
      title={t(`reason.${kind}`, { orderId })}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(confirm);
        }}
      >
        <Textarea
          label={t('reason.label')}
          description={t(hints[kind])}
          size="md"
          autosize
          minRows={2}
          maxLength={500}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter confirms, as in a single line; Shift+Enter begins a new one.
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (reason.trim() !== '') void run(confirm);
          }}
        />
        <RefusalAlert refusal={refusal} />
        <div className={classes['foot']}>
          <Button variant="default" onClick={props.onClose}>
            {t('reason.cancel')}
          </Button>
          <Button
            type="submit"
            color={kind === 'hold' ? 'stop' : 'act'}
            loading={isBusy}
            disabled={reason.trim() === ''}
          >
            {t('reason.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
