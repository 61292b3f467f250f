import thermalPrinter from 'node-thermal-printer';
import type { Printer } from '../../domain/printing/printer.ts';
import { closingOf } from './cut-labels.ts';
import type { CutLabels } from './cut-labels.ts';
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

type Target = Pick<Printer, 'address' | 'language' | 'reports'>;
type Options = Omit<SendOptions, 'inquiry'>;

/**
 * Sends one encoded label to the printer, in any of the languages, and says what is known about it; a printer that was
 * probed is asked itself. Expected failures are outcomes; nothing is tried twice. One label at a time per printer: the
 * caller queues.
 */
export function sendLabel(
  printer: Target,
  bytes: Buffer,
  options: Options = {},
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

/**
 * Sends a label as `sendLabel` does. When the one before it broke off, that one is closed first, in the same connection:
 * else its missing pixels would be taken from this label. Writes down when this one breaks off.
 */
export async function sendClosing(
  cuts: CutLabels,
  printer: Target,
  bytes: Buffer,
  options: Options = {},
  timings: Timings = defaultTimings,
): Promise<SendOutcome> {
  const cut = cuts.languageAt(printer.address);
  if (cut === null || bytes.length === 0) {
    const outcome = await sendLabel(printer, bytes, options, timings);
    if (outcome.kind === 'unknown') await cuts.record(printer);
    return outcome;
  }
  const closing = closingOf(cut);
  const { onProgress } = options;
  const outcome = withoutClosing(
    await sendLabel(
      printer,
      Buffer.concat([closing, bytes]),
      { ...options, onProgress: (sent) => onProgress?.(Math.max(0, sent - closing.length)) },
      timings,
    ),
    closing.length,
  );
  if (outcome.kind === 'unknown') await cuts.record(printer);
  else if (outcome.kind !== 'failed') await cuts.clear(printer.address);
  return outcome;
}

/** What an outcome means for the label alone. */
function withoutClosing(outcome: SendOutcome, closingBytes: number): SendOutcome {
  if (outcome.kind === 'failed') return outcome;
  const bytesSent = Math.max(0, outcome.bytesSent - closingBytes);
  if (outcome.kind !== 'unknown') return { ...outcome, bytesSent };
  const { code, params } = outcome.cause;
  const cause = {
    code,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        (name === 'sent' || name === 'total') && typeof value === 'number'
          ? Math.max(0, value - closingBytes)
          : value,
      ]),
    ),
  };
  return { ...outcome, bytesSent, cause };
}
