import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Printer } from '../../domain/printing/printer.ts';
import { isScaleOff, rulerStretchMm, scaleFromRuler } from '../../domain/printing/scale.ts';
import type { Refusal } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { RefusalAlert, notifyDone } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';
import classes from './labels.module.css';
import { isTestScan, readMillimetres } from './scan-back.ts';

/** What comes back from a test label: that its code scans, and how long its ruler really is. */
export function ScanBackDialog(props: {
  readonly printer: Printer;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const { t } = useTranslation('printers');
  const { name } = props.printer;
  const [scan, setScan] = useState('');
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { isBusy, run } = useBusy();
  const measuredMm = readMillimetres(typed);
  const scale = measuredMm === null ? null : scaleFromRuler(rulerStretchMm, measuredMm);
  const save = async (): Promise<void> => {
    if (measuredMm === null) return;
    const saved = await bridge.call('printers.calibrate', { name, measuredMm });
    if (!saved.ok) return setRefusal(saved.refusal);
    props.onClose();
    props.onSaved();
    notifyDone(t('measureDone', { name, percent: saved.value.scalePercent }));
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('measureTitle', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <Stack>
          <Text>{t('measureText')}</Text>
          <TextInput
            data-autofocus
            label={t('measureScan')}
            value={scan}
            error={scan !== '' && !isTestScan(scan) ? t('measureScanBad') : null}
            onChange={(event) => setScan(event.currentTarget.value)}
          />
          {isTestScan(scan) && (
            <span className={classes['batchWord']} data-tone="go" role="status">
              <IconCircleCheck size={20} aria-hidden /> {t('measureScanGood')}
            </span>
          )}
          <TextInput
            label={t('measured')}
            inputMode="decimal"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {scale?.ok === true && (
            <span
              className={classes['batchWord']}
              data-tone={isScaleOff(scale.value) ? 'wait' : 'go'}
              role="status"
            >
              {isScaleOff(scale.value) ? (
                <IconAlertTriangle size={20} aria-hidden />
              ) : (
                <IconCircleCheck size={20} aria-hidden />
              )}
              {t(isScaleOff(scale.value) ? 'scaleOff' : 'scale', { percent: scale.value })}
            </span>
          )}
          <RefusalAlert refusal={refusal ?? (scale?.ok === false ? scale.refusal : null)} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={scale?.ok !== true}>
              {t('measureGo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
