import { Autocomplete, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintJob } from '../../domain/printing/job.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import type { Refusal } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { RefusalAlert, notifyDone } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';
import { useQuery } from '../ui/use-query.ts';

/** Asks why a label is printed once more, and prints it: the earlier one becomes worthless. */
export function ReprintDialog(props: {
  readonly job: PrintJob;
  readonly printers: readonly Printer[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('labels');
  const { job, printers } = props;
  const { shipmentId, waybill } = job;
  const isThere = printers.some(({ name }) => name === job.printer);
  const [printer, setPrinter] = useState(isThere ? job.printer : (printers[0]?.name ?? ''));
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { value: shipment } = useQuery('shipments.show', { shipmentId });
  const { isBusy, run } = useBusy();
  const copy = (shipment?.copies ?? job.copy) + 1;
  const go = async (): Promise<void> => {
    const printed = await bridge.call('labels.reprint', { shipmentId, reason, printer });
    if (!printed.ok) return setRefusal(printed.refusal);
    props.onClose();
    // What did not come out is told on the screen itself, as unknown or in the list.
    const state = printed.value.job?.state;
    if (state === 'handed-over' || state === 'acknowledged') {
      notifyDone(t('reprinted', { copy: printed.value.job?.copy ?? copy, waybill }));
    }
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('reprintTitle', { waybill })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(go);
        }}
      >
        <Stack>
          <Text>{t('reprintText')}</Text>
          <Autocomplete
            data-autofocus
            size="md"
            label={t('reason')}
            required
            openOnFocus={false}
            value={reason}
            onChange={setReason}
            data={[t('reasons.torn'), t('reasons.lost'), t('reasons.jam'), t('reasons.wrong')]}
          />
          <Select
            label={t('printer')}
            allowDeselect={false}
            value={printer}
            onChange={(name) => setPrinter(name ?? '')}
            data={printers.map(({ name }) => name)}
          />
          <RefusalAlert refusal={refusal} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              loading={isBusy}
              disabled={reason.trim() === '' || printer === ''}
              leftSection={<IconPrinter size={18} aria-hidden />}
            >
              {t('reprintGo', { copy })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
