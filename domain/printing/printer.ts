import { z } from 'zod';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import type { PrinterSettings } from './printer-settings.ts';
import { defaultSerialSettings, formatSerialSettings, parseSerialPort } from './serial.ts';
import type { SerialSettings } from './serial.ts';

/** The languages in which a label can be sent. */
export const printerLanguages = ['escpos', 'tspl', 'zpl', 'epl2', 'cpcl'] as const;
export type PrinterLanguage = (typeof printerLanguages)[number];

/** In what way a printer confirms that a label is out; see `confirm.ts` of the transports. */
export const printerConfirmations = [
  'zpl-host-status',
  'zpl-odometer',
  'tspl-status',
  'escpos-process-id',
] as const;
export type PrinterConfirmation = (typeof printerConfirmations)[number];

/** What a printer was found to answer when it was asked once (`printers probe`). */
export type PrinterReports = {
  /** It tells its condition: paper, cover, pause. */
  readonly condition: boolean;
  /** It tells when a label is out; null when it never does, as many clones do not. */
  readonly confirms: PrinterConfirmation | null;
  /** When it was asked, ISO 8601. */
  readonly probedAt: string;
};

/** Where a printer is reached. */
export type PrinterAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'queue'; readonly name: string }
  | { readonly kind: 'device'; readonly path: string }
  /** A path of Unix, or `COM3`. */
  | { readonly kind: 'serial'; readonly path: string; readonly settings: SerialSettings };

/** A label printer as the station's settings know it. */
export type Printer = PrinterSettings & {
  readonly name: string;
  readonly address: PrinterAddress;
  /** How long the printer makes what should be 100 long, as somebody measured it on its test label; 100 is true. */
  readonly scalePercent: number;
  /** What it answers; null until it was probed. */
  readonly reports: PrinterReports | null;
};

/** What keeps a printer from printing, as it says itself; `offline` also when it cannot be reached. */
export const printerProblems = [
  'paper-out',
  'ribbon-out',
  'head-open',
  'jam',
  'paused',
  'overheated',
  'offline',
  'fault',
] as const;
export type PrinterProblem = (typeof printerProblems)[number];

/** A printer's answer when asked how it is; `mute` when it takes connections and answers nothing, as many clones do. */
export type PrinterCondition = 'ready' | 'mute' | { readonly problem: PrinterProblem };

/** The port on which label printers listen unless told otherwise (raw printing). */
export const defaultPrinterPort = 9100;

const tcpPattern = /^tcp:\/\/(\[[^\]]*\]|[^:/[\]]+)(?::([^:/]*))?\/?$/i;
const hostLabel = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;
/** A name of digits and dots only is a mistyped IPv4 address, never a host name. */
const numericHost = /^[\d.]+$/;
const ipv6Zone = /%[\w.-]+$/;
// Control characters in a queue name or path can only come from a damaged paste.
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f]/;

const isHostName = (text: string): boolean =>
  text.length <= 253 &&
  text
    .replace(/\.$/, '')
    .split('.')
    .every((part) => hostLabel.test(part));

function parseHost(text: string): string | null {
  if (text.startsWith('[')) {
    const inner = text.slice(1, -1);
    return z.ipv6().safeParse(inner.replace(ipv6Zone, '')).success ? inner.toLowerCase() : null;
  }
  if (numericHost.test(text)) return z.ipv4().safeParse(text).success ? text : null;
  return isHostName(text) ? text.toLowerCase() : null;
}

function parseTcp(text: string): Result<PrinterAddress> | null {
  const match = tcpPattern.exec(text);
  if (match === null) return null;
  const [, hostText = '', portText] = match;
  const host = parseHost(hostText);
  if (host === null) return null;
  if (portText === undefined) return ok({ kind: 'tcp', host, port: defaultPrinterPort });
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
  return port >= 1 && port <= 65_535
    ? ok({ kind: 'tcp', host, port })
    : refuse('printer-port-invalid', { port: portText });
}

function parseSerial(text: string): Result<PrinterAddress> | null {
  const port = parseSerialPort(text, defaultSerialSettings);
  return port?.ok === true ? ok({ kind: 'serial', ...port.value }) : port;
}

/**
 * Reads `tcp://HOST[:PORT]` (a name, IPv4 or `[IPv6]`; port 9100 by default), `queue:NAME`, `device:PATH` or
 * `serial:PATH[?baud=9600&bits=8&parity=none&stop=1&flow=none]`.
 * Anything else is refused, never guessed at: a bare host taken for a file name prints into a file.
 */
export function parsePrinterAddress(text: string): Result<PrinterAddress> {
  const address = text.trim();
  const invalid = refuse('printer-address-invalid', { address });
  if (unprintable.test(address)) return invalid;

  const [, scheme = '', rest = ''] = /^(queue|device|serial):(.*)$/i.exec(address) ?? [];
  const value = rest.trim();
  switch (scheme.toLowerCase()) {
    case 'queue':
      return value === '' || /[/#]/.test(value) ? invalid : ok({ kind: 'queue', name: value });
    case 'device':
      return value === '' ? invalid : ok({ kind: 'device', path: value });
    case 'serial':
      return parseSerial(value) ?? invalid;
    default:
      return parseTcp(address) ?? invalid;
  }
}

/** The text from which `parsePrinterAddress` reads the same address again; the port is always written. */
export function formatPrinterAddress(address: PrinterAddress): string {
  switch (address.kind) {
    case 'tcp':
      return `tcp://${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;
    case 'queue':
      return `queue:${address.name}`;
    case 'device':
      return `device:${address.path}`;
    case 'serial':
      return `serial:${address.path}?${formatSerialSettings(address.settings)}`;
    default:
      return address satisfies never;
  }
}

/** Where a printer is, whatever the settings of its line: equal for two addresses that lead to the same port. */
export const printerPlace = (address: PrinterAddress): string =>
  formatPrinterAddress(
    address.kind === 'serial' ? { kind: 'device', path: address.path } : address,
  );
