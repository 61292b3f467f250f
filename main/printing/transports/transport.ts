import type {
  PrinterCondition,
  PrinterConfirmation,
  PrinterLanguage,
  PrinterReports,
} from '../../../domain/printing/printer.ts';
import { refusal } from '../../../domain/result.ts';
import type { Refusal } from '../../../domain/result.ts';
import type { Line } from './line.ts';
import type { OpenLink } from './link.ts';
import { statusQueries } from './printer-status.ts';

/** What became of the bytes of one label; it never claims more than is known. */
export type SendOutcome =
  /** The printer itself said that the label is out, in the way of `by`. */
  | {
      readonly kind: 'acknowledged';
      readonly bytesSent: number;
      readonly by: PrinterConfirmation;
    }
  /**
   * Everything was taken: the printer closed its side after ours, the device's driver accepted every byte, or the
   * system's spooler confirmed the job (`spoolJob` is then its number). Whether it is on paper nobody said.
   */
  | { readonly kind: 'delivered'; readonly bytesSent: number; readonly spoolJob?: string }
  /** Some of it may have reached the printer. Never sent again by itself. */
  | { readonly kind: 'unknown'; readonly bytesSent: number; readonly cause: Refusal }
  /** Nothing can have reached the printer. */
  | { readonly kind: 'failed'; readonly cause: Refusal };

/** What was found out about a printer that can be asked; null sends without a question. */
export type Inquiry = {
  readonly language: PrinterLanguage;
  readonly reports: PrinterReports;
};

export type SendOptions = {
  readonly signal?: AbortSignal | undefined;
  /**
   * How to ask the printer: before the first byte how it is, after the last one whether the label is out. A printer that
   * reports a problem beforehand gets nothing.
   */
  readonly inquiry?: Inquiry | null | undefined;
  /** Called when a printer that holds the label reports a problem, and when that is over. */
  readonly onCondition?: ((condition: PrinterCondition) => void) | undefined;
  /** Called with the number of bytes that have left this process so far. */
  readonly onProgress?: ((bytesWritten: number) => void) | undefined;
};

/** A way to one printer. One label at a time by `send`: two at once would be mixed on paper. */
export type Transport = {
  /** Sends one label and waits until it was taken. */
  send(bytes: Buffer, options?: SendOptions): Promise<SendOutcome>;
  /** Opens the way for several labels and for questions; null for print queues, which carry no answers. */
  readonly open: OpenLink | null;
};

/** Why a printer that was asked beforehand got no label; null when nothing keeps it from printing. */
export async function notReady(
  line: Line,
  { language, reports }: Inquiry,
  timings: Timings,
): Promise<Refusal | null> {
  if (!reports.condition) return null;
  const { query, parse } = statusQueries[language];
  const condition = await line.ask(query, parse, timings.answerMs);
  return typeof condition === 'string' ? null : refusal(`printer-${condition.problem}`);
}

/** How long the transports wait. */
export type Timings = {
  /** For the connection to come about. */
  readonly connectMs: number;
  /** For the printer to take more, once it stopped taking. */
  readonly stallMs: number;
  /**
   * Between the last byte and our closing. A printer that hangs up in this time did so before it could know that the
   * label was complete.
   */
  readonly settleMs: number;
  /** For the printer or the spooler to confirm, after the last byte. */
  readonly confirmMs: number;
  /** For the printer to answer a question. */
  readonly answerMs: number;
  /** Between two questions to a spooler that is at work, or to a printer that is out of paper. */
  readonly pollMs: number;
  /** Between two questions to a printer that has labels: what it idles while nobody knows that it is free. */
  readonly watchMs: number;
  /** For a printer to begin with a label that it has. One that was never seen at work proves nothing by being at rest. */
  readonly beginMs: number;
  /** For somebody to mend a printer that holds a label and says what it lacks. */
  readonly mendMs: number;
};

export const defaultTimings: Timings = {
  connectMs: 5_000,
  stallMs: 15_000,
  settleMs: 100,
  confirmMs: 20_000,
  answerMs: 2_000,
  pollMs: 100,
  watchMs: 40,
  beginMs: 1_000,
  mendMs: 15 * 60_000,
};

export const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

/** The system's short name of an error (`ECONNRESET`), else its message. */
export function errorDetail(error: unknown): string {
  if (error instanceof Error) {
    return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  }
  return String(error);
}
