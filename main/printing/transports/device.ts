import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { refusal } from '../../../domain/result.ts';
import type { Refusal } from '../../../domain/result.ts';
import { defaultTimings, errorDetail, seconds } from './transport.ts';
import type { SendOptions, SendOutcome, Timings, Transport } from './transport.ts';

const chunkBytes = 4 * 1024;
/** How often a device that is full is asked again. */
const retryMs = 20;

/** Errors of a write after which the driver certainly took nothing of it. */
const nothingTaken: ReadonlySet<string> = new Set(['ENOSPC', 'ENXIO', 'ENODEV', 'EBUSY', 'EPIPE']);

function openRefusal(path: string, error: unknown): Refusal {
  const detail = errorDetail(error);
  switch (detail) {
    case 'ENOENT':
    case 'ENODEV':
    case 'ENOTDIR':
      return refusal('printer-device-missing', { path });
    case 'EISDIR':
      return refusal('printer-device-not-a-device', { path });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refusal('printer-device-forbidden', { path });
    default:
      return refusal('printer-device-unready', { path, detail });
  }
}

/**
 * Bytes written, or 0 when the device takes none at the moment. Never waits inside the system: a write that blocks on
 * a printer without paper could be neither cancelled nor given up.
 */
async function writeSome(handle: FileHandle, bytes: Buffer, offset: number): Promise<number> {
  try {
    const length = Math.min(chunkBytes, bytes.length - offset);
    return (await handle.write(bytes, offset, length)).bytesWritten;
  } catch (error) {
    if (errorDetail(error) === 'EAGAIN') return 0;
    throw error;
  }
}

async function writeAll(
  handle: FileHandle,
  path: string,
  bytes: Buffer,
  stallMs: number,
  { signal, onProgress }: SendOptions,
): Promise<SendOutcome> {
  const total = bytes.length;
  let bytesSent = 0;
  let progressAt = performance.now();
  const stop = (perhapsPrinted: Refusal, notSent: Refusal): SendOutcome =>
    bytesSent > 0
      ? { kind: 'unknown', bytesSent, cause: perhapsPrinted }
      : { kind: 'failed', cause: notSent };

  while (bytesSent < total) {
    if (signal?.aborted) {
      return stop(
        refusal('print-cancelled-midway', { sent: bytesSent, total }),
        refusal('print-cancelled'),
      );
    }
    try {
      const written = await writeSome(handle, bytes, bytesSent);
      if (written > 0) {
        bytesSent += written;
        progressAt = performance.now();
        onProgress?.(bytesSent);
        continue;
      }
    } catch (error) {
      const detail = errorDetail(error);
      const broken = refusal('printer-connection-broken', { sent: bytesSent, total, detail });
      return nothingTaken.has(detail)
        ? stop(broken, refusal('printer-device-unready', { path, detail }))
        : { kind: 'unknown', bytesSent, cause: broken };
    }
    if (performance.now() - progressAt > stallMs) {
      return stop(
        refusal('printer-stalled', { seconds: seconds(stallMs), sent: bytesSent, total }),
        refusal('printer-device-unready', { path, detail: `${seconds(stallMs)} s` }),
      );
    }
    await delay(retryMs);
  }
  return { kind: 'delivered', bytesSent };
}

/**
 * The way to a printer on a cable, such as /dev/usb/lp0. The path is never created, and a regular file or folder is
 * refused: a mistyped path must not end as a file full of labels that nobody printed.
 */
export function deviceTransport(path: string, timings: Timings = defaultTimings): Transport {
  return {
    async send(bytes, options = {}) {
      if (bytes.length === 0) return { kind: 'failed', cause: refusal('print-job-empty') };
      if (options.signal?.aborted) return { kind: 'failed', cause: refusal('print-cancelled') };
      let handle: FileHandle;
      try {
        // Windows knows neither of the two flags; Node leaves them undefined there.
        const flags = constants.O_WRONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);
        handle = await open(path, flags);
      } catch (error) {
        return { kind: 'failed', cause: openRefusal(path, error) };
      }
      try {
        const stats = await handle.stat();
        if (stats.isFile() || stats.isDirectory()) {
          return { kind: 'failed', cause: refusal('printer-device-not-a-device', { path }) };
        }
        return await writeAll(handle, path, bytes, timings.stallMs, options);
      } finally {
        await handle.close();
      }
    },
    converse: null,
  };
}
