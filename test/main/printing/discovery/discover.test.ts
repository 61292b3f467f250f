import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePrinterAddress } from '../../../../domain/printing/printer.ts';
import type { PrinterAddress } from '../../../../domain/printing/printer.ts';
import { deviceRoots } from '../../../../main/printing/discovery/device-files.ts';
import { discoverPrinters } from '../../../../main/printing/discovery/discover.ts';
import { parseSerialCommKey } from '../../../../main/printing/discovery/serial-ports.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'devices-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const put = async (path: string, text = ''): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};
const link = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(join(root, from)), { recursive: true });
  await symlink(to, join(root, from));
};
const noQueues = async () => ({ available: false, queues: [] });
const discover = (
  platform: NodeJS.Platform,
  used: ReadonlyMap<string, PrinterAddress> = new Map(),
) => discoverPrinters(used, { platform, roots: deviceRoots(root), queues: noQueues });
const address = (text: string): PrinterAddress => {
  const parsed = parsePrinterAddress(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

/** A printer as the kernel shows it: a node, and a link from the class to its interface. */
async function plugInPrinter(): Promise<void> {
  const usb = 'sys/devices/pci0/usb1/1-2';
  await put('dev/usb/lp0');
  await put(`${usb}/1-2:1.0/ieee1284_id`, 'MFG:TSC;CMD:TSPL2;MDL:TTP-244 Pro;CLS:PRINTER;\n');
  await put(`${usb}/serial`, 'T1234\n');
  await link('sys/class/usbmisc/lp0/device', '../../../devices/pci0/usb1/1-2/1-2:1.0');
}

describe('on Linux', () => {
  it('a USB printer is found with what it told the system', async () => {
    await plugInPrinter();
    expect(await discover('linux')).toEqual({
      hasSpooler: false,
      found: [
        {
          kind: 'usb',
          address: `device:${root}/dev/usb/lp0`,
          name: 'TSC TTP-244 Pro',
          serialNumber: 'T1234',
          languageGuess: 'tspl',
          isForbidden: false,
          isDefault: false,
          retries: null,
          usedBy: null,
        },
      ],
    });
  });

  it('one that told nothing is found by its node, in the order of the numbers', async () => {
    for (const name of ['lp10', 'lp2', 'lp-not']) await put(`dev/usb/${name}`);
    const { found } = await discover('linux');
    expect(found.map(({ name, languageGuess }) => [name, languageGuess])).toEqual([
      ['lp2', null],
      ['lp10', null],
    ]);
  });

  it('a serial port is offered once, by the name that lasts', async () => {
    await put('dev/ttyUSB0');
    await put('dev/ttyUSB1');
    await put('dev/ttyS0');
    await link('dev/serial/by-id/usb-Zebra_ZQ620-if00', '../../ttyUSB1');
    const usb = 'sys/devices/usb2/2-1';
    await put(`${usb}/2-1:1.0/ttyUSB1/dev`);
    await put(`${usb}/manufacturer`, 'Zebra');
    await put(`${usb}/product`, 'Zebra ZQ620');
    await link('sys/class/tty/ttyUSB1/device', '../../../devices/usb2/2-1/2-1:1.0/ttyUSB1');
    const { found } = await discover('linux');
    expect(found.map((one) => [one.address, one.name, one.languageGuess])).toEqual([
      [`serial:${root}/dev/serial/by-id/usb-Zebra_ZQ620-if00?baud=115200`, 'Zebra ZQ620', 'zpl'],
      [`serial:${root}/dev/ttyUSB0?baud=115200`, 'ttyUSB0', null],
    ]);
    for (const one of found) expect(parsePrinterAddress(one.address).ok).toBe(true);
  });

  it('says what is set up there already, however its address was written', async () => {
    await plugInPrinter();
    await put('dev/ttyUSB0');
    await link('dev/serial/by-id/usb-scale', '../../ttyUSB0');
    await link('dev/labelprinter', 'usb/lp0');
    const { found } = await discover(
      'linux',
      new Map([
        ['Bench 1', address(`device:${root}/dev/labelprinter`)],
        ['scale', address(`serial:${root}/dev/ttyUSB0?baud=9600`)],
      ]),
    );
    expect(found.map(({ usedBy }) => usedBy)).toEqual(['Bench 1', 'scale']);
  });

  it.skipIf(process.getuid?.() === 0)('says what this user may not write to', async () => {
    await plugInPrinter();
    await chmod(join(root, 'dev/usb/lp0'), 0o444);
    expect((await discover('linux')).found[0]?.isForbidden).toBe(true);
  });
});

it('on macOS the calling side of a serial port is offered, and no port of the system itself', async () => {
  for (const name of ['cu.usbserial-110', 'tty.usbserial-110', 'cu.Bluetooth-Incoming-Port']) {
    await put(`dev/${name}`);
  }
  const { found } = await discover('darwin');
  expect(found.map((one) => one.address)).toEqual([
    `serial:${root}/dev/cu.usbserial-110?baud=115200`,
  ]);
});

it('reads the serial ports out of what reg.exe of Windows answers', () => {
  const answer = [
    '',
    String.raw`HKEY_LOCAL_MACHINE\HARDWARE\DEVICEMAP\SERIALCOMM`,
    String.raw`    \Device\VCP0    REG_SZ    COM12`,
    String.raw`    \Device\Serial0    REG_SZ    COM3`,
    '',
  ].join('\r\n');
  expect(parseSerialCommKey(answer).map((one) => [one.address, one.name])).toEqual([
    ['serial:COM3?baud=115200', 'COM3 (Serial0)'],
    ['serial:COM12?baud=115200', 'COM12 (VCP0)'],
  ]);
});

it('queues come with what is behind them, the guess from their name or their driver', async () => {
  const queue = { isDefault: false, retries: null } as const;
  const { found, hasSpooler } = await discoverPrinters(new Map([['Old', address('queue:Raw')]]), {
    roots: deviceRoots(root),
    queues: async () => ({
      available: true,
      queues: [
        { ...queue, name: 'ZDesigner GK420d', model: null, isDefault: true },
        { ...queue, name: 'Bench', model: 'TSC TTP-244', retries: true },
        { ...queue, name: 'Raw', model: null },
      ],
    }),
  });
  expect(hasSpooler).toBe(true);
  expect(
    found.map((one) => [one.address, one.name, one.languageGuess, one.retries, one.usedBy]),
  ).toEqual([
    ['queue:ZDesigner GK420d', 'ZDesigner GK420d', 'zpl', null, null],
    ['queue:Bench', 'Bench (TSC TTP-244)', 'tspl', true, null],
    ['queue:Raw', 'Raw', null, null, 'Old'],
  ]);
});
