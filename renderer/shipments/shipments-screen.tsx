import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** Placeholder of the screen until its content stands. */
export function ShipmentsScreen() {
  const { t } = useTranslation('shipments');
  return <ScreenFrame title={t('title')}>{null}</ScreenFrame>;
}
