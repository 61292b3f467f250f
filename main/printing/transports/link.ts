import { refusal } from '../../../domain/result.ts';
import type { Refusal, Result } from '../../../domain/result.ts';
import type { Line } from './line.ts';
import { notReady, seconds } from './transport.ts';
import type { SendOptions, SendOutcome, Timings, Transport } from './transport.ts';

/** How much of a label had left this process. */
export type Progress = { readonly sent: number; readonly total: number };

/** Why a label may have been lost, told of as much of it as had left. */
export type Why = (progress: Progress) => Refusal;

/** Why not all of a label was written. */
export type Unwritten =
  /** The link was gone before the first byte. */
  | { readonly kind: 'unsent'; readonly cause: Refusal }
  | { readonly kind: 'broken'; readonly bytesSent: number; readonly why: Why };

export const cancelledMidway: Why = (progress) => refusal('print-cancelled-midway', progress);
export const unsentByCancelling: Unwritten = {
  kind: 'unsent',
  cause: refusal('print-cancelled'),
};
/** The printer took nothing for so long. */
export const stalled =
  (milliseconds: number): Why =>
  (progress) =>
    refusal('printer-stalled', { ...progress, seconds: seconds(milliseconds) });

/** An open way to a printer, over which labels go one behind the other and its answers come back. */
export type Link = {
  readonly line: Line;
  /** Writes a label, or a part of one; null when all of it has left this process. One at a time. */
  readonly write: (
    bytes: Buffer,
    options: Pick<SendOptions, 'signal' | 'onProgress'>,
  ) => Promise<Unwritten | null>;
  /** Why the link broke; null while it holds. */
  readonly brokenBy: () => Why | null;
  /** Ends our side. Null when everything was taken, else why nobody knows that. */
  readonly finish: (signal: AbortSignal | undefined) => Promise<Why | null>;
  /** `torn`: nothing that this computer still holds is sent any more. */
  readonly close: (how: 'whole' | 'torn') => Promise<void>;
};

export type OpenLink = (signal?: AbortSignal) => Promise<Result<Link>>;

/** The transport that sends each label over a link of its own, and asks nothing after it. */
export const linkTransport = (open: OpenLink, timings: Timings): Transport => ({
  open,
  async send(bytes, options = {}) {
    if (bytes.length === 0) return { kind: 'failed', cause: refusal('print-job-empty') };
    if (options.signal?.aborted) return { kind: 'failed', cause: refusal('print-cancelled') };
    const opened = await open(options.signal);
    if (!opened.ok) return { kind: 'failed', cause: opened.refusal };
    const link = opened.value;
    const outcome = await deliver(link, bytes, timings, options);
    await link.close(outcome.kind === 'delivered' ? 'whole' : 'torn');
    return outcome;
  },
});

/**
 * Writes the label, closes our side and waits for the printer to close its own. Without an answer only that order proves
 * that every byte was taken: a write that succeeds merely means that this computer's kernel has it.
 */
async function deliver(
  link: Link,
  bytes: Buffer,
  timings: Timings,
  options: SendOptions,
): Promise<SendOutcome> {
  const { inquiry, signal } = options;
  const problem = inquiry ? await notReady(link.line, inquiry, timings) : null;
  if (problem !== null) return { kind: 'failed', cause: problem };
  const total = bytes.length;
  const unwritten = await link.write(bytes, options);
  if (unwritten?.kind === 'unsent') return { kind: 'failed', cause: unwritten.cause };
  if (unwritten !== null) {
    const { bytesSent, why } = unwritten;
    return { kind: 'unknown', bytesSent, cause: why({ sent: bytesSent, total }) };
  }
  const why = await link.finish(signal);
  return why === null
    ? { kind: 'delivered', bytesSent: total }
    : { kind: 'unknown', bytesSent: total, cause: why({ sent: total, total }) };
}
