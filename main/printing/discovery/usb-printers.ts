import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { guessLanguage, parseDeviceId } from '../../../domain/printing/device-id.ts';
import { attribute, isForbidden, namesIn } from './device-files.ts';
import type { DeviceRoots } from './device-files.ts';
import { fullName } from './found-printer.ts';
import type { FoundPlace } from './found-printer.ts';

/**
 * The USB printers for which Linux has a node (`usblp`), with what they told the system when they were plugged in.
 * Nothing is sent to them.
 */
export async function linuxUsbPrinters(roots: DeviceRoots): Promise<readonly FoundPlace[]> {
  const folders = [join(roots.dev, 'usb'), roots.dev];
  const patterns = [/^lp\d+$/, /^usblp\d+$/];
  const paths = await Promise.all(
    folders.map(async (folder, index) =>
      (await namesIn(folder, patterns[index] ?? /^$/)).map((name) => join(folder, name)),
    ),
  );
  return Promise.all(paths.flat().map((path) => usbPrinter(path, roots)));
}

async function usbPrinter(path: string, roots: DeviceRoots): Promise<FoundPlace> {
  const node = path.slice(path.lastIndexOf('lp'));
  const listed = join(roots.sys, 'class', 'usbmisc', node, 'device');
  // The printer's interface; the USB device around it has names of its own.
  const place = await realpath(listed).catch(() => listed);
  const about = parseDeviceId((await attribute(place, 'ieee1284_id')) ?? '');
  const usb = dirname(place);
  const maker = about.maker ?? (await attribute(usb, 'manufacturer'));
  const model = about.model ?? (await attribute(usb, 'product'));
  return {
    kind: 'usb',
    address: `device:${path}`,
    name: fullName(maker, model) ?? node,
    serialNumber: about.serial ?? (await attribute(usb, 'serial')),
    languageGuess: guessLanguage({ commandSet: about.commandSet, names: [maker, model] }),
    isForbidden: await isForbidden(path),
  };
}
