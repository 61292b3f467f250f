import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
/** Where the build lies, see `electron.vite.config.ts`. */
export const outFolder = join(root, process.env['PACKBENCH_OUT'] ?? 'out');
export const cliFile = join(outFolder, 'main', 'cli.js');
export const sample = (name: string): string => join(root, 'assets', 'samples', name);

/** How a run of the command line ended. */
export type Run = {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The JSON value on standard output; undefined when there is none. */
  readonly json: unknown;
};

/** Runs the built command line as a process of its own. */
export function packbench(...words: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cliFile, ...words],
      { maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' },
      (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ status, stdout, stderr, json: parse(stdout) });
      },
    );
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A folder for one test file; whoever asks for it calls `remove`. */
export async function temporaryFolder(): Promise<{
  readonly path: string;
  readonly remove: () => Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), 'packbench-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
