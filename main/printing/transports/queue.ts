import { spawn } from 'node:child_process';
import { refusal } from '../../../domain/result.ts';
import { defaultTimings, errorDetail, seconds } from './transport.ts';
import type { SendOptions, SendOutcome, Timings, Transport } from './transport.ts';

export type SpoolerSettings = {
  /** The program that hands a job to the system's spooler, as CUPS's `lp` does. */
  readonly command: string;
  readonly platform: NodeJS.Platform;
};

const defaultSpooler = (): SpoolerSettings => ({ command: 'lp', platform: process.platform });

const unknownQueue = /does not exist|unknown destination|unknown printer|non-existent/i;
/** `request id is Zebra-12 (0 file(s))` */
const requestId = /request id is (\S+)/i;
/** Longest reason that is repeated to the user. */
const maxDetailLength = 300;

function hand(
  queue: string,
  bytes: Buffer,
  spooler: SpoolerSettings,
  timings: Timings,
  { signal, onProgress }: SendOptions,
): Promise<SendOutcome> {
  return new Promise((resolve) => {
    // The words of lp are read below, so they must not be translated.
    const child = spawn(spooler.command, ['-d', queue, '-o', 'raw', '-t', 'label'], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    let answer = '';
    let complaint = '';
    let interruption: string | null = null;

    const interrupt = (detail: string): void => {
      interruption ??= detail;
      child.kill('SIGKILL');
    };
    const onAbort = (): void => interrupt('cancelled');
    const timer = setTimeout(() => interrupt(`${seconds(timings.confirmMs)} s`), timings.confirmMs);
    const settle = (outcome: SendOutcome): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      resolve(outcome);
    };

    signal?.addEventListener('abort', onAbort, { once: true });
    child.stdout.setEncoding('utf8').on('data', (text: string) => (answer += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.once('error', (error) => {
      const detail = errorDetail(error);
      settle({
        kind: 'failed',
        cause:
          detail === 'ENOENT'
            ? refusal('printer-queue-tool-missing')
            : refusal('printer-queue-refused', { queue, detail }),
      });
    });
    child.once('close', (status, killedBy) => {
      const spoolJob = requestId.exec(answer)?.[1];
      if (status === 0) {
        onProgress?.(bytes.length);
        const bytesSent = bytes.length;
        settle({ kind: 'delivered', bytesSent, ...(spoolJob === undefined ? {} : { spoolJob }) });
      } else if (status === null || interruption !== null) {
        const detail = interruption ?? killedBy ?? '';
        const cause = refusal('printer-queue-interrupted', { queue, detail });
        settle({ kind: 'unknown', bytesSent: 0, cause });
      } else if (unknownQueue.test(complaint)) {
        settle({ kind: 'failed', cause: refusal('printer-queue-unknown', { queue }) });
      } else {
        const detail = complaint.trim().slice(0, maxDetailLength) || `lp: ${status}`;
        settle({ kind: 'failed', cause: refusal('printer-queue-refused', { queue, detail }) });
      }
    });
    // lp that refuses stops reading; its exit status says why, better than the broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(bytes);
  });
}

/**
 * The way to a print queue of this computer, through CUPS's `lp`. `delivered` means here that the spooler has the job
 * and answers for it; the printer itself was not asked.
 */
export function queueTransport(
  queue: string,
  timings: Timings = defaultTimings,
  spooler: SpoolerSettings = defaultSpooler(),
): Transport {
  return {
    async send(bytes, options = {}) {
      if (bytes.length === 0) return { kind: 'failed', cause: refusal('print-job-empty') };
      if (options.signal?.aborted) return { kind: 'failed', cause: refusal('print-cancelled') };
      if (spooler.platform === 'win32') {
        return { kind: 'failed', cause: refusal('printer-queue-not-on-windows') };
      }
      return hand(queue, bytes, spooler, timings, options);
    },
    converse: null,
  };
}
