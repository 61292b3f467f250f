import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Bundles `child.ts`, since node itself cannot run TypeScript. Returns the path of the script. */
export async function bundleChild(name: string): Promise<string> {
  const outDir = join(root, 'node_modules', '.cache', 'packbench-test', name);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('child.ts', import.meta.url)),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  return join(outDir, 'child.mjs');
}

export type Child = ChildProcessByStdio<Writable, Readable, null>;

export const startChild = (script: string, ...words: readonly string[]): Child =>
  spawn(process.execPath, [script, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });

/** The whole lines that a child prints, as they come. */
export async function* linesOf(child: Child): AsyncGenerator<string, void> {
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    const lines = (text + String(chunk)).split('\n');
    text = lines.pop() ?? '';
    yield* lines;
  }
}

export const ended = (child: Child): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
