import { openApp } from '../../../main/open-app.ts';
import type { App } from '../../../main/open-app.ts';

/** Nothing here draws, reads a sheet or compacts. */
export const noPaths = {
  excelWorker: '',
  renderWorker: '',
  compactWorker: '',
  verifyWorker: '',
  fonts: '',
  samples: '',
};

/** Nobody cancels and nobody watches. */
export const context = {
  person: '',
  signal: new AbortController().signal,
  progress: () => undefined,
};

/** The handlers of a data folder, without any worker. */
export async function openBareApp(directory: string): Promise<App> {
  const opened = await openApp({
    directory,
    paths: noPaths,
    program: 'test',
    version: '0',
    report: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.value;
}
