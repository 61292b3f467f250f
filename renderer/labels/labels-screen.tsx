import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** Placeholder of the screen until its content stands. */
export function LabelsScreen() {
  const { t } = useTranslation('labels');
  return <ScreenFrame title={t('title')}>{null}</ScreenFrame>;
}
