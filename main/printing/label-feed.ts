import type { Printer } from '../../domain/printing/printer.ts';
import { refusal } from '../../domain/result.ts';
import { closingOf } from './cut-labels.ts';
import type { CutLabels } from './cut-labels.ts';
import type { EnterTurn, Turn } from './printer-queues.ts';
import { sendClosed } from './send-closed.ts';
import { LabelStream } from './transports/label-stream.ts';
import type { Sending } from './transports/label-stream.ts';
import { transportFor } from './transports/transport-for.ts';
import { defaultTimings, notReady } from './transports/transport.ts';
import type { Inquiry, SendOptions, SendOutcome, Timings } from './transports/transport.ts';

/**
 * The part of node-thermal-printer that carries labels. Its own types know neither an interface object nor that `raw`
 * hands back what that object answers.
 */
type LabelCarrier = { raw(bytes: Buffer): Promise<Sending | null> };
type LabelCarrierConstructor = new (config: {
  readonly type: 'epson';
  readonly interface: { execute(bytes: Buffer): Promise<Sending | null> };
}) => LabelCarrier;

/** Read when the first label leaves, so that it does not slow down every start. */
async function labelCarrier(): Promise<LabelCarrierConstructor> {
  const { default: thermalPrinter } = await import('node-thermal-printer');
  return thermalPrinter.ThermalPrinter as unknown as LabelCarrierConstructor;
}

/** What has to be known of a printer to send it labels. */
export type FeedTarget = Pick<Printer, 'address' | 'language' | 'reports'> &
  Partial<Pick<Printer, 'copies'>>;

export type FeedOptions = Omit<SendOptions, 'inquiry' | 'onProgress'> & {
  /** Called with the names of labels that were handed over before, when the printer says that they are out. */
  readonly onConfirmed?: ((names: readonly string[]) => void) | undefined;
};

/** A label for the feed, with the name by which it is confirmed. */
export type FedLabel = Pick<SendOptions, 'onProgress'> & {
  readonly name: string;
  readonly bytes: Buffer;
};

/**
 * Labels one behind the other for one printer. Where it confirms them, up to three are under way at once; else each is
 * sent when the one before it was taken. The printer is had from the first label until the feed rests.
 */
export type LabelFeed = {
  /** Resolves when the next label may be sent. Lets others at the printer that wait for it. */
  readonly room: () => Promise<void>;
  /**
   * Sends a label. Resolves when it has left, or is known not to; with null when nothing of it was sent because those
   * before it came to their end otherwise: look at them first, then send it again.
   */
  readonly send: (label: FedLabel) => Promise<Sending | null>;
  /** Resolves when nothing is under way any more and the printer is free for others. */
  readonly rest: () => Promise<void>;
};

type Failed = Extract<Sending, { readonly kind: 'failed' }>;

export type FeedMeans = { readonly cuts: CutLabels; readonly enter: EnterTurn };

export function openFeed(
  { cuts, enter }: FeedMeans,
  printer: FeedTarget,
  options: FeedOptions,
  timings: Timings = defaultTimings,
): LabelFeed {
  const { language, reports, address, copies = 1 } = printer;
  const transport = transportFor(address, timings);
  const inquiry: Inquiry | null = reports === null ? null : { language, reports };
  const by = reports?.confirms ?? null;
  let turn: Turn | null = null;
  let stream: LabelStream | null = null;

  const rest = async (): Promise<void> => {
    const [ended, left] = [stream, turn];
    stream = null;
    turn = null;
    await ended?.close();
    left?.leave();
  };

  /** A stream to the printer, or why there is none. */
  const begin = async (): Promise<LabelStream | Failed> => {
    if (stream !== null && !stream.isOver) return stream;
    await stream?.close();
    stream = null;
    if (transport.open === null || by === null || inquiry === null) {
      throw new Error('A printer that confirms nothing has no stream.');
    }
    const opened = await transport.open(options.signal);
    if (!opened.ok) return { kind: 'failed', cause: opened.refusal };
    const link = opened.value;
    const problem = options.signal?.aborted
      ? refusal('print-cancelled')
      : await notReady(link.line, inquiry, timings);
    if (problem !== null) {
      await link.close('torn');
      return { kind: 'failed', cause: problem };
    }
    stream = await LabelStream.open(link, {
      by,
      copies,
      tellsCondition: inquiry.reports.condition,
      timings,
      signal: options.signal,
      onCondition: options.onCondition,
      onConfirmed: options.onConfirmed,
    });
    return stream;
  };

  const streamed = async ({ name, bytes, onProgress }: FedLabel): Promise<Sending | null> => {
    if (bytes.length === 0) return { kind: 'failed', cause: refusal('print-job-empty') };
    if (options.signal?.aborted) return { kind: 'failed', cause: refusal('print-cancelled') };
    const begun = await begin();
    if (!(begun instanceof LabelStream)) return begun;
    const cut = cuts.languageAt(address);
    const before = cut === null ? Buffer.alloc(0) : closingOf(cut);
    const sending = await begun.send({ name, bytes, before }, onProgress);
    if (sending?.kind !== 'under-way') return sending;
    return {
      kind: 'under-way',
      outcome: sending.outcome.then(async (outcome) => {
        if (outcome.kind === 'unknown') await cuts.record(printer);
        else if (outcome.kind !== 'failed') await cuts.clear(address);
        return outcome;
      }),
    };
  };

  return {
    room: async () => {
      if (turn?.isAwaited() === true) await rest();
      turn ??= await enter(printer);
      await stream?.room();
    },
    send: async (label) => {
      turn ??= await enter(printer);
      const isStreamed = transport.open !== null && by !== null;
      const execute = (bytes: Buffer): Promise<Sending | null> =>
        isStreamed
          ? streamed({ ...label, bytes })
          : sendClosed(cuts, printer, (whole, more) =>
              transport.send(whole, { ...options, inquiry, ...more }),
            )(bytes, label.onProgress).then(settled);
      // A fresh instance for each label: node-thermal-printer keeps its buffer, and would print the last label again.
      const ThermalPrinter = await labelCarrier();
      const carrier = new ThermalPrinter({ type: 'epson', interface: { execute } });
      const sending = await carrier.raw(label.bytes);
      if (!isStreamed) await rest();
      return sending;
    },
    rest,
  };
}

const settled = (outcome: SendOutcome): Sending =>
  outcome.kind === 'failed' ? outcome : { kind: 'under-way', outcome: Promise.resolve(outcome) };
