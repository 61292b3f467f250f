import i18next from 'i18next';
import type { ImportKind } from '../../domain/imports/kinds.ts';
import { bridge } from '../bridge.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';
import { useImport } from './import-store.ts';

/** Asks for a workbook and imports it; null takes whatever it is. */
export async function chooseImport(wanted: ImportKind | null): Promise<void> {
  const t = i18next.getFixedT(null, 'imports');
  const path = await bridge.call('dialogs.openFile', {
    title: wanted === null ? t('any') : t(`choose.${wanted}`),
    filters: [{ name: t('files'), extensions: ['xlsx', 'xls', 'csv'] }],
  });
  if (!path.ok) notifyRefused(path.refusal);
  else if (path.value !== null) await useImport.getState().start(path.value, wanted);
}
