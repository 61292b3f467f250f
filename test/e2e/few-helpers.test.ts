import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import electronPath from 'electron';
import { describe, expect, test } from 'vitest';
import { fewHelpersInPages } from '../../main/few-helpers.ts';

const run = promisify(execFile);

/** What Electron says when it runs a script as Node.js does, started with these flags. */
const started = (flags: readonly string[]) =>
  run(
    // Outside Electron the package is the path of its executable.
    electronPath as unknown as string,
    [...flags, '-e', 'console.log(process.versions.v8.length > 0)'],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );

describe('the flags that keep helpers few', () => {
  test('are known to the V8 of this Electron', async () => {
    const flags = fewHelpersInPages.split(' ');
    expect(flags.length).toBeGreaterThan(1);
    expect(await started(flags)).toEqual({ stdout: 'true\n', stderr: '' });
  });

  test('would be refused if they were not', async () => {
    await expect(started(['--no-such-flag-of-v8'])).rejects.toThrow('bad option');
  });
});
