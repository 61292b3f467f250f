#!/usr/bin/env node
import { join } from 'node:path';
import { standBack } from './background-thread.ts';

// A command leaves the processor to the window beside it, from its own first line on.
standBack();
const { runProgram } = await import('./cli/program.ts');
const { exitStatus } = await import('./cli/exit-status.ts');
const { programVersion } = await import('./program-version.ts');

// This file lies in out/main once it is built, beside the workers.
const here = import.meta.dirname;
const root = join(here, '..', '..');
const version = programVersion(root);

const words = process.argv.slice(2);
const wantsJson = words.includes('--json');
const interrupt = new AbortController();
// The first Ctrl+C lets what runs end cleanly; a second one kills as usual.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupt.abort());
}

await runProgram(
  {
    paths: {
      excelWorker: join(here, 'excel-worker.js'),
      renderWorker: join(here, 'render-worker.js'),
      compactWorker: join(here, 'compact-worker.js'),
      verifyWorker: join(here, 'verify-worker.js'),
      fonts: join(root, 'assets', 'fonts'),
      samples: join(root, 'assets', 'samples'),
    },
    version,
    signal: interrupt.signal,
    get stdin() {
      return process.stdin;
    },
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    finish: ({ value, text, status }) => {
      process.exitCode = status;
      if (wantsJson) process.stdout.write(`${JSON.stringify(value)}\n`);
      else if (status === exitStatus.done || isReport(value))
        process.stdout.write(text && `${text}\n`);
      else process.stderr.write(text && `${text}\n`);
    },
  },
  words,
);

/** Partly refused commands still report what they did; only whole refusals are errors. */
function isReport(value: unknown): boolean {
  return !(typeof value === 'object' && value !== null && 'error' in value);
}
