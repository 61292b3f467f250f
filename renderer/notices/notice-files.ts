import i18next from 'i18next';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';

const words = () => i18next.getFixedT(null, 'notices');

/** Asks for a file to write to; null when the user changed their mind. */
async function askForFile(title: string, fileName: string): Promise<string | null> {
  const chosen = await bridge.call('dialogs.saveFile', {
    title,
    fileName: `${fileName}.xlsx`,
    filters: [{ name: words()('workbookKind'), extensions: ['xlsx'] }],
  });
  if (chosen.ok) return chosen.value;
  notifyRefused(chosen.refusal);
  return null;
}

/** Writes the batch workbook for the platform: of these notices, or of all that wait to be sent. */
export async function exportNotices(noticeIds: readonly string[]): Promise<void> {
  const t = words();
  const path = await askForFile(t('exportTitle'), t('exportName'));
  if (path === null) return;
  const written = await bridge.call('notices.export', { path, noticeIds: [...noticeIds] });
  if (written.ok) notifyDone(t('saved', { count: written.value.rows, file: written.value.file }));
  else notifyRefused(written.refusal);
}

/** Writes the empty workbook that notices can be filled in. */
export async function writeTemplate(): Promise<void> {
  const t = words();
  const path = await askForFile(t('exportTitle'), t('templateName'));
  if (path === null) return;
  const written = await bridge.call('templates.write', { kind: 'notices', path });
  if (written.ok) notifyDone(t('savedTemplate', { file: written.value.file }));
  else notifyRefused(written.refusal);
}
