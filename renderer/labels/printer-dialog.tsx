import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultPrinterSettings } from '../../domain/printing/printer-settings.ts';
import {
  formatPrinterAddress,
  parsePrinterAddress,
  printerLanguages,
} from '../../domain/printing/printer.ts';
import type { Printer } from '../../domain/printing/printer.ts';
import type { Refusal } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { RefusalAlert, notifyDone, wordsOf } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { PrinterSettingsFields } from './printer-settings-fields.tsx';

type Form = Omit<Printer, 'address' | 'scalePercent' | 'reports'> & { readonly address: string };

const blank: Form = {
  ...defaultPrinterSettings,
  name: '',
  address: 'tcp://',
  language: 'tspl',
};

/** Sets up a printer, or changes one. */
export function PrinterDialog(props: {
  readonly printer: Printer | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const { t } = useTranslation('labels');
  const { printer } = props;
  const [form, setForm] = useState<Form>(() => {
    if (printer === null) return blank;
    const { scalePercent: _, reports: __, ...rest } = printer;
    return { ...rest, address: formatPrinterAddress(printer.address) };
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { value: known } = useQuery('printers.queues', {});
  const set = (change: Partial<Form>): void => setForm((before) => ({ ...before, ...change }));
  const parsed = parsePrinterAddress(form.address);
  const isTyped = form.address.trim() !== '' && form.address !== blank.address;
  const save = async (): Promise<void> => {
    const { name, ...rest } = form;
    const saved =
      printer === null
        ? await bridge.call('printers.add', { name, ...rest })
        : await bridge.call('printers.edit', { name: printer.name, newName: name, ...rest });
    if (!saved.ok) return setRefusal(saved.refusal);
    props.onClose();
    props.onSaved();
    notifyDone(t('savedPrinter', { name }));
  };
  const queues = known?.queues ?? [];
  const queueName = parsed.ok && parsed.value.kind === 'queue' ? parsed.value.name : null;
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="lg"
      title={printer === null ? t('addPrinter') : t('editPrinter', { name: printer.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            required
            label={t('name')}
            description={t('nameHint')}
            value={form.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            required
            label={t('address')}
            description={t('addressHint')}
            error={isTyped && !parsed.ok ? wordsOf(parsed.refusal) : null}
            value={form.address}
            onChange={(event) => set({ address: event.currentTarget.value })}
          />
          {queues.length > 0 ? (
            <Select
              label={t('queues')}
              data={queues.map(({ name }) => name)}
              value={queueName}
              error={
                queues.some(({ name, retries }) => name === queueName && retries === true)
                  ? t('queueRetries', { name: queueName })
                  : null
              }
              onChange={(name) => name !== null && set({ address: `queue:${name}` })}
            />
          ) : (
            <Text size="sm" className="quiet">
              {t('queuesNone')}
            </Text>
          )}
          <Select
            label={t('language')}
            description={t('languageHint')}
            allowDeselect={false}
            value={form.language}
            onChange={(language) =>
              set({ language: printerLanguages.find((one) => one === language) ?? form.language })
            }
            data={printerLanguages.map((value) => ({ value, label: t(`languages.${value}`) }))}
          />
          <PrinterSettingsFields settings={form} onChange={set} />
          <RefusalAlert refusal={refusal} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={form.name.trim() === '' || !parsed.ok}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
