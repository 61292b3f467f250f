import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { cliFile, temporaryFolder } from './packbench.ts';
import { startTape } from './print-tape.ts';
import { printerShape } from './shapes.ts';
import { station } from './station.ts';

/** A computer with a USB printer and a serial adapter, as files below a folder. */
const folder = await temporaryFolder();
const machine = join(folder.path, 'machine');
const shop = station(join(folder.path, 'data'));

const put = async (path: string, text = ''): Promise<void> => {
  await mkdir(dirname(join(machine, path)), { recursive: true });
  await writeFile(join(machine, path), text);
};

const discover = async (...words: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cliFile, 'printers', 'discover', '--data', shop.data, ...words],
    // Nothing listens there: this computer has no spooler.
    { env: { ...process.env, PACKBENCH_DEVICE_ROOT: machine, CUPS_SERVER: '127.0.0.1:9' } },
  );
  return stdout;
};

const foundShape = z.object({
  hasSpooler: z.boolean(),
  found: z.array(
    z.looseObject({
      kind: z.enum(['queue', 'usb', 'serial']),
      address: z.string(),
      name: z.string(),
      languageGuess: z.enum(['escpos', 'tspl', 'zpl', 'epl2', 'cpcl']).nullable(),
      usedBy: z.string().nullable(),
    }),
  ),
});

beforeAll(async () => {
  await put('dev/usb/lp0');
  await put('dev/ttyUSB0');
  await put('sys/devices/1-2/1-2:1.0/ieee1284_id', 'MFG:TSC;CMD:TSPL2;MDL:TTP-244;CLS:PRINTER;');
  await mkdir(join(machine, 'sys/class/usbmisc/lp0'), { recursive: true });
  await symlink('../../../devices/1-2/1-2:1.0', join(machine, 'sys/class/usbmisc/lp0/device'));
});
afterAll(() => folder.remove());

it.skipIf(process.platform !== 'linux')(
  'lists what this computer has, and each address can be added',
  async () => {
    const { found, hasSpooler } = foundShape.parse(JSON.parse(await discover('--json')));
    expect(hasSpooler).toBe(false);
    expect(found.map((one) => [one.kind, one.name, one.languageGuess, one.usedBy])).toEqual([
      ['usb', 'TSC TTP-244', 'tspl', null],
      ['serial', 'ttyUSB0', null, null],
    ]);
    for (const [index, { address, languageGuess }] of found.entries()) {
      const words = ['printers', 'add', `P${index}`, '--address', address];
      const language = ['--language', languageGuess ?? 'zpl'];
      // What is no device is no fault of adding: nothing is asked that could answer.
      const added = await shop.done(
        z.looseObject({ address: z.string(), reports: z.null() }),
        ...words,
        ...language,
      );
      expect(added.address).toBe(address);
    }
    const text = await discover();
    expect(text).toMatch(/^device:\S+lp0 +TSC TTP-244 +tspl\? +set up: P0$/m);
    expect(text).toMatch(/^serial:\S+ttyUSB0\?baud=115200 +ttyUSB0 +\? +set up: P1$/m);
  },
);

it('a printer that is added says what it answers, in the same command', async () => {
  const tape = await startTape({ language: 'zpl' });
  const words = ['printers', 'add', 'Bench', '--address', tape.address, '--language', 'zpl'];
  const answer = await shop.run(...words);
  expect(printerShape.parse(answer.json)).toMatchObject({
    reports: { condition: true, confirms: 'zpl-odometer' },
  });
  expect(answer.stderr).toMatch(/Bench tells its condition and confirms every label/);
  await tape.printer.close();
});

it('one that is switched off is added all the same, and the reason told', async () => {
  const words = ['printers', 'add', 'Off', '--address', 'tcp://127.0.0.1:9', '--language', 'zpl'];
  const answer = await shop.run(...words);
  expect(answer.status).toBe(0);
  expect(answer.json).toMatchObject({ name: 'Off', reports: null });
  expect(answer.stderr).toMatch(/127\.0\.0\.1:9/);
});
