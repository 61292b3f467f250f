import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQueues, systemQueues } from '../../../main/printing/system-queues.ts';

describe('the print queues of this computer', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packbench-queues-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A program that answers as CUPS's lpstat does. */
  const lpstat = async (name: string, script: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    return file;
  };

  it.skipIf(process.platform === 'win32')('are those that the spooler names', async () => {
    const command = await lpstat(
      'two',
      'case "$1" in -e) printf "Office\\nLabel_4x6\\n";; -d) echo "system default destination: Label_4x6";; esac',
    );
    expect(await systemQueues(command)).toEqual({
      available: true,
      queues: [
        { name: 'Label_4x6', isDefault: true },
        { name: 'Office', isDefault: false },
      ],
    });
  });

  it.skipIf(process.platform === 'win32')('are none where the spooler has none', async () => {
    const command = await lpstat('empty', 'echo "lpstat: No destinations added." >&2; exit 1');
    expect(await systemQueues(command)).toEqual({ available: true, queues: [] });
  });

  it('are unknown without a spooler, and on Windows', async () => {
    const unknown = { available: false, queues: [] };
    expect(await systemQueues(join(folder, 'not-there'))).toEqual(unknown);
    expect(await systemQueues('lpstat', 'win32')).toEqual(unknown);
  });

  it('are read without what cannot be a name', () => {
    expect(readQueues('A\n\nno such thing\nA\nB#\n', 'no system default destination')).toEqual([
      { name: 'A', isDefault: false },
    ]);
  });
});
