import type { FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { ok, refusal } from '../../../domain/result.ts';
import type { Refusal } from '../../../domain/result.ts';
import type { SerialSettings } from '../../../domain/printing/serial.ts';
import { openCable, retryMs, writeSome } from './cable.ts';
import type { Cable } from './cable.ts';
import { cancelledMidway, linkTransport, stalled } from './link.ts';
import type { Link, Unwritten, Why } from './link.ts';
import { isLineDrained } from './serial-line.ts';
import { defaultTimings, errorDetail, seconds } from './transport.ts';
import type { SendOptions, Timings, Transport } from './transport.ts';

/** Errors of a write after which the driver certainly took nothing of it. */
const nothingTaken: ReadonlySet<string> = new Set(['ENOSPC', 'ENXIO', 'ENODEV', 'EBUSY', 'EPIPE']);

/** Writes as the device takes it; null when all of it has left this process. */
async function writeAll(
  handle: FileHandle,
  path: string,
  bytes: Buffer,
  stallMs: number,
  { signal, onProgress }: Pick<SendOptions, 'signal' | 'onProgress'>,
): Promise<Unwritten | null> {
  let bytesSent = 0;
  let progressAt = performance.now();
  const stop = (why: Why, unsent: Refusal): Unwritten =>
    bytesSent > 0 ? { kind: 'broken', bytesSent, why } : { kind: 'unsent', cause: unsent };

  while (bytesSent < bytes.length) {
    if (signal?.aborted) return stop(cancelledMidway, refusal('print-cancelled'));
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
      const why = connectionBroken(detail);
      return nothingTaken.has(detail)
        ? stop(why, refusal('printer-device-unready', { path, detail }))
        : { kind: 'broken', bytesSent, why };
    }
    if (performance.now() - progressAt > stallMs) {
      const detail = `${seconds(stallMs)} s`;
      return stop(stalled(stallMs), refusal('printer-device-unready', { path, detail }));
    }
    await delay(retryMs);
  }
  return null;
}

const connectionBroken =
  (detail: string): Why =>
  (progress) =>
    refusal('printer-connection-broken', { ...progress, detail });

/** A link over an open device, which takes a label as soon as its driver does. */
function cableLink(cable: Cable, path: string, timings: Timings): Link {
  const brokenBy = (): Why | null => {
    const detail = cable.brokenBy();
    return detail === null ? null : connectionBroken(detail);
  };
  return {
    line: cable.line,
    brokenBy,
    write: async (bytes, options) => {
      const { stallMs } = timings;
      const unwritten = await writeAll(cable.handle, path, bytes, stallMs, options);
      if (unwritten !== null || (await isLineDrained(cable.handle, path, stallMs))) {
        return unwritten;
      }
      return { kind: 'broken', bytesSent: bytes.length, why: stalled(stallMs) };
    },
    finish: async (signal) => (signal?.aborted ? cancelledMidway : brokenBy()),
    close: () => cable.close(),
  };
}

/**
 * The way to a printer on a cable, such as /dev/usb/lp0, or at a serial port with the given settings. The path is never
 * created, and a regular file or folder is refused: a mistyped path must not end as a file full of labels that nobody
 * printed. A device that can be read answers questions.
 */
export const deviceTransport = (
  path: string,
  settings: SerialSettings | null = null,
  timings: Timings = defaultTimings,
): Transport =>
  linkTransport(async () => {
    const opened = await openCable(path, settings, timings);
    return opened.ok ? ok(cableLink(opened.value, path, timings)) : opened;
  }, timings);
