import type { Refusal } from '../../../domain/result.ts';

/** What became of the bytes of one label; it never claims more than is known. */
export type SendOutcome =
  /**
   * Everything was taken: the printer closed its side after ours, the device's driver accepted every byte, or the
   * system's spooler confirmed the job (`spoolJob` is then its number). Whether it is on paper nobody said.
   */
  | { readonly kind: 'delivered'; readonly bytesSent: number; readonly spoolJob?: string }
  /** Some of it may have reached the printer. Never sent again by itself. */
  | { readonly kind: 'unknown'; readonly bytesSent: number; readonly cause: Refusal }
  /** Nothing can have reached the printer. */
  | { readonly kind: 'failed'; readonly cause: Refusal };

export type SendOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of bytes that have left this process so far. */
  readonly onProgress?: ((bytesWritten: number) => void) | undefined;
};

/** A way to one printer. One `send` at a time: two labels at once would be mixed on paper. */
export type Transport = {
  send(bytes: Buffer, options?: SendOptions): Promise<SendOutcome>;
};

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
};

export const defaultTimings: Timings = {
  connectMs: 5_000,
  stallMs: 15_000,
  settleMs: 100,
  confirmMs: 20_000,
};

export const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

/** The system's short name of an error (`ECONNRESET`), else its message. */
export function errorDetail(error: unknown): string {
  if (error instanceof Error) {
    return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  }
  return String(error);
}
