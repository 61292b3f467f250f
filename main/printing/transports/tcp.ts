import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { formatPrinterAddress } from '../../../domain/printing/printer.ts';
import type { PrinterAddress } from '../../../domain/printing/printer.ts';
import { ok, refusal, refuse } from '../../../domain/result.ts';
import type { Refusal, Result } from '../../../domain/result.ts';
import { openLine } from './line.ts';
import type { Line } from './line.ts';
import { cancelledMidway, linkTransport, stalled, unsentByCancelling } from './link.ts';
import type { Link, Unwritten, Why } from './link.ts';
import { defaultTimings, errorDetail, seconds } from './transport.ts';
import type { Timings, Transport } from './transport.ts';

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

/** A link over an open connection. */
function tcpLink(socket: Socket, address: TcpAddress, timings: Timings): Link {
  const line = socketLine(socket);
  const watching = new Set<() => void>();
  let brokenBy: { readonly why: Why; readonly detail: string } | null = null;
  let isClosing = false;
  let isTaken = false;

  const tellAll = (): void => {
    for (const look of watching) look();
  };
  const broke = (detail: string, why: Why): void => {
    brokenBy ??= { detail, why };
    tellAll();
  };
  const connectionBroke = (detail: string): void =>
    broke(detail, (progress) => refusal('printer-connection-broken', { ...progress, detail }));
  socket.on('error', (error) => connectionBroke(errorDetail(error)));
  socket.on('end', () => {
    if (!isClosing) {
      return broke('closed at once', (progress) => refusal('printer-closed-early', progress));
    }
    isTaken = true;
    tellAll();
  });
  socket.on('close', () => connectionBroke('closed'));

  /** Runs `begin`, and ends with what it settles with, or with what happens to the connection meanwhile. */
  const during = <End>(
    signal: AbortSignal | undefined,
    look: () => End | null,
    cancelled: () => End,
    begin: (settle: (end: End) => void, isSettled: () => boolean) => void,
  ): Promise<End> =>
    new Promise((resolve) => {
      let settled = false;
      const settle = (end: End): void => {
        if (settled) return;
        settled = true;
        watching.delete(onNews);
        signal?.removeEventListener('abort', onAbort);
        resolve(end);
      };
      const onAbort = (): void => settle(cancelled());
      const onNews = (): void => {
        const end = look();
        if (end !== null) settle(end);
      };
      watching.add(onNews);
      signal?.addEventListener('abort', onAbort, { once: true });
      if (signal?.aborted) return onAbort();
      onNews();
      if (!settled) begin(settle, () => settled);
    });

  return {
    line,
    brokenBy: () => brokenBy?.why ?? null,
    write: async (bytes, { signal, onProgress }) => {
      let bytesSent = 0;
      let isBegun = false;
      let timer: NodeJS.Timeout | undefined;
      const broken = (why: Why): Unwritten => ({ kind: 'broken', bytesSent, why });
      const end = await during<Unwritten | 'written'>(
        signal,
        () => {
          if (brokenBy === null) return null;
          if (isBegun) return broken(brokenBy.why);
          const where = formatPrinterAddress(address);
          const cause = refusal('printer-unreachable', { address: where, detail: brokenBy.detail });
          return { kind: 'unsent', cause };
        },
        () => (isBegun ? broken(cancelledMidway) : unsentByCancelling),
        (settle, isSettled) => {
          const writeNext = (): void => {
            if (isSettled()) return;
            clearTimeout(timer);
            if (bytesSent === bytes.length) return settle('written');
            isBegun = true;
            const chunk = bytes.subarray(bytesSent, bytesSent + chunkBytes);
            timer = setTimeout(() => settle(broken(stalled(timings.stallMs))), timings.stallMs);
            socket.write(chunk, (error) => {
              if (error || isSettled()) return;
              bytesSent += chunk.length;
              onProgress?.(bytesSent);
              writeNext();
            });
          };
          writeNext();
        },
      );
      clearTimeout(timer);
      return end === 'written' ? null : end;
    },
    finish: async (signal) => {
      let timer: NodeJS.Timeout | undefined;
      const end = await during<Why | 'taken'>(
        signal,
        () => (isTaken ? 'taken' : (brokenBy?.why ?? null)),
        () => cancelledMidway,
        (settle) => {
          timer = setTimeout(() => {
            isClosing = true;
            socket.end();
            timer = setTimeout(
              () =>
                settle(({ total }) =>
                  refusal('printer-never-confirmed', {
                    total,
                    seconds: seconds(timings.confirmMs),
                  }),
                ),
              timings.confirmMs,
            );
          }, timings.settleMs);
        },
      );
      clearTimeout(timer);
      return end === 'taken' ? null : end;
    },
    close: async (how) => {
      // A plain close would let the kernel go on sending what it still holds, long after the verdict.
      if (how === 'torn') socket.resetAndDestroy();
      else if (isClosing) socket.destroy();
      else socket.end(() => socket.destroy());
    },
  };
}

/** The way to a network printer by raw printing (port 9100). */
export const tcpTransport = (address: TcpAddress, timings: Timings = defaultTimings): Transport =>
  linkTransport(async (signal) => {
    const connection = await connectToPrinter(address, timings.connectMs, signal);
    if (!connection.ok) return connection;
    const link = tcpLink(connection.value, address, timings);
    // One turn of the event loop, in which a printer that hangs up at once is still known to have had nothing.
    await nextTurn();
    return ok(link);
  }, timings);
