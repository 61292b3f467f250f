import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { useOrderImport } from './import-store.ts';
import { useWindowDrop } from './use-window-drop.ts';

/** The two ways in for an order workbook: the dialog of the system, and a file dropped anywhere on the window. */
export function useImportFile(): {
  readonly choose: () => Promise<void>;
  /** Files are held over the window. */
  readonly isOver: boolean;
} {
  const { t } = useTranslation('orders');
  const { step, start, dismiss } = useOrderImport();
  const isOver = useWindowDrop((files) => {
    const [file] = files;
    if (file === undefined) return;
    const path = bridge.pathOfFile(file);
    if (files.length > 1 || path === '') {
      const message = t(files.length > 1 ? 'import.one' : 'import.noPath');
      notifications.show({ color: 'stop', message, autoClose: false });
    } else void start(path);
  });
  useEffect(() => {
    if (step.kind !== 'done') return;
    const { fileName: file, report } = step;
    if (report.rejected.length > 0 || report.warnings.length > 0) return;
    // Nothing to look at: a word is enough.
    notifyDone(
      report.accepted === 0
        ? t('import.nothingNew', { file, count: report.unchanged })
        : t('import.taken', { file, count: report.accepted }),
    );
    dismiss();
  }, [step, dismiss, t]);
  const choose = async (): Promise<void> => {
    const path = await bridge.call('dialogs.openFile', {
      title: t('import.choose'),
      filters: [{ name: t('import.files'), extensions: ['xls', 'xlsx', 'csv'] }],
    });
    if (!path.ok) notifyRefused(path.refusal);
    else if (path.value !== null) await start(path.value);
  };
  return { choose, isOver };
}
