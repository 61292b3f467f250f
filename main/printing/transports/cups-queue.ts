import { setTimeout as delay } from 'node:timers/promises';
import { refusal } from '../../../domain/result.ts';
import {
  findQueue,
  firstError,
  numberOf,
  printerUri,
  refusedBy,
  textOf,
  userName,
} from './cups-printer.ts';
import type { FoundQueue } from './cups-printer.ts';
import { ippClient } from './ipp-client.ts';
import type { IppClient } from './ipp-client.ts';
import type { IppAttribute } from './ipp-message.ts';
import { defaultTimings, errorDetail, seconds } from './transport.ts';
import type { SendOptions, SendOutcome, Timings, Transport } from './transport.ts';

const operations = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJob: 0x0009,
} as const;

/** States of a job, RFC 8011. */
const jobStates = {
  pending: 3,
  held: 4,
  processing: 5,
  stopped: 6,
  cancelled: 7,
  aborted: 8,
  completed: 9,
} as const;

/** A job as CUPS has it. */
type Job = {
  readonly state: number;
  /** Whether bytes of it may have gone to the printer. */
  readonly isBegun: boolean;
  /** What CUPS says of it. */
  readonly detail: string;
};

/** The dealings with one job in the spooler, from handing it over until CUPS is done with it. */
function spoolerJob(client: IppClient, path: string, jobId: number, timings: Timings) {
  const target: readonly IppAttribute[] = [
    printerUri(path),
    { tag: 'integer', name: 'job-id', values: [jobId] },
    userName(),
  ];
  return {
    async read(): Promise<Job> {
      const answer = await client.call(
        { operation: operations.getJob, path, attributes: target },
        timings.connectMs,
      );
      const [operation, job] = answer.groups;
      if (answer.status >= firstError) throw new Error(textOf(operation, 'status-message'));
      const state = numberOf(job, 'job-state') ?? 0;
      return {
        state,
        isBegun: state === jobStates.processing || numberOf(job, 'time-at-processing') !== null,
        detail: [textOf(job, 'job-printer-state-message'), textOf(job, 'job-state-reasons')]
          .filter((text) => text !== '' && text !== 'none')
          .join('; '),
      };
    },
    /** Takes the job out of the spooler, so that it does not come out when nobody expects it. */
    async cancel(): Promise<void> {
      await client.call(
        { operation: operations.cancelJob, path, attributes: target },
        timings.connectMs,
      );
    },
  };
}

/** Hands the label over; the number of the job, or how it ended already. */
async function handOver(
  client: IppClient,
  { path }: FoundQueue,
  queue: string,
  bytes: Buffer,
  timings: Timings,
): Promise<{ readonly jobId: number } | SendOutcome> {
  try {
    const answer = await client.call(
      {
        operation: operations.printJob,
        path,
        attributes: [
          printerUri(path),
          userName(),
          { tag: 'name', name: 'job-name', values: ['label'] },
          { tag: 'mimeType', name: 'document-format', values: ['application/vnd.cups-raw'] },
        ],
        document: bytes,
      },
      timings.confirmMs,
    );
    const jobId = answer.groups.map((group) => numberOf(group, 'job-id')).find((id) => id !== null);
    if (answer.status < firstError && jobId !== undefined && jobId !== null) return { jobId };
    const detail =
      textOf(answer.groups[0], 'status-message') || `IPP 0x${answer.status.toString(16)}`;
    return { kind: 'failed', cause: refusal('printer-queue-refused', { queue, detail }) };
  } catch (error) {
    const detail = errorDetail(error);
    const cause = refusal('printer-queue-interrupted', { queue, detail });
    return { kind: 'unknown', bytesSent: 0, cause };
  }
}

/**
 * Waits until CUPS is done with the job. What CUPS does not finish in time, holds or stops is taken out of the spooler:
 * a label must not come out later, when somebody has printed it elsewhere.
 */
async function follow(
  job: ReturnType<typeof spoolerJob>,
  named: { readonly queue: string; readonly job: string },
  total: number,
  timings: Timings,
  signal: AbortSignal | undefined,
): Promise<SendOutcome> {
  const ended = (now: Job, code: 'printer-queue-stalled' | 'printer-queue-ended'): SendOutcome => {
    const params = { ...named, seconds: seconds(timings.confirmMs), detail: now.detail || '-' };
    return now.isBegun
      ? { kind: 'unknown', bytesSent: total, cause: refusal(code, params) }
      : { kind: 'failed', cause: refusal('printer-queue-not-begun', params) };
  };
  const deadline = performance.now() + timings.confirmMs;
  let wait = Math.min(10, timings.pollMs);
  for (;;) {
    const now = await job.read();
    switch (now.state) {
      case jobStates.completed:
        return { kind: 'delivered', bytesSent: total, spoolJob: named.job };
      case jobStates.cancelled:
      case jobStates.aborted:
        return ended(now, 'printer-queue-ended');
      case jobStates.held:
      case jobStates.stopped:
        await job.cancel();
        return ended(now, 'printer-queue-ended');
      default:
        break;
    }
    if (signal?.aborted === true || performance.now() > deadline) {
      await job.cancel();
      const last = await job.read();
      if (last.state === jobStates.completed) continue;
      if (signal?.aborted !== true) {
        return ended({ ...now, isBegun: last.isBegun }, 'printer-queue-stalled');
      }
      return last.isBegun
        ? {
            kind: 'unknown',
            bytesSent: total,
            cause: refusal('printer-queue-interrupted', {
              queue: named.queue,
              detail: 'cancelled',
            }),
          }
        : { kind: 'failed', cause: refusal('print-cancelled') };
    }
    // A cancelled wait is over at once; the loop sees why.
    await delay(wait, null, { signal }).catch(() => undefined);
    wait = Math.min(wait * 2, timings.pollMs);
  }
}

/**
 * The way to a print queue of CUPS, by IPP. `delivered` means that CUPS has given the whole label to the printer and
 * that the printer ended the connection; the printer itself was not asked.
 */
export function cupsTransport(
  queue: string,
  timings: Timings = defaultTimings,
  client: IppClient = ippClient(),
): Transport {
  return {
    async send(bytes, options: SendOptions = {}) {
      if (bytes.length === 0) return { kind: 'failed', cause: refusal('print-job-empty') };
      if (options.signal?.aborted) return { kind: 'failed', cause: refusal('print-cancelled') };
      const found = await findQueue(client, queue, timings);
      if (!found.ok) return { kind: 'failed', cause: found.refusal };
      const problem = refusedBy(found.value, queue);
      if (problem !== null) return { kind: 'failed', cause: problem };
      if (options.signal?.aborted) return { kind: 'failed', cause: refusal('print-cancelled') };
      const handed = await handOver(client, found.value, queue, bytes, timings);
      if ('kind' in handed) return handed;
      options.onProgress?.(bytes.length);
      const job = spoolerJob(client, found.value.path, handed.jobId, timings);
      const named = { queue, job: `${queue}-${handed.jobId}` };
      try {
        return await follow(job, named, bytes.length, timings, options.signal);
      } catch (error) {
        const cause = refusal('printer-queue-interrupted', { queue, detail: errorDetail(error) });
        return { kind: 'unknown', bytesSent: bytes.length, cause };
      }
    },
    open: null,
  };
}
