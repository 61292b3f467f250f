import { realpath } from 'node:fs/promises';
import { guessLanguage } from '../../../domain/printing/device-id.ts';
import { parsePrinterAddress, printerPlace } from '../../../domain/printing/printer.ts';
import type { PrinterAddress } from '../../../domain/printing/printer.ts';
import type { FoundPrintersView } from '../../../preload/views.ts';
import { systemQueues } from '../system-queues.ts';
import type { SystemQueues } from '../system-queues.ts';
import { deviceRoots } from './device-files.ts';
import type { DeviceRoots } from './device-files.ts';
import type { FoundPlace } from './found-printer.ts';
import { linuxSerialPorts, macSerialPorts, windowsSerialPorts } from './serial-ports.ts';
import { linuxUsbPrinters } from './usb-printers.ts';

async function devices(
  platform: NodeJS.Platform,
  roots: DeviceRoots,
): Promise<readonly FoundPlace[]> {
  switch (platform) {
    case 'win32':
      return windowsSerialPorts();
    case 'darwin':
      return macSerialPorts(roots);
    default:
      return [...(await linuxUsbPrinters(roots)), ...(await linuxSerialPorts(roots))];
  }
}

/** A name that is the same for every way in which one place may be written. */
async function placeOf(address: PrinterAddress): Promise<string> {
  return address.kind === 'device' || address.kind === 'serial'
    ? realpath(address.path).catch(() => address.path)
    : printerPlace(address);
}

/**
 * Lists the print queues and devices of this computer, without sending anything to them; the network is not looked at.
 * `used` are the places that are set up already, by what they are called.
 */
export async function discoverPrinters(
  used: ReadonlyMap<string, PrinterAddress>,
  options: {
    readonly platform?: NodeJS.Platform;
    readonly roots?: DeviceRoots;
    readonly queues?: () => Promise<SystemQueues>;
  } = {},
): Promise<FoundPrintersView> {
  const { platform = process.platform, roots = deviceRoots(), queues = systemQueues } = options;
  const [spooler, places] = await Promise.all([queues(), devices(platform, roots)]);
  const users = new Map<string, string>();
  for (const [name, address] of used) users.set(await placeOf(address), name);
  const userOf = async (typed: string): Promise<string | null> => {
    const address = parsePrinterAddress(typed);
    return address.ok ? (users.get(await placeOf(address.value)) ?? null) : null;
  };
  const found: FoundPlace[] = [
    ...places,
    ...spooler.queues.map(({ name, model }): FoundPlace => ({
      kind: 'queue',
      address: `queue:${name}`,
      name: model === null ? name : `${name} (${model})`,
      serialNumber: null,
      languageGuess: guessLanguage({ names: [model, name] }),
      isForbidden: false,
    })),
  ];
  const queueAt = new Map(spooler.queues.map((queue) => [`queue:${queue.name}`, queue]));
  return {
    hasSpooler: spooler.available,
    found: await Promise.all(
      found.map(async (place) => ({
        ...place,
        isDefault: queueAt.get(place.address)?.isDefault ?? false,
        retries: queueAt.get(place.address)?.retries ?? null,
        usedBy: await userOf(place.address),
      })),
    ),
  };
}
