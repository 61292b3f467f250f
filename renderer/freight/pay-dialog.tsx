import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  TextInput,
} from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentMethods } from '../../domain/freight/freight.ts';
import type { PaymentMethod } from '../../domain/freight/freight.ts';
import type { Refusal } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { yuan } from '../ui/money.ts';
import { notifyDone, RefusalAlert } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';
import { useQuery } from '../ui/use-query.ts';
import classes from './freight.module.css';

/** Records a payment for the shipments chosen; an empty choice is everything that is to be paid. */
export function PayDialog(props: {
  readonly opened: boolean;
  readonly shipmentIds: readonly string[];
  readonly onClose: () => void;
  readonly onPaid: () => void;
}) {
  const { t } = useTranslation('freight');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('pay.title')}
      size="lg"
      transitionProps={{ duration: 0 }}
      classNames={{ title: classes['dialogTitle'] ?? '' }}
      closeButtonProps={{ 'aria-label': t('pay.cancel') }}
    >
      <PayForm {...props} />
    </Modal>
  );
}

function PayForm(props: {
  readonly shipmentIds: readonly string[];
  readonly onClose: () => void;
  readonly onPaid: () => void;
}) {
  const { t } = useTranslation('freight');
  const [method, setMethod] = useState<PaymentMethod>('alipay');
  const [reference, setReference] = useState('');
  const [payer, setPayer] = useState('');
  const [paidAt, setPaidAt] = useState('');
  const [disputed, setDisputed] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { isBusy, run } = useBusy();
  const { value: due, refusal: unknown } = useQuery('freight.due', {
    shipmentIds: [...props.shipmentIds],
    disputed,
  });

  const pay = async (): Promise<void> => {
    if (due === null) return;
    const paid = await bridge.call('freight.pay', {
      shipmentIds: [...due.shipmentIds],
      method,
      reference,
      payer,
      paidAt: paidAt === '' ? null : paidAt,
      disputed,
      expectedTotalFen: due.totalFen,
    });
    if (!paid.ok) {
      setRefusal(paid.refusal);
      return;
    }
    const { paymentId, totalFen, lines } = paid.value;
    notifyDone(t('pay.done', { id: paymentId, amount: yuan(totalFen), count: lines.length }));
    props.onPaid();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(pay);
  };
  const count = due?.shipmentIds.length ?? 0;
  const amount = yuan(due?.totalFen ?? 0);
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <p className={classes['lead']}>{t('pay.hint')}</p>
        <div className={classes['total']} role="status">
          <span>{t('pay.total')}</span>
          <strong>{`CNY ${amount}`}</strong>
          <span>{t('pay.for', { count })}</span>
        </div>
        {due !== null && due.disputedCount > 0 && (
          <Checkbox
            size="md"
            label={t('pay.disputed', { count: due.disputedCount, amount: yuan(due.disputedFen) })}
            description={t('pay.disputedHint')}
            checked={disputed}
            onChange={(event) => setDisputed(event.currentTarget.checked)}
          />
        )}
        {due !== null && due.notDueCount > 0 && (
          <p className={classes['lead']}>{t('pay.left', { count: due.notDueCount })}</p>
        )}
        {due !== null && count === 0 && due.disputedCount === 0 && (
          <Alert color="wait" variant="light" icon={<IconAlertTriangle aria-hidden />}>
            {t('pay.nothing')}
          </Alert>
        )}
        <div>
          <div className={classes['fieldLabel']} id="freight-method">
            {t('pay.method')}
          </div>
          <SegmentedControl
            fullWidth
            aria-labelledby="freight-method"
            value={method}
            onChange={(value) => setMethod(value)}
            data={paymentMethods.map((value) => ({ value, label: t(`pay.methods.${value}`) }))}
          />
        </div>
        <TextInput
          data-autofocus
          required
          label={t('pay.reference')}
          description={t('pay.referenceHint')}
          maxLength={200}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t('pay.payer')}
            description={t('pay.payerHint')}
            maxLength={200}
            value={payer}
            onChange={(event) => setPayer(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t('pay.time')}
            description={t('pay.timeHint')}
            value={paidAt}
            onChange={(event) => setPaidAt(event.currentTarget.value)}
          />
        </Group>
        <RefusalAlert refusal={refusal ?? unknown} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('pay.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={count === 0}>
            {t('pay.confirm', { amount })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
