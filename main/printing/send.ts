import thermalPrinter from 'node-thermal-printer';
import type { Printer } from '../../domain/printing/printer.ts';
import { transportFor } from './transports/transport-for.ts';
import { defaultTimings } from './transports/transport.ts';
import type { SendOptions, SendOutcome, Timings } from './transports/transport.ts';

/**
 * The part of node-thermal-printer that carries labels. Its own types know neither an interface object nor that `raw`
 * hands back what that object answers.
 */
type LabelCarrier = { raw(bytes: Buffer): Promise<SendOutcome> };
type LabelCarrierConstructor = new (config: {
  readonly type: 'epson';
  readonly interface: { execute(bytes: Buffer): Promise<SendOutcome> };
}) => LabelCarrier;

const ThermalPrinter = thermalPrinter.ThermalPrinter as unknown as LabelCarrierConstructor;

/**
 * Sends one encoded label to the printer, in any of the languages, and says what is known about it; a printer that was
 * probed is asked itself. Expected failures are outcomes; nothing is tried twice. One label at a time per printer: the
 * caller queues.
 */
export function sendLabel(
  printer: Pick<Printer, 'address' | 'language' | 'reports'>,
  bytes: Buffer,
  options: Omit<SendOptions, 'inquiry'> = {},
  timings: Timings = defaultTimings,
): Promise<SendOutcome> {
  const { language, reports } = printer;
  const transport = transportFor(printer.address, timings);
  const inquiry = reports === null ? null : { language, reports };
  // A fresh instance for each label: node-thermal-printer keeps its buffer, and would print the last label again.
  const carrier = new ThermalPrinter({
    type: 'epson',
    interface: { execute: (label) => transport.send(label, { ...options, inquiry }) },
  });
  return carrier.raw(bytes);
}
