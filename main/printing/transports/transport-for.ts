import type { PrinterAddress } from '../../../domain/printing/printer.ts';
import { cupsTransport } from './cups-queue.ts';
import { deviceTransport } from './device.ts';
import { tcpTransport } from './tcp.ts';
import { windowsTransport } from './windows-spooler.ts';
import type { Timings, Transport } from './transport.ts';

/** The transport that reaches `address`. */
export function transportFor(address: PrinterAddress, timings: Timings): Transport {
  switch (address.kind) {
    case 'tcp':
      return tcpTransport(address, timings);
    case 'queue':
      return process.platform === 'win32'
        ? windowsTransport(address.name, timings)
        : cupsTransport(address.name, timings);
    case 'device':
      return deviceTransport(address.path, null, timings);
    case 'serial':
      return deviceTransport(address.path, address.settings, timings);
    default:
      return address satisfies never;
  }
}
