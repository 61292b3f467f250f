import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import electronPath from 'electron';
import { build } from 'vite';
import { root } from '../../cli/packbench.ts';
import type { tasks } from './tasks.ts';

type TaskName = Extract<keyof typeof tasks, string>;

/** Runs a task of the bench in a process of its own. */
export type Run = <Name extends TaskName>(
  name: Name,
  options: Parameters<(typeof tasks)[Name]>[0],
  runtime?: 'node' | 'electron',
) => Promise<Awaited<ReturnType<(typeof tasks)[Name]>>>;

/** Where packages lie that only the bench needs. */
export const peersFolder = join(root, 'test', 'bench', 'peers');

/** Bundles the tasks like the program itself, so that a start reads one file. */
export async function buildTasks(): Promise<Run> {
  const outDir = join(root, 'node_modules', '.cache', 'packbench-bench');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: ['zod', 'immutable', 'lowdb'] },
    build: {
      ssr: join(root, 'test', 'bench', 'store', 'main.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        output: { entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  const script = join(outDir, 'main.mjs');
  return (name, options, runtime = 'node') =>
    new Promise((resolve, reject) => {
      // Outside Electron the package is the path of its executable, which then runs as Node.
      const program = runtime === 'node' ? process.execPath : (electronPath as unknown as string);
      const env = { ...process.env, ...(runtime === 'node' ? {} : { ELECTRON_RUN_AS_NODE: '1' }) };
      execFile(
        program,
        [script, name, JSON.stringify(options)],
        { env, encoding: 'utf8', maxBuffer: 1 << 26 },
        (error, stdout, stderr) => {
          if (error !== null) reject(new Error(`${name}: ${stderr}`, { cause: error }));
          else resolve(JSON.parse(stdout) as never);
        },
      );
    });
}

/** Installs what the bench measures beside, once. False where that does not work. */
export function installPeers(): boolean {
  if (existsSync(join(peersFolder, 'node_modules', 'better-sqlite3'))) return true;
  // Where no built one can be fetched it is compiled, with the headers that came with Node.
  const headers = dirname(dirname(process.execPath));
  const hasHeaders = existsSync(join(headers, 'include', 'node'));
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: peersFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...(hasHeaders ? { npm_config_nodedir: headers } : {}) },
    });
    return true;
  } catch {
    return false;
  }
}

/** Calls `work` with a copy of a folder, which is removed afterwards. */
export async function onCopy<Value>(
  folder: string,
  work: (copy: string) => Promise<Value>,
): Promise<Value> {
  const copy = await mkdtemp(join(tmpdir(), 'packbench-bench-'));
  try {
    await cp(folder, copy, { recursive: true });
    return await work(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
