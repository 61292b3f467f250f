import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { ok, refuse } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';

/** What the system calls it when the user closes the print dialog. */
const changedMind = /cancel/i;

/**
 * Prints a page that we made with the dialog of the system. It is shown to nobody, runs no script and reaches nothing;
 * its file is gone afterwards. Refusal: `print-page-failed`.
 */
export async function printPage(html: string): Promise<Result<{ readonly printed: boolean }>> {
  const directory = await mkdtemp(join(tmpdir(), 'packbench-print-'));
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      partition: 'print',
    },
  });
  try {
    const file = join(directory, 'page.html');
    await writeFile(file, html);
    await window.loadFile(file);
    const failure = await new Promise<string>((resolve) => {
      window.webContents.print({ silent: false, printBackground: true }, (isDone, reason) =>
        resolve(isDone ? '' : reason || '?'),
      );
    });
    if (failure === '') return ok({ printed: true });
    return changedMind.test(failure)
      ? ok({ printed: false })
      : refuse('print-page-failed', { reason: failure });
  } finally {
    window.destroy();
    await rm(directory, { recursive: true, force: true });
  }
}
