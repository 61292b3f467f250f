import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** Placeholder of the screen until its content stands. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  return <ScreenFrame title={t('title')}>{null}</ScreenFrame>;
}
