import { Slider, UnstyledButton } from '@mantine/core';
import {
  IconLayoutSidebarLeftExpand,
  IconScan,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { useNavigation } from '../shell/navigation.ts';
import { useQuery } from '../ui/use-query.ts';
import classes from './pack.module.css';
import { play } from '../ui/sounds.ts';

/** What was done today, and the way out. */
export function PackHead() {
  const { t } = useTranslation('pack');
  const { go } = useNavigation();
  const { value: day } = useQuery('packing.today', {});
  return (
    <header className={classes['head']}>
      <h1>
        <IconScan size={26} aria-hidden /> {t('title')}
      </h1>
      <dl className={classes['day']} aria-label={t('today')}>
        <Figure name={t('packed')} value={day?.packed ?? 0} />
        <Figure name={t('perHour')} value={day?.perHour ?? t('noPace')} />
        <Figure name={t('errors')} value={day?.errors ?? 0} />
      </dl>
      <Volume />
      <UnstyledButton className={classes['leave']} onClick={() => go('orders')}>
        <IconLayoutSidebarLeftExpand size={20} aria-hidden /> {t('leave')} <kbd>Alt+1</kbd>
      </UnstyledButton>
    </header>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: number | string }) {
  return (
    <div>
      <dd className="number">{value}</dd>
      <dt>{name}</dt>
    </div>
  );
}

/** Lets a new loudness be heard and keeps it. */
async function saveVolume(soundVolume: number): Promise<void> {
  play('ok', soundVolume);
  await bridge.call('settings.set', { settings: { soundVolume } });
}

function Volume() {
  const { t } = useTranslation('pack');
  const { value: settings } = useQuery('settings.get', {});
  /** Where the slider is being moved to; null before it was touched. */
  const [moved, setMoved] = useState<number | null>(null);
  const volume = moved ?? settings?.soundVolume ?? 70;
  const Icon = volume === 0 ? IconVolumeOff : IconVolume;
  return (
    <div className={classes['volume']}>
      <Icon size={20} aria-hidden />
      <Slider
        w={110}
        size="lg"
        min={0}
        max={100}
        step={10}
        color="act"
        value={volume}
        onChange={setMoved}
        onChangeEnd={(value) => void saveVolume(value)}
        thumbLabel={t('volume')}
        label={(value) => (value === 0 ? t('volumeOff') : `${value} %`)}
      />
    </div>
  );
}
