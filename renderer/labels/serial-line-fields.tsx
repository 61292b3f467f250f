import { Select, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { serialBauds, serialFlows, serialParities } from '../../domain/printing/serial.ts';
import type { SerialSettings } from '../../domain/printing/serial.ts';

/** How bytes travel to a printer at a serial port: what its self-test label says. */
export function SerialLineFields(props: {
  readonly settings: SerialSettings;
  readonly onChange: (settings: SerialSettings) => void;
}) {
  const { t } = useTranslation('printers');
  const { settings, onChange } = props;
  const field = <Name extends keyof SerialSettings>(
    name: Name,
    values: readonly SerialSettings[Name][],
    nameOf: (value: SerialSettings[Name]) => string = String,
  ) => (
    <Select
      label={t(`line.${name}`)}
      allowDeselect={false}
      value={String(settings[name])}
      data={values.map((value) => ({ value: String(value), label: nameOf(value) }))}
      onChange={(text) => {
        const value = values.find((one) => String(one) === text);
        if (value !== undefined) onChange({ ...settings, [name]: value });
      }}
    />
  );
  return (
    <SimpleGrid cols={3} role="group" aria-label={t('serialLine')}>
      {field('baud', serialBauds)}
      {field('bits', [8, 7])}
      {field('parity', serialParities, (value) => t(`parities.${value}`))}
      {field('stop', [1, 2])}
      {field('flow', serialFlows, (value) => t(`flows.${value}`))}
    </SimpleGrid>
  );
}
