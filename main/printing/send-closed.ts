import type { Printer } from '../../domain/printing/printer.ts';
import { closingOf } from './cut-labels.ts';
import type { CutLabels } from './cut-labels.ts';
import type { SendOptions, SendOutcome } from './transports/transport.ts';

type Send = (bytes: Buffer, options: Pick<SendOptions, 'onProgress'>) => Promise<SendOutcome>;

/**
 * Sends a label by itself. When the one before it broke off, that one is closed first, in the same connection: else its
 * missing pixels would be taken from this label. Writes down when this one breaks off.
 */
export const sendClosed =
  (cuts: CutLabels, printer: Pick<Printer, 'address' | 'language'>, send: Send) =>
  async (bytes: Buffer, onProgress: SendOptions['onProgress']): Promise<SendOutcome> => {
    const cut = cuts.languageAt(printer.address);
    if (cut === null || bytes.length === 0) {
      const outcome = await send(bytes, { onProgress });
      if (outcome.kind === 'unknown') await cuts.record(printer);
      return outcome;
    }
    const closing = closingOf(cut);
    const outcome = withoutClosing(
      await send(Buffer.concat([closing, bytes]), {
        onProgress: (sent) => onProgress?.(Math.max(0, sent - closing.length)),
      }),
      closing.length,
    );
    if (outcome.kind === 'unknown') await cuts.record(printer);
    else if (outcome.kind !== 'failed') await cuts.clear(printer.address);
    return outcome;
  };
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
