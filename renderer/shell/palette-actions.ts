import i18next from 'i18next';
import { bridge } from '../bridge.ts';
import { stationDay } from '../ui/station-time.tsx';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';

const words = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  i18next.t(`shell:${key}`, values);

const dayStamp = (): string => stationDay(new Date());

/** Asks where to, and writes everything into one checked file. */
export async function backUp(): Promise<void> {
  const chosen = await bridge.call('dialogs.saveFile', {
    title: words('doBackup'),
    fileName: `packbench-${dayStamp()}.backup`,
    filters: [{ name: 'Packbench', extensions: ['backup'] }],
  });
  if (!chosen.ok || chosen.value === null) return;
  const written = await bridge.call('data.backup', { path: chosen.value });
  if (written.ok) notifyDone(words('backupDone', { file: written.value.file }));
  else notifyRefused(written.refusal);
}

/** Writes the workbook in which a batch of shipments is filled in. */
export async function exportBatch(): Promise<void> {
  const chosen = await bridge.call('dialogs.saveFile', {
    title: words('doBatch'),
    fileName: `batch-${dayStamp()}.xlsx`,
    filters: [{ name: words('workbooks'), extensions: ['xlsx'] }],
  });
  if (!chosen.ok || chosen.value === null) return;
  const written = await bridge.call('shipments.export', { path: chosen.value });
  if (written.ok)
    notifyDone(words('batchDone', { count: written.value.rows, file: written.value.file }));
  else notifyRefused(written.refusal);
}
