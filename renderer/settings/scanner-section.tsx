import { useTranslation } from 'react-i18next';
import { ScannerDoctor } from '../scanner/scanner-doctor.tsx';
import { Panel } from './panel.tsx';

/** What is wrong with a scanner, found in two scans. */
export function ScannerSection() {
  const { t } = useTranslation('settings');
  return (
    <Panel title={t('scanner')} text={t('scannerText')}>
      <ScannerDoctor />
    </Panel>
  );
}
