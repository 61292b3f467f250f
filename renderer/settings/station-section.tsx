import { NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { startScreens } from '../../domain/settings/settings.ts';
import type { SectionProps } from './draft-store.ts';
import { Panel } from './panel.tsx';

/** The code of a station: part of every number that it gives. */
export const isStationCode = (code: string): boolean => /^[A-Z0-9]{1,4}$/.test(code);

/** What this computer is called and what it opens with. */
export function StationSection({ value, change }: SectionProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Panel title={t('stationCode')} text={t('stationCodeText')}>
        <TextInput
          label={t('code')}
          w={200}
          maxLength={4}
          value={value.station}
          error={isStationCode(value.station) ? undefined : t('codeWrong')}
          onChange={(event) => change({ station: event.currentTarget.value.toUpperCase() })}
        />
      </Panel>
      <Panel title={t('start')} text={t('startText')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('startScreen')}
            allowDeselect={false}
            data={startScreens.map((screen) => ({
              value: screen,
              label: i18next.t(`${screen}:title`),
            }))}
            value={value.startScreen}
            onChange={(screen) =>
              change({ startScreen: startScreens.find((one) => one === screen) ?? 'orders' })
            }
          />
          <NumberInput
            label={t('utcOffset')}
            description={t('utcOffsetText')}
            inputWrapperOrder={['label', 'input', 'description']}
            min={-12}
            max={14}
            step={0.5}
            value={value.utcOffsetMinutes / 60}
            onChange={(hours) =>
              typeof hours === 'number' && change({ utcOffsetMinutes: Math.round(hours * 60) })
            }
          />
        </SimpleGrid>
      </Panel>
    </>
  );
}
