import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../i18n.ts';
import { chooseLanguage } from '../shell/language.ts';
import { Panel } from './panel.tsx';

/** Language and colours: shown at once, kept at once. */
export function LookSection() {
  const { t } = useTranslation('settings');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Panel title={t('language')} text={t('languageText')}>
        <SegmentedControl
          aria-label={t('language')}
          w={320}
          value={currentLanguage()}
          onChange={(language) => void chooseLanguage(language)}
          data={[
            { value: 'en', label: 'English' },
            { value: 'zh', label: '简体中文' },
          ]}
        />
      </Panel>
      <Panel title={t('theme')} text={t('themeText')}>
        <SegmentedControl
          aria-label={t('theme')}
          w={480}
          value={colorScheme}
          onChange={setColorScheme}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`theme-${value}`),
          }))}
        />
      </Panel>
    </>
  );
}
