import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds what the tests run, once, so that they never test yesterday's build. */
export function setup(): void {
  const root = join(import.meta.dirname, '..', '..');
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}
