import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import electronPath from 'electron';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outFolder, root } from '../cli/packbench.ts';
import { openProgram } from './electron-app.ts';

/** The program as an installer would lay it out, made with the Electron that runs here. */
const run = promisify(execFile);
const electronFolder = dirname(electronPath as unknown as string);
let folder: string;
let unpacked: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packbench-packaged-'));
  const version = readFileSync(join(electronFolder, 'version'), 'utf8').trim().replace(/^v/, '');
  await run(
    process.execPath,
    [
      join(root, 'node_modules', 'electron-builder', 'cli.js'),
      '--linux',
      'dir',
      `-c.electronDist=${electronFolder}`,
      `-c.electronVersion=${version}`,
      `-c.directories.output=${folder}`,
    ],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  );
  unpacked = join(folder, 'linux-unpacked');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

// The packed program holds the default build; a build kept elsewhere is not what would be packed.
const isPacked = process.platform === 'linux' && outFolder === join(root, 'out');

test.runIf(isPacked)('the installed command line works a whole day without Node', async () => {
  const out = join(folder, 'demo');
  const { stdout } = await run(join(unpacked, 'packbench-cli'), ['demo', '--out', out, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ orders: 76, shipments: 67 });
});

test.runIf(isPacked)('the installed window opens on the data of the command line', async () => {
  const { app, page } = await openProgram(
    join(unpacked, 'packbench'),
    [],
    join(folder, 'demo', 'data'),
  );
  try {
    await page.getByRole('grid').first().waitFor();
    expect(await app.evaluate(({ app: electron }) => electron.isPackaged)).toBe(true);
  } finally {
    await app.close();
  }
});
