import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
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

/** For every test of a file an application on a folder of its own, as it is at the moment. */
export function freshBareApp(): { app: App; readonly directory: string } {
  const fresh = { app: null as unknown as App, directory: '' };
  beforeEach(async () => {
    fresh.directory = join(await mkdtemp(join(tmpdir(), 'packbench-handlers-')), 'data');
    fresh.app = await openBareApp(fresh.directory);
  });
  afterEach(async () => {
    await fresh.app.close();
    await rm(join(fresh.directory, '..'), { recursive: true, force: true });
  });
  return fresh;
}
