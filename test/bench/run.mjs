// Runs the bench, whose files are TypeScript, through the tool that builds the window.
import { join } from 'node:path';
import { runnerImport } from 'vite';

const { module } = await runnerImport(join(import.meta.dirname, 'bench.ts'), {
  configFile: false,
  logLevel: 'error',
});
process.exitCode = await module.bench();
process.exit();
