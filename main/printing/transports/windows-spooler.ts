import { setTimeout as delay } from 'node:timers/promises';
import type { PrinterCondition } from '../../../domain/printing/printer.ts';
import { refusal } from '../../../domain/result.ts';
import { defaultTimings, errorDetail, seconds } from './transport.ts';
import type { SendOptions, SendOutcome, Timings, Transport } from './transport.ts';
import { loadWinspool } from './winspool.ts';
import type { WindowsPrinter, Winspool } from './winspool.ts';

const chunkBytes = 64 * 1024;

let loaded: Promise<Winspool> | null = null;

/** The spooler of this computer, loaded once and only when it is needed. */
export const windowsSpooler = (): Promise<Winspool> => (loaded ??= loadWinspool());

/** How a queue is, as Windows tells it; `mute` when it has nothing to complain of, for it does not know the printer. */
export async function windowsCondition(
  queue: string,
  load: () => Promise<Winspool> = windowsSpooler,
): Promise<PrinterCondition> {
  const opened = (await load()).open(queue);
  if (!opened.ok) return { problem: 'offline' };
  try {
    return opened.value.condition();
  } finally {
    opened.value.close();
  }
}

/** Writes the label into the spooler. Null when the spooler has all of it, else how it ended. */
async function spool(
  printer: WindowsPrinter,
  queue: string,
  bytes: Buffer,
  { signal, onProgress }: SendOptions,
): Promise<SendOutcome | null> {
  let bytesSent = 0;
  const interrupted = (detail: string): SendOutcome => {
    printer.abortJob();
    const cause = refusal('printer-queue-interrupted', { queue, detail });
    return { kind: 'unknown', bytesSent, cause };
  };
  while (bytesSent < bytes.length) {
    if (signal?.aborted) return interrupted('cancelled');
    try {
      const taken = await printer.write(bytes.subarray(bytesSent, bytesSent + chunkBytes));
      if (taken === 0) return interrupted('WritePrinter');
      bytesSent += taken;
      onProgress?.(bytesSent);
    } catch (error) {
      return interrupted(errorDetail(error));
    }
  }
  return printer.endJob() ? null : interrupted('EndDocPrinter');
}

/**
 * Waits until Windows is done with the job. What it does not finish in time is taken out of the queue: a label must not
 * come out later, when somebody has printed it elsewhere.
 */
async function follow(
  printer: WindowsPrinter,
  queue: string,
  jobId: number,
  total: number,
  timings: Timings,
  signal: AbortSignal | undefined,
): Promise<SendOutcome> {
  const job = `${queue}-${jobId}`;
  const delivered: SendOutcome = { kind: 'delivered', bytesSent: total, spoolJob: job };
  const deadline = performance.now() + timings.confirmMs;
  for (;;) {
    const now = printer.readJob(jobId);
    const params = { queue, job, seconds: seconds(timings.confirmMs) };
    switch (now.kind) {
      case 'gone':
      case 'printed':
        return delivered;
      case 'deleted': {
        const cause = refusal('printer-queue-ended', { ...params, detail: 'deleted' });
        return { kind: 'unknown', bytesSent: total, cause };
      }
      case 'waiting':
        break;
      default:
        return now satisfies never;
    }
    if (signal?.aborted || performance.now() > deadline) {
      printer.deleteJob(jobId);
      const detail = signal?.aborted ? 'cancelled' : now.detail || '-';
      return now.isBegun
        ? {
            kind: 'unknown',
            bytesSent: total,
            cause: refusal('printer-queue-stalled', { ...params, detail }),
          }
        : { kind: 'failed', cause: refusal('printer-queue-not-begun', { queue, job, detail }) };
    }
    // A cancelled wait is over at once; the loop sees why.
    await delay(timings.pollMs, null, { signal }).catch(() => undefined);
  }
}

/**
 * The way to a print queue of Windows, as a RAW job that no driver touches. `delivered` means that Windows is done with
 * the job, which is when the data is transferred; the printer itself was not asked.
 */
export function windowsTransport(
  queue: string,
  timings: Timings = defaultTimings,
  load: () => Promise<Winspool> = windowsSpooler,
): Transport {
  return {
    async send(bytes, options: SendOptions = {}) {
      if (bytes.length === 0) return { kind: 'failed', cause: refusal('print-job-empty') };
      if (options.signal?.aborted) return { kind: 'failed', cause: refusal('print-cancelled') };
      const opened = (await load()).open(queue);
      if (!opened.ok) return { kind: 'failed', cause: opened.refusal };
      const printer = opened.value;
      try {
        const condition = printer.condition();
        if (typeof condition === 'object') {
          return { kind: 'failed', cause: refusal(`printer-${condition.problem}`) };
        }
        const started = printer.startJob('label');
        if ('error' in started) {
          const detail = `Windows ${started.error}`;
          return { kind: 'failed', cause: refusal('printer-queue-refused', { queue, detail }) };
        }
        const ended = await spool(printer, queue, bytes, options);
        if (ended !== null) return ended;
        const { jobId } = started;
        return await follow(printer, queue, jobId, bytes.length, timings, options.signal);
      } finally {
        printer.close();
      }
    },
    open: null,
  };
}
