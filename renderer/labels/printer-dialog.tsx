import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultPrinterSettings } from '../../domain/printing/printer-settings.ts';
import {
  formatPrinterAddress,
  parsePrinterAddress,
  printerLanguages,
} from '../../domain/printing/printer.ts';
import type { Printer, PrinterLanguage } from '../../domain/printing/printer.ts';
import type { Refusal } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { RefusalAlert, notifyDone, wordsOf } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';
import { FoundPrinters } from './found-printers.tsx';
import { SerialLineFields } from './serial-line-fields.tsx';
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
  const { t } = useTranslation('printers');
  const { printer } = props;
  const [form, setForm] = useState<Form>(() => {
    if (printer === null) return blank;
    const { scalePercent: _, reports: __, ...rest } = printer;
    return { ...rest, address: formatPrinterAddress(printer.address) };
  });
  const [guess, setGuess] = useState<PrinterLanguage | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { isBusy, run } = useBusy();
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
          void run(save);
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
          <FoundPrinters
            address={form.address}
            onChoose={(place) => {
              setGuess(place.languageGuess);
              set({ address: place.address, language: place.languageGuess ?? form.language });
            }}
          />
          <TextInput
            required
            label={t('address')}
            description={t('addressHint')}
            error={isTyped && !parsed.ok ? wordsOf(parsed.refusal) : null}
            value={form.address}
            onChange={(event) => set({ address: event.currentTarget.value })}
          />
          {parsed.ok && parsed.value.kind === 'serial' && (
            <SerialLineFields
              settings={parsed.value.settings}
              onChange={(settings) => {
                if (parsed.value.kind !== 'serial') return;
                set({ address: formatPrinterAddress({ ...parsed.value, settings }) });
              }}
            />
          )}
          <Select
            label={t('language')}
            description={
              guess === form.language
                ? t('languageGuessed', { language: t(`languageNames.${guess}`) })
                : t('languageHint')
            }
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
            <Button type="submit" loading={isBusy} disabled={form.name.trim() === '' || !parsed.ok}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
