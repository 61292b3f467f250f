import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { formatPrinterAddress } from '../../../domain/printing/printer.ts';
import type { PrinterAddress, PrinterConfirmation } from '../../../domain/printing/printer.ts';
import { ok, refusal, refuse } from '../../../domain/result.ts';
import type { Refusal, Result } from '../../../domain/result.ts';
import { confirmLabel } from './confirm.ts';
import { openLine } from './line.ts';
import type { Line } from './line.ts';
import { defaultTimings, errorDetail, notReady, seconds } from './transport.ts';
import type { SendOptions, SendOutcome, Timings, Transport } from './transport.ts';

export type TcpAddress = Extract<PrinterAddress, { kind: 'tcp' }>;

/** Small enough that a printer on a slow line takes one before it counts as stalled. */
const chunkBytes = 16 * 1024;

function connectRefusal(address: TcpAddress, error: unknown): Refusal {
  const detail = errorDetail(error);
  switch (detail) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return refusal('printer-host-unknown', { host: address.host });
    case 'ECONNREFUSED':
      return refusal('printer-refused-connection', { address: formatPrinterAddress(address) });
    default:
      return refusal('printer-unreachable', { address: formatPrinterAddress(address), detail });
  }
}

/** A line on an open connection. */
function socketLine(socket: Socket): Line {
  const { line, heard, broke } = openLine((bytes) => socket.write(bytes));
  // Answers that printers send unasked are read and dropped, for an unread one would hold back their closing.
  socket.on('data', heard);
  socket.on('end', broke);
  socket.on('close', broke);
  // Whoever writes hears of it by `close`.
  socket.on('error', () => undefined);
  return line;
}

/** An open connection to the printer that stays half open when the printer closes first. */
function connectToPrinter(
  address: TcpAddress,
  connectMs: number,
  signal?: AbortSignal,
): Promise<Result<Socket>> {
  return new Promise((resolve) => {
    const socket = connect({
      host: address.host,
      port: address.port,
      allowHalfOpen: true,
      noDelay: true,
    });
    const settle = (result: Result<Socket>): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      socket.off('error', onError);
      if (!result.ok) {
        // A destroyed socket can still report the error of its attempt.
        socket.on('error', () => undefined);
        socket.destroy();
      }
      resolve(result);
    };
    const onAbort = (): void => settle(refuse('print-cancelled'));
    const onError = (error: unknown): void =>
      settle({ ok: false, refusal: connectRefusal(address, error) });
    const timer = setTimeout(() => {
      const where = formatPrinterAddress(address);
      settle(refuse('printer-connect-timeout', { address: where, seconds: seconds(connectMs) }));
    }, connectMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.once('error', onError);
    socket.once('connect', () => settle(ok(socket)));
  });
}

/** The state of one label on its way through an open connection. */
type Phase = 'unsent' | 'writing' | 'asking' | 'settling' | 'closing' | 'settled';

/**
 * Writes the label, asks the printer what became of it where it can tell, closes our side and waits for the printer to
 * close its own. Without an answer only that order proves that every byte was taken: a write that succeeds merely means
 * that this computer's kernel has it.
 */
function deliver(
  socket: Socket,
  address: TcpAddress,
  bytes: Buffer,
  timings: Timings,
  options: SendOptions,
): Promise<SendOutcome> {
  const { signal, onProgress, inquiry } = options;
  return new Promise((resolve) => {
    const line = socketLine(socket);
    const total = bytes.length;
    let phase: Phase = 'unsent';
    let bytesSent = 0;
    let timer: NodeJS.Timeout | undefined;

    const settle = (outcome: SendOutcome): void => {
      if (phase === 'settled') return;
      phase = 'settled';
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      // A plain close would let the kernel go on sending what it still holds, long after the verdict.
      if (outcome.kind === 'acknowledged') socket.end(() => socket.destroy());
      else if (outcome.kind === 'delivered') socket.destroy();
      else socket.resetAndDestroy();
      resolve(outcome);
    };
    const perhapsPrinted = (cause: Refusal): void => settle({ kind: 'unknown', bytesSent, cause });
    const deadline = (milliseconds: number, onTime: () => void): void => {
      clearTimeout(timer);
      timer = setTimeout(onTime, milliseconds);
    };
    const broken = (detail: string): void => {
      const where = formatPrinterAddress(address);
      if (phase === 'unsent') {
        const cause = refusal('printer-unreachable', { address: where, detail });
        settle({ kind: 'failed', cause });
      } else {
        perhapsPrinted(refusal('printer-connection-broken', { sent: bytesSent, total, detail }));
      }
    };
    const onAbort = (): void =>
      phase === 'unsent'
        ? settle({ kind: 'failed', cause: refusal('print-cancelled') })
        : perhapsPrinted(refusal('print-cancelled-midway', { sent: bytesSent, total }));
    const onStall = (): void => {
      const stalledSeconds = seconds(timings.stallMs);
      perhapsPrinted(
        refusal('printer-stalled', { seconds: stalledSeconds, sent: bytesSent, total }),
      );
    };

    const closeOurSide = (): void => {
      phase = 'closing';
      socket.end();
      deadline(timings.confirmMs, () =>
        perhapsPrinted(
          refusal('printer-never-confirmed', { total, seconds: seconds(timings.confirmMs) }),
        ),
      );
    };
    const waitForClosing = (): void => {
      phase = 'settling';
      deadline(timings.settleMs, closeOurSide);
    };
    const askWhetherPrinted = async (by: PrinterConfirmation): Promise<void> => {
      phase = 'asking';
      clearTimeout(timer);
      const confirmed = await confirmLabel(by, line, timings, options);
      // The connection may have broken meanwhile, or the batch been cancelled; then that is the verdict.
      if (phase !== 'asking') return;
      switch (confirmed.kind) {
        case 'printed':
          return settle({ kind: 'acknowledged', bytesSent, by });
        case 'stopped':
          return perhapsPrinted(refusal(`label-met-${confirmed.problem}`));
        case 'silent':
          return waitForClosing();
        default:
          return confirmed satisfies never;
      }
    };
    const writeNext = (): void => {
      if (phase === 'settled') return;
      if (bytesSent === total) {
        const by = inquiry?.reports.confirms ?? null;
        if (by === null) waitForClosing();
        else void askWhetherPrinted(by);
        return;
      }
      phase = 'writing';
      const chunk = bytes.subarray(bytesSent, bytesSent + chunkBytes);
      deadline(timings.stallMs, onStall);
      socket.write(chunk, (error) => {
        if (error || phase === 'settled') return;
        bytesSent += chunk.length;
        onProgress?.(bytesSent);
        writeNext();
      });
    };

    socket.on('error', (error) => broken(errorDetail(error)));
    socket.on('end', () => {
      if (phase === 'closing') settle({ kind: 'delivered', bytesSent });
      else if (phase === 'unsent') broken('closed at once');
      else perhapsPrinted(refusal('printer-closed-early', { sent: bytesSent, total }));
    });
    socket.on('close', () => broken('closed'));
    signal?.addEventListener('abort', onAbort, { once: true });
    const begin = async (): Promise<void> => {
      const problem = inquiry ? await notReady(line, inquiry, timings) : null;
      if (problem !== null) settle({ kind: 'failed', cause: problem });
      else if (signal?.aborted) onAbort();
      else writeNext();
    };
    // One turn of the event loop, in which a printer that hangs up at once is still known to have had nothing.
    setImmediate(() => void begin());
  });
}

/** The way to a network printer by raw printing (port 9100). */
export function tcpTransport(address: TcpAddress, timings: Timings = defaultTimings): Transport {
  return {
    async send(bytes, options = {}) {
      if (bytes.length === 0) return { kind: 'failed', cause: refusal('print-job-empty') };
      if (options.signal?.aborted) return { kind: 'failed', cause: refusal('print-cancelled') };
      const connection = await connectToPrinter(address, timings.connectMs, options.signal);
      if (!connection.ok) return { kind: 'failed', cause: connection.refusal };
      return deliver(connection.value, address, bytes, timings, options);
    },
    async converse(talk) {
      const connection = await connectToPrinter(address, timings.connectMs);
      if (!connection.ok) return connection;
      const socket = connection.value;
      try {
        return ok(await talk(socketLine(socket)));
      } finally {
        socket.end(() => socket.destroy());
      }
    },
  };
}
