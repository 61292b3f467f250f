import i18next from 'i18next';
import type { ImportKind } from '../../domain/imports/kinds.ts';
import type { ImportReport } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';

/** Asks where to, and writes the rows of a file that were not taken into a workbook, ready to be mended. */
export async function saveRejected(
  path: string,
  kind: ImportKind,
  { rejected, warnings }: ImportReport,
): Promise<void> {
  const t = i18next.getFixedT(null, 'imports');
  const fileName = path.split(/[\\/]/).at(-1) ?? path;
  const to = await bridge.call('dialogs.saveFile', {
    title: t('exportTitle'),
    fileName: `${fileName.replace(/\.[^.]*$/, '')}-rejected.xlsx`,
    filters: [{ name: 'Excel', extensions: ['xlsx'] }],
  });
  if (!to.ok) return notifyRefused(to.refusal);
  if (to.value === null) return;
  const written = await bridge.call('imports.exportRejected', {
    path,
    kind,
    to: to.value,
    rejected: [...rejected],
    warnings: [...warnings],
    language: currentLanguage(),
  });
  if (!written.ok) return notifyRefused(written.refusal);
  notifyDone(t('exported', { count: written.value.rows, file: written.value.file }));
  await bridge.call('dialogs.reveal', { path: written.value.file });
}
