import type { FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { ok, refusal } from '../../../domain/result.ts';
import type { Refusal } from '../../../domain/result.ts';
import type { SerialSettings } from '../../../domain/printing/serial.ts';
import { openCable, retryMs, writeSome } from './cable.ts';
import type { Cable } from './cable.ts';
import { confirmLabel } from './confirm.ts';
import { isLineDrained } from './serial-line.ts';
import { defaultTimings, errorDetail, notReady, seconds } from './transport.ts';
import type { SendOptions, SendOutcome, Timings, Transport } from './transport.ts';

/** Errors of a write after which the driver certainly took nothing of it. */
const nothingTaken: ReadonlySet<string> = new Set(['ENOSPC', 'ENXIO', 'ENODEV', 'EBUSY', 'EPIPE']);

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

/** The whole way of one label through an open device. */
async function deliver(
  cable: Cable,
  path: string,
  bytes: Buffer,
  timings: Timings,
  options: SendOptions,
): Promise<SendOutcome> {
  const { inquiry, signal } = options;
  const problem = inquiry ? await notReady(cable.line, inquiry, timings) : null;
  if (problem !== null) return { kind: 'failed', cause: problem };
  const written = await writeAll(cable.handle, path, bytes, timings.stallMs, options);
  if (written.kind !== 'delivered') return written;
  const { bytesSent } = written;
  const unknown = (cause: Refusal): SendOutcome => ({ kind: 'unknown', bytesSent, cause });
  const progress = { sent: bytesSent, total: bytesSent };
  if (!(await isLineDrained(cable.handle, path, timings.stallMs))) {
    return unknown(refusal('printer-stalled', { ...progress, seconds: seconds(timings.stallMs) }));
  }
  const by = inquiry?.reports.confirms ?? null;
  if (by === null) return written;
  const confirmed = await confirmLabel(by, cable.line, timings, options);
  const detail = cable.brokenBy();
  switch (confirmed.kind) {
    case 'printed':
      return { kind: 'acknowledged', bytesSent, by };
    case 'stopped':
      return unknown(refusal(`label-met-${confirmed.problem}`));
    case 'silent':
      if (signal?.aborted) return unknown(refusal('print-cancelled-midway', progress));
      return detail === null
        ? written
        : unknown(refusal('printer-connection-broken', { ...progress, detail }));
    default:
      return confirmed satisfies never;
  }
}

/**
 * The way to a printer on a cable, such as /dev/usb/lp0, or at a serial port with the given settings. The path is never
 * created, and a regular file or folder is refused: a mistyped path must not end as a file full of labels that nobody
 * printed. A device that can be read answers questions.
 */
export function deviceTransport(
  path: string,
  settings: SerialSettings | null = null,
  timings: Timings = defaultTimings,
): Transport {
  return {
    async send(bytes, options = {}) {
      if (bytes.length === 0) return { kind: 'failed', cause: refusal('print-job-empty') };
      const { signal } = options;
      if (signal?.aborted) return { kind: 'failed', cause: refusal('print-cancelled') };
      const opened = await openCable(path, settings, timings);
      if (!opened.ok) return { kind: 'failed', cause: opened.refusal };
      const cable = opened.value;
      signal?.addEventListener('abort', cable.hangUp, { once: true });
      try {
        return await deliver(cable, path, bytes, timings, options);
      } finally {
        signal?.removeEventListener('abort', cable.hangUp);
        await cable.close();
      }
    },
    async converse(talk) {
      const opened = await openCable(path, settings, timings);
      if (!opened.ok) return opened;
      try {
        return ok(await talk(opened.value.line));
      } finally {
        await opened.value.close();
      }
    },
  };
}
