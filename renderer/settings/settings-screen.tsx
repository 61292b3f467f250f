import { Button, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconBuildingStore,
  IconCoins,
  IconDatabase,
  IconDeviceDesktop,
  IconHistory,
  IconInfoCircle,
  IconLanguage,
  IconMessage,
  IconPackages,
  IconPencil,
  IconRulerMeasure,
  IconScan,
  IconTag,
  IconUsers,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTemplates } from '../../domain/notices/message-templates.ts';
import type { SettingsChange } from '../../domain/settings/settings.ts';
import { CatalogueSection } from '../catalogue/catalogue-section.tsx';
import { LabelTemplatesSection } from '../label-templates/label-templates-section.tsx';
import { useNavigation } from '../shell/navigation.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { useBusy } from '../ui/use-busy.ts';
import { AboutSection } from './about-section.tsx';
import { DataSection } from './data-section.tsx';
import { useDraft, withDraft } from './draft-store.ts';
import type { SectionProps } from './draft-store.ts';
import { HistorySection } from './history-section.tsx';
import { LabelsSection } from './labels-section.tsx';
import { LookSection } from './look-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { areRates, RatesSection } from './rates-section.tsx';
import { ScannerSection } from './scanner-section.tsx';
import { SenderSection } from './sender-section.tsx';
import classes from './settings.module.css';
import { isStationCode, StationSection } from './station-section.tsx';
import { TemplatesSection } from './templates-section.tsx';

type Section = {
  readonly icon: ComponentType<{ size?: number }>;
  readonly view: ComponentType<SectionProps>;
  /** The settings that it edits: a mark shows where something is not saved yet. */
  readonly fields: readonly (keyof SettingsChange)[];
};

const sections = {
  station: {
    icon: IconDeviceDesktop,
    view: StationSection,
    fields: ['station', 'startScreen', 'utcOffsetMinutes'],
  },
  people: { icon: IconUsers, view: PeopleSection, fields: ['autoLockMinutes'] },
  sender: { icon: IconBuildingStore, view: SenderSection, fields: ['sender'] },
  catalogue: { icon: IconPackages, view: CatalogueSection, fields: [] },
  templates: { icon: IconMessage, view: TemplatesSection, fields: ['messageTemplates'] },
  labels: {
    icon: IconRulerMeasure,
    view: LabelsSection,
    fields: ['weightTolerance', 'billTolerance'],
  },
  rates: { icon: IconCoins, view: RatesSection, fields: ['currencyRates'] },
  labelTemplates: { icon: IconTag, view: LabelTemplatesSection, fields: [] },
  scanner: { icon: IconScan, view: ScannerSection, fields: [] },
  look: { icon: IconLanguage, view: LookSection, fields: [] },
  data: { icon: IconDatabase, view: DataSection, fields: [] },
  history: { icon: IconHistory, view: HistorySection, fields: [] },
  about: { icon: IconInfoCircle, view: AboutSection, fields: [] },
} as const satisfies Record<string, Section>;

type SectionName = keyof typeof sections;

const names = Object.keys(sections) as SectionName[];

/** Everything that is set up once, in sections; what was typed is kept until it is saved or taken back. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const { selection } = useNavigation();
  const { saved, draft, load, change, discard, save } = useDraft();
  const { isBusy, run } = useBusy();
  const [name, setName] = useState(() => names.find((one) => one === selection[0]) ?? 'station');
  useEffect(() => {
    void load();
  }, [load]);
  const changed = Object.keys(draft);
  const isSound =
    isStationCode(draft.station ?? 'A') &&
    parseTemplates(draft.messageTemplates ?? []).ok &&
    areRates(draft.currencyRates ?? []);
  const write = async (): Promise<void> => {
    if (changed.length === 0 || !isSound) return;
    const refusal = await save();
    if (refusal === null) notifyDone(t('saved'));
    else notifyRefused(refusal);
  };
  useHotkeys([['mod+S', () => void run(write)]], []);
  const { view: View } = sections[name];
  return (
    <ScreenFrame
      title={t('title')}
      action={
        changed.length > 0 && (
          <>
            <Button variant="default" onClick={discard}>
              {t('discard')}
            </Button>
            <Button loading={isBusy} disabled={!isSound} onClick={() => void run(write)}>
              {t('save')}
            </Button>
          </>
        )
      }
    >
      <div className={classes['split']}>
        <nav className={classes['sections']} aria-label={t('sections')}>
          {names.map((one) => {
            const { icon: Icon, fields } = sections[one];
            return (
              <UnstyledButton
                key={one}
                className={classes['section']}
                aria-current={one === name ? 'true' : undefined}
                onClick={() => setName(one)}
              >
                <Icon size={20} aria-hidden />
                <span>{t(`section-${one}`)}</span>
                {fields.some((field) => changed.includes(field)) && (
                  <span className={classes['dot']}>
                    <IconPencil size={16} aria-hidden />
                    <span className={classes['hidden']}>{t('unsaved')}</span>
                  </span>
                )}
              </UnstyledButton>
            );
          })}
        </nav>
        <div
          className={classes['content']}
          role="region"
          aria-label={t(`section-${name}`)}
          tabIndex={0}
        >
          <div className={classes['column']}>
            {saved !== null && <View key={name} value={withDraft(saved, draft)} change={change} />}
          </div>
        </div>
      </div>
    </ScreenFrame>
  );
}
