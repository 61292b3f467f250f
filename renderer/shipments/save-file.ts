import type { WindowRequest } from '../../preload/window-contract.ts';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';

/** Asks where to write a workbook; null when the user changed their mind. */
export async function askWorkbook(
  title: string,
  fileName: string,
  filter: string,
): Promise<string | null> {
  const chosen = await bridge.call('dialogs.saveFile', {
    title,
    fileName,
    filters: [{ name: filter, extensions: ['xlsx'] }],
  });
  if (chosen.ok) return chosen.value;
  notifyRefused(chosen.refusal);
  return null;
}

/** Writes an empty workbook of a kind that can be imported, and shows where it is. */
export async function saveTemplate(
  kind: WindowRequest<'templates.write'>['kind'],
  title: string,
  filter: string,
): Promise<void> {
  const path = await askWorkbook(title, `${kind}.xlsx`, filter);
  if (path === null) return;
  const written = await bridge.call('templates.write', { kind, path });
  if (!written.ok) return notifyRefused(written.refusal);
  notifyDone(written.value.file);
  await bridge.call('dialogs.reveal', { path: written.value.file });
}
