import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { guessLanguage } from '../../../domain/printing/device-id.ts';
import { defaultSerialSettings, formatSerialSettings } from '../../../domain/printing/serial.ts';
import { attribute, isForbidden, namesIn } from './device-files.ts';
import type { DeviceRoots } from './device-files.ts';
import { fullName } from './found-printer.ts';
import type { FoundPlace } from './found-printer.ts';

const addressOf = (path: string): string =>
  `serial:${path}?${formatSerialSettings(defaultSerialSettings)}`;

/** How many folders of sysfs may lie between a port and the USB device that it belongs to. */
const levelsToDevice = 4;

/** Folder of the USB device to which a port of Linux belongs; null for other ports. */
async function usbDeviceOf(port: string, roots: DeviceRoots): Promise<string | null> {
  let folder = await realpath(join(roots.sys, 'class', 'tty', port, 'device')).catch(() => null);
  for (let level = 0; folder !== null && level < levelsToDevice; level += 1) {
    if ((await attribute(folder, 'product')) !== null) return folder;
    folder = dirname(folder);
  }
  return null;
}

async function linuxPort(path: string, roots: DeviceRoots): Promise<FoundPlace> {
  const port = basename(await realpath(path).catch(() => path));
  const usb = await usbDeviceOf(port, roots);
  const about = (name: string): Promise<string | null> =>
    usb === null ? Promise.resolve(null) : attribute(usb, name);
  const maker = await about('manufacturer');
  const model = await about('product');
  return {
    kind: 'serial',
    address: addressOf(path),
    name: fullName(maker, model) ?? port,
    serialNumber: await about('serial'),
    languageGuess: guessLanguage({ names: [maker, model] }),
    isForbidden: await isForbidden(path),
  };
}

/**
 * The serial ports of Linux that something is plugged into: USB adapters, printers that are one themselves, and
 * Bluetooth. The name by its device is offered where there is one, for `ttyUSB0` is another device after the next start.
 */
export async function linuxSerialPorts(roots: DeviceRoots): Promise<readonly FoundPlace[]> {
  const byId = join(roots.dev, 'serial', 'by-id');
  const lasting = (await namesIn(byId, /./)).map((name) => join(byId, name));
  const named = new Set(await Promise.all(lasting.map((path) => realpath(path).catch(() => path))));
  const plain = (await namesIn(roots.dev, /^(?:ttyUSB|ttyACM|rfcomm)\d+$/)).map((name) =>
    join(roots.dev, name),
  );
  const others: string[] = [];
  for (const path of plain) {
    if (!named.has(await realpath(path).catch(() => path))) others.push(path);
  }
  return Promise.all([...lasting, ...others].map((path) => linuxPort(path, roots)));
}

/** Ports of macOS that lead to nothing one could plug in. */
const macInternal = /^cu\.(?:Bluetooth-Incoming-Port|debug-console|wlan-debug)$/;

/** The serial ports of macOS, on the side that does not wait for a modem. */
export async function macSerialPorts(roots: DeviceRoots): Promise<readonly FoundPlace[]> {
  const names = (await namesIn(roots.dev, /^cu\./)).filter((name) => !macInternal.test(name));
  return Promise.all(
    names.map(async (name): Promise<FoundPlace> => {
      const path = join(roots.dev, name);
      return {
        kind: 'serial',
        address: addressOf(path),
        name: name.slice('cu.'.length),
        serialNumber: null,
        languageGuess: guessLanguage({ names: [name] }),
        isForbidden: await isForbidden(path),
      };
    }),
  );
}

/** What Windows answers when it is asked for its serial ports: `    \Device\Serial0    REG_SZ    COM1`. */
export function parseSerialCommKey(answer: string): readonly FoundPlace[] {
  return [...answer.matchAll(/^\s+(\S.*?)\s+REG_SZ\s+(COM\d{1,3})\s*$/gim)]
    .map(([, device = '', port = '']) => ({ device: device.replace(/^\\Device\\/i, ''), port }))
    .toSorted((a, b) => a.port.localeCompare(b.port, 'en', { numeric: true }))
    .map(({ device, port }) => ({
      kind: 'serial',
      address: addressOf(port.toUpperCase()),
      name: `${port.toUpperCase()} (${device})`,
      serialNumber: null,
      languageGuess: null,
      isForbidden: false,
    }));
}

const registryKey = String.raw`HKLM\HARDWARE\DEVICEMAP\SERIALCOMM`;
const registryMs = 5_000;

/** The serial ports that Windows has now. The key is not there on a computer without any. */
export function windowsSerialPorts(): Promise<readonly FoundPlace[]> {
  return new Promise((resolve) => {
    const options = { timeout: registryMs, windowsHide: true };
    execFile('reg.exe', ['query', registryKey], options, (error, stdout) =>
      resolve(error === null ? parseSerialCommKey(stdout) : []),
    );
  });
}
