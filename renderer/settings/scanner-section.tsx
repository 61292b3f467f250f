import { Button, Group } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { ScannerDoctor } from '../scanner/scanner-doctor.tsx';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { Panel } from './panel.tsx';

async function printCodes(): Promise<void> {
  const printed = await bridge.call('papers.printCommands', { language: currentLanguage() });
  if (!printed.ok) notifyRefused(printed.refusal);
}

/** What is wrong with a scanner, found in two scans; and the codes that it can scan instead of keys. */
export function ScannerSection() {
  const { t } = useTranslation('settings');
  const save = async (): Promise<void> => {
    const path = await bridge.call('dialogs.saveFile', {
      title: t('codesSave'),
      fileName: 'command-codes.pdf',
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    if (!path.ok) return notifyRefused(path.refusal);
    if (path.value === null) return;
    const language = currentLanguage();
    const written = await bridge.call('papers.writeCommands', { language, path: path.value });
    if (written.ok) notifyDone(t('codesSaved', { file: written.value.file }));
    else notifyRefused(written.refusal);
  };
  return (
    <>
      <Panel title={t('scanner')} text={t('scannerText')}>
        <ScannerDoctor />
      </Panel>
      <Panel title={t('codes')} text={t('codesText')}>
        <Group>
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => void printCodes()}
          >
            {t('codesPrint')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileTypePdf size={18} aria-hidden />}
            onClick={() => void save()}
          >
            {t('codesSave')}
          </Button>
        </Group>
      </Panel>
    </>
  );
}
