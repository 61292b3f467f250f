import { Alert, Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconHandStop, IconTruckDelivery } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupWaybill } from '../../domain/label/scan-code.ts';
import type { Refusal } from '../../domain/result.ts';
import type { HandoverDetail } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { RefusalAlert, wordsOf } from '../ui/refusal-alert.tsx';
import { play } from '../ui/sounds.ts';
import { useBusy } from '../ui/use-busy.ts';
import classes from './close-dialog.module.css';
import { weightText } from './figures.ts';
import { SignaturePad } from './signature-pad.tsx';

const named = 6;

/** Giving the bags away: what has to come out, what stays behind, who takes them. */
export function CloseDialog(props: {
  readonly handover: HandoverDetail;
  readonly onTakeOut: (waybill: string) => void;
  readonly onClose: () => void;
}) {
  const { handover, onTakeOut, onClose } = props;
  const { handoverId, carrier, parcels, bags, weightGrams, missing, held, takeOut } = handover;
  const { t } = useTranslation('handover');
  const { t: shell } = useTranslation('shell');
  const [driver, setDriver] = useState('');
  const [signature, setSignature] = useState<string | null>(null);
  const [acceptMissing, setAccept] = useState(false);
  const { isBusy, run } = useBusy();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const filledBags = bags.filter(({ waybills }) => waybills.length > 0).length;
  const isReady =
    driver.trim() !== '' && takeOut.length === 0 && (missing.length === 0 || acceptMissing);
  const close = async (): Promise<void> => {
    const closed = await bridge.call('handover.close', {
      handoverId,
      driver,
      acceptMissing,
      signature,
    });
    play(closed.ok ? 'done' : 'wrong');
    if (closed.ok) onClose();
    else setRefusal(closed.refusal);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('closeTitle', { carrier })}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void run(close);
        }}
      >
        <Stack gap="md" className={classes['fields'] ?? ''}>
          <p className={classes['summary']}>
            {t('closeSummary', { parcels, bags: filledBags, weight: weightText(weightGrams) })}
          </p>
          {takeOut.length > 0 && (
            <Alert
              color="stop"
              icon={<IconHandStop aria-hidden />}
              title={t('closeTakeOut', { count: takeOut.length })}
            >
              <ul className={classes['out']}>
                {takeOut.map((parcel) => (
                  <li key={parcel.shipmentId}>
                    <span>
                      <strong className="number">{parcel.bagId}</strong> {wordsOf(parcel.refusal)}
                    </span>
                    <Button
                      color="stop"
                      variant="light"
                      size="sm"
                      aria-label={`${t('takeOut')} ${parcel.waybill}`}
                      onClick={() => onTakeOut(parcel.waybill)}
                    >
                      {t('takeOut')}
                    </Button>
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          {missing.length > 0 && (
            <Alert color="wait" icon={<IconAlertTriangle aria-hidden />} title={t('missing')}>
              <p className={classes['missing']}>
                {missing.slice(0, named).map(groupWaybill).join(', ')}
                {missing.length > named &&
                  ` ${t('missingMore', { count: missing.length - named })}`}
              </p>
              <Checkbox
                size="md"
                label={t('acceptMissing', { count: missing.length })}
                checked={acceptMissing}
                onChange={(event) => setAccept(event.currentTarget.checked)}
              />
            </Alert>
          )}
          {held.length > 0 && (
            <Alert color="gray" icon={<IconHandStop aria-hidden />} title={t('heldStays')}>
              <p className={classes['missing']}>
                {held.slice(0, named).map(groupWaybill).join(', ')}
                {held.length > named && ` ${t('missingMore', { count: held.length - named })}`}
              </p>
            </Alert>
          )}
          <TextInput
            data-autofocus
            required
            label={t('driverName')}
            description={t('driverHint')}
            maxLength={200}
            value={driver}
            onChange={(event) => setDriver(event.currentTarget.value)}
          />
          <SignaturePad onChange={setSignature} />
          <RefusalAlert refusal={refusal} />
          <Group justify="space-between">
            <span className="quiet">{t('cannotUndo')}</span>
            <Group gap="sm">
              <Button variant="default" onClick={onClose}>
                {shell('cancel')}
              </Button>
              <Button
                type="submit"
                loading={isBusy}
                disabled={!isReady}
                leftSection={<IconTruckDelivery size={20} aria-hidden />}
              >
                {t('confirmClose')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
